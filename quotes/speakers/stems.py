"""What the names of a country, of its people and of its bodies have in common."""

from __future__ import annotations

import regex

# Endings without which the names of a country and its people are often the same word.
_ENDING = regex.compile(r"(?<=^.{4,})(?:ians?|ans?|ese|ish|is?|ia|ey|y|a|e|n|s)$")


def stem(word: str) -> str:
    """What "Armenia" and "Armenian" share, in lower case."""
    return _ENDING.sub("", _ENDING.sub("", word.lower()))
