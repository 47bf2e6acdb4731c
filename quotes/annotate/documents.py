"""Annotations by Stanza: from a pipeline or a document of the caller's."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from quotes.annotate.annotations import Annotations, Entity, EntityKind, sentences_of
from quotes.annotate.reading import chunks, readable
from quotes.paragraphs import paragraphs

if TYPE_CHECKING:
    import stanza

_GAP = "\n\n"  # ends a paragraph for Stanza


def annotate_with(pipeline: stanza.Pipeline, text: str) -> Annotations:
    """What a pipeline with the processors `tokenize` and `ner` says of a text."""
    read = chunks(text)
    if not read:
        return Annotations()
    _do_without_threads_after_fork()
    as_read = readable(text)
    document = pipeline(_GAP.join(as_read[start:end] for start, end in read))
    return _annotations(text, document, _Offsets(read))


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


_process_of_import = os.getpid()


def _do_without_threads_after_fork() -> None:
    """PyTorch would wait for threads that stayed behind in the process that was forked."""
    if os.getpid() != _process_of_import:
        import torch

        torch.set_num_threads(1)


class _Offsets:
    """From offsets in what Stanza read to offsets in the text as given."""

    def __init__(self, read: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in read]
        self._read_starts = [0]
        for start, end in read[:-1]:
            self._read_starts.append(self._read_starts[-1] + end - start + len(_GAP))

    def given(self, read: int) -> int:
        """The offset in the text as given of the character at `read`."""
        chunk = bisect_right(self._read_starts, read) - 1
        return self._starts[chunk] + read - self._read_starts[chunk]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The same for a stretch of characters within a chunk."""
        return self.given(start), self.given(end - 1) + 1


def _annotations(text: str, document: Any, offsets: _Offsets) -> Annotations:
    cut = _Cutter(text)
    sentences = (
        piece
        for sentence in document.sentences
        for piece in cut(*offsets.span(sentence.tokens[0].start_char, sentence.tokens[-1].end_char))
    )
    entities = (
        Entity(*piece, EntityKind.of_label(entity.type))
        for entity in document.ents
        for piece in cut(*offsets.span(entity.start_char, entity.end_char))
    )
    return Annotations(sentences_of(text, sentences), tuple(entities))


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
