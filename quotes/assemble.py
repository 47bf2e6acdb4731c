"""Put attributions, speakers and their surroundings together into records."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import regex

from quotes.annotate import Annotations
from quotes.attribution.acts import act_of
from quotes.attribution.attributions import Attribution
from quotes.marks import QuotedSpan, closes_unopened
from quotes.paragraphs import paragraphs
from quotes.records import (
    Act,
    Context,
    Cue,
    Extraction,
    Mention,
    Quote,
    QuoteKind,
    Source,
    Span,
)
from quotes.speakers import Reported, Resolution
from quotes.stretches import words_within
from quotes.unattributed import unattributed

CONTEXT_LENGTH = 200  # code points before, and as many after, the sentences of a quote

_FIRST_WORD_CUT = regex.compile(r"^\w+\s*")
_LAST_WORD_CUT = regex.compile(r"\s*\w+$")


def assemble(
    text: str,
    quoted: Sequence[QuotedSpan],
    annotations: Annotations,
    attributions: Sequence[Attribution],
    resolution: Resolution,
    source: Source | None,
) -> Extraction:
    """Make the records of a text's quotes, in the order in which they begin.

    Args:
        text: The article.
        quoted: Its quoted stretches.
        annotations: Its sentences.
        attributions: What is attributed in it, in text order; those without content make no quote.
        resolution: Who the speakers of these attributions are.
        source: Where the article comes from.
    """
    assembler = _Assembler(text, quoted, annotations, source)
    quotes = assembler.quotes(attributions, resolution.by_attribution, "q")
    return Extraction(text, quotes, resolution.speakers, source, unattributed(text, quoted, quotes))


class _Assembler:
    """Makes the quotes of one article."""

    def __init__(
        self,
        text: str,
        quoted: Sequence[QuotedSpan],
        annotations: Annotations,
        source: Source | None,
    ) -> None:
        self._text = text
        self._outermost = [Span(span.start, span.end) for span in quoted if span.level == 0]
        self._surroundings = _Surroundings(text, annotations)
        self._source = source

    def quotes(
        self, attributions: Sequence[Attribution], reported: Sequence[Reported], prefix: str
    ) -> tuple[Quote, ...]:
        """The quotes of attributions; their ids are numbers behind the prefix."""
        with_content = [
            pair for pair in zip(attributions, reported, strict=True) if pair[0].content
        ]
        return tuple(
            self._quote(attribution, told, f"{prefix}{number}")
            for number, (attribution, told) in enumerate(with_content, 1)
        )

    def _quote(self, attribution: Attribution, told: Reported, key: str) -> Quote:
        cue = Cue.of(self._text, attribution.cue) if attribution.cue else None
        mention = Mention.of(self._text, attribution.source) if attribution.source else None
        first = attribution.content[0]
        return Quote.of(
            self._text,
            attribution.content,
            id=key,
            kind=_kind(self._text, attribution.content, self._outermost),
            act=act_of(cue.text, self._text[first.start : first.end]) if cue else Act.SAY,
            cue=cue,
            mention=mention,
            speaker=told.speaker,
            via=told.via,
            context=self._surroundings.of(attribution),
            confidence=attribution.confidence,
            source=self._source,
            nested=self.quotes(attribution.nested, told.nested, f"{key}."),
        )


def _kind(text: str, content: Sequence[Span], quoted: Sequence[Span]) -> QuoteKind:
    inside, words = words_within(text, content, quoted)
    if inside == 0:
        excerpt = closes_unopened(text, content[-1].end)
        return QuoteKind.DIRECT if excerpt else QuoteKind.INDIRECT
    return QuoteKind.DIRECT if inside == words else QuoteKind.MIXED


class _Surroundings:
    """Looks up the sentences and paragraphs around attributions."""

    def __init__(self, text: str, annotations: Annotations) -> None:
        self._text = text
        self._sentences = [Span(s.start, s.end) for s in annotations.sentences]
        self._paragraphs = [Span(start, end) for start, end in paragraphs(text)]

    def of(self, attribution: Attribution) -> Context:
        spans = (*attribution.content, *attribution.cue, *attribution.source)
        extent = Span(min(s.start for s in spans), max(s.end for s in spans))
        sentence = _around(self._sentences, extent)
        return Context(
            sentence=sentence,
            paragraph=_around(self._paragraphs, extent),
            before=self._before(sentence.start),
            after=self._after(sentence.end),
        )

    def _before(self, end: int) -> str:
        start = max(0, end - CONTEXT_LENGTH)
        words = self._text[start:end]
        cut = start > 0 and self._text[start - 1].isalnum()
        return _FIRST_WORD_CUT.sub("", words) if cut else words

    def _after(self, start: int) -> str:
        end = start + CONTEXT_LENGTH
        words = self._text[start:end]
        cut = end < len(self._text) and self._text[end].isalnum()
        return _LAST_WORD_CUT.sub("", words) if cut else words


def _around(units: Sequence[Span], extent: Span) -> Span:
    """The stretch of whole units (sorted and disjoint) that holds `extent`."""
    first = max(0, bisect_right(units, extent.start, key=lambda unit: unit.start) - 1)
    last = min(len(units) - 1, bisect_left(units, extent.end, key=lambda unit: unit.end))
    if not units:
        return extent
    return Span(min(units[first].start, extent.start), max(units[last].end, extent.end))
