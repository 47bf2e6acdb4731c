"""Who said what, as the words of the text have it: contents with their cues and sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quotes.attribution.attributions import Attribution
from quotes.attribution.carrying import carried_on
from quotes.attribution.confidence import with_confidence
from quotes.attribution.decode import decode
from quotes.attribution.fit import fit, without_stray_marks
from quotes.attribution.followers import followed_by_speakers
from quotes.attribution.layout import by_layout, overlaid
from quotes.attribution.nesting import Find, reporting, with_nested
from quotes.attribution.relays import behind_relays, nearest_first, of_quoted_people
from quotes.attribution.resuming import resumed
from quotes.attribution.selection import select
from quotes.attribution.sharing import with_shared_sources
from quotes.marks import QuotedSpan
from quotes.tagging import Chain, QuotedText, TaggedWindow, Tagger

__all__ = ["Attribution", "attribute", "find"]


def attribute(
    text: str, quoted: Sequence[QuotedSpan], windows: Iterable[TaggedWindow], tagger: Tagger
) -> list[Attribution]:
    """Find the attributions of a text.

    Args:
        text: Any string.
        quoted: Its quoted stretches, as `quotes.marks.find_quoted` gives them.
        windows: What the tagger says of its words.
        tagger: The tagger, for what is reported within contents.

    Returns:
        In text order. Those without content are cues beside quotes that another cue attributes;
        those without a cue are in quotation marks. Reports within a content are in its
        attribution's `nested`.
    """

    def finding(chain: Chain) -> Find:
        return lambda texts: find(texts, tagger.tag(texts), chain)

    (by_words,) = find([(text, quoted)], windows, tagger.chain)
    found = overlaid(behind_relays(text, by_words, finding(tagger.chain)), by_layout(text))
    reported = with_nested(text, found, quoted, finding(reporting(tagger.chain)))
    return with_confidence(text, reported, quoted)


def find(
    texts: Sequence[QuotedText], windows: Iterable[TaggedWindow], chain: Chain
) -> list[list[Attribution]]:
    """Find what the words of each text attribute, as sure as the tagger is.

    Args:
        texts: Each with its quoted stretches.
        windows: What the tagger says of the words of all of them.
        chain: The tagger's chain.
    """
    decoded = decode([text for text, _ in texts], windows, chain)
    return [
        _settled(text, quoted, found) for (text, quoted), found in zip(texts, decoded, strict=True)
    ]


def _settled(
    text: str, quoted: Sequence[QuotedSpan], found: Sequence[Attribution]
) -> list[Attribution]:
    voiced = of_quoted_people(text, nearest_first(text, found))
    fitted = resumed(text, fit(text, voiced, quoted), quoted)
    sourced = with_shared_sources(text, followed_by_speakers(text, fitted, quoted))
    selected = without_stray_marks(text, select(text, sourced, quoted), quoted)
    return carried_on(text, selected, quoted)
