"""Through whom quotes were passed on."""

from __future__ import annotations

import pytest

from quotes.annotate import Annotations, Entity, Sentence
from quotes.marks import find_quoted
from quotes.speakers import resolve
from quotes.speakers.via import find_via
from tests.marked import marked_attributions
from tests.resolutions import ORGANIZATION, PERSON, resolved


def test_whoever_passed_a_quote_on_is_its_via() -> None:
    text = "“We will not wait,” Ada Lind said, according to the Norwegian news agency NTB."
    (reported,) = resolved(
        text, [("“We will not wait,”", "Ada Lind")], Ada_Lind=PERSON, NTB=ORGANIZATION
    ).by_attribution
    assert reported.via is not None
    assert reported.via.text == "according to the Norwegian news agency NTB"
    assert reported.via.speaker is not None
    assert reported.via.speaker.name == "NTB"


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("“We wait,” Ada Lind was quoted by NTB as saying.", "by NTB"),
        ("“We wait,” Ada Lind said, NTB reported on Monday.", "NTB reported"),
        ("“We wait,” Ada Lind was quoted as saying by NTB on Friday.", "by NTB"),
        ("“We wait,” the agency NTB quoted Ada Lind as saying.", "the agency NTB"),
        ("“We wait,” Ada Lind said in a statement carried by NTB.", "carried by NTB"),
        ("“We wait,” Ada Lind said, as quoted by NTB.", "as quoted by NTB"),
    ],
)
def test_an_agency_that_quotes_somebody_is_the_via(text: str, via: str) -> None:
    (reported,) = resolved(
        text, [("“We wait,”", "Ada Lind")], Ada_Lind=PERSON, NTB=ORGANIZATION
    ).by_attribution
    assert reported.via is not None
    assert reported.via.text == via
    assert reported.via.speaker is not None
    assert reported.via.speaker.name == "NTB"


def test_rules_and_the_like_pass_nothing_on() -> None:
    text = "“We will not wait,” Ada Lind said, according to international health protocols."
    (reported,) = resolved(
        text, [("“We will not wait,”", "Ada Lind")], Ada_Lind=PERSON
    ).by_attribution
    assert reported.via is None


@pytest.mark.parametrize("source", ["state media", "local news agencies", "the press"])
def test_media_without_a_name_can_be_the_via(source: str) -> None:
    text = f"“We wait,” Ada Lind said, according to {source}."
    (reported,) = resolved(text, [("“We wait,”", "Ada Lind")], Ada_Lind=PERSON).by_attribution
    assert reported.via is not None
    assert reported.via.speaker is not None
    assert reported.via.speaker.name == source


def test_a_report_of_something_else_is_no_via() -> None:
    text = "“We wait,” Ada Lind said, and NTB reported that it was late."
    (reported,) = resolved(
        text, [("“We wait,”", "Ada Lind")], Ada_Lind=PERSON, NTB=ORGANIZATION
    ).by_attribution
    assert reported.via is None


@pytest.mark.parametrize(
    ("marked", "via"),
    [
        (
            "[c1 “We wait,”] [s1 she] [u1 told] them, [s2 her aide Bo Ek] [u2 said].",
            "her aide Bo Ek said",
        ),
        ("[c1 “We wait,”] [s1 she] [u1 told] them, [s2 Bo Ek] [u2 said] [c2 on Monday].", None),
    ],
    ids=["nothing else", "something of his own"],
)
def test_who_said_nothing_but_what_another_told_is_the_via(marked: str, via: str | None) -> None:
    text, attributions = marked_attributions(marked)
    annotations = Annotations((Sentence(0, len(text)),), ())
    passed = find_via(text, attributions, annotations, find_quoted(text))[0]
    words = passed and "".join(text[span.start : span.end] for span in passed.spans)
    assert words == via


def test_according_to_inside_a_quote_is_no_via() -> None:
    text = "“It rose, according to NTB, by a foot,” Ada Lind said."
    (reported,) = resolved(
        text,
        [("“It rose, according to NTB, by a foot,”", "Ada Lind")],
        Ada_Lind=PERSON,
        NTB=ORGANIZATION,
    ).by_attribution
    assert reported.via is None


def test_nobody_passes_on_a_quote_of_their_own() -> None:
    text = "Ada Lind said on Monday, “We wait,” she said."
    marked = "[s2 Ada Lind] [u2 said] on Monday, [c1 “We wait,”] [s1 she] [u1 said]."
    assert marked_attributions(marked)[0] == text
    _, attributions = marked_attributions(marked)
    annotations = Annotations((Sentence(0, len(text)),), (Entity(0, 8, PERSON),))
    found = resolve(text, attributions, annotations, find_quoted(text))
    assert [reported.via for reported in found.by_attribution] == [None, None]
