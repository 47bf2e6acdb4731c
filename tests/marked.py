"""Attributions written into their text."""

from __future__ import annotations

from quotes.attribution.attributions import Attribution
from quotes.records import Span


def marked_attributions(marked: str) -> tuple[str, list[Attribution]]:
    """A text and its attributions, from one with their pieces in brackets: c, u and s of each number.

    [s1 Lind] [u1 said] [c1 it was cold].
    """
    text, pieces = "", dict[str, tuple[Span, ...]]()
    for part in marked.replace("]", "[").split("["):
        words = part
        if part[:1] in "cus" and part[1:2].isdigit():
            name, words = part.split(" ", 1)
            pieces[name] = (*pieces.get(name, ()), Span(len(text), len(text) + len(words)))
        text += words
    return text, [
        Attribution(pieces.get(f"c{n}", ()), pieces.get(f"u{n}", ()), pieces.get(f"s{n}", ()))
        for n in "12"
        if f"u{n}" in pieces
    ]
