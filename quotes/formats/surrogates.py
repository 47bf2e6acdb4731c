"""Lone surrogates, which a str can hold but no encoding can."""

from __future__ import annotations

import regex

_SURROGATE = regex.compile(r"\p{Cs}")


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for every surrogate, so that all offsets stay as they are."""
    return _SURROGATE.sub("\ufffd", text)
