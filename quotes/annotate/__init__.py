"""Sentences and entities of a text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quotes.annotate.annotations import Annotations, Entity, EntityKind, Sentence, sentences_of
from quotes.annotate.documents import annotate_with, read_document
from quotes.annotate.names import NameFinder
from quotes.annotate.reading import chunks, readable
from quotes.annotate.segments import Segmenter

if TYPE_CHECKING:
    import stanza

__all__ = ["Annotations", "Annotator", "Entity", "EntityKind", "Sentence", "read_document"]

FOLDER = Path(__file__).parent.parent / "models" / "en" / "stanza"
"""The models as Stanza reads them, for a pipeline of the caller's."""

EXPORTED = FOLDER.parent / "annotation"


class Annotator:
    """Finds sentences and entities, by Stanza's models without Stanza.

    Args:
        pipeline: The caller's own Stanza pipeline, with the processors `tokenize` and `ner`, to be
            used instead of the models in the package.
    """

    def __init__(self, pipeline: stanza.Pipeline | None = None) -> None:
        self._pipeline = pipeline
        self._segmenter = Segmenter(EXPORTED / "segments.onnx")
        self._name_finder = NameFinder(EXPORTED / "names.onnx")

    def annotate(self, text: str) -> Annotations:
        """Find the sentences and entities of a text.

        Raises:
            quotes.ModelError: If a model file is missing or damaged.
        """
        if self._pipeline is not None:
            return annotate_with(self._pipeline, text)
        as_read = readable(text)
        sentences = list(self._segmenter.segment(as_read, chunks(text)))
        return Annotations(
            sentences_of(text, ((words[0][0], words[-1][1]) for words in sentences)),
            tuple(self._name_finder.find(as_read, sentences)),
        )
