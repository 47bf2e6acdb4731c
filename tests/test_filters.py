"""Which quotes are left of an extraction, and what is kept with them."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from quotes import (
    COMMUNICATION,
    Act,
    Context,
    Extraction,
    Quote,
    QuoteKind,
    Span,
    Speaker,
    SpeakerKind,
    Via,
)
from quotes.filters import Filter
from tests.extractions import extractions

TEXT = "Lee said that Ray’s office, according to the Post, hoped that the bridge would hold."
LEE = Speaker("s1", "Ann Lee", SpeakerKind.PERSON, aliases=("Lee",))
OFFICE = Speaker("s2", "Ray’s office", SpeakerKind.ORGANIZATION)
POST = Speaker("s3", "the Post", SpeakerKind.ORGANIZATION)


def _quote(id: str, words: str, **fields: object) -> Quote:
    start = TEXT.index(words)
    given = {"kind": QuoteKind.INDIRECT, "confidence": 0.9, **fields}
    context = Context(Span(0, len(TEXT)), Span(0, len(TEXT)))
    return Quote.of(TEXT, (Span(start, start + len(words)),), id=id, context=context, **given)


INNER = _quote(
    "q1.1",
    "that the bridge would hold",
    act=Act.FEEL,
    speaker=OFFICE,
    confidence=0.6,
    via=Via.of(TEXT, (Span(28, 49),), speaker=POST),
)
OUTER = _quote("q1", TEXT[9:-1], speaker=LEE, nested=(INNER,))
EXTRACTION = Extraction(TEXT, (OUTER,), (LEE, OFFICE, POST))


def test_without_wishes_everything_is_left() -> None:
    assert Filter().apply(EXTRACTION) is EXTRACTION


@pytest.mark.parametrize("name", ["Ann Lee", "ann lee", "LEE", " Ann  Lee "])
def test_a_speaker_is_known_by_name_or_alias_in_any_case(name: str) -> None:
    left = Filter(speakers=frozenset([name])).apply(EXTRACTION)
    assert left.quotes == (evolve(OUTER, nested=()),)
    assert left.speakers == (LEE,)


def test_a_part_of_a_name_is_not_the_name() -> None:
    assert not Filter(speakers=frozenset(["Ann"])).apply(EXTRACTION).quotes


def test_apostrophes_may_be_straight() -> None:
    assert Filter(speakers=frozenset(["ray's office"])).apply(EXTRACTION).quotes == (INNER,)


def test_a_nested_quote_takes_the_place_of_its_outer_one_that_is_left_out() -> None:
    left = Filter(acts=frozenset([Act.FEEL])).apply(EXTRACTION)
    assert left.quotes == (INNER,)
    assert left.speakers == (OFFICE, POST)


def test_kinds_acts_and_confidence_must_all_fit() -> None:
    assert Filter(acts=COMMUNICATION, min_confidence=0.9).apply(EXTRACTION).quotes
    assert not Filter(acts=COMMUNICATION, min_confidence=0.91).apply(EXTRACTION).quotes
    assert not Filter(kinds=frozenset([QuoteKind.DIRECT])).apply(EXTRACTION).quotes


@given(extractions(), st.frozensets(st.sampled_from(Act)), st.floats(0, 1))
def test_what_is_left_is_what_fits_and_nothing_else(
    extraction: Extraction, acts: frozenset[Act], confidence: float
) -> None:
    left = Filter(acts=acts, min_confidence=confidence).apply(extraction)
    fits = [
        quote.id
        for quote in extraction.with_nested()
        if quote.confidence >= confidence and (not acts or quote.act in acts)
    ]
    assert [quote.id for quote in left.with_nested()] == fits
    named = {quote.speaker.id for quote in left.with_nested() if quote.speaker}
    assert named <= {speaker.id for speaker in left.speakers}
    assert left.text == extraction.text
