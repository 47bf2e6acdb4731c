"""Whose words they are where a cue has no source of its own."""

import pytest

from quotes.attribution.sharing import with_shared_sources
from tests.marked import marked_attributions


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("[s1 Lind] [u1 praised] [c1 the plan] and [u2 called] [c2 it cheap].", "Lind"),
        ("[s1 Lind] [u1 praised] [c1 the plan] and later [u2 called] [c2 it cheap].", "Lind"),
        ("[c1 “It is cold,”] [s1 Lind] [u1 said], [u2 adding] [c2 that it would pass].", "Lind"),
        (
            "[c1 “It is cold,”] [u1 said] [s1 Lind], [u2 going on to say] [c2 it would pass].",
            "Lind",
        ),
        ("[u2 Mocking] [c2 the “plan,”] [s1 Lind] [u1 asked] [c1 for another].", "Lind"),
        ("[u2 According to] the Norrby Post, [c2 it was cold].", "the Norrby Post"),
    ],
)
def test_a_cue_shares_the_source_of_the_clause_it_belongs_to(marked: str, source: str) -> None:
    text, attributions = marked_attributions(marked)
    (span,) = with_shared_sources(text, attributions)[-1].source
    assert text[span.start : span.end] == source


@pytest.mark.parametrize(
    "marked",
    [
        "[s1 Lind] [u1 praised] [c1 the plan]. It failed and [u2 was called] [c2 dear].",
        "[s1 Lind] [u1 praised] [c1 the plan] and [u2 the wish] [c2 for more].",
        "[s1 Lind] [u1 praised] [c1 the plan], [u2 called] [c2 dear] by some.",
        "[s1 Lind] [u1 praised] [c1 the plan] after a day of [u2 asking] [c2 for more].",
        "[u2 According to] what was said, [c2 it was cold].",
    ],
)
def test_other_cues_stay_without(marked: str) -> None:
    text, attributions = marked_attributions(marked)
    assert with_shared_sources(text, attributions)[-1].source == ()


def test_a_source_is_never_taken_away() -> None:
    text, attributions = marked_attributions(
        "[s1 Lind] [u1 praised] [c1 the plan] and [s2 Ek] [u2 called] [c2 it cheap]."
    )
    assert with_shared_sources(text, attributions) == attributions


def test_a_handle_before_a_cue_is_its_source() -> None:
    text, attributions = marked_attributions(
        "@lind [u1 wrote]: [c1 “It is cold.”] [s1 Ek] [u2 said] [c2 it would pass]."
    )
    (span,) = with_shared_sources(text, attributions)[0].source
    assert text[span.start : span.end] == "@lind"


def test_a_source_that_has_a_handle_at_its_end_stays_whole() -> None:
    text, attributions = marked_attributions("[s1 A user, @lind] [u1 wrote]: [c1 “It is cold.”]")
    assert with_shared_sources(text, attributions) == attributions
