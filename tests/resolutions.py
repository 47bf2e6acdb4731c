"""Resolve the sources of made-up texts."""

from __future__ import annotations

import re

from quotes.annotate import Annotations, Entity, EntityKind, Sentence
from quotes.attribution import Attribution
from quotes.marks import find_quoted
from quotes.records import Span, Speaker
from quotes.speakers import Resolution, resolve

PERSON, ORGANIZATION = EntityKind.PERSON, EntityKind.ORGANIZATION
LOCATION, NORP = EntityKind.LOCATION, EntityKind.NORP
_SENTENCE = re.compile(r"[^\s.][^.]*(?:\.(?!\s+[A-Z“])[^.]*)*\.?[”\"]?")


def resolved(text: str, sources: list[tuple[str, str]], **entities: EntityKind) -> Resolution:
    """Resolve the sources of some contents, each found at its first place after the one before.

    Args:
        text: The article.
        sources: A content and its source for each attribution.
        entities: Kinds of names, with underscores for spaces, wherever they stand.
    """
    attributions = []
    for content, source in sources:
        (piece,) = places(text, content)[:1]
        near = min(places(text, source), key=lambda span: abs(span.start - piece.start))
        attributions.append(Attribution((piece,), (Span(piece.end, piece.end + 1),), (near,)))
    found = [
        Entity(span.start, span.end, kind)
        for name, kind in entities.items()
        for span in places(text, name.replace("_", " "))
    ]
    annotations = Annotations(
        sentences=tuple(Sentence(*match.span()) for match in _SENTENCE.finditer(text)),
        entities=tuple(sorted(found, key=lambda entity: entity.start)),
    )
    attributions.sort(key=lambda attribution: attribution.content[0])
    return resolve(text, attributions, annotations, find_quoted(text))


def places(text: str, words: str) -> list[Span]:
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    return [Span(*match.span()) for match in re.finditer(pattern, text)]


def speakers(resolution: Resolution) -> list[Speaker | None]:
    return [reported.speaker for reported in resolution.by_attribution]


def names(resolution: Resolution) -> list[str | None]:
    return [speaker and speaker.name for speaker in speakers(resolution)]
