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

__all__ = [
    "COMMUNICATION",
    "Act",
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
    "to_dataframe",
]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    # What extracts needs numpy and more; who only reads stored records should not wait for it.
    if name in ("Extractor", "extract"):
        from quotes import extractor

        return getattr(extractor, name)
    if name == "to_dataframe":
        from quotes import formats

        return formats.to_dataframe
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
