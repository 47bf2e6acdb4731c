"""Quotations go to whom the clause right behind them names."""

from __future__ import annotations

import pytest

from quotes.attribution.followers import followed_by_speakers
from quotes.marks import find_quoted
from tests.marked import marked_attributions


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            "[c1 “We wait.”] [s1 Lind] [u1 said]. [c1 “Why,”] her friend [s2 Ek] [u2 piped up].",
            "[c1 “We wait.”] [s1 Lind] [u1 said]. [c2 “Why,”] her friend [s2 Ek] [u2 piped up].",
        ),
        (
            "[c1 “We wait.”] [s1 Lind] [u1 said]. [c1 “Why?”] [u2 piped up] [s2 Ek]. [c1 “Tell us.”]",
            "[c1 “We wait.”] [s1 Lind] [u1 said]. [c2 “Why?”] [u2 piped up] [s2 Ek]. [c2 “Tell us.”]",
        ),
    ],
    ids=["a quotation that ends with a comma", "one whose sentence goes on, and the next"],
)
def test_a_quotation_belongs_to_the_cue_that_finishes_its_sentence(
    found: str, expected: str
) -> None:
    text, attributions = marked_attributions(found)
    assert (
        text,
        followed_by_speakers(text, attributions, find_quoted(text)),
    ) == marked_attributions(expected)


@pytest.mark.parametrize(
    "marked",
    [
        "[c1 “We wait,”] [s1 Lind] [u1 said]. [c1 “It is late.”] [s2 Ek] [u2 nodded].",
        "[s1 Lind] [u1 called] [c1 it “Good,”] and [s2 Ek] [u2 nodded].",
        "[c1 “Why,”] [s2 Ek] [u2 nodded], [s1 Lind] [u1 said].",
    ],
    ids=["a finished quotation", "one within a sentence", "a cue of its own behind it"],
)
def test_other_quotations_stay_with_their_cue(marked: str) -> None:
    text, attributions = marked_attributions(marked)
    found = followed_by_speakers(text, attributions, find_quoted(text))
    assert sorted(found, key=lambda a: a.cue) == sorted(attributions, key=lambda a: a.cue)
