"""Leave out the quotes that nobody asked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from quotes.records import Act, Extraction, Quote, QuoteKind, Speaker


@frozen
class Filter:
    """Which quotes are wanted; an empty set leaves all.

    Attributes:
        speakers: Names: a speaker's own or an alias, whatever the case.
        kinds: How much of their content may stand in quotation marks.
        acts: What their speakers may do with the words.
        min_confidence: How sure the library must be, from 0 to 1.
    """

    speakers: frozenset[str] = frozenset()
    kinds: frozenset[QuoteKind] = frozenset()
    acts: frozenset[Act] = frozenset()
    min_confidence: float = 0.0

    def apply(self, extraction: Extraction) -> Extraction:
        """The extraction with the quotes that are wanted, and the speakers of these.

        Quotes within quotes are judged by themselves. One whose outer quote is left out takes
        that one's place.
        """
        if self == Filter():
            return extraction
        wanted = {_folded(name) for name in self.speakers}
        named = {
            id(speaker)
            for speaker in extraction.speakers
            if wanted.intersection(map(_folded, (speaker.name, *speaker.aliases)))
        }
        quotes = tuple(self._left(extraction.quotes, named))
        needed = {id(speaker) for speaker in _speakers(quotes)}
        speakers = tuple(speaker for speaker in extraction.speakers if id(speaker) in needed)
        return evolve(extraction, quotes=quotes, speakers=speakers)

    def _left(self, quotes: Iterable[Quote], named: set[int]) -> Iterator[Quote]:
        for quote in quotes:
            nested = tuple(self._left(quote.nested, named))
            if self._wants(quote, named):
                yield evolve(quote, nested=nested)
            else:
                yield from nested

    def _wants(self, quote: Quote, named: set[int]) -> bool:
        return (
            (not self.speakers or id(quote.speaker) in named)
            and (not self.kinds or quote.kind in self.kinds)
            and (not self.acts or quote.act in self.acts)
            and quote.confidence >= self.min_confidence
        )


def _speakers(quotes: Iterable[Quote]) -> Iterator[Speaker]:
    for outer in quotes:
        for quote in outer.with_nested():
            if quote.speaker:
                yield quote.speaker
            if quote.via and quote.via.speaker:
                yield quote.via.speaker


def _folded(name: str) -> str:
    """The name without what keyboards and typesetters differ in."""
    composed = unicodedata.normalize("NFKC", name.replace("’", "'"))
    return " ".join(composed.casefold().split())
