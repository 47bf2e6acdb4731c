"""Decode a linear-chain CRF: the best tags of a window's words, and each tag's probability."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def best_tags(emissions: Floats, start: Floats, transitions: Floats) -> NDArray[np.int64]:
    """Viterbi's algorithm.

    Args:
        emissions: (words, tags).
        start: (tags,).
        transitions: (tag before, tag after).

    Returns:
        (words,) indices of tags.
    """
    words, tags = emissions.shape
    came_from = np.zeros((words, tags), dtype=np.int64)
    score = start + emissions[0]
    for word in range(1, words):
        paths = score[:, None] + transitions
        came_from[word] = paths.argmax(axis=0)
        score = paths.max(axis=0) + emissions[word]
    best = np.zeros(words, dtype=np.int64)
    best[-1] = score.argmax()
    for word in range(words - 1, 0, -1):
        best[word - 1] = came_from[word, best[word]]
    return best


def tag_probabilities(emissions: Floats, start: Floats, transitions: Floats) -> Floats:
    """The forward-backward algorithm: (words, tags) marginal probabilities."""
    words = len(emissions)
    # Scaled by each word's best emission and renormalised at every step, so nothing overflows.
    local = np.exp(emissions - emissions.max(axis=1, keepdims=True))
    moves = np.exp(transitions)
    forward = np.zeros_like(local)
    backward = np.ones_like(local)
    forward[0] = np.exp(start) * local[0]
    forward[0] /= forward[0].sum()
    for word in range(1, words):
        forward[word] = (forward[word - 1] @ moves) * local[word]
        forward[word] /= forward[word].sum()
    for word in range(words - 1, 0, -1):
        backward[word - 1] = moves @ (local[word] * backward[word])
        backward[word - 1] /= backward[word - 1].sum()
    marginals = forward * backward
    return np.asarray(marginals / marginals.sum(axis=1, keepdims=True))
