"""Sentences, words and entities of a text, by Stanza."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import regex
from attrs import frozen

from quotes.errors import ModelError
from quotes.paragraphs import paragraphs

if TYPE_CHECKING:
    import stanza

FOLDER = Path(__file__).parent / "models" / "en" / "stanza"
_MODEL_FILES = (
    "resources.json",
    *(f"en/{kind}/quotes.pt" for kind in ("tokenize", "ner", "pretrain")),
)

# Stanza reads a paragraph as one sequence; longer ones are cut, so that cost stays linear.
MAX_CHUNK_LENGTH = 3000  # code points
_GAP = "\n\n"  # ends a paragraph for Stanza


class EntityKind(StrEnum):
    """What a named entity is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    LOCATION = "location"
    NORP = "norp"
    """A nationality, or a religious or political group."""
    FACILITY = "facility"
    PRODUCT = "product"
    DATE = "date"
    MONEY = "money"
    MISC = "misc"


# The labels of our own models, of OntoNotes and of CoNLL-2003; others count as MISC.
_KIND_OF_LABEL = {
    **{kind.name: kind for kind in EntityKind},
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "LOC": EntityKind.LOCATION,
    "GPE": EntityKind.LOCATION,
    "FAC": EntityKind.FACILITY,
    "TIME": EntityKind.DATE,
}


@frozen
class Word:
    """A word or punctuation mark: half-open offsets in code points."""

    start: int
    end: int


@frozen
class Sentence:
    """A sentence: half-open offsets in code points, never across a paragraph's end."""

    start: int
    end: int


@frozen
class Entity:
    """A named entity: half-open offsets in code points, and what it is."""

    start: int
    end: int
    kind: EntityKind


@frozen
class Annotations:
    """What Stanza says of a text; each sorted by position, and free of overlap."""

    sentences: tuple[Sentence, ...] = ()
    words: tuple[Word, ...] = ()
    entities: tuple[Entity, ...] = ()


class Annotator:
    """Runs Stanza; imports it and loads the models at the first text.

    Args:
        pipeline: The caller's own pipeline, with the processors `tokenize` and `ner`. By default
            the compact models in the package are used.
    """

    def __init__(self, pipeline: stanza.Pipeline | None = None) -> None:
        self._given = pipeline

    def annotate(self, text: str) -> Annotations:
        """Find the sentences, words and entities of a text.

        Raises:
            ModelError: If a model file is missing or damaged.
        """
        chunks = list(_chunks(text))
        if not chunks:
            return Annotations()
        readable = _UNREADABLE.sub(" ", text)
        _do_without_threads_after_fork()
        document = self._pipeline(_GAP.join(readable[start:end] for start, end in chunks))
        return _annotations(text, document, _Offsets(chunks))

    @cached_property
    def _pipeline(self) -> Any:
        return self._given or _load_pipeline(FOLDER)


_process_of_import = os.getpid()


def _do_without_threads_after_fork() -> None:
    """PyTorch would wait for threads that stayed behind in the process that was forked."""
    if os.getpid() != _process_of_import:
        import torch

        torch.set_num_threads(1)


# Line breaks within a paragraph, control characters and halves of surrogate pairs: Stanza sees
# each as one space.
_UNREADABLE = regex.compile(r"[\s\p{Cc}\p{Cs}]")
# Closing marks that Stanza takes for a sentence belong to the one before.
_CLOSING = regex.compile(r"[^\S\r\n]*[”’»›\"')\]]+")
_LAST_SPACE = regex.compile(r"(?r)\s")


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, those that are too long cut where there is space."""
    for start, end in paragraphs(text):
        while end - start > MAX_CHUNK_LENGTH:
            space = _LAST_SPACE.search(text, start + 1, start + MAX_CHUNK_LENGTH)
            cut = space.start() if space else start + MAX_CHUNK_LENGTH
            yield start, cut
            start = cut
        yield start, end


class _Offsets:
    """From offsets in what Stanza read to offsets in the text as given."""

    def __init__(self, chunks: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in chunks]
        self._read_starts = [0]
        for start, end in chunks[:-1]:
            self._read_starts.append(self._read_starts[-1] + end - start + len(_GAP))

    def given(self, read: int) -> int:
        """The offset in the text as given of the character at `read`."""
        chunk = bisect_right(self._read_starts, read) - 1
        return self._starts[chunk] + read - self._read_starts[chunk]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The same for a stretch of characters within a chunk."""
        return self.given(start), self.given(end - 1) + 1


def read_document(document: stanza.Document) -> Annotations:
    """What a Stanza document says of its own text.

    Args:
        document: One that went through the processors `tokenize` and `ner`.

    Raises:
        ValueError: If the document was made from tokens, and does not know its text.
    """
    tokens = (token for sentence in document.sentences for token in sentence.tokens)
    if document.text is None or any(token.start_char is None for token in tokens):
        raise ValueError("quotes are found in text; this document was made from tokens alone")
    return _annotations(document.text, document, _Offsets([(0, len(document.text))]))


def _annotations(text: str, document: Any, offsets: _Offsets) -> Annotations:
    cut = _Cutter(text)
    words: list[Word] = []
    sentences: list[Sentence] = []
    for read in document.sentences:
        spans = [offsets.span(token.start_char, token.end_char) for token in read.tokens]
        words += [Word(*piece) for span in spans for piece in cut(*span)]
        for piece in cut(spans[0][0], spans[-1][1]):
            sentence = Sentence(*piece)
            if sentences and _CLOSING.fullmatch(text, sentences[-1].end, sentence.end):
                sentence = Sentence(sentences.pop().start, sentence.end)
            sentences.append(sentence)
    entities = [
        Entity(*piece, _KIND_OF_LABEL.get(entity.type, EntityKind.MISC))
        for entity in document.ents
        for piece in cut(*offsets.span(entity.start_char, entity.end_char))
    ]
    return Annotations(tuple(sentences), tuple(words), tuple(entities))


class _Cutter:
    """Cuts stretches at the ends of paragraphs, where Stanza by itself sees single line breaks."""

    def __init__(self, text: str) -> None:
        self._paragraphs = paragraphs(text)
        self._ends = [end for _, end in self._paragraphs]

    def __call__(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        for index in range(bisect_right(self._ends, start), len(self._ends)):
            first, last = self._paragraphs[index]
            if first >= end:
                return
            yield max(start, first), min(end, last)


def _load_pipeline(folder: Path) -> Any:
    import stanza

    for name in _MODEL_FILES:
        if not (folder / name).is_file():
            raise ModelError.unreadable(folder / name, FileNotFoundError("no such file"))
    try:
        return stanza.Pipeline(
            lang="en",
            dir=str(folder),
            processors="tokenize,ner",
            download_method=None,
            use_gpu=False,
            verbose=False,
        )
    except Exception as error:  # Stanza and torch raise many kinds for a damaged file
        raise ModelError.unreadable(folder, error) from error
