r"""Fit the confidence of attributions on articles that a tagger has not seen.

    python -m training.attribution.distil runs/lessons18 runs/fold --passes 1.6 --leave-out 4
    python -m training.attribution.export runs/fold/student.pt runs/fold/model
    python -m training.attribution.calibrate runs/fold/model ../shared/data \
        ../shared/eval/attribution_score.py quotes/models/en/attribution/confidence.json

Writes the weights of a logistic regression over `quotes.attribution.confidence.features`. The tagger
that is shipped has learned longer and is surer of what it finds, so the weight of each part is lowered
by how much surer it is where neither has seen the text: in the held-out articles of the newswire.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.annotations import names
from benchmarks.reliability import judged, load
from quotes.attribution import find
from quotes.attribution.attributions import Attribution
from quotes.attribution.confidence import FEATURES, PARTS, features, log_odds
from quotes.attribution.layout import by_layout, overlaid
from quotes.marks import QuotedSpan, find_quoted
from quotes.records import Span
from quotes.tagging.tagger import Tagger
from training.attribution.corpus import GoldAttribution, every_nth_article, read_polnear


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("model", type=Path, help="a tagger that has not seen the articles")
    cli.add_argument("data", type=Path, help="the folder with polnear and ner-worldwide")
    cli.add_argument("scorer", type=Path)
    cli.add_argument("out", type=Path)
    cli.add_argument("--left-out", type=int, default=4, metavar="N")
    arguments = cli.parse_args()
    tagger = Tagger(arguments.model)
    corpus = list(read_polnear(arguments.data / "polnear" / "train"))
    first = {annotation.article: annotation for annotation in reversed(corpus)}
    left_out = [first[article] for article in every_nth_article(first, arguments.left_out)]
    rows, predicted = [], {}
    for annotation in left_out:
        text = annotation.text
        quoted = find_quoted(text)
        outermost = [Span(span.start, span.end) for span in quoted if span.level == 0]
        found = found_by(tagger, text, quoted)
        rows += [features(text, attribution, outermost) for attribution in found]
        predicted[annotation.article] = [
            {**offsets(a), "confidence": a.certainty.overall} for a in found
        ]
    gold = ((a.article, a.text, [offsets(g) for g in a.attributions]) for a in left_out)
    _, right = judged(load(arguments.scorer), gold, predicted)
    model = LogisticRegression(max_iter=1000)
    model.fit(np.array(rows), right)
    weights = dict(zip(FEATURES, model.coef_[0].tolist(), strict=True))
    texts = [text for text, _ in names(arguments.data)]  # no tagger has seen them
    before, shipped = mean_log_odds(tagger, texts), mean_log_odds(Tagger(), texts)
    for part in PARTS:
        weights[part] *= before[part] / shipped[part]
        print(
            f"{part}: mean log-odds {before[part]:.2f}, of the shipped tagger {shipped[part]:.2f}"
        )
    weights = {name: round(weight, 4) for name, weight in weights.items()}
    weights["intercept"] = round(float(model.intercept_[0]), 4)
    arguments.out.write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")
    print(f"{len(rows)} attributions, {right.mean():.3f} of them right")


def mean_log_odds(tagger: Tagger, texts: Sequence[str]) -> dict[str, float]:
    """How sure a tagger is of the parts of what it finds in texts, on average."""
    found = [a for text in texts for a in found_by(tagger, text, find_quoted(text)) if a.cue]
    return {
        part: float(
            np.mean([log_odds(a.certainty, part) for a in found if a.source or part != "source"])
        )
        for part in PARTS
    }


def found_by(tagger: Tagger, text: str, quoted: Sequence[QuotedSpan]) -> list[Attribution]:
    """What a tagger makes of a text, decoded as the library does it."""
    (by_words,) = find([(text, quoted)], tagger.tag([(text, quoted)]), tagger.chain)
    return [a for a in overlaid(by_words, by_layout(text)) if a.content]


def offsets(attribution: Attribution | GoldAttribution) -> dict[str, Any]:
    """The offsets of each role, as the scorer wants them."""
    return {
        role: [tuple(span) if isinstance(span, tuple) else (span.start, span.end) for span in spans]
        for role, spans in (
            ("content", attribution.content),
            ("cue", attribution.cue),
            ("source", attribution.source),
        )
    }


if __name__ == "__main__":
    main()
