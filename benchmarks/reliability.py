"""How often quotes of a given confidence are attributed right, by the scorer's measure."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

BINS = 10
ROLES = ("content", "cue", "source")

Quote = dict[str, Any]  # the offsets of each role


def load(path: Path) -> ModuleType:
    """The scorer, which lies outside the project."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(
    scorer: Any, gold: Iterable[tuple[str, str, list[Quote]]], predicted: dict[str, list[Quote]]
) -> tuple[np.ndarray, np.ndarray]:
    """The confidence of every predicted quote, and whether it is attributed right.

    Args:
        scorer: The module attribution_score.py.
        gold: Name, text and annotated quotes of every article, in the form that the scorer reads.
        predicted: The predicted quotes of each.
    """
    confidences, right = [], []
    for name, text, annotated in gold:
        tokens = [match.span() for match in scorer.WORD.finditer(text)]
        words = [text[start:end] for start, end in tokens]

        def as_tokens(quotes: list[Quote], tokens: Any = tokens) -> list[Quote]:
            return [
                {role: scorer.tokens_in(tokens, quote[role]) for role in ROLES} for quote in quotes
            ]

        found, wanted = as_tokens(predicted[name]), as_tokens(annotated)
        pairs = {j: (i, dice) for i, (j, dice) in scorer.match(wanted, found).items()}
        for index, quote in enumerate(predicted[name]):
            match, dice = pairs.get(index, (None, 0.0))
            confidences.append(quote["confidence"])
            right.append(
                match is not None
                and dice >= 0.5
                and scorer.same_source(words, wanted[match]["source"], found[index]["source"])
            )
    return np.array(confidences), np.array(right)


def bins(confidences: np.ndarray, right: np.ndarray) -> Iterator[tuple[float, int, float, float]]:
    """For each tenth of the confidences: where it begins, how many, their mean, share right."""
    tenths = np.minimum((confidences * BINS).astype(int), BINS - 1)
    for tenth in range(BINS):
        chosen = tenths == tenth
        if chosen.any():
            yield (
                tenth / BINS,
                int(chosen.sum()),
                float(confidences[chosen].mean()),
                float(right[chosen].mean()),
            )


def draw(confidences: np.ndarray, right: np.ndarray, path: Path) -> None:
    """Plot how often quotes of a given confidence are right."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "quotes"
    from matplotlib import pyplot

    rows = list(bins(confidences, right))
    figure, axes = pyplot.subplots(figsize=(4.5, 4.5))
    axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    axes.plot([row[2] for row in rows], [row[3] for row in rows], marker="o")
    for _, count, mean, share in rows:
        axes.annotate(str(count), (mean, share), textcoords="offset points", xytext=(6, -10))
    axes.set(
        xlabel="mean confidence",
        ylabel="share attributed right",
        xlim=(0, 1),
        ylim=(0, 1),
        title="Quotes by confidence, with their number",
    )
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
