"""Decode a linear-chain CRF: the best tags of words in a row, and each tag's probability.

Several rows (the windows of a text, the sentences of a batch) are decoded side by side. What comes
out for one does not depend on the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Number = TypeVar("Number", np.float32, np.int64)


def best_tags(emissions: Sequence[Floats], start: Floats, transitions: Floats) -> list[Ints]:
    """Viterbi's algorithm.

    Args:
        emissions: For each row (words, tags); none is empty.
        start: (tags,).
        transitions: (tag before, tag after).

    Returns:
        For each row (words,) indices of tags.
    """
    rows = _Rows(emissions)
    into = np.ascontiguousarray(transitions.T)
    came_from = np.zeros(rows.filled.shape, np.int64)
    score = start + rows.filled[:, 0]
    every, tags = np.arange(len(score)), np.arange(len(start))
    for word in range(1, rows.longest):
        going = rows.going[word]
        paths = score[:going, None, :] + into  # (rows, tag after, tag before)
        before = paths.argmax(axis=2)
        came_from[:going, word] = before
        best_paths = paths[every[:going, None], tags, before]
        score[:going] = best_paths + rows.filled[:going, word]
    best = np.zeros(rows.filled.shape[:2], np.int64)
    best[every, rows.lengths - 1] = score.argmax(axis=1)
    for word in range(rows.longest - 1, 0, -1):
        going = rows.going[word]
        best[:going, word - 1] = came_from[every[:going], word, best[:going, word]]
    return rows.as_given(best)


def tag_probabilities(
    emissions: Sequence[Floats], start: Floats, transitions: Floats
) -> list[Floats]:
    """The forward-backward algorithm: for each row (words, tags) marginal probabilities."""
    rows = _Rows(emissions)
    # Scaled by each word's best emission and renormalised at every step, so nothing overflows.
    local = np.exp(rows.filled - rows.filled.max(axis=2, keepdims=True))
    moves = np.exp(transitions)
    forward = np.zeros_like(local)
    backward = np.ones_like(local)
    forward[:, 0] = _normalised(np.exp(start) * local[:, 0])
    for word in range(1, rows.longest):
        going = rows.going[word]
        reached = (forward[:going, word - 1] @ moves) * local[:going, word]
        forward[:going, word] = _normalised(reached)
    for word in range(rows.longest - 1, 0, -1):
        going = rows.going[word]
        left = (local[:going, word] * backward[:going, word]) @ moves.T
        backward[:going, word - 1] = _normalised(left)
    return [_normalised(row) for row in rows.as_given(forward * backward)]


def _normalised(values: Floats) -> Floats:
    return np.asarray(values / values.sum(axis=-1, keepdims=True))


class _Rows:
    """Rows of unlike length in one array, the longest first.

    Attributes:
        filled: (rows, words, tags) emissions, zero behind the end of shorter rows.
        lengths: (rows,) in words.
        longest: The first of them.
        going: For each word, how many rows have one there.
    """

    def __init__(self, emissions: Sequence[Floats]) -> None:
        lengths = np.array([len(row) for row in emissions])
        self._order = np.argsort(-lengths, kind="stable").tolist()
        self.lengths = lengths[self._order]
        self.longest = int(self.lengths[0])
        self.filled = np.zeros((len(lengths), self.longest, emissions[0].shape[1]), np.float32)
        for place, row in enumerate(self._order):
            self.filled[place, : lengths[row]] = emissions[row]
        self.going = (self.lengths[:, None] > np.arange(self.longest)).sum(axis=0).tolist()

    def as_given(self, filled: NDArray[Number]) -> list[NDArray[Number]]:
        """The rows of such an array, in the order of the emissions and without filling."""
        found = dict(zip(self._order, zip(filled, self.lengths, strict=True), strict=True))
        return [row[:length] for row, length in (found[index] for index in range(len(found)))]
