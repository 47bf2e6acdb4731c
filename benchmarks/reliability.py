"""How often quotes of a given confidence are attributed right, by the scorer's measure.

    python -m benchmarks.predict ../shared/data/polnear/dev/text predictions.jsonl
    python -m benchmarks.reliability ../shared/eval/attribution_score.py \\
        ../shared/data/polnear/dev predictions.jsonl
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

BINS = 10
ROLES = ("content", "cue", "source")


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("scorer", type=Path)
    cli.add_argument("gold", type=Path)
    cli.add_argument("predictions", type=Path)
    arguments = cli.parse_args()
    confidences, right = judged(
        load(arguments.scorer), arguments.gold, arguments.predictions.read_text().splitlines()
    )
    print("confidence    quotes  mean confidence  attributed right")
    error = 0.0
    for low in np.arange(BINS) / BINS:
        chosen = (confidences >= low) & (confidences < low + 1 / BINS + (low == 0.9) * 1e-9)
        if chosen.any():
            mean, share = confidences[chosen].mean(), right[chosen].mean()
            error += abs(mean - share) * chosen.mean()
            print(f"{low:.1f} to {low + 0.1:.1f}    {chosen.sum():5}  {mean:15.3f}  {share:16.3f}")
    print(f"expected calibration error {error:.3f}")


def load(path: Path) -> ModuleType:
    """The scorer, which lies outside the project."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(scorer: Any, gold: Path, lines: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """The confidence of every predicted quote, and whether it is attributed right."""
    predicted = {row["id"]: row["quotes"] for row in map(json.loads, lines)}
    confidences, right = [], []
    for name, text, annotated in scorer.read_gold(gold):
        tokens = [match.span() for match in scorer.WORD.finditer(text)]
        words = [text[start:end] for start, end in tokens]

        def as_tokens(quotes: list[dict[str, Any]], tokens: Any = tokens) -> list[dict[str, Any]]:
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


if __name__ == "__main__":
    main()
