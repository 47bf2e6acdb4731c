"""Look up where in a text something stands, among sorted stretches that do not overlap."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Protocol

import regex

_WORD = regex.compile(r"\w+")


class Stretch(Protocol):
    """Anything with a place in a text: a span, a quoted stretch, an entity."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def touches(stretches: Sequence[Stretch], other: Stretch) -> bool:
    """Whether one of them shares a character with another stretch."""
    index = bisect_right(stretches, other.start, key=lambda stretch: stretch.end)
    return index < len(stretches) and stretches[index].start < other.end


def words_within(
    text: str, pieces: Iterable[Stretch], stretches: Sequence[Stretch]
) -> tuple[int, int]:
    """How many words of some pieces of a text begin in one of the stretches, and how many there are."""
    words = [
        match.start() for piece in pieces for match in _WORD.finditer(text, piece.start, piece.end)
    ]
    return sum(_holds(stretches, word) for word in words), len(words)


def _holds(stretches: Sequence[Stretch], offset: int) -> bool:
    index = bisect_right(stretches, offset, key=lambda stretch: stretch.start) - 1
    return index >= 0 and offset < stretches[index].end
