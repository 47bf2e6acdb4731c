"""From the tagger's scores to attributions: spans by the chain, tied together by the pointers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from quotes.attribution.attributions import Attribution
from quotes.attribution.chain import best_tags, tag_probabilities
from quotes.attribution.labels import TAGS
from quotes.attribution.tagger import Chain, Floats, TaggedWindow
from quotes.records import Span

CONTENT_TO_CUE, SOURCE_TO_CUE, CUE_TO_SOURCE = range(3)


@frozen
class _Run:
    """Consecutive words with one role: word indices of its window, half-open."""

    role: str
    start: int
    end: int
    probability: float

    @property
    def words(self) -> slice:
        return slice(self.start, self.end)

    @property
    def columns(self) -> slice:
        """The run's words among the columns of a pointer, whose first stands for none."""
        return slice(self.start + 1, self.end + 1)


def decode(window: TaggedWindow, chain: Chain) -> list[Attribution]:
    """The attributions of one window, by the first offset of their content or cue.

    Every cue is the head of one attribution. Each content joins the cue that its words point at,
    so that pieces of a split quote come together; each cue takes the source that its pointer and
    the source's own agree on best, so that two cues can share a source. A content without a cue
    in its window stands alone.
    """
    runs = _runs(window, chain)
    cues = [run for run in runs if run.role == "cue"]
    sources = [run for run in runs if run.role == "source"]
    contents: dict[int | None, list[tuple[_Run, float]]] = {}
    for run in runs:
        if run.role == "content":
            head, certainty = _cue_of(run, cues, window.pointers)
            contents.setdefault(head, []).append((run, certainty))
    found = [
        Attribution(content=(_span(window, run),), confidence=run.probability)
        for run, _ in contents.get(None, [])
    ]
    for index, cue in enumerate(cues):
        source, certainty = _source_of(cue, sources, window.pointers)
        pieces = contents.get(index, [])
        found.append(
            Attribution(
                content=tuple(_span(window, run) for run, _ in pieces),
                cue=(_span(window, cue),),
                source=(_span(window, source),) if source else (),
                confidence=certainty * min([p * run.probability for run, p in pieces] or [1.0]),
            )
        )
    return sorted(found, key=lambda a: (a.content or a.cue)[0].start)


def _span(window: TaggedWindow, run: _Run) -> Span:
    return Span(int(window.starts[run.start]), int(window.ends[run.end - 1]))


def _runs(window: TaggedWindow, chain: Chain) -> list[_Run]:
    emissions, start, transitions = window.emissions, chain.start, chain.transitions
    tags = best_tags(emissions, start, transitions)
    likely = tag_probabilities(emissions, start, transitions)[np.arange(len(tags)), tags]
    found = []
    begins = [i for i, tag in enumerate(tags) if TAGS[tag].startswith("B")]
    for begin in begins:
        inside = tags[begin] + 1
        end = begin + 1
        while end < len(tags) and tags[end] == inside:
            end += 1
        role = TAGS[inside].removeprefix("I-")
        found.append(_Run(role, begin, end, float(likely[begin:end].mean())))
    return found


def _cue_of(
    content: _Run, cues: Sequence[_Run], pointers: Floats
) -> tuple[int | None, float]:
    """The index of a content's cue, and how likely the pointers make it among the cues."""
    if not cues:
        return None, 1.0
    scores = [
        pointers[CONTENT_TO_CUE, content.words, cue.columns].max(axis=1).mean() for cue in cues
    ]
    return _best(scores)


def _source_of(
    cue: _Run, sources: Sequence[_Run], pointers: Floats
) -> tuple[_Run | None, float]:
    """A cue's source, or None where the cue points at none."""
    none = pointers[CUE_TO_SOURCE, cue.start, 0]
    scores = []
    for source in sources:
        there = pointers[CUE_TO_SOURCE, cue.start, source.columns].max()
        back = pointers[SOURCE_TO_CUE, source.words, cue.columns].max(axis=1).mean()
        scores.append((there + back) / 2)
    index, certainty = _best([*scores, none])
    return (sources[index] if index < len(sources) else None), certainty


def _best(log_probabilities: Sequence[float]) -> tuple[int, float]:
    scores = np.array(log_probabilities)
    best = int(scores.argmax())
    return best, float(1 / np.exp(scores - scores[best]).sum())
