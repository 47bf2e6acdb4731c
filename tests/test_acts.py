import pytest

from quotes import Act
from quotes.attribution.acts import act_of, may_report


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("said", Act.SAY),
        ("according to", Act.SAY),
        ("had previously tweeted", Act.WRITE),
        ("asked whether", Act.ASK),
        ("URGED", Act.DEMAND),
        ("vowed", Act.PROMISE),
        ("does not believe", Act.THINK),
        ("has since learned", Act.KNOW),
        ("fears", Act.FEEL),
        ("is planning to", Act.INTEND),
    ],
)
def test_the_word_that_attributes_tells_the_act(cue: str, act: Act) -> None:
    assert act_of(cue) is act


def test_a_cue_whose_words_are_not_known_says() -> None:
    assert act_of("harrumphed") is Act.SAY
    assert act_of("") is Act.SAY


def test_the_first_of_two_verbs_counts() -> None:
    assert act_of("said he wanted") is Act.SAY
    assert act_of("wanted to say") is Act.INTEND


def test_a_verb_that_lends_itself_to_another_leaves_the_act_to_it() -> None:
    assert act_of("refused to say") is Act.SAY
    assert act_of("seemed to doubt") is Act.THINK
    assert act_of("refused") is Act.INTEND


def test_what_is_said_through_a_letter_is_written() -> None:
    assert act_of("said in a letter that") is Act.WRITE


def test_calling_for_something_demands_it_and_calling_it_something_does_not() -> None:
    assert act_of("called on") is Act.DEMAND
    assert act_of("has long called") is Act.SAY


def test_wishes_may_be_polite() -> None:
    assert act_of("would like") is Act.INTEND
    assert act_of("likes") is Act.FEEL


def test_who_likes_to_say_something_says_it() -> None:
    assert act_of("liked to say") is Act.SAY
    assert act_of("would like to say") is Act.INTEND
    assert act_of("likes to swim") is Act.FEEL


def test_only_words_that_are_seldom_nouns_may_report() -> None:
    assert may_report("she told the council that it was late")
    assert not may_report("the swing states and their many questions")


def test_who_agrees_to_something_promises_it():
    assert act_of("agreed", "to leave") is Act.PROMISE
    assert act_of("agreed", "that it was late") is Act.SAY
