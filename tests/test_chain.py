"""The chain's decoding agrees with trying every path."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from quotes.chain import best_tags, tag_probabilities

TAGS = 3


@pytest.fixture(params=range(5))
def scores(request: pytest.FixtureRequest) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(request.param)
    emissions = rng.normal(size=(1 + request.param, TAGS)).astype(np.float32)
    start, transitions = rng.normal(size=TAGS), rng.normal(size=(TAGS, TAGS))
    return emissions, start.astype(np.float32), transitions.astype(np.float32)


def best_of(emissions, start, transitions):
    (tags,) = best_tags([emissions], start, transitions)
    return tuple(tags)


def probabilities_of(emissions, start, transitions):
    (probabilities,) = tag_probabilities([emissions], start, transitions)
    return probabilities


def path_score(path, emissions, start, transitions):
    total = start[path[0]] + sum(emissions[word, tag] for word, tag in enumerate(path))
    return total + sum(transitions[a, b] for a, b in pairwise(path))


def test_the_best_tags_are_those_of_the_best_path(scores):
    paths = list(product(range(TAGS), repeat=len(scores[0])))
    best = max(paths, key=lambda path: path_score(path, *scores))
    assert best_of(*scores) == best


def test_tag_probabilities_are_sums_over_all_paths(scores):
    expected = np.zeros_like(scores[0])
    for path in product(range(TAGS), repeat=len(scores[0])):
        for word, tag in enumerate(path):
            expected[word, tag] += np.exp(path_score(path, *scores))
    expected /= expected.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(probabilities_of(*scores), expected, rtol=1e-4, atol=1e-5)


def test_a_forbidden_transition_is_never_taken():
    emissions = np.float32([[5, 0], [0, 5]])
    transitions = np.float32([[0, -1e4], [0, 0]])
    assert best_of(emissions, np.zeros(2, np.float32), transitions) in ((0, 0), (1, 1))


def test_probabilities_of_a_long_window_stay_finite():
    emissions = np.random.default_rng(0).normal(scale=50, size=(2000, TAGS)).astype(np.float32)
    zeros = np.zeros((TAGS, TAGS), np.float32)
    assert np.isfinite(probabilities_of(emissions, zeros[0], zeros)).all()


def test_rows_decoded_side_by_side_are_as_if_each_were_alone():
    rng = np.random.default_rng(1)
    rows = [rng.normal(size=(size, TAGS)).astype(np.float32) for size in (3, 7, 1, 7, 4)]
    chain = rng.normal(size=TAGS).astype(np.float32), rng.normal(size=(TAGS, TAGS))
    together = best_tags(rows, *chain), tag_probabilities(rows, *chain)
    for row, tags, probabilities in zip(rows, *together, strict=True):
        assert tuple(tags) == best_of(row, *chain)
        np.testing.assert_array_equal(probabilities, probabilities_of(row, *chain))
