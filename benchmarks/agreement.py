"""How far PolNeAR's annotators agree about exact spans, and the library with them.

    python -m benchmarks.agreement ../shared/data/polnear/dev

Every two readings of an article by different people are compared, role by role, and what the library
finds in these articles with every reading. A span counts where both its ends stand on those of the
other's, in words and punctuation marks. That is the measure of CofeNet's sentences
(`exact_match.py`), but over whole articles. The library has learned from the train split, so its
figures mean something only on dev.
"""

from __future__ import annotations

import argparse
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, combinations
from pathlib import Path

import regex
from attrs import evolve

from benchmarks.predict import by_role
from benchmarks.sentences import ROLES
from quotes import Extractor
from training.attribution.corpus import (
    Annotation,
    GoldAttribution,
    Span,
    by_article,
    read_polnear,
)

_TOKEN = regex.compile(r"\w+|[^\w\s]")


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("corpora", type=Path, nargs="+", help="folders with text/ and attributions/")
    arguments = cli.parse_args()
    corpora = chain.from_iterable(map(read_polnear, arguments.corpora))
    shared = [readings for readings in by_article(corpora) if len(readings) > 1]
    people = [pair for readings in shared for pair in combinations(readings, 2)]
    extractor = Extractor()
    library = [
        (found, reading)
        for readings in shared
        for found in [read_by_library(extractor, readings[0])]
        for reading in readings
    ]
    print(f"{len(shared)} articles, {len(people)} pairs of readings")
    print(f"{'':8} people library")
    ours = agreement(library)
    for role, theirs in agreement(people).items():
        print(f"{role:8} {theirs:.3f}  {ours[role]:.3f}")


def read_by_library(extractor: Extractor, reading: Annotation) -> Annotation:
    """The library's reading of the same article."""
    found = by_role(extractor.extract(reading.text))
    roles = {role: tuple((start, end) for start, end in found[role]) for role in ROLES}
    return evolve(reading, attributions=(GoldAttribution(**roles),))


def agreement(pairs: Iterable[tuple[Annotation, Annotation]]) -> dict[str, float]:
    """Of each role the F1 of one reading's spans against the other's, over all pairs of readings."""
    agreed: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for pair in pairs:
        tokens = [match.span() for match in _TOKEN.finditer(pair[0].text)]
        for role in ROLES:
            one, other = (spans_of(reading, role, tokens) for reading in pair)
            agreed[role] += 2 * len(one & other)
            given[role] += len(one) + len(other)
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
