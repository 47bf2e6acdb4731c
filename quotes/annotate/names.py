"""Named entities, by the recogniser that was trained with Stanza."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import regex

from quotes.annotate.annotations import Entity, EntityKind
from quotes.annotate.segments import Words
from quotes.chain import best_tags
from quotes.inference import load_session

if TYPE_CHECKING:
    import onnxruntime

SENTENCES_PER_BATCH = 16
MAX_WORD_LENGTH = 1000  # characters; longer ones are as good as unknown

_UNKNOWN = "<UNK>"
_UNKNOWN_ID, _OUTSIDE_ID = 1, 4  # of characters and words; of tags
_SPACES = regex.compile(" +")


class NameFinder:
    """Finds the named entities of sentences; loads its model when first used.

    The model is Stanza's recogniser (Qi et al., ACL 2020): a bidirectional LSTM over words, given
    as vectors and spelt by another, with a chain CRF.

    Args:
        path: The ONNX file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return load_session(self._path)

    @cached_property
    def _tables(self) -> dict[str, Any]:
        stored = self._session.get_modelmeta().custom_metadata_map
        tables = {name: json.loads(table) for name, table in stored.items()}
        for name in ("characters", "words"):
            tables[name] = {unit: id for id, unit in enumerate(tables[name])}
        tables["transitions"] = np.array(tables["transitions"], np.float32)
        return tables

    def find(self, text: str, sentences: Sequence[Words]) -> list[Entity]:
        """The entities of a text, in its order.

        Args:
            text: As `quotes.annotate.reading.readable` gives it.
            sentences: Its sentences, as their words' half-open offsets.

        Raises:
            quotes.ModelError: If the model file is missing or damaged.
        """
        tags: list[list[str]] = [[] for _ in sentences]
        by_length = sorted(range(len(sentences)), key=lambda index: len(sentences[index]))
        for first in range(0, len(by_length), SENTENCES_PER_BATCH):
            rows = by_length[first : first + SENTENCES_PER_BATCH]
            forms = [[_form(text, *word) for word in sentences[row]] for row in rows]
            for row, found in zip(rows, self._tags(forms), strict=True):
                tags[row] = found
        return [
            entity
            for words, found in zip(sentences, tags, strict=True)
            for entity in _entities(words, found)
        ]

    def _tags(self, sentences: Sequence[Sequence[str]]) -> Iterator[list[str]]:
        """The tags of the words of a batch of sentences."""
        lengths = np.array([len(sentence) for sentence in sentences])
        distinct = {form: n for n, form in enumerate(sorted({f for s in sentences for f in s}))}
        characters, words = self._tables["characters"], self._tables["words"]
        letters = np.array([len(form) for form in distinct])
        spellings = np.zeros((len(distinct), letters.max()), np.int64)
        for form, number in distinct.items():
            spelt = [characters.get(character, _UNKNOWN_ID) for character in form]
            spellings[number, : len(form)] = spelt
        known = np.array([words.get(_key(form), _UNKNOWN_ID) for form in distinct])
        forms = np.zeros((len(sentences), lengths.max()), np.int64)
        for row, sentence in enumerate(sentences):
            forms[row, : len(sentence)] = [distinct[form] for form in sentence]
        is_word = np.arange(lengths.max()) < lengths[:, None]
        feed = {
            "spellings": spellings,
            "letters": letters,
            "forms": forms,
            "words": np.where(is_word, known[forms], 0),
            "lengths": lengths,
        }
        (scores,) = self._session.run(None, feed)
        tags, transitions = self._tables["tags"], self._tables["transitions"]
        emissions = [row[:length] for row, length in zip(scores, lengths, strict=True)]
        for best in best_tags(emissions, np.zeros(len(tags), np.float32), transitions):
            yield [tags[max(tag, _OUTSIDE_ID)] for tag in best.tolist()]


def _form(text: str, start: int, end: int) -> str:
    return _SPACES.sub(" ", text[start:end]) if end - start <= MAX_WORD_LENGTH else _UNKNOWN


def _key(form: str) -> str:
    return form.lower().replace(" ", "\xa0")  # as in Stanza's tables


def _entities(words: Words, tags: Sequence[str]) -> Iterator[Entity]:
    """The entities that tags of the scheme BIOES mean; those out of turn begin one."""
    before = ""
    first = 0
    for index, (tag, after) in enumerate(zip(tags, [*tags[1:], ""], strict=True)):
        if tag == "O":
            before = tag
            continue
        place, kind = tag[0], tag[2:]
        if place in "BS" or before not in (f"B-{kind}", f"I-{kind}"):
            first = index
        if place == "S" or place == "E" or after not in (f"I-{kind}", f"E-{kind}"):
            yield Entity(words[first][0], words[index][1], EntityKind.of_label(kind))
        before = tag
