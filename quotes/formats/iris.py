"""Names for articles, and for the quotes and speakers in them, that are the same at every run."""

from __future__ import annotations

from hashlib import sha1
from urllib.parse import quote
from uuid import NAMESPACE_URL, UUID

import regex

from quotes.records import Extraction

_ABSOLUTE_IRI = regex.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\p{C}\p{Z}<>\"{}|\\^`]+")


def article_iri(extraction: Extraction) -> str:
    """The URL of the article if its source gives a usable one, else a UUID made from its text."""
    source = extraction.source
    if source and source.url and _ABSOLUTE_IRI.fullmatch(source.url):
        return source.url.partition("#")[0]
    return uuid_iri(source.id if source and source.id else "", extraction.text)


def part_iri(article: str, kind: str, id: str) -> str:
    """The name of a quote or speaker of an article: its `id`, told apart from others by `kind`."""
    return f"{article}#{kind}-{quote(id.encode('utf-8', 'surrogatepass'))}"


def uuid_iri(*parts: str) -> str:
    """A UUID (version 5) that stands for these words."""
    name = "\n".join(parts).encode("utf-8", "surrogatepass")
    # uuid.uuid5 does the same, but for surrogates.
    digest = sha1(NAMESPACE_URL.bytes + name, usedforsecurity=False).digest()
    return UUID(bytes=digest[:16], version=5).urn
