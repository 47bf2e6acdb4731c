"""Whose words a quote is when two cues stand beside it: its speaker's, not the messenger's."""

from __future__ import annotations

from collections.abc import Sequence

import regex
from attrs import evolve

from quotes.attribution.attributions import Attribution

_RELAYING = regex.compile(
    r"according\s+to|(?:as\s+)?(?:reported|quoted|cited)\s+by", regex.IGNORECASE
)
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


def _is_relaying(text: str, attribution: Attribution) -> bool:
    cues = attribution.cue[:1]
    return any(_RELAYING.match(text, cue.start, cue.end) for cue in cues)
