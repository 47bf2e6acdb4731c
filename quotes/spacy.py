"""A spaCy component: `nlp.add_pipe("quotes")` fills `doc._.quotes` and a span group.

Needs the extra `quotes[spacy]`. spaCy finds the component by itself once both are installed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from quotes.extractor import Extractor
from quotes.records import Extraction

if TYPE_CHECKING:
    from spacy.tokens import Span

NAME = "quotes"


class QuotesComponent:
    """Finds the quotes of a document's text.

    `doc._.quotes` is then a `quotes.Extraction`, and `doc.spans[spans_key]` has a span for each
    piece of each quote, nested ones too: its label is the quote's kind, its `id_` the quote's id. A
    span holds every token of which the piece has a character. The document's own annotations are
    not used: a blank pipeline will do.

    Args:
        spans_key: The name of the span group.
    """

    def __init__(self, spans_key: str = NAME) -> None:
        self._spans_key = spans_key
        self._extractor = Extractor()

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotes of a document.

        Raises:
            quotes.ModelError: If a model file is missing or damaged.
        """
        extraction = self._extractor.extract(doc.text)
        # Plain data, so that documents can be stored and sent to other processes.
        doc.user_data[NAME] = extraction.to_dict()
        doc.spans[self._spans_key] = SpanGroup(
            doc, name=self._spans_key, spans=list(_spans(doc, extraction))
        )
        return doc


def _spans(doc: Doc, extraction: Extraction) -> Iterator[Span]:
    for quote in extraction.with_nested():
        for piece in quote.spans:
            span = doc.char_span(
                piece.start,
                piece.end,
                label=quote.kind.value,
                span_id=quote.id,
                alignment_mode="expand",
            )
            if span is not None:  # only where a document's text and tokens have come apart
                yield span


@Language.factory(NAME, assigns=["doc._.quotes", "doc.spans"], default_config={"spans_key": NAME})
def make_quotes(nlp: Language, name: str, spans_key: str) -> QuotesComponent:
    """Make the component, as `nlp.add_pipe` wants it."""
    return QuotesComponent(spans_key)


def _stored(doc: Doc) -> Extraction | None:
    data = doc.user_data.get(NAME)
    return None if data is None else Extraction.from_dict(data)


Doc.set_extension(NAME, getter=_stored, force=True)
