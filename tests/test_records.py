import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from quotes import (
    Context,
    Cue,
    Extraction,
    Mention,
    Quote,
    QuoteKind,
    Source,
    Span,
    Speaker,
    SpeakerKind,
)

TEXT = "“We fish,” Ada Smith said, “and that is all.”"
WHOLE = Span(0, len(TEXT))
SPEAKER = Speaker("s1", "Ada Smith", SpeakerKind.PERSON, None, ("Smith",), (Span(11, 20),))
QUOTE = Quote.of(
    TEXT,
    (Span(0, 10), Span(27, 45)),
    id="q1",
    kind=QuoteKind.DIRECT,
    cue=Cue.of(TEXT, (Span(21, 25),)),
    mention=Mention.of(TEXT, (Span(11, 20),)),
    speaker=SPEAKER,
    context=Context(sentence=WHOLE, paragraph=WHOLE),
    confidence=0.5,
)
EXTRACTION = Extraction(TEXT, (QUOTE,), (SPEAKER,))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (3, 2), (-1, 2)])
def test_span_rejects_an_impossible_range(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=r"start|end"):
        Span(start, end)


def test_span_rejects_what_is_not_an_int() -> None:
    with pytest.raises(TypeError, match="start"):
        Span(1.0, 2)  # type: ignore[arg-type]


def test_spans_sort_by_start_then_end() -> None:
    assert sorted([Span(2, 5), Span(0, 9), Span(2, 3)]) == [Span(0, 9), Span(2, 3), Span(2, 5)]
    assert len(Span(2, 5)) == 3


def test_passage_knows_its_pieces() -> None:
    assert QUOTE.text == "“We fish,” “and that is all.”"
    assert QUOTE.pieces == ("“We fish,”", "“and that is all.”")
    assert (QUOTE.start, QUOTE.end) == (0, 45)


@pytest.mark.parametrize("spans", [(), (Span(4, 6), Span(0, 2)), (Span(0, 4), Span(2, 6))])
def test_passage_rejects_spans_that_are_none_or_unsorted_or_overlap(spans: tuple[Span]) -> None:
    with pytest.raises(ValueError, match="spans"):
        Cue.of(TEXT, spans)


def test_passage_rejects_words_that_do_not_fit_its_spans() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Cue("said", (Span(0, 3),))


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan")])
def test_confidence_is_between_0_and_1(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence"):
        evolve(QUOTE, confidence=confidence)


def test_records_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        QUOTE.kind = QuoteKind.MIXED  # type: ignore[misc]


def test_extraction_is_a_sequence_of_its_quotes() -> None:
    assert list(EXTRACTION) == [QUOTE]
    assert len(EXTRACTION) == 1
    assert EXTRACTION[0] is QUOTE


@pytest.mark.parametrize("speaker", [SPEAKER, "Ada Smith", "Smith"])
def test_quotes_by_takes_a_speaker_a_name_or_an_alias(speaker: Speaker | str) -> None:
    assert EXTRACTION.quotes_by(speaker) == (QUOTE,)
    assert EXTRACTION.quotes_by("Bo") == ()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"text": "Other words, and many more of them than there were"}, "does not stand"),
        ({"speakers": ()}, "not one of the speakers"),
        ({"speakers": (evolve(SPEAKER),)}, "not one of the speakers"),
        ({"speakers": (SPEAKER, evolve(SPEAKER, name="Bo"))}, "unique"),
        ({"quotes": (QUOTE, QUOTE)}, "unique"),
        ({"source": Source(title="News")}, "source"),
        ({"speakers": (SPEAKER, Speaker("s2", "Bo", SpeakerKind.PERSON, None, (), (Span(9, 99),)))},
         "after the text"),
        ({"quotes": (evolve(QUOTE, context=Context(WHOLE, Span(0, 99))),)}, "after the text"),
    ],
)  # fmt: skip
def test_extraction_rejects_records_that_do_not_fit_together(
    changes: dict[str, object], reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        evolve(EXTRACTION, **changes)
