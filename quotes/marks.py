"""Find quotation marks in a text and pair them into quoted stretches.

The scanner reads a text once, paragraph by paragraph, and decides of every candidate mark
whether it opens a quotation, closes one or is an apostrophe: from the mark itself, from its
neighbours, and from what is open. It never fails. An odd mark costs at most the stretch up to the
next mark that opens. Time and memory are linear in the text.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

import regex
from attrs import evolve, frozen

from quotes.paragraphs import paragraphs


class MarkFamily(StrEnum):
    """Marks of one family are paired with each other."""

    DOUBLE = "double"
    SINGLE = "single"
    ANGLE = "angle"
    SINGLE_ANGLE = "single angle"


@frozen
class QuotedSpan:
    """A stretch of text between quotation marks, within one paragraph.

    Attributes:
        start: Offset of the opening mark, in code points.
        end: Offset just after the closing mark. Where there is none: after the last character
            before the next opening mark of the family or the paragraph's end.
        family: The family of its marks.
        level: 0 for an outermost quotation, 1 for one inside it, and so on.
        opening: Length of the opening mark, in code points; 0 where a quotation goes on from the
            paragraph before without one.
        closing: Length of the closing mark; 0 where there is none.
        continued: True if it has no closing mark because the next paragraph goes on with it.
    """

    start: int
    end: int
    family: MarkFamily
    level: int
    opening: int
    closing: int
    continued: bool = False

    @property
    def closed(self) -> bool:
        """Whether the quotation has a closing mark of its own."""
        return self.closing > 0


_DOUBLES = '“”„‟"″＂'
_DOUBLE_MARK = regex.compile(f"``|''|[{_DOUBLES}]")
_MARK = regex.compile(f"``|''|[{_DOUBLES}«»‹›‘’‚‛'`]")
_FAMILY_OF = {
    **dict.fromkeys(("``", "''", *_DOUBLES), MarkFamily.DOUBLE),
    **dict.fromkeys("«»", MarkFamily.ANGLE),
    **dict.fromkeys("‹›", MarkFamily.SINGLE_ANGLE),
    **dict.fromkeys("‘’‚‛'`", MarkFamily.SINGLE),
}
_CLOSING = regex.compile(r"""(?r)(?:”|(?<!\d)(?:"|''))""")  # behind a number it says inches
# A “ is taken to go on in so many paragraphs without marks at most; past that, it is an odd one.
_MOST_UNMARKED = 4
# The openers that a closing mark looks for first; failing these, any opener of its family.
_PARTNERS = {
    "”": "“„‟”",
    "“": "„”",
    "»": "«",
    "«": "»",
    "›": "‹",
    "‹": "›",
    "’": "‘‚‛",
    "‘": "‚’",
    "''": ("``", "''"),
}
_ONLY_OPEN = frozenset(("``", *"„‟‚‛`"))
_OPEN_FIRST = frozenset("“«‹‘")
_CLOSE_FIRST = frozenset("”»›’")

_WORD_START = regex.compile(r"\s*(\S)")

# Words that begin with an apostrophe, and clipped years and decades.
_ELISION = regex.compile(
    r"['’‘‛`](?:\d\ds?|em|til|tis|twas|twere|cause|cos|cuz|n|bout|round|neath|gainst)\b",
    regex.IGNORECASE,
)
_BEFORE_OPENING = frozenset("([{<-–—―/…:;,=|*_>¡¿") | _OPEN_FIRST | frozenset("„‟‚‛`\"'")
_AFTER_CLOSING = frozenset(")]}>.,;:!?-–—―/…*_|") | _CLOSE_FIRST | frozenset("\"'“‘")


@frozen
class _Mark:
    """A candidate, and whether its neighbours let it open or close a quotation."""

    start: int
    end: int
    glyph: str
    family: MarkFamily
    opens: bool
    closes: bool


def find_quoted(text: str) -> list[QuotedSpan]:
    """Return the quoted stretches of `text`, sorted by position, outer before inner.

    The spans of one paragraph nest or are disjoint; none crosses a paragraph's end. Single marks
    count only where they are closed within the paragraph, since an unclosed one is an apostrophe.
    Unclosed double and angle marks give spans whose `closing` is 0.
    """
    found: list[QuotedSpan] = []
    bounds = paragraphs(text)
    open_end: int | None = None  # index in `found` of a quotation that its paragraph left open
    unmarked = 0  # how many paragraphs from this one on go on with it without an opening mark
    for place, (start, end) in enumerate(bounds):
        spans = _scan_paragraph(text, start, end, goes_on=unmarked > 0)
        if open_end is not None and spans and _goes_on(found[open_end], spans[0], start):
            found[open_end] = evolve(found[open_end], continued=True)
        open_end = None
        for index, span in enumerate(spans, len(found)):
            if span.level == 0 and not span.closed and span.end == end:
                open_end = index
        found.extend(spans)
        unmarked = max(0, unmarked - 1)
        if open_end is not None and text[found[open_end].start] == "“":
            unmarked = _unmarked_paragraphs(text, bounds[place + 1 : place + 1 + _MOST_UNMARKED])
    return found


def closes_unopened(text: str, end: int) -> bool:
    """Whether words that stand in no quoted stretch end with a closing mark.

    What opened the quotation is lost, or stands before the text where that is an excerpt.
    """
    return closing_mark_before(text, end) is not None


def closing_mark_before(text: str, end: int) -> int | None:
    """Where the closing mark starts that ends at an offset, if one does."""
    mark = _CLOSING.match(text, 0, end)
    return mark.start() if mark else None


def _unmarked_paragraphs(text: str, bounds: list[tuple[int, int]]) -> int:
    """How many of these paragraphs go on with a “ left open, up to a ” that can only be its own."""
    for count, (start, end) in enumerate(bounds, 1):
        mark = _DOUBLE_MARK.search(text, start, end)
        if mark is not None:
            return count if mark.group() == "”" and mark.start() > start else 0
    return 0


def _goes_on(unclosed: QuotedSpan, following: QuotedSpan, paragraph_start: int) -> bool:
    return following.start == paragraph_start and following.family == unclosed.family


def _scan_paragraph(text: str, start: int, end: int, goes_on: bool) -> list[QuotedSpan]:
    marks = _read_marks(text, start, end)
    if goes_on:
        marks.insert(0, _Mark(start, start, "“", MarkFamily.DOUBLE, opens=True, closes=False))
    pairs, unclosed = _pair(marks, _possessives(text, marks))
    spans = [(a.start, b.end, a, b.end - b.start) for a, b in pairs]
    spans += [(mark.start, stop, mark, 0) for mark, stop in _end_unclosed(unclosed, marks, end)]
    spans.sort(key=lambda span: (span[0], -span[1]))
    out: list[QuotedSpan] = []
    around: list[int] = []  # indices in `out` of the spans that enclose the current one
    for begin, stop, mark, closing in spans:
        while around and out[around[-1]].end <= begin:
            around.pop()
        if not closing:
            limit = out[around[-1]].end - out[around[-1]].closing if around else stop
            stop = _without_trailing_space(text, mark.end, min(stop, limit))
        # Pairs nest, so what a pair crosses is unclosed; that ends where the pair begins.
        while around and out[around[-1]].end < stop:
            index = around.pop()
            first = out[index].start + out[index].opening
            out[index] = evolve(out[index], end=_without_trailing_space(text, first, begin))
        opening = mark.end - mark.start
        out.append(QuotedSpan(begin, stop, mark.family, len(around), opening, closing))
        around.append(len(out) - 1)
    return out


def _read_marks(text: str, start: int, end: int) -> list[_Mark]:
    marks = []
    for match in _MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        family = _FAMILY_OF[match.group()]
        if family is MarkFamily.SINGLE and (
            (before.isalnum() and after.isalnum()) or _ELISION.match(text, match.start(), end)
        ):
            continue  # an apostrophe
        opens = not after.isspace() and (before.isspace() or before in _BEFORE_OPENING)
        closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
        marks.append(_Mark(match.start(), match.end(), match.group(), family, opens, closes))
    return _by_turns(text, marks)


def _by_turns(text: str, marks: list[_Mark]) -> list[_Mark]:
    """The same marks; where all double ones close by what they are, every other one opens.

    So stand the marks of a text that lost its opening ones, or the space before them: He said,” No.”
    Whether the first one opens is told by how many look like it then: those behind a word or a
    colon open, and those behind other punctuation close where the sentence goes on.
    """
    doubles = [mark for mark in marks if mark.family is MarkFamily.DOUBLE]
    if len(doubles) < 2 or not all(_only_closes(text, mark) for mark in doubles):
        return marks
    looks = [_looks_open(text, mark) for mark in doubles]
    openers = doubles[0 if sum(looks[::2]) >= sum(looks[1::2]) else 1 :: 2]
    opened = {mark.start: evolve(mark, glyph="“", opens=True, closes=False) for mark in openers}
    return [opened.get(mark.start, mark) for mark in marks]


def _only_closes(text: str, mark: _Mark) -> bool:
    return closes_unopened(text, mark.end) and not _would_open(mark)


def _looks_open(text: str, mark: _Mark) -> int:
    """1 for a mark that looks like an opening one by its neighbours, -1 for a closing one."""
    before = text[mark.start - 1] if mark.start else " "
    if before.isalnum() or before == ":":
        return 1
    after = _WORD_START.match(text, mark.end)
    return -1 if before in ",.?!" and after is not None and after[1].islower() else 0


def _possessives(text: str, marks: list[_Mark]) -> set[int]:
    """Starts of single marks after an s that a later mark of the paragraph closes better."""
    found = set()
    closer_follows = False
    for mark in reversed(marks):
        if mark.family is not MarkFamily.SINGLE:
            continue
        if mark.closes and not mark.opens:
            after_s = mark.start > 0 and text[mark.start - 1] in "sS"
            if after_s and closer_follows and text[mark.end : mark.end + 1] == " ":
                found.add(mark.start)
            closer_follows = True
        elif mark.opens:
            closer_follows = False
    return found


def _pair(
    marks: list[_Mark], possessives: set[int]
) -> tuple[list[tuple[_Mark, _Mark]], list[_Mark]]:
    """Pair the marks of a paragraph; also return the opening marks that nothing closes."""
    pairs: list[tuple[_Mark, _Mark]] = []
    unclosed: list[_Mark] = []
    stack: list[_Mark] = []
    open_glyphs: Counter[str] = Counter()

    def opener_for(mark: _Mark) -> str | None:
        """The kind of glyph among those now open that `mark` would close."""
        if mark.family is MarkFamily.SINGLE:
            fits = stack and stack[-1].family is MarkFamily.SINGLE
            return stack[-1].glyph if fits else None
        partners = [glyph for glyph in _PARTNERS.get(mark.glyph, mark.glyph) if open_glyphs[glyph]]
        if partners:
            return partners[0]
        return next(
            (g for g in open_glyphs if open_glyphs[g] and _FAMILY_OF[g] is mark.family), None
        )

    def close(mark: _Mark, glyph: str) -> None:
        while True:
            opener = stack.pop()
            open_glyphs[opener.glyph] -= 1
            if opener.glyph == glyph:
                pairs.append((opener, mark))
                return
            unclosed.append(opener)

    for mark in marks:
        if mark.start in possessives:
            continue
        glyph = None if mark.glyph in _ONLY_OPEN else opener_for(mark)
        if glyph is not None and _would_close(mark, glyph):
            close(mark, glyph)
        elif _would_open(mark):
            stack.append(mark)
            open_glyphs[mark.glyph] += 1
    return pairs, unclosed + stack


def _would_close(mark: _Mark, opener: str) -> bool:
    """Whether `mark` closes what `opener` opened, rather than opening a quotation inside it."""
    if mark.glyph in _CLOSE_FIRST:
        return mark.closes or not mark.opens or mark.family is not MarkFamily.SINGLE
    if mark.glyph in _OPEN_FIRST:
        return opener in _PARTNERS[mark.glyph] or (mark.closes and not mark.opens)
    if mark.family is MarkFamily.SINGLE:
        return mark.closes
    return mark.closes or not mark.opens


def _would_open(mark: _Mark) -> bool:
    if mark.glyph in _OPEN_FIRST or mark.glyph in _ONLY_OPEN:
        return mark.opens or mark.family is not MarkFamily.SINGLE
    if mark.glyph in _CLOSE_FIRST or mark.family is MarkFamily.SINGLE:
        return mark.opens
    return mark.opens or not mark.closes


def _end_unclosed(unclosed: list[_Mark], marks: list[_Mark], end: int) -> list[tuple[_Mark, int]]:
    """Give each unclosed opening mark the end of its stretch; drop the apostrophes among them."""
    next_opening: dict[MarkFamily, int] = {}
    stops: dict[int, int] = {}
    for mark in reversed(marks):
        stops[mark.start] = next_opening.get(mark.family, end)
        if _would_open(mark):
            next_opening[mark.family] = mark.start
    return [(mark, stops[mark.start]) for mark in unclosed if mark.family is not MarkFamily.SINGLE]


def _without_trailing_space(text: str, start: int, end: int) -> int:
    """Where the words in [start, end) end."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
