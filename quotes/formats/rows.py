"""Quotes as the rows of a table, for the formats that are tables."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from quotes.formats.surrogates import without_surrogates
from quotes.records import Extraction, Passage, Quote, Source

Spans = tuple[tuple[int, int], ...]


def _cell(words: str | None) -> str | None:
    return words and without_surrogates(words)


@frozen(kw_only=True)
class Row:
    """One quote. The fields are the columns, in this order; docs/formats.md describes them."""

    id: str = field(converter=without_surrogates)
    within: str | None = field(converter=_cell)
    kind: str
    act: str
    text: str = field(converter=without_surrogates)
    speaker: str | None = field(converter=_cell)
    speaker_id: str | None = field(converter=_cell)
    speaker_kind: str | None
    role: str | None = field(converter=_cell)
    cue: str | None = field(converter=_cell)
    mention: str | None = field(converter=_cell)
    via: str | None = field(converter=_cell)
    via_speaker: str | None = field(converter=_cell)
    confidence: float
    start: int
    end: int
    spans: Spans
    cue_spans: Spans
    mention_spans: Spans
    via_spans: Spans
    source_id: str | None = field(converter=_cell)
    source_url: str | None = field(converter=_cell)
    source_title: str | None = field(converter=_cell)
    source_author: str | None = field(converter=_cell)
    source_publisher: str | None = field(converter=_cell)
    source_published: str | None = field(converter=_cell)


def rows(extraction: Extraction) -> Iterator[Row]:
    """A row for every quote, each followed by those of the quotes nested in it."""
    source = extraction.source or Source()
    for quote, outer in with_outer(extraction.quotes):
        speaker = quote.speaker
        via = quote.via
        yield Row(
            id=quote.id,
            within=outer.id if outer else None,
            kind=quote.kind.value,
            act=quote.act.value,
            text=quote.text,
            speaker=speaker.name if speaker else None,
            speaker_id=speaker.id if speaker else None,
            speaker_kind=speaker.kind.value if speaker else None,
            role=speaker.role if speaker else None,
            cue=_words(quote.cue),
            mention=_words(quote.mention),
            via=_words(via),
            via_speaker=via.speaker.name if via and via.speaker else None,
            confidence=quote.confidence,
            start=quote.start,
            end=quote.end,
            spans=_offsets(quote),
            cue_spans=_offsets(quote.cue),
            mention_spans=_offsets(quote.mention),
            via_spans=_offsets(via),
            source_id=source.id,
            source_url=source.url,
            source_title=source.title,
            source_author=source.author,
            source_publisher=source.publisher,
            source_published=source.published,
        )


def with_outer(
    quotes: tuple[Quote, ...], outer: Quote | None = None
) -> Iterator[tuple[Quote, Quote | None]]:
    """Every quote with the one that it is nested in; outer ones first."""
    for quote in quotes:
        yield quote, outer
        yield from with_outer(quote.nested, quote)


def _words(passage: Passage | None) -> str | None:
    return passage.text if passage else None


def _offsets(passage: Passage | None) -> Spans:
    return tuple((span.start, span.end) for span in (passage.spans if passage else ()))
