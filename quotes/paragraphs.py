"""Where a text's paragraphs begin and end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

_BREAKS = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_LINE = regex.compile(rf"[^{_BREAKS}]+")
_LINE_BREAK = rf"(?>\r\n|[{_BREAKS}])"
_BLANK_LINE = rf"{_LINE_BREAK}[^\S{_BREAKS}]*{_LINE_BREAK}"
_BLANK = regex.compile(_BLANK_LINE)
_BLOCK = regex.compile(rf"(?:(?!{_BLANK_LINE}).)+", regex.DOTALL)
_SINGLE_BREAK = regex.compile(r"(?<=\S[^\S\n\r]*)(?:\r\n|\n|\r)[^\S\n\r]*(?=([^\s]))")

# A line break followed by a lower-case letter is a soft wrap. Where this share of a text's single
# line breaks are, text was wrapped at a fixed width, and only blank lines end its paragraphs.
_WRAPPED_SHARE = 0.4
_TELLING = 20  # so many line breaks tell whether text was wrapped


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the paragraphs of `text` as half-open offsets, without the white space around them.

    A paragraph ends at any line break, except where lines were wrapped at a fixed width: there it
    ends at blank lines. Every character that is not white space is in exactly one paragraph.
    """
    found = []
    for begin, end, is_wrapped in _stretches(text):
        for match in (_BLOCK if is_wrapped else _LINE).finditer(text, begin, end):
            stripped = match.group().strip()
            if stripped:
                start = match.start() + match.group().index(stripped[0])
                found.append((start, start + len(stripped)))
    return found


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """Stretches of text that end at blank lines, and whether their lines were wrapped.

    A text may hold several articles, so each stretch has no more line breaks than tell.
    """
    breaks = [(match.start(), match.group(1).islower()) for match in _SINGLE_BREAK.finditer(text)]
    begin = done = 0
    for match in _BLANK.finditer(text) if len(breaks) >= 2 * _TELLING else ():
        count = bisect_left(breaks, (match.start(),))
        if count - done >= _TELLING and len(breaks) - count >= _TELLING:
            yield begin, match.end(), _is_wrapped(breaks[done:count])
            begin, done = match.end(), count
    yield begin, len(text), _is_wrapped(breaks[done:])


def _is_wrapped(breaks: Sequence[tuple[int, bool]]) -> bool:
    return sum(is_soft for _, is_soft in breaks) > _WRAPPED_SHARE * len(breaks)
