"""Quotations with their speaker in the clause right behind: "…," her colleague chimed in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import regex
from attrs import evolve

from quotes.attribution.attributions import Attribution, divided
from quotes.marks import QuotedSpan
from quotes.records import Span

_SENTENCE = regex.compile(r"\W*\p{Lu}")
_BEFORE = regex.compile(r"(?r)\S[”\"’)]?\s*")
_COMMA = regex.compile(r"(?r),\W?\W?")
_GOING_ON = regex.compile(r"\s\p{Ll}")
# " her colleague chimed in"
_CLAUSE = regex.compile(r",?[ \t\u00a0](?!(?:and|but|or)\s)[\p{L}\d][^.!?:;…\n\r“”\"]{3,100}")


def followed_by_speakers(
    text: str, attributions: Sequence[Attribution], quoted: Sequence[QuotedSpan]
) -> list[Attribution]:
    """Give quotations to whom the clause right behind them names.

    A quotation that begins a sentence and ends with a comma is finished by who says it. Where the
    cue is a rare one, the tagger may see it and yet give the quotation to the speaker of the one
    before.

    Args:
        text: The article.
        attributions: In text order.
        quoted: Its quoted stretches.
    """
    found = list(attributions)
    pieces = sorted((piece, index) for index, a in enumerate(found) for piece in a.content)
    holders = dict(pieces)
    idle = {
        min(span.start for span in (*a.cue, *a.source)): index
        for index, a in enumerate(found)
        if a.cue and a.source and not a.content
    }
    starts = sorted(idle)
    for quotation, clause in _finished_by_clauses(text, quoted):
        begin = bisect_left(starts, clause.start)
        at = bisect_right(pieces, quotation.start, key=lambda entry: entry[0].end)
        if begin == len(starts) or starts[begin] >= clause.end or at == len(pieces):
            continue
        piece, speaking = pieces[at][0], idle[starts[begin]]
        before = found[holders[piece]]
        told = (*before.cue, *before.source)
        if piece.start < quotation.end and told and max(s.end for s in told) <= quotation.start:
            found[holders[piece]], rest = divided(text, before, quotation.start)
            certainty = evolve(found[speaking].certainty, content=before.certainty.content)
            found[speaking] = evolve(found[speaking], content=rest, certainty=certainty)
            holders.update(dict.fromkeys(rest, speaking))
    return sorted(found, key=lambda a: (a.content or a.cue)[0].start)


def _finished_by_clauses(text: str, quoted: Sequence[QuotedSpan]) -> Iterator[tuple[Span, Span]]:
    """Quotations that begin a sentence, with the clause of the writer's that finishes it."""
    for span in quoted:
        if span.level > 0 or not span.closed or not _SENTENCE.match(text, span.start, span.end):
            continue
        clause = _CLAUSE.match(text, span.end)
        if clause and _is_unfinished(text, span) and _begins_sentence(text, span.start):
            yield Span(span.start, span.end), Span(*clause.span())


def _is_unfinished(text: str, span: QuotedSpan) -> bool:
    """Whether a quotation ends with a comma, or its sentence goes on with a small letter."""
    if _COMMA.match(text, span.start, span.end) or text.startswith(",", span.end):
        return True
    asked = text[span.end - span.closing - 1] in "!?"
    return asked and _GOING_ON.match(text, span.end) is not None


def _begins_sentence(text: str, offset: int) -> bool:
    before = _BEFORE.match(text, 0, offset)
    if before is None or "\n" in before.group() or "\r" in before.group():
        return True
    return before.group()[0] in ".!?…"
