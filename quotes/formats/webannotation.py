"""Quotes as W3C Web Annotations, which find their place again in a text that has changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quotes.formats.iris import article_iri, part_iri, uuid_iri
from quotes.formats.json import dumps
from quotes.formats.rows import with_outer
from quotes.records import Extraction, Quote, Span, Speaker

ANCHOR_LENGTH = 32  # code points before and after a piece, by which clients tell places apart

Node = dict[str, Any]


def write(extraction: Extraction) -> str:
    """An `AnnotationPage` with an annotation for every quote, outer ones first."""
    article = article_iri(extraction)
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": uuid_iri("annotations", article),
        "type": "AnnotationPage",
        "items": [
            _annotation(quote, outer, extraction.text, article)
            for quote, outer in with_outer(extraction.quotes)
        ],
    }
    return dumps(page)


def _annotation(quote: Quote, outer: Quote | None, text: str, article: str) -> Node:
    targets = [_target(span, text, article) for span in quote.spans]
    return {
        "id": _iri(quote, article),
        "type": "Annotation",
        "motivation": "identifying",
        "body": list(_bodies(quote, outer, article)),
        "target": targets if len(targets) > 1 else targets[0],
    }


def _bodies(quote: Quote, outer: Quote | None, article: str) -> Iterator[Node]:
    if quote.speaker:
        yield from _speaker_bodies(quote.speaker, article)
    yield _words("tagging", quote.kind.value)
    yield _words("tagging", quote.act.value)
    yield _words("assessing", f"confidence {quote.confidence:.2f}")
    if outer:
        source = _iri(outer, article)
        yield {"type": "SpecificResource", "purpose": "linking", "source": source}


def _speaker_bodies(speaker: Speaker, article: str) -> Iterator[Node]:
    yield {"id": part_iri(article, "speaker", speaker.id), **_words("identifying", speaker.name)}
    if speaker.role:
        yield _words("describing", speaker.role)


def _words(purpose: str, words: str) -> Node:
    return {"type": "TextualBody", "purpose": purpose, "value": words, "format": "text/plain"}


def _target(span: Span, text: str, article: str) -> Node:
    """One piece of a quote, found by its offsets and, where those have moved, by its words."""
    return {
        "source": article,
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": text[span.start : span.end],
                "prefix": text[max(0, span.start - ANCHOR_LENGTH) : span.start],
                "suffix": text[span.end : span.end + ANCHOR_LENGTH],
            },
        ],
    }


def _iri(quote: Quote, article: str) -> str:
    return uuid_iri("annotation", article, quote.id)
