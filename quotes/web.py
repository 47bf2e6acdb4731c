"""Articles from the web: the text and the source of an HTML page, and the way back to the HTML."""

from __future__ import annotations

import codecs
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import regex
from attrs import field, frozen
from attrs.validators import instance_of

from quotes.page import Page, align, read_page
from quotes.records import Source, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARED_ENCODING = regex.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", regex.I)
_DECLARED_WITHIN = 4096  # bytes; browsers look no further than 1,024
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_ENCODING_OF_OLD = "cp1252"  # what browsers take pages for that are not UTF-8 and declare nothing

_BLOCKS = frozenset("body div ab p head quote list item table row cell lb fw".split())
_SPACE = regex.compile(r"[ \t\n\r\f]+")
# Whole paragraphs that sites put around and into articles.
_FURNITURE = regex.compile(
    r"(?:advertisement|share this(?: article| story| post)?|share on \w+|click to share on .*"
    r"|(?:read|see) (?:more|also)\W*|read (?:more|also|next): .*|related(?: articles| stories| posts)?"
    r"|(?:most (?:read|popular)|trending(?: now)?)|(?:sign up|subscribe) (?:for|to) .{0,60}newsletters?\W*"
    r"|(?:©|\(c\)|copyright) .{0,80}|all rights reserved\W*|loading\W*|like this:|print this page)\W*",
    regex.IGNORECASE,
)
# What begins the comments, with all that follows.
_COMMENTS = regex.compile(
    r"(?:leave|post|add) a (?:reply|comment)(?: cancel reply)?\W*|\d* ?comments? ?(?:\(\d+\)|on .*)?\W*"
    r"|your email address will not be published.*|(?:you must be )?logged in to post a comment\W*",
    regex.IGNORECASE,
)


@frozen
class Article:
    """The article of a web page.

    Attributes:
        text: The article, paragraphs divided by blank lines; empty if the page has none.
        source: What the page says of itself.
        html: The page, decoded.
    """

    text: str = field(validator=instance_of(str))
    source: Source = field(validator=instance_of(Source))
    html: str = field(validator=instance_of(str), repr=False)
    _page: Page = field(eq=False, repr=False)
    _words: tuple[tuple[int, int, int], ...] = field(eq=False, repr=False)

    def origin(self, span: Span) -> Span | None:
        """Where words of `text` stand in `html`: from the first to the last, tags between included.

        Returns:
            None where the page does not show all of the words, in order.
        """
        words = self.text[span.start : span.end]
        start = span.end - len(words.lstrip())
        end = span.start + len(words.rstrip())
        first = bisect_right(self._words, start, key=lambda word: word[1])
        places: list[tuple[int, int]] = []
        reached = start
        for begin, stop, place in self._words[first:]:
            if begin >= end:
                break
            if self.text[reached:begin].strip() or (places and place < places[-1][1]):
                return None
            skipped = max(0, start - begin)
            places.append((place + skipped, place + min(stop, end) - begin))
            reached = stop
        if not places or self.text[reached:end].strip():
            return None
        return self._page.origin(places[0][0], places[-1][1])


def read_html(html: str | bytes, url: str | None = None) -> Article:
    """Find the article of a web page with trafilatura (Barbaresi, ACL 2021).

    Comments, menus and other furniture are left out. Nothing is fetched.

    Args:
        html: The page; bytes are decoded as browsers do: by byte order mark, by what the page
            declares, as UTF-8, or as Windows-1252.
        url: Where the page comes from, if you know better than the page.

    Returns:
        The article. Where a page has none, its text is empty.

    Raises:
        TypeError: If `html` is neither str nor bytes.
        ImportError: If trafilatura is not installed: pip install "quotes[html]".
    """
    if not isinstance(html, str | bytes | bytearray):
        raise TypeError(f"read_html() takes a page as str or bytes, not {type(html).__name__}")
    decoded = html if isinstance(html, str) else _decode(bytes(html))
    found = _extraction(decoded, url)
    text = "\n\n".join(_without_furniture(_paragraphs(found.body))) if found else ""
    page = read_page(decoded)
    source = Source(
        url=url or (found and found.url) or None,
        title=(found and found.title) or None,
        author=(found and found.author) or None,
        publisher=(found and found.sitename) or None,
        published=(found and found.date) or None,
    )
    return Article(text, source, decoded, page, tuple(align(text, page)))


def _decode(html: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if html.startswith(mark):
            return html.decode(encoding, "replace")
    declared = _DECLARED_ENCODING.search(html[:_DECLARED_WITHIN])
    if declared:
        try:
            name = codecs.lookup(declared[1].decode("ascii", "replace")).name
        except LookupError:
            name = "utf-8"
        if name.startswith("utf-16"):
            name = "utf-8"  # or the declaration could not have been read
        if name in ("iso8859-1", "ascii"):
            name = _ENCODING_OF_OLD
        return html.decode(name, "replace")
    try:
        return html.decode("utf-8")
    except UnicodeDecodeError:
        return html.decode(_ENCODING_OF_OLD, "replace")


def _extraction(html: str, url: str | None) -> Any:
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise ImportError(
            'reading HTML needs trafilatura: pip install "quotes[html]"', name="trafilatura"
        ) from error
    if "<" not in html:
        return None  # trafilatura takes a text without tags for an article
    options: dict[str, Any] = {
        "url": url,
        "with_metadata": True,
        "include_comments": False,
        "include_tables": False,
    }
    return bare_extraction(html, **options) or bare_extraction(html, favor_recall=True, **options)


def _paragraphs(body: _Element) -> Iterator[str]:
    """The paragraphs of a tree of trafilatura's, with spaces as a browser shows them."""
    from lxml.etree import iterwalk

    words: list[str] = []

    def paragraph() -> Iterator[str]:
        whole = _SPACE.sub(" ", "".join(words)).strip(" ")
        words.clear()
        if whole:
            yield whole

    for event, element in iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            yield from paragraph()
        words.append((element.text if event == "start" else element.tail) or "")
    yield from paragraph()


def _without_furniture(paragraphs: Iterator[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        if _COMMENTS.fullmatch(paragraph):
            return
        if not _FURNITURE.fullmatch(paragraph):
            yield paragraph
