"""What is not surely attributed is left out."""

from __future__ import annotations

import pytest
from attrs import evolve

from quotes.attribution.attributions import Certainty
from quotes.attribution.selection import select
from quotes.marks import find_quoted
from tests.marked import marked_attributions


def kept(marked: str, certainty: float) -> bool:
    text, attributions = marked_attributions(marked)
    unsure = [evolve(a, certainty=Certainty(content=certainty)) for a in attributions]
    return bool(select(text, unsure, find_quoted(text)))


@pytest.mark.parametrize(
    ("marked", "certainty"),
    [
        ("[s1 Lind] [u1 said] [c1 it was late in the evening].", 0.4),
        ("[s1 Lind] [u1 called] [c1 it “late”].", 0.2),
        ("It was [u1 said] that [c1 “the bridge is dry”].", 0.7),
        ("[s1 Norrby, Borg, and Ek] [u1 said] [c1 it was late in the evening].", 0.9),
    ],
    ids=["sure enough", "in marks", "of somebody unnamed", "a list of sources"],
)
def test_what_is_surely_attributed_is_kept(marked: str, certainty: float) -> None:
    assert kept(marked, certainty)


@pytest.mark.parametrize(
    ("marked", "certainty"),
    [
        ("[s1 Lind] [u1 said] [c1 it was late in the evening].", 0.3),
        ("[s1 Lind] [u1 noted] [c1 the hour].", 0.6),
        ("It was [u1 said] that [c1 “the bridge is dry”].", 0.5),
        ("The [u1 so-called] [c1 “dry bridge”] fell.", 0.9),
        ("[s1 A River Rises, and Neighbors] [u1 Share] [c1 the Warnings]", 0.9),
        ("[c1 A river takes a “dry bridge”]", 0.9),
    ],
    ids=[
        "unsure",
        "a few words",
        "perhaps nobody's",
        "nobody's",
        "a clause for a source",
        "a headline with marks",
    ],
)
def test_what_is_not_surely_attributed_is_left_out(marked: str, certainty: float) -> None:
    assert not kept(marked, certainty)
