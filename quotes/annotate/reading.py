"""How a text is put before the models that annotate it."""

from __future__ import annotations

import regex

from quotes.paragraphs import paragraphs

# A paragraph is read as one sequence; longer ones are cut, so that cost stays linear.
MAX_CHUNK_LENGTH = 3000  # code points

# Line breaks within a paragraph, control characters and halves of surrogate pairs: the models see
# each as one space.
_UNREADABLE = regex.compile(r"[\s\p{Cc}\p{Cs}]")
_LAST_SPACE = regex.compile(r"(?r)\s")


def readable(text: str) -> str:
    """The text with a space for every character that the models cannot read; as long as it."""
    return _UNREADABLE.sub(" ", text)


def chunks(text: str) -> list[tuple[int, int]]:
    """Paragraphs, those that are too long cut where there is space: half-open offsets."""
    found = []
    for start, end in paragraphs(text):
        while end - start > MAX_CHUNK_LENGTH:
            space = _LAST_SPACE.search(text, start + 1, start + MAX_CHUNK_LENGTH)
            cut = space.start() if space else start + MAX_CHUNK_LENGTH
            found.append((start, cut))
            start = cut
        found.append((start, end))
    return found
