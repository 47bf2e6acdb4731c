"""From the tagger's scores to attributions: spans by the chain, tied together by the pointers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

import numpy as np
import regex
from attrs import frozen
from numpy.typing import NDArray

from quotes.attribution.attributions import UNTOLD, Attribution, Certainty
from quotes.chain import best_tags, tag_probabilities
from quotes.records import Span
from quotes.tagging.labels import ROLES, TAGS
from quotes.tagging.tagger import Chain, Floats, TaggedWindow

_INSIDE = np.array([index for index, tag in enumerate(TAGS) if tag.startswith("I-")])
_BEGINNING = np.array([index for index, tag in enumerate(TAGS) if tag.startswith("B-")])
_BEGINNING_READILY = np.array([TAGS.index("B-content"), TAGS.index("B-cue")])
_OF_ROLE = {role: [TAGS.index(f"B-{role}"), TAGS.index(f"I-{role}")] for role in ROLES}
_CONTENT = np.array(_OF_ROLE["content"])
# Behind a comma and the closing mark, a capital begins the attribution: "…," Ada Smith said. In
# PolNeAR's train split 1,489 contents end there and 21 go on. So does the verb of the sentence:
# who called it "late," has left (569 and 3).
_OVER = regex.compile(
    r"""(?:,(?:[”"»’]|\'\')[^\S\n\r]+(?=\p{Lu}|\L<verbs>\b)|(?:[”"»’]|\'\'),[^\S\n\r]+(?=\L<verbs>\b))""",
    verbs="are did does had has have is said says told was were will would".split(),
)
WINDOWS_AT_ONCE = 32  # decoded side by side; all of a long text would fill the memory
_NEVER = np.float32(-1e4)  # a score that no other makes up for

# All chosen on PolNeAR dev.
# Added to the scores of the beginnings of contents and cues, since unaided too few are found.
_READINESS = np.float32(0.25)
_RIGHT_BEFORE = 1.25  # added to the pointer score of a cue that a content follows at once
# Taken from the pointer score of no source where a source begins the window, not far from the cue, since
# what stands for none is right before it, and the two are easily confused ("Ada Lind said it rained.").
_AT_START, _NOT_FAR = 2.0, 3  # words
_POINTED_CUE, _POINTED_SOURCE = 0.3, 0.4  # how sure a pointer is that finds what the tags missed
_POINTED_MORE = 0.1  # how likely the words around it are to have the role too

CONTENT_TO_CUE, SOURCE_TO_CUE, CUE_TO_SOURCE = range(3)


@frozen
class _Run:
    """Consecutive words with one role: word indices of its window, half-open."""

    role: str
    start: int
    end: int
    paragraph: int
    probability: float

    @property
    def words(self) -> slice:
        return slice(self.start, self.end)

    @property
    def columns(self) -> slice:
        """The run's words among the columns of a pointer, whose first stands for none."""
        return slice(self.start + 1, self.end + 1)


def decode(
    texts: Sequence[str], windows: Iterable[TaggedWindow], chain: Chain
) -> list[list[Attribution]]:
    """The attributions of each text by its windows, by the first offset of their content or cue.

    Every cue is the head of one attribution. Each content joins the cue of its paragraph that its
    words point at, so that pieces of a split quote come together; each cue takes the source of its
    paragraph that its pointer and the source's own agree on best, so that two cues can share one.
    Where the tags give a content no cue, or a cue no source, but its pointer is sure of a word,
    that word becomes one. A content without a cue in its paragraph stands alone.
    """
    found: list[list[Attribution]] = [[] for _ in texts]
    ahead = iter(windows)
    for group in iter(lambda: list(islice(ahead, WINDOWS_AT_ONCE)), []):
        emissions = [_adjusted(texts[window.text], window) for window in group]
        likely = tag_probabilities(emissions, chain.start, chain.transitions)
        tags = best_tags(emissions, chain.start, chain.transitions)
        for window, row, best in zip(group, likely, tags, strict=True):
            runs = _runs(window, row, best)
            found[window.text] += _tied(window, runs)
    return found


def _tied(window: TaggedWindow, runs: Sequence[_Run]) -> list[Attribution]:
    """The attributions that the runs of a window make."""
    cues = [run for run in runs if run.role == "cue"]
    sources = [run for run in runs if run.role == "source"]
    contents: dict[int | None, list[tuple[_Run, float]]] = {}
    for run in runs:
        if run.role == "content":
            head, certainty = _cue_of(run, cues, window.pointers)
            contents.setdefault(head, []).append((run, certainty))
    found = [
        Attribution((_span(window, run),), certainty=Certainty(content=run.probability))
        for run, _ in contents.get(None, [])
    ]
    for index, cue in enumerate(cues):
        source, to_source = _source_of(cue, sources, window.pointers)
        pieces = contents.get(index, [])
        found.append(
            Attribution(
                content=tuple(_span(window, run) for run, _ in pieces),
                cue=(_span(window, cue),),
                source=(_span(window, source),) if source else (),
                certainty=Certainty(
                    content=min((run.probability for run, _ in pieces), default=1.0),
                    cue=cue.probability,
                    source=source.probability if source else UNTOLD,
                    to_cue=min((to_cue for _, to_cue in pieces), default=1.0),
                    to_source=to_source,
                ),
            )
        )
    return sorted(found, key=lambda a: (a.content or a.cue)[0].start)


def _span(window: TaggedWindow, run: _Run) -> Span:
    return Span(int(window.starts[run.start]), int(window.ends[run.end - 1]))


def _runs(window: TaggedWindow, likely: Floats, tags: NDArray[np.int64]) -> list[_Run]:
    """The runs that the tags make, and those that only pointers find, in text order."""
    likely_best = likely[np.arange(len(tags)), tags]
    runs = []
    for begin in np.flatnonzero(np.isin(tags, _BEGINNING)).tolist():
        inside = tags[begin] + 1
        end = begin + 1
        while end < len(tags) and tags[end] == inside:
            end += 1
        role = TAGS[inside].removeprefix("I-")
        probability = float(likely_best[begin:end].mean())
        runs.append(_Run(role, begin, end, int(window.paragraphs[begin]), probability))
    _add_pointed(runs, "content", "cue", CONTENT_TO_CUE, _POINTED_CUE, window, likely)
    _add_pointed(runs, "cue", "source", CUE_TO_SOURCE, _POINTED_SOURCE, window, likely)
    return sorted(runs, key=lambda run: run.start)


def _adjusted(text: str, window: TaggedWindow) -> Floats:
    """The window's emissions, readier to begin contents and cues, without content where none can be.

    Nothing goes on into the next paragraph, and no content into an attribution behind a comma.
    """
    emissions = window.emissions.copy()
    emissions[:, _BEGINNING_READILY] += _READINESS
    firsts = np.flatnonzero(np.diff(window.paragraphs)) + 1
    emissions[np.ix_(firsts, _INSIDE)] = _NEVER
    overs = _OVER.finditer(text, int(window.starts[0]), int(window.ends[-1]))
    behind = np.searchsorted(window.starts, [match.end() for match in overs])
    emissions[np.ix_(behind, _CONTENT)] = _NEVER
    return emissions


def _add_pointed(
    runs: list[_Run],
    pointing: str,
    wanted: str,
    pointer: int,
    threshold: float,
    window: TaggedWindow,
    likely: Floats,
) -> None:
    """Add the runs of a wanted role that tags missed and pointers are sure of."""
    free = np.ones(len(window.paragraphs), dtype=np.bool_)
    for run in runs:
        free[run.words] = False
    role = likely[:, _OF_ROLE[wanted]].sum(axis=1)
    for run in [run for run in runs if run.role == pointing]:
        here = window.paragraphs == run.paragraph
        pointed_at = np.exp(window.pointers[pointer, run.words]).mean(axis=0)[1:] * here
        word = int(pointed_at.argmax())
        if pointed_at[word] < threshold or not free[word]:
            continue
        around = here & free & (role >= _POINTED_MORE)
        start, end = word, word + 1
        while start > 0 and around[start - 1]:
            start -= 1
        while end < len(around) and around[end]:
            end += 1
        free[start:end] = False
        runs.append(_Run(wanted, start, end, run.paragraph, float(pointed_at[word])))


def _cue_of(content: _Run, cues: Sequence[_Run], pointers: Floats) -> tuple[int | None, float]:
    """The index of a content's cue, and how likely the pointers make it among its paragraph's."""
    candidates = [index for index, cue in enumerate(cues) if cue.paragraph == content.paragraph]
    if not candidates:
        return None, 1.0
    scores = [
        pointers[CONTENT_TO_CUE, content.words, cues[index].columns].max(axis=1).mean()
        + _RIGHT_BEFORE * (cues[index].end == content.start)
        for index in candidates
    ]
    best, certainty = _best(scores)
    return candidates[best], certainty


def _source_of(cue: _Run, sources: Sequence[_Run], pointers: Floats) -> tuple[_Run | None, float]:
    """A cue's source, or None where the cue points at none."""
    sources = [source for source in sources if source.paragraph == cue.paragraph]
    begins = any(s.start == 0 and 0 <= cue.start - s.end <= _NOT_FAR for s in sources)
    none = pointers[CUE_TO_SOURCE, cue.start, 0] - _AT_START * begins
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
