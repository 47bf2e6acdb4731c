"""Through whom quotes were reported: "…," she said, according to the news agency."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import regex
from attrs import frozen

from quotes.annotate import Annotations
from quotes.attribution.attributions import Attribution
from quotes.attribution.relays import AS_SAYING
from quotes.marks import QuotedSpan
from quotes.records import Span
from quotes.speakers import lexicon


@frozen
class Passed:
    """Words that say through whom a quote came.

    Attributes:
        spans: All of them, the cue included.
        source: Those that name who passed it on.
    """

    spans: tuple[Span, ...]
    source: Span


_WORDS = r"[^,;:.()“”\"\n—–]{0,100}"
_AS_SAYING = rf"\s+{AS_SAYING}"
_PASSED_ON = regex.compile(
    rf"""
    (?P<via>
        (?:
            \b(?:according\s+to|as\s+(?:reported|quoted|cited)\s+by)
            | \bquoted\s+by(?!\s{_WORDS}?{_AS_SAYING})
            | (?<=\b(?:quoted|cited)(?:\s+as\s+saying)?\s+)by
            | (?<=\b(?:statement|remarks|comments|speech|address|interview|message|letter|video)\s+)
              (?:carried|published|aired|broadcast|relayed|reported|distributed|cited)\s+by
        )
        \s+(?P<source>{_WORDS}?[\p{{L}}\p{{N}}])
        (?={_AS_SAYING}|\s+that\b|\s+(?:(?:late|early)\s+)?(?:on\s+)?\L<days>\b|\s*(?:[,;:.()“”"\n—–]|$))
    )
    | (?<=(?P<via>(?P<source>[\p{{L}}\p{{N}}]{_WORDS}))\s+)
      \b(?:quoted|cited)(?=\s{_WORDS}?{_AS_SAYING})
    | (?<=,[”"]?\s+)(?!(?:and|but|while|as)\s)
      (?P<via>(?P<source>[\p{{L}}\p{{N}}][^,;:.()“”"\n—–]{{0,60}})\s+(?:reported|(?P<idle>said)))
      (?=\s+(?:(?:late|early)\s+)?(?:on\s+)?\L<days>\b|\s+(?:at|in|on)\s|\s*(?:[,;:.()—–]|$))
    """,
    regex.IGNORECASE | regex.VERBOSE,
    days=sorted(lexicon.DAYS),
)


def find_via(
    text: str,
    attributions: Sequence[Attribution],
    annotations: Annotations,
    quoted: Sequence[QuotedSpan],
) -> list[Passed | None]:
    """For each attribution, who passed its content on, if anybody.

    A quote has been passed on if the sentences in which its content and cue stand also say
    "according to" or the like of somebody who is not its source, outside the content; or if somebody
    "said" that of whom nothing else is told.
    """
    starts = [sentence.start for sentence in annotations.sentences]
    sentences = annotations.sentences
    marks = [(span.start, span.end) for span in quoted if span.level == 0]
    mark_starts = [start for start, _ in marks]
    idle = {cue.start for a in attributions if not a.content for cue in a.cue}
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
        for match in _PASSED_ON.finditer(text, sentences[first].start, sentences[last].end):
            via = Span(*match.span("via"))
            inside = bisect_right(mark_starts, via.start) - 1
            in_marks = inside >= 0 and via.start < marks[inside][1]
            tells_more = match["idle"] and match.start("idle") not in idle
            taken = any(s.start < via.end and via.start < s.end for s in own)
            if not (taken or tells_more or in_marks):
                found[-1] = Passed((via,), Span(*match.span("source")))
                break
    return found
