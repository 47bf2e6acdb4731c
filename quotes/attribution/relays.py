"""Whose words a quote is when two cues stand beside it: its speaker's, not the messenger's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import regex
from attrs import evolve

from quotes.attribution.attributions import Attribution, moved
from quotes.marks import find_quoted
from quotes.tagging import QuotedText

_RELAYING = regex.compile(
    r"according\s+to|(?:as\s+)?(?:reported|quoted|cited)\s+by", regex.IGNORECASE
)
_BETWEEN = regex.compile(r"\s+\p{L}[^.!?\n\r“”\"]*\s\p{L}[^.!?\n\r“”\"]*")  # two words or more
_NEARLY_ADJACENT = 3  # code points, for a colon and a space


def nearest_first(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Give quotes that were passed on back to the cue right beside them.

    In: She said: "…," according to the agency, the tagger may hold the agency for the source. The
    cue that touches the quote then has none; the two are exchanged.

    Args:
        text: The article.
        attributions: In text order.
    """
    found = list(attributions)
    idle = {}  # cues without content, by where they and their sources end and by where they begin
    for index, attribution in enumerate(found):
        if not attribution.content and attribution.cue and attribution.source:
            words = (*attribution.cue, *attribution.source)
            idle["ends", max(span.end for span in words)] = index
            idle["begins", min(span.start for span in words)] = index
    for index, attribution in enumerate(found):
        if not (attribution.content and _is_relaying(text, attribution)):
            continue
        before, behind = attribution.content[0].start, attribution.content[-1].end
        for gap in range(_NEARLY_ADJACENT + 1):
            other = idle.get(("ends", before - gap), idle.get(("begins", behind + gap)))
            if other is not None and not found[other].content:
                beside = found[other]
                found[index] = evolve(attribution, cue=beside.cue, source=beside.source)
                found[other] = evolve(beside, cue=attribution.cue, source=attribution.source)
                break
    return found


def behind_relays(
    text: str,
    attributions: Sequence[Attribution],
    find: Callable[[Sequence[QuotedText]], list[list[Attribution]]],
) -> list[Attribution]:
    """Find who speaks where the tagger sees only who passed the quote on.

    In "…," she told reporters, according to the agency, the tagger may take all before "according"
    for what the agency says. Shown these words alone, it tells who spoke them.

    Args:
        text: The article.
        attributions: In text order.
        find: Finds the attributions of texts, given their quoted stretches.
    """
    shown = {
        index: (a.content[0].start, a.cue[0].start)
        for index, a in enumerate(attributions)
        if a.content
        and _is_relaying(text, a)
        and _BETWEEN.fullmatch(text, a.content[-1].end, max(a.content[-1].end, a.cue[0].start))
    }
    parts = [text[start:end] for start, end in shown.values()]
    reports = find([(part, find_quoted(part)) for part in parts]) if parts else []
    found = list(attributions)
    for (index, (start, _)), inner in zip(shown.items(), reports, strict=True):
        outer = attributions[index]
        speaks = next((moved(a, start) for a in inner if a.cue and a.source and a.content), None)
        if speaks and speaks.content[0] == outer.content[0]:
            found[index] = evolve(outer, cue=speaks.cue, source=speaks.source)
            found.append(Attribution(content=(), cue=outer.cue, source=outer.source))
    return sorted(found, key=lambda a: (a.content or a.cue)[0].start)


def _is_relaying(text: str, attribution: Attribution) -> bool:
    cues = attribution.cue[:1]
    return any(_RELAYING.match(text, cue.start, cue.end) for cue in cues)
