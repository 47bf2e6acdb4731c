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
_LEAST_WITHOUT_SOURCE = 0.6
_SHORT = 4  # words at most

_WORD = regex.compile(r"\S+")
_TWO_CLAUSES = regex.compile(r"[^,]+,\sand\s[^,]+")


def select(
    text: str, attributions: Sequence[Attribution], quoted: Sequence[QuotedSpan]
) -> list[Attribution]:
    """Leave out contents that are neither in quotation marks nor surely attributed.

    Those without a cue have to begin in marks, as headlines with scare quotes do not. Those with a cue
    but without a source are left out, marks or not, where they are not sure, and what is "so-called"
    always: by whom, nobody says (of 39 in PolNeAR two are annotated without a source).

    Args:
        text: The article.
        attributions: In text order.
        quoted: Its quoted stretches.
    """
    outermost = [span for span in quoted if span.level == 0]

    def is_sure(attribution: Attribution) -> bool:
        if attribution.cue and not attribution.source:
            cue = text[attribution.cue[0].start : attribution.cue[-1].end].lower()
            if cue == "so-called" or attribution.certainty.overall < _LEAST_WITHOUT_SOURCE:
                return False
        first = attribution.content[0].start
        marked = attribution.content if attribution.cue else (Span(first, first + 1),)
        return (
            any(touches(outermost, piece) for piece in marked)
            or closes_unopened(text, attribution.content[-1].end)
            or _is_surely_attributed(text, attribution)
        )

    return [a for a in attributions if not a.content or is_sure(a)]


def _is_surely_attributed(text: str, attribution: Attribution) -> bool:
    """Whether a content without marks has a cue, surely enough, and no clause for a source.

    A source with one comma, before "and", is a clause and the subject of the next ("It rains, and
    Lind"), as headlines have them: of 20,817 sources in PolNeAR's train split three are written so.
    """
    if not attribution.cue or attribution.certainty.overall < _least(text, attribution.content):
        return False
    return not any(_TWO_CLAUSES.fullmatch(text, s.start, s.end) for s in attribution.source)


def _least(text: str, content: Sequence[Span]) -> float:
    words = sum(len(_WORD.findall(text, piece.start, piece.end)) for piece in content)
    return _LEAST_OF_SHORT if words <= _SHORT else _LEAST
