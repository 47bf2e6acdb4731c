"""Which attributions are sure enough to be worth reporting."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quotes.attribution.attributions import Attribution
from quotes.marks import QuotedSpan, closes_unopened
from quotes.records import Span
from quotes.stretches import touches

# The least certainty of contents without quotation marks; of few words one can be less sure.
# Chosen on PolNeAR dev.
_LEAST, _LEAST_OF_SHORT = 0.35, 0.65
_SHORT = 4  # words at most

_WORD = regex.compile(r"\S+")


def select(
    text: str, attributions: Sequence[Attribution], quoted: Sequence[QuotedSpan]
) -> list[Attribution]:
    """Leave out contents that are neither in quotation marks nor surely attributed.

    Args:
        text: The article.
        attributions: In text order.
        quoted: Its quoted stretches.
    """
    outermost = [span for span in quoted if span.level == 0]
    return [
        attribution
        for attribution in attributions
        if not attribution.content
        or any(touches(outermost, piece) for piece in attribution.content)
        or closes_unopened(text, attribution.content[-1].end)
        or (attribution.cue and attribution.certainty.overall >= _least(text, attribution.content))
    ]


def _least(text: str, content: Sequence[Span]) -> float:
    words = sum(len(_WORD.findall(text, piece.start, piece.end)) for piece in content)
    return _LEAST_OF_SHORT if words <= _SHORT else _LEAST
