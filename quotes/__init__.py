"""Every quote in a news text, with its speaker, as typed records with exact offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotes.errors import ModelError
from quotes.records import (
    COMMUNICATION,
    Act,
    Context,
    Cue,
    Extraction,
    Mention,
    Quote,
    QuotedWords,
    QuoteKind,
    Reason,
    Source,
    Span,
    Speaker,
    SpeakerKind,
    Via,
)

if TYPE_CHECKING:
    from quotes.extractor import Extractor, extract
    from quotes.formats import to_dataframe
    from quotes.web import Article, read_html

__all__ = [
    "COMMUNICATION",
    "Act",
    "Article",
    "Context",
    "Cue",
    "Extraction",
    "Extractor",
    "Mention",
    "ModelError",
    "Quote",
    "QuoteKind",
    "QuotedWords",
    "Reason",
    "Source",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Via",
    "extract",
    "read_html",
    "to_dataframe",
]

__version__ = "0.1.0"


# What these need takes long to import; who only reads stored records should not wait for it.
_LATE = {
    "Article": "quotes.web",
    "Extractor": "quotes.extractor",
    "extract": "quotes.extractor",
    "read_html": "quotes.web",
    "to_dataframe": "quotes.formats",
}


def __getattr__(name: str) -> object:
    if name in _LATE:
        from importlib import import_module

        return getattr(import_module(_LATE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
