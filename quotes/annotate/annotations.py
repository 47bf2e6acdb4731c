"""What is known of a text before its quotes are looked for: its sentences and entities."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import regex
from attrs import frozen


class EntityKind(StrEnum):
    """What a named entity is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    LOCATION = "location"
    NORP = "norp"
    """A nationality, or a religious or political group."""
    FACILITY = "facility"
    PRODUCT = "product"
    DATE = "date"
    MONEY = "money"
    MISC = "misc"

    @classmethod
    def of_label(cls, label: str) -> EntityKind:
        """The kind that a recogniser's label means; those that are not known count as MISC."""
        return _KIND_OF_LABEL.get(label, cls.MISC)


# The labels of our own models, of OntoNotes and of CoNLL-2003.
_KIND_OF_LABEL = {
    **{kind.name: kind for kind in EntityKind},
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "LOC": EntityKind.LOCATION,
    "GPE": EntityKind.LOCATION,
    "FAC": EntityKind.FACILITY,
    "TIME": EntityKind.DATE,
}


@frozen
class Sentence:
    """A sentence: half-open offsets in code points, never across a paragraph's end."""

    start: int
    end: int


@frozen
class Entity:
    """A named entity: half-open offsets in code points, and what it is."""

    start: int
    end: int
    kind: EntityKind


@frozen
class Annotations:
    """What is known of a text; each sorted by position, and free of overlap."""

    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()


# Closing marks that a splitter takes for a sentence belong to the one before.
_CLOSING = regex.compile(r"[^\S\r\n]*[”’»›\"')\]]+")


def sentences_of(text: str, pieces: Iterable[tuple[int, int]]) -> tuple[Sentence, ...]:
    """The sentences of a text, from where a splitter has them, each with its closing marks."""
    found: list[Sentence] = []
    for start, end in pieces:
        if found and _CLOSING.fullmatch(text, found[-1].end, end):
            start = found.pop().start
        found.append(Sentence(start, end))
    return tuple(found)
