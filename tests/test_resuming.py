from quotes.attribution.resuming import resumed
from quotes.marks import find_quoted
from tests.marked import marked_attributions


def _resumed(marked: str) -> list[tuple[list[str], list[str]]]:
    """The contents and cues of what is found in a text with its attributions in brackets."""
    text, attributions = marked_attributions(marked)
    return [
        ([text[s.start : s.end] for s in a.content], [text[s.start : s.end] for s in a.cue])
        for a in resumed(text, attributions, find_quoted(text))
    ]


def test_a_quote_goes_on_behind_an_aside_in_its_sentence() -> None:
    assert _resumed(
        "[c1 “We wait,”] Lind [u1 said], [u2 referring to] [c2 the vote. “It will come.”]"
    ) == [(["“We wait,”", "“It will come.”"], ["said"]), (["the vote"], ["referring to"])]


def test_a_quote_finishes_its_sentence_behind_an_aside() -> None:
    assert _resumed(
        "[c1 “We wait, and now,”] Lind [u1 said], [u2 holding up] [c2 the letter, “it has come.”]"
    ) == [(["“We wait, and now,”", "“it has come.”"], ["said"]), (["the letter"], ["holding up"])]


def test_what_another_cue_leads_to_by_that_is_not_of_the_first() -> None:
    assert _resumed(
        "[c1 “We wait,”] Lind [u1 said], [u2 adding] [c2 that if it came, “it came too late.”]"
    ) == [(["“We wait,”"], ["said"]), (["that if it came, “it came too late.”"], ["adding"])]


def test_behind_a_second_sentence_the_words_stay_with_its_cue() -> None:
    text = "[c1 “We wait,”] Lind [u1 said]. He [u2 called] the vote a farce. [c2 “It is late.”]"
    assert _resumed(text) == [(["“We wait,”"], ["said"]), (["“It is late.”"], ["called"])]


def test_a_sentence_without_the_cue_parts_two_quotations() -> None:
    assert _resumed(
        "Lind [u1 said], [c1 “We wait.”] Then Ek came to the door. [c1 “Come in.”]"
    ) == [
        (["“We wait.”"], ["said"]),
        (["“Come in.”"], []),
    ]


def test_a_colon_of_another_clause_parts_two_quotations() -> None:
    text = "[c1 “We wait,”] Lind [u1 said] when Ek came to the door: [c1 “Come in.”]"
    assert _resumed(text) == [(["“We wait,”"], ["said"]), (["“Come in.”"], [])]


def test_a_quote_goes_on_behind_the_sentence_of_its_cue() -> None:
    text = "[c1 “We wait,”] Lind [u1 said] when Ek came to the door. [c1 “Come in.”]"
    assert _resumed(text) == [(["“We wait,”", "“Come in.”"], ["said"])]


def test_words_between_that_are_content_keep_quotations_together() -> None:
    text = "Lind [u1 said] it was [c1 “late”] [c1 for the poor client of theirs: “Come in.”]"
    assert len(_resumed(text)) == 1


def test_quotations_without_anything_between_stay_as_they_are() -> None:
    assert _resumed("Lind [u1 said], [c1 “We wait.”][c1 “Come in.”]") == [
        (["“We wait.”", "“Come in.”"], ["said"])
    ]
