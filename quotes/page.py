"""What a web page shows, and where each of its words stands in the HTML."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import unescape
from html.parser import HTMLParser

import regex
from attrs import field, frozen

from quotes.records import Span

_WORD = regex.compile(r"\S+")
_HIDDEN = frozenset(("script", "style", "template", "title"))
_WITHIN_WORDS = frozenset(
    "a abbr b bdi bdo cite code del dfn em font i ins kbd label mark q s samp small span strike "
    "strong sub sup time tt u var wbr".split()
)
_KEY_LENGTH = 3  # words by which the place of a paragraph is looked up
_MOST_TRIED = 10  # places with the same key, behind the line before and ahead of it
_LOOK_AHEAD = 40  # words that a page may show between two of a paragraph


@frozen(eq=False)
class Page:
    """The words that a page shows.

    Attributes:
        shown: The text between its tags, references decoded, scripts, styles and its title left out.
    """

    shown: str
    _starts: array[int] = field(repr=False)  # of each run, in `shown`
    _html_starts: array[int] = field(repr=False)
    _html_lengths: array[int] = field(repr=False)  # 0 for runs that stand in the HTML as they are

    def origin(self, start: int, end: int) -> Span:
        """Where the words that are shown at [start, end) stand in the HTML."""
        first, last = self._run(start), self._run(end - 1)
        begin = self._html_starts[first]
        if not self._html_lengths[first]:
            begin += start - self._starts[first]
        stop = self._html_starts[last]
        stop += self._html_lengths[last] or end - self._starts[last]
        return Span(begin, stop)

    def _run(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1


def read_page(html: str) -> Page:
    """Read what a page shows. Anything is a page; what is no markup is shown."""
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    return Page(
        "".join(reader.parts),
        array("q", reader.starts),
        array("q", reader.html_starts),
        array("q", reader.html_lengths),
    )


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._html = html
        self._lines = [0, *(match.end() for match in regex.finditer("\n", html))]
        self._hidden = 0
        self._length = 0
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.html_starts: list[int] = []
        self.html_lengths: list[int] = []

    def parse_html_declaration(self, i: int) -> int:
        # HTMLParser raises AssertionError where no name follows: "<![1".
        if self.rawdata.startswith("<![", i) and not self.rawdata.startswith("<![CDATA[", i):
            return self.parse_bogus_comment(i)
        return super().parse_html_declaration(i)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in _HIDDEN
        self._divide(tag)

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))
        self._divide(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self._divide(tag)

    def handle_data(self, data: str) -> None:
        self._show(data, 0)

    def handle_entityref(self, name: str) -> None:
        self._refer(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._refer(f"&#{name}")

    def _refer(self, reference: str) -> None:
        start = self._offset()
        length = len(reference) + (self._html[start + len(reference) :][:1] == ";")
        self._show(unescape(self._html[start : start + length]), length)

    def _divide(self, tag: str) -> None:
        if tag not in _WITHIN_WORDS:
            self._show("\n", 1)

    def _show(self, words: str, html_length: int) -> None:
        if words and not self._hidden:
            self.parts.append(words)
            self.starts.append(self._length)
            self.html_starts.append(self._offset())
            self.html_lengths.append(html_length)
            self._length += len(words)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


def align(text: str, page: Page) -> list[tuple[int, int, int]]:
    """Find the words of a text among those that a page shows.

    Each line of the text is looked up as a whole, after the line before it if it stands there;
    within a line the page may show more words, but not others.

    Returns:
        Start and end of every word that was found, and where the page shows it; in text order.
    """
    shown = [match.span() for match in _WORD.finditer(page.shown)]
    words = [page.shown[start:end] for start, end in shown]
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index in range(len(words)):
        places[tuple(words[index : index + _KEY_LENGTH])].append(index)
        for length in range(1, min(_KEY_LENGTH, len(words) - index)):
            places[tuple(words[index : index + length])].append(index)
    found: list[tuple[int, int, int]] = []
    cursor = 0
    for line in regex.finditer(r"[^\n]+", text):
        spans = [match.span() for match in _WORD.finditer(text, *line.span())]
        wanted = [text[start:end] for start, end in spans]
        best: list[int | None] = []
        for place in _candidates(places[tuple(wanted[:_KEY_LENGTH])], cursor):
            best = max(best, _follow(wanted, words, place), key=_hits)
            if _hits(best) == len(wanted):
                break
        for (start, end), hit in zip(spans, best, strict=False):
            if hit is not None:
                found.append((start, end, shown[hit][0]))
                cursor = hit + 1
    return found


def _candidates(places: Sequence[int], cursor: int) -> Iterator[int]:
    """The places at or after the cursor, then those before it; not too many of either."""
    middle = bisect_left(places, cursor)
    yield from places[middle : middle + _MOST_TRIED]
    yield from places[max(0, middle - _MOST_TRIED) : middle]


def _hits(indices: Sequence[int | None]) -> int:
    return sum(index is not None for index in indices)


def _follow(wanted: Sequence[str], words: Sequence[str], place: int) -> list[int | None]:
    """Where each wanted word stands among the words from a place on; None where none does."""
    found: list[int | None] = []
    for word in wanted:
        index = place
        while index < min(place + _LOOK_AHEAD, len(words)) and words[index] != word:
            index += 1
        if index < len(words) and words[index] == word:
            found.append(index)
            place = index + 1
        else:
            found.append(None)
    return found
