"""How sure an attribution is: the share of its like that are right."""

from __future__ import annotations

import json
import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import regex
from attrs import evolve, fields

from quotes.attribution.attributions import Attribution, Certainty
from quotes.errors import ModelError
from quotes.marks import QuotedSpan
from quotes.records import Span

WEIGHTS = Path(__file__).parent.parent / "models" / "en" / "attribution" / "confidence.json"

PARTS = tuple(part.name for part in fields(Certainty))
FEATURES = (
    *PARTS,
    *(f"{part}_quoted" for part in PARTS),
    "direct",
    "mixed",
    "log_words",
    "more_pieces",
    "has_cue",
    "has_source",
    "cue_next_to_content",
    "cue_next_to_source",
)

_LEAST = 1e-3  # probability; the tagger is not to be taken for surer
_NEXT_TO = 2  # code points: a space and perhaps a mark
_WORD = regex.compile(r"\w+")


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
    content, cue, source = attribution.content, attribution.cue, attribution.source
    told = {"cue": bool(cue), "to_cue": bool(cue), "to_source": bool(cue), "source": bool(source)}
    sure = [
        _log_odds(getattr(attribution.certainty, part)) * told.get(part, True) for part in PARTS
    ]
    words = [m.start() for span in content for m in _WORD.finditer(text, span.start, span.end)]
    in_marks = sum(_holds(outermost, word) for word in words)
    return (
        *sure,
        *(value * bool(in_marks) for value in sure),
        float(bool(words) and in_marks == len(words)),
        float(0 < in_marks < len(words)),
        math.log(1 + len(words)),
        float(max(0, len(content) - 1)),
        float(bool(cue)),
        float(bool(source)),
        float(_are_neighbours(cue, content)),
        float(_are_neighbours(cue, source)),
    )


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(bounded / (1 - bounded))


def _holds(spans: Sequence[Span], offset: int) -> bool:
    index = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return index >= 0 and offset < spans[index].end


def _are_neighbours(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether some of these spans has one of the others right before or behind it."""
    starts, ends = sorted(o.start for o in others), sorted(o.end for o in others)
    return any(
        _any_within(starts, span.end, span.end + _NEXT_TO)
        or _any_within(ends, span.start - _NEXT_TO, span.start)
        for span in spans
    )


def _any_within(offsets: Sequence[int], low: int, high: int) -> bool:
    index = bisect_left(offsets, low)
    return index < len(offsets) and offsets[index] <= high


@cache
def _weights() -> dict[str, float]:
    try:
        stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        return {name: float(stored[name]) for name in (*FEATURES, "intercept")}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError.unreadable(WEIGHTS, error) from error
