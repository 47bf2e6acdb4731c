"""Where a text's paragraphs begin and end."""

from __future__ import annotations

import regex

_BREAKS = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_LINE = regex.compile(rf"[^{_BREAKS}]+")
_LINE_BREAK = rf"(?>\r\n|[{_BREAKS}])"
_BLANK_LINE = rf"{_LINE_BREAK}[^\S{_BREAKS}]*{_LINE_BREAK}"
_BLOCK = regex.compile(rf"(?:(?!{_BLANK_LINE}).)+", regex.DOTALL)
_SINGLE_BREAK = regex.compile(r"(?<=\S[^\S\n\r]*)(?:\r\n|\n|\r)[^\S\n\r]*(?=([^\s]))")

# A line break followed by a lower-case letter is a soft wrap. Where this share of a text's single
# line breaks are, the text was wrapped at a fixed width, and only blank lines end its paragraphs.
_WRAPPED_SHARE = 0.4


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the paragraphs of `text` as half-open offsets, without the white space around them.

    A paragraph ends at any line break, except in text wrapped at a fixed width, whose paragraphs
    end at blank lines. Every character that is not white space is in exactly one paragraph.
    """
    pattern = _BLOCK if _is_wrapped(text) else _LINE
    found = []
    for match in pattern.finditer(text):
        stripped = match.group().strip()
        if stripped:
            start = match.start() + match.group().index(stripped[0])
            found.append((start, start + len(stripped)))
    return found


def _is_wrapped(text: str) -> bool:
    nexts: list[str] = [match.group(1) for match in _SINGLE_BREAK.finditer(text)]
    return sum(char.islower() for char in nexts) > _WRAPPED_SHARE * len(nexts)
