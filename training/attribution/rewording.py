"""Reword texts, so that a student reads more than was ever written.

Words give way to words that are used alike, as in TinyBERT's augmentation (Jiao et al., Findings of
EMNLP 2020), and people to other people. What is said of the new text is up to the teachers.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import regex
import torch
from stanza.models.common.vocab import VOCAB_PREFIX

from quotes.annotate import FOLDER
from training.annotations.corpora import NamedText

VECTORS = FOLDER / "en" / "pretrain" / "quotes.pt"
SHARE = 0.35  # of the words for which there are others
KEPT = 200  # words, the most frequent ones: they hold the sentences together
NEIGHBOURS = 12
_ENDINGS = ("ing", "ed", "ly", "s")  # words with the same of these are often used alike

_WORD = regex.compile(r"(?<![\p{L}’'-])\p{Ll}{3,}(?![\p{L}’'-])")
_NAME = regex.compile(r"\p{Lu}[\p{L}-]+")


class Rewording:
    """Rewords texts with the vectors of the package's Stanza models and the names of newswire.

    Args:
        newswire: Articles with the names in them.
        vectors: A pretrain file of Stanza; its words are sorted by how frequent they are.
    """

    def __init__(self, newswire: Iterable[NamedText], vectors: Path = VECTORS) -> None:
        state = torch.load(vectors, weights_only=True)
        words = state["vocab"]["_id2unit"][len(VOCAB_PREFIX) :]
        self._alike = _neighbours(words, state["emb"][len(VOCAB_PREFIX) :].float())
        names = [
            _NAME.findall(article.text, start, end)
            for article in newswire
            for start, end, kind in article.names
            if kind == "PERSON"
        ]
        self._given = sorted({name[0] for name in names if len(name) > 1})
        self._family = sorted({name[-1] for name in names if len(name) > 1})

    def __call__(self, text: str, people: Sequence[tuple[int, int]], rng: random.Random) -> str:
        """The text with other words; the same name becomes the same other name everywhere.

        Args:
            text: An article.
            people: Where it names people.
            rng: Decides what is replaced, and by what.
        """
        others: dict[str, str] = {}
        for start, end in people:
            name = _NAME.findall(text, start, end)
            for place, word in enumerate(name):
                given = place == 0 and len(name) > 1
                others.setdefault(word, rng.choice(self._given if given else self._family))

        def other_word(match: regex.Match[str]) -> str:
            alike = self._alike.get(match.group())
            return rng.choice(alike) if alike and rng.random() < SHARE else match.group()

        named = _NAME.sub(lambda match: others.get(match.group(), match.group()), text)
        return _WORD.sub(other_word, named)


def _neighbours(words: Sequence[str], vectors: torch.Tensor) -> dict[str, list[str]]:
    """For each word but the most frequent, those used most like it that end like it."""
    vectors = torch.nn.functional.normalize(vectors, dim=1)
    places = [n for n, word in enumerate(words) if _WORD.fullmatch(word)]
    endings = np.array([_ending(words[n]) for n in places])
    kept = vectors[places]
    found = {}
    for row, place in enumerate(places):
        if place < KEPT:
            continue
        near = (kept @ kept[row]).topk(4 * NEIGHBOURS).indices.numpy()
        near = near[(near != row) & (endings[near] == endings[row])][:NEIGHBOURS]
        if len(near):
            found[words[place]] = [words[places[n]] for n in near]
    return found


def _ending(word: str) -> int:
    return next((n for n, ending in enumerate(_ENDINGS) if word.endswith(ending)), -1)
