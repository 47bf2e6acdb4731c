"""Through whom quotes were reported: "…," she said, according to the news agency."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import regex
from attrs import frozen

from quotes.annotate import Annotations
from quotes.attribution.attributions import Attribution
from quotes.marks import QuotedSpan
from quotes.records import Span


@frozen
class Passed:
    """Words that say through whom a quote came.

    Attributes:
        spans: All of them, the cue included.
        source: Those that name who passed it on.
    """

    spans: tuple[Span, ...]
    source: Span


_ACCORDING_TO = regex.compile(
    r"\b(?:according\s+to|as\s+(?:reported|quoted|cited)\s+by|(?:was|were)\s+quoted\s+by|quoted\s+by)"
    r"\s+(?P<source>[^,;:.()“”\"\n—–]*[\p{L}\p{N}])",
    regex.IGNORECASE,
)


def find_via(
    text: str,
    attributions: Sequence[Attribution],
    annotations: Annotations,
    quoted: Sequence[QuotedSpan],
) -> list[Passed | None]:
    """For each attribution, who passed its content on, if anybody.

    A quote has been passed on if the sentences in which its content and cue stand also say
    "according to" or the like of somebody who is not its source, outside the content.
    """
    starts = [sentence.start for sentence in annotations.sentences]
    sentences = annotations.sentences
    marks = [(span.start, span.end) for span in quoted if span.level == 0]
    mark_starts = [start for start, _ in marks]
    found: list[Passed | None] = []
    for attribution in attributions:
        found.append(None)
        if not (attribution.content and attribution.cue and attribution.source):
            continue
        own = (*attribution.content, *attribution.cue, *attribution.source)
        reach = (*attribution.content[:1], *attribution.cue)
        first = max(0, bisect_right(starts, min(s.start for s in reach)) - 1)
        last = max(0, bisect_right(starts, max(s.end for s in reach) - 1) - 1)
        if not sentences:
            continue
        for match in _ACCORDING_TO.finditer(text, sentences[first].start, sentences[last].end):
            inside = bisect_right(mark_starts, match.start()) - 1
            in_marks = inside >= 0 and match.start() < marks[inside][1]
            taken = any(s.start < match.end() and match.start() < s.end for s in own)
            if not taken and not in_marks:
                source = Span(*match.span("source"))
                found[-1] = Passed((Span(match.start(), match.end()),), source)
                break
    return found
