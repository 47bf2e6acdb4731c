"""Quotations behind a sentence of the writer's: "…," she said, referring to …. "…"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

import regex
from attrs import evolve

from quotes.attribution.attributions import ANOTHER_SENTENCE, BREAK, Attribution, divided
from quotes.marks import QuotedSpan
from quotes.records import Span

_UNFINISHED = regex.compile(r"(?r),\W?")  # a quotation that ends with a comma
_GOING_ON = regex.compile(r"\W?\p{Ll}")  # one that begins within a sentence
_THAT = regex.compile(r"that\s", regex.IGNORECASE)
_A_FEW_WORDS = regex.compile(r"\w+[^\w\n\r]+\w+[^\w\n\r]+\w")
_WORD = regex.compile(r"\w")


def resumed(
    text: str, attributions: Sequence[Attribution], quoted: Sequence[QuotedSpan]
) -> list[Attribution]:
    """Tell whether quotations behind a sentence go on with the quotation before it.

    They do where that sentence has the cue of the former, even if an aside in it has a cue as well
    (51 of 60 in PolNeAR's train split); where it ends with a comma, if they finish the sentence of
    the former (11 of 13, the others behind "that"). They do not where the cue stands before both and
    a sentence of the writer's between (58 of 68), nor behind a colon that the cue does not lead to
    (42 of 47).

    Args:
        text: The article.
        attributions: In text order.
        quoted: Its quoted stretches.
    """
    found = list(attributions)
    pieces = sorted((piece, index) for index, a in enumerate(found) for piece in a.content)
    handed: dict[int, int] = {}  # who has the rest of an attribution's content

    def at(span: QuotedSpan) -> tuple[Span, int] | None:
        number = bisect_right(pieces, span.start, key=lambda entry: entry[0].end)
        if number == len(pieces) or pieces[number][0].start >= span.end:
            return None
        piece, index = pieces[number]
        holder = index
        while holder in handed:
            holder = handed[holder]
        if holder != index:
            handed[index] = holder  # so that no chain grows long
        return piece, holder

    for before, behind in pairwise(span for span in quoted if span.level == 0):
        first, second = at(before), at(behind)
        if before.end == behind.start or not (first and second) or first[0] == second[0]:
            continue
        gap = Span(before.end, behind.start)
        over = BREAK.match(text, gap.start, gap.end)
        if not over:
            continue
        mark = over.group()[0]
        head, other = first[1], second[1]
        if (
            head != other
            and mark != ":"
            and _is_aside(text, gap, found[head], found[other])
            and (mark != "," or _finishes(text, before, behind, second[0]))
        ):
            found[other], rest = divided(text, found[other], behind.start)
            found[head] = evolve(found[head], content=tuple(sorted((*found[head].content, *rest))))
            handed[other] = head
        elif (
            head == other
            and mark != ","
            and gap.end <= second[0].start
            and _stands_apart(text, gap, found[head], colon=mark == ":")
        ):
            found[head], rest = divided(text, found[head], behind.start)
            handed[head] = len(found)
            found.append(Attribution(content=rest))
    return sorted(found, key=lambda a: (a.content or a.cue)[0].start)


def _is_aside(text: str, gap: Span, head: Attribution, other: Attribution) -> bool:
    """Whether one sentence stands between, of a head whose aside the other cue is."""
    return bool(
        head.cue
        and other.cue
        and gap.start <= head.cue[0].start < other.cue[0].start < gap.end
        and not ANOTHER_SENTENCE.search(text, gap.start, gap.end)
    )


def _finishes(text: str, before: QuotedSpan, behind: QuotedSpan, content: Span) -> bool:
    """Whether a quotation finishes the sentence of the one before, by itself and its content."""
    return bool(
        _UNFINISHED.match(text, before.start, before.end)
        and _GOING_ON.match(text, behind.start, behind.end)
        and not _THAT.match(text, content.start, content.end)
    )


def _stands_apart(text: str, gap: Span, attribution: Attribution, *, colon: bool) -> bool:
    """Whether a sentence stands between that does not lead from a cue to what is behind it."""
    if not (attribution.cue and _A_FEW_WORDS.search(text, gap.start, gap.end)):
        return False
    cue_end = attribution.cue[-1].end
    if colon:
        return cue_end < gap.end and bool(_WORD.search(text, cue_end, gap.end))
    return cue_end <= attribution.content[0].start
