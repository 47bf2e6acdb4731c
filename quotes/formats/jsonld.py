"""Quotes as schema.org JSON-LD: quotations in a news article, and claims for fact-checkers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quotes.formats.iris import article_iri, part_iri
from quotes.formats.json import dumps
from quotes.formats.rows import with_outer
from quotes.records import Act, Extraction, Quote, Speaker, SpeakerKind, Via

BEGIN = '{"@context": {"@vocab": "https://schema.org/"}, "@graph": [\n'
BETWEEN = ",\n"
END = "\n]}\n"

Node = dict[str, Any]

# schema.org has people, organizations and works, but no groups of people or acting places.
_TYPES = {
    SpeakerKind.PERSON: "Person",
    SpeakerKind.ORGANIZATION: "Organization",
    SpeakerKind.PLACE: "Organization",
    SpeakerKind.GROUP: "Organization",
    SpeakerKind.DOCUMENT: "CreativeWork",
    SpeakerKind.UNKNOWN: "Thing",
}
_CLAIMING = (Act.SAY, Act.WRITE)  # who asks, demands or hopes does not claim that it is so


def write(extraction: Extraction) -> str:
    """The article, its speakers and its quotes: one node a line, joined by commas."""
    return BETWEEN.join(map(dumps, _nodes(extraction)))


def _nodes(extraction: Extraction) -> Iterator[Node]:
    article = article_iri(extraction)
    yield _article(extraction, article)
    for speaker in extraction.speakers:
        yield _speaker(speaker, article)
    for quote, outer in with_outer(extraction.quotes):
        yield _quote(quote, outer, article)


def _article(extraction: Extraction, article: str) -> Node:
    source = extraction.source
    if source is None:
        return {"@type": "NewsArticle", "@id": article}
    return _known(
        {
            "@type": "NewsArticle",
            "@id": article,
            "url": source.url,
            "identifier": source.id,
            "headline": source.title,
            "author": source.author and {"@type": "Person", "name": source.author},
            "publisher": source.publisher and {"@type": "Organization", "name": source.publisher},
            "datePublished": source.published,
        }
    )


def _speaker(speaker: Speaker, article: str) -> Node:
    return _known(
        {
            "@type": _TYPES[speaker.kind],
            "@id": _speaker_iri(speaker, article),
            "name": speaker.name,
            "alternateName": list(speaker.aliases),
            "description": speaker.role,
        }
    )


def _quote(quote: Quote, outer: Quote | None, article: str) -> Node:
    claims = quote.act in _CLAIMING
    node = {
        "@type": ["Quotation", "Claim"] if claims else "Quotation",
        "@id": part_iri(article, "quote", quote.id),
        "text": quote.text,
        **_attribution(quote.speaker, article),
        "isPartOf": {"@id": part_iri(article, "quote", outer.id) if outer else article},
        "datePublished": quote.source and quote.source.published,
        "citation": quote.via and _citation(quote.via, article),
        "keywords": [quote.kind.value, quote.act.value],
    }
    if claims:
        node["appearance"] = {"@id": article}
    return _known(node)


def _attribution(speaker: Speaker | None, article: str) -> Node:
    if speaker is None:
        return {}
    named = {"@id": _speaker_iri(speaker, article)}
    if speaker.kind is SpeakerKind.DOCUMENT:
        return {"isBasedOn": named}
    return {"author": named, "spokenByCharacter": named}


def _citation(via: Via, article: str) -> Node:
    """What the article took the quote from: a work of whoever passed it on."""
    work: Node = {"@type": "CreativeWork", "description": via.text}
    if via.speaker is None:
        return work
    named = {"@id": _speaker_iri(via.speaker, article)}
    if via.speaker.kind is SpeakerKind.DOCUMENT:
        return named
    return {**work, "author": named}


def _speaker_iri(speaker: Speaker, article: str) -> str:
    return part_iri(article, "speaker", speaker.id)


def _known(node: Node) -> Node:
    return {key: value for key, value in node.items() if value}
