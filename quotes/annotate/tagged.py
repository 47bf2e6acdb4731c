"""Sentences and entities, as the tagger sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from quotes.annotate.annotations import Annotations, Entity, EntityKind, sentences_of
from quotes.tagging import TaggedWindow
from quotes.tagging.labels import NAME_TAGS, OUTSIDE

_TAGS = [tag.partition("-")[::2] for tag in NAME_TAGS]
_OUTSIDE = NAME_TAGS.index(OUTSIDE)


class Notes:
    """Takes down the sentences and entities of a text while its tagged windows pass by."""

    def __init__(self) -> None:
        self._sentences: list[tuple[int, int]] = []
        self._entities: list[Entity] = []

    def of(self, windows: Iterable[TaggedWindow]) -> Iterator[TaggedWindow]:
        """Pass the windows of one text on, each noted."""
        for window in windows:
            self._sentences += _sentences(window)
            self._entities += _entities(window)
            yield window

    def annotations(self, text: str) -> Annotations:
        """What was noted, once all windows of the text have passed."""
        return Annotations(sentences_of(text, self._sentences), tuple(self._entities))


def _sentences(window: TaggedWindow) -> Iterator[tuple[int, int]]:
    begins = window.sentence_starts | _begins_paragraph(window)
    firsts = np.flatnonzero(begins).tolist()
    for first, following in pairwise([*firsts, len(begins)]):
        yield int(window.starts[first]), int(window.ends[following - 1])


def _begins_paragraph(window: TaggedWindow) -> NDArray[np.bool_]:
    return np.append(True, np.diff(window.paragraphs) > 0)


def _entities(window: TaggedWindow) -> Iterator[Entity]:
    """The entities that tags of the scheme BIO mean; an I- out of turn begins one."""
    starts_anew = _begins_paragraph(window)
    kind, first, last = "", 0, 0
    for word in np.flatnonzero(window.names != _OUTSIDE).tolist():
        prefix, label = _TAGS[window.names[word]]
        goes_on = prefix == "I" and label == kind and last == word - 1 and not starts_anew[word]
        if kind and not goes_on:
            yield _entity(window, first, last, kind)
        if not goes_on:
            kind, first = label, word
        last = word
    if kind:
        yield _entity(window, first, last, kind)


def _entity(window: TaggedWindow, first: int, last: int, label: str) -> Entity:
    return Entity(int(window.starts[first]), int(window.ends[last]), EntityKind.of_label(label))
