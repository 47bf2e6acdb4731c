"""A Stanza processor: `stanza.Pipeline("en", processors="tokenize,ner,quotes")` fills `doc.quotes`.

Importing this module registers it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stanza.pipeline.processor import Processor, register_processor

from quotes.annotate import read_document
from quotes.extractor import Extractor

if TYPE_CHECKING:
    from stanza.models.common.doc import Document

NAME = "quotes"


@register_processor(NAME)
class QuotesProcessor(Processor):  # type: ignore[misc]  # Stanza has no types
    """Finds the quotes of a document, with the sentences and entities that Stanza found in it.

    `doc.quotes` is then a `quotes.Extraction`.
    """

    PROVIDES_DEFAULT = frozenset((NAME,))
    REQUIRES_DEFAULT = frozenset(("tokenize", "ner"))

    def __init__(self, config: dict[str, Any], pipeline: Any, device: Any) -> None:
        super().__init__(config, pipeline, device)
        self._extractor = Extractor()

    def process(self, document: Document) -> Document:
        """Fill `document.quotes`.

        Raises:
            ValueError: If the document was made from tokens and has no text.
            quotes.ModelError: If a model file is missing or damaged.
        """
        if document.text is None:
            raise ValueError("quotes are found in text; this document was made from tokens alone")
        document.quotes = self._extractor.extract_annotated(document.text, read_document(document))
        return document
