"""Sentences and entities of a text."""

from __future__ import annotations

from pathlib import Path

from quotes.annotate.annotations import Annotations, Entity, EntityKind, Sentence
from quotes.annotate.documents import annotate_with, read_document
from quotes.annotate.tagged import Notes

__all__ = [
    "Annotations",
    "Entity",
    "EntityKind",
    "Notes",
    "Sentence",
    "annotate_with",
    "read_document",
]

FOLDER = Path(__file__).parent.parent / "models" / "en" / "stanza"
"""Compact English models for a Stanza pipeline of the caller's."""
