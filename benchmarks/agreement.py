"""How far PolNeAR's annotators agree about exact spans.

    python -m benchmarks.agreement ../shared/data/polnear/train ../shared/data/polnear/dev

Every two readings of an article by different people are compared, role by role: a span counts where
both its ends stand on those of the other's, in words and punctuation marks. That is the measure of
CofeNet's sentences (`exact_match.py`), but over whole articles.
"""

from __future__ import annotations

import argparse
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import regex

from training.attribution.corpus import Annotation, Span, read_polnear

ROLES = ("source", "cue", "content")
_TOKEN = regex.compile(r"\w+|[^\w\s]")


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("corpora", type=Path, nargs="+", help="folders with text/ and attributions/")
    arguments = cli.parse_args()
    readings: dict[str, list[Annotation]] = {}
    for corpus in arguments.corpora:
        for reading in read_polnear(corpus):
            readings.setdefault(reading.article, []).append(reading)
    shared = [each for each in readings.values() if len(each) > 1]
    pairs = sum(len(each) * (len(each) - 1) // 2 for each in shared)
    print(f"{len(shared)} articles, {pairs} pairs of readings")
    for role, agreement in agreements(shared).items():
        print(f"{role:8} {agreement:.3f}")


def agreements(articles: Iterable[Sequence[Annotation]]) -> dict[str, float]:
    """Of each role the F1 of one reading's spans against another's, over all pairs of readings.

    Args:
        articles: The readings of each article.
    """
    agreed: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for readings in articles:
        tokens = [match.span() for match in _TOKEN.finditer(readings[0].text)]
        found = [{role: spans_of(reading, role, tokens) for role in ROLES} for reading in readings]
        for one, other in combinations(found, 2):
            for role in ROLES:
                agreed[role] += 2 * len(one[role] & other[role])
                given[role] += len(one[role]) + len(other[role])
    return {role: agreed[role] / max(1, given[role]) for role in ROLES}


def spans_of(reading: Annotation, role: str, tokens: Sequence[Span]) -> set[Span]:
    """The spans of a role as the indices of the first token and the one behind the last."""
    return {
        (
            bisect_right(tokens, start, key=lambda token: token[1]),
            bisect_left(tokens, end, key=lambda token: token[0]),
        )
        for attribution in reading.attributions
        for start, end in getattr(attribution, role)
    }


if __name__ == "__main__":
    main()
