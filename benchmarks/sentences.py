"""Exact spans in CofeNet's sentences: each read alone, as there, and read in its article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from attrs import frozen

from benchmarks.predict import by_role
from quotes import Extractor

ROLES = ("source", "cue", "content")
# How marks are spelled where texts are compared: CofeNet's tokens and PolNeAR's texts differ in them.
_SPELLED = {
    **dict.fromkeys('“”"', "''"),
    **dict.fromkeys("‘’`", "'"),
    **dict.fromkeys("–—―", "--"),
    "…": "...",
}

Spans = Sequence[Sequence[int]]
Sentence = dict[str, Any]  # its tokens and labels


@frozen
class Reading:
    """A sentence as the library reads it.

    Attributes:
        labels: As annotated, one a token.
        tokens: Where they stand in the text that the library was given.
        found: Spans in that text, by role.
    """

    labels: Sequence[str]
    tokens: Spans
    found: dict[str, Spans]


class Article:
    """A text in which sentences can be found that spell its marks otherwise."""

    def __init__(self, text: str, found: dict[str, Spans]) -> None:
        self.found = found
        letters = [(spelled, at) for at, char in enumerate(text) for spelled in spell(char)]
        self._spelled = "".join(letter for letter, _ in letters)
        self._offsets = [at for _, at in letters]

    def tokens_of(self, sentence: Sequence[str]) -> list[tuple[int, int]] | None:
        """Where the tokens of a sentence stand in the article, or None where it is not there."""
        spelled = [spell(token) for token in sentence]
        at = self._spelled.find("".join(spelled))
        if at < 0:
            return None
        found = []
        for token in spelled:
            found.append((self._offsets[at], self._offsets[at + len(token) - 1] + 1))
            at += len(token)
        return found


def spell(written: str) -> str:
    """The same without spaces and differences of marks."""
    return "".join(_SPELLED.get(char, char) for char in written if not char.isspace())


def alone(scorer: Any, sentence: Sentence, extractor: Extractor) -> Reading:
    """The sentence read with nothing around it; the scorer is the module exact_match.py."""
    text, tokens = scorer.sentence_text(sentence["tokens"])
    return Reading(sentence["labels"], tokens, by_role(extractor.extract(text)))


def in_article(sentence: Sentence, articles: Iterable[Article]) -> Reading | None:
    """The sentence as it was read in its article, or None if it stands in none of them."""
    for article in articles:
        tokens = article.tokens_of(sentence["tokens"])
        if tokens:
            return Reading(sentence["labels"], tokens, article.found)
    return None


def scores(scorer: Any, readings: Sequence[Reading]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of the spans of each role."""
    counts: Counter[tuple[str, str]] = Counter()
    for reading in readings:
        for role in ROLES:
            gold = scorer.gold_spans(reading.labels, role)
            mine = scorer.in_tokens(reading.found[role], reading.tokens)
            counts[role, "hit"] += len(gold & mine)
            counts[role, "mine"] += len(mine)
            counts[role, "gold"] += len(gold)
    found = {}
    for role in ROLES:
        hit, mine, gold = (counts[role, what] for what in ("hit", "mine", "gold"))
        found[role] = hit / max(1, mine), hit / max(1, gold), 2 * hit / max(1, mine + gold)
    return found
