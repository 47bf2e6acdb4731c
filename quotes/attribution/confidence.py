"""How sure an attribution is: the share of its like that are right."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from attrs import evolve, fields

from quotes.attribution.attributions import Attribution, Certainty
from quotes.errors import ModelError
from quotes.marks import QuotedSpan
from quotes.records import Span
from quotes.stretches import words_within

WEIGHTS = Path(__file__).parent.parent / "models" / "en" / "attribution" / "confidence.json"

PARTS = tuple(part.name for part in fields(Certainty))
FEATURES = (*PARTS, "direct", "mixed", "has_cue", "has_source")

_LEAST = 1e-3  # probability; the tagger is not to be taken for surer


def with_confidence(
    text: str, attributions: Sequence[Attribution], quoted: Sequence[QuotedSpan]
) -> list[Attribution]:
    """The attributions, nested ones too, with confidences that can be read as probabilities.

    A logistic regression (Platt 1999) over what the tagger thinks of each part and over how the
    parts stand gives the probability that content and source are right, as judged on articles that
    a tagger had not seen.

    Raises:
        quotes.ModelError: If the file with the weights is missing or damaged.
    """
    weights = _weights()
    outermost = [Span(span.start, span.end) for span in quoted if span.level == 0]

    def weighed(attribution: Attribution) -> Attribution:
        values = features(text, attribution, outermost)
        score = weights["intercept"] + sum(
            weights[name] * value for name, value in zip(FEATURES, values, strict=True)
        )
        return evolve(
            attribution,
            confidence=1 / (1 + math.exp(-score)),
            nested=tuple(map(weighed, attribution.nested)),
        )

    return [weighed(attribution) for attribution in attributions]


def features(text: str, attribution: Attribution, outermost: Sequence[Span]) -> tuple[float, ...]:
    """What the confidence of an attribution depends on, in the order of `FEATURES`.

    Args:
        text: The article.
        attribution: With the tagger's certainty.
        outermost: Where the outermost words in quotation marks stand, sorted and disjoint.
    """
    cue, source = bool(attribution.cue), bool(attribution.source)
    told = {"cue": cue, "source": source, "to_cue": cue, "to_source": cue}
    sure = (log_odds(attribution.certainty, part) * told.get(part, True) for part in PARTS)
    in_marks, words = words_within(text, attribution.content, outermost)
    return (*sure, *map(float, (0 < in_marks == words, 0 < in_marks < words, cue, source)))


def log_odds(certainty: Certainty, part: str) -> float:
    """How sure the tagger is of a part, as the logarithm of the odds."""
    bounded = min(max(getattr(certainty, part), _LEAST), 1 - _LEAST)
    return math.log(bounded / (1 - bounded))


@cache
def _weights() -> dict[str, float]:
    try:
        stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        return {name: float(stored[name]) for name in (*FEATURES, "intercept")}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError.unreadable(WEIGHTS, error) from error
