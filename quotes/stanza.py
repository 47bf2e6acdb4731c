"""A Stanza processor: `stanza.Pipeline("en", processors="tokenize,ner,quotes")` fills `doc.quotes`.

Importing this module registers it.
"""

from __future__ import annotations

from typing import Any

from stanza.models.common.doc import Document
from stanza.pipeline.processor import Processor, register_processor

from quotes.annotate import read_document
from quotes.extractor import Extractor

NAME = "quotes"
LANGUAGE = "en"


@register_processor(NAME)
class QuotesProcessor(Processor):  # type: ignore[misc]  # Stanza has no types
    """Finds the quotes of a document, with the sentences and entities that Stanza found in it.

    `doc.quotes` is then a `quotes.Extraction`.
    """

    PROVIDES_DEFAULT = frozenset((NAME,))
    REQUIRES_DEFAULT = frozenset(("tokenize", "ner"))

    def __init__(self, config: dict[str, Any], pipeline: Any, device: Any) -> None:
        super().__init__(config, pipeline, device)
        if config["lang"] != LANGUAGE:
            raise ValueError(f"quotes reads English, not the language {config['lang']!r}")
        self._extractor = Extractor()

    def process(self, document: Document) -> Document:
        """Fill `document.quotes`.

        Raises:
            ValueError: If the document was made from tokens, and does not know its text.
            quotes.ModelError: If a model file is missing or damaged.
        """
        annotations = read_document(document)
        document._quotes = self._extractor.extract_annotated(document.text, annotations)
        return document

    def mark_inactive(self) -> None:
        """Do nothing: Stanza has this called where a processor is missing before this one."""


Document.add_property(NAME)  # None where a document has not been processed
