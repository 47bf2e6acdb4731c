"""Fit attributions to the quotation marks and the datelines of the text.

The tagger decides word by word; quotation marks are surer of where quoted words begin and end,
and a dateline is never part of what follows it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import regex
from attrs import evolve

from quotes.attribution.attributions import Attribution
from quotes.marks import QuotedSpan, closing_mark_before
from quotes.paragraphs import paragraphs
from quotes.records import Span
from quotes.stretches import touches

# A content that holds this share of a quotation is meant to hold all of it. Chosen on PolNeAR dev.
_SHARE_MEANING_ALL = 0.5

_WORD = regex.compile(r"\w")
_STOP_AT_START = regex.compile(r"[:,;—–]\s+(?=\S)")
_NO_SPACE = regex.compile(r"\S")
_STOP_AT_END = regex.compile(r"(?r)[.,;:!?]+")
_FINISHED = regex.compile(r"(?r)(?:\p{Ll}{3}\.|[?!])\s+")
_NEXT_SENTENCE = regex.compile(r"\s+\p{Lu}")
_PREPOSITION_AT_END = regex.compile(r"(?r)\s+(?:at|by|for|in|of|on)", regex.IGNORECASE)
_CONJUNCTION_AT_END = regex.compile(r"(?r)(?:,?\s+|\b)(?:and|as|but|or)")
_TITLE_AT_END = regex.compile(r"(?r)\b(?:Dame|Dr|Miss|Mr|Mrs|Ms|Sir)\.?")
_SURNAME = regex.compile(r"\s\p{Lu}[\p{L}’'-]*\p{L}")
_BRACKET_AT_END = regex.compile(r"(?r)[.,;:]*\)")
_TELLING = regex.compile(
    r"(?r)\b(?:ask(?:ed|ing|s)?|assur(?:e[ds]?|ing)|inform(?:ed|ing|s)?|promis(?:e[ds]?|ing)|remind(?:ed|ing|s)?|tell(?:ing|s)?|told"
    r"|warn(?:ed|ing|s)?)"
)
_LISTENER = regex.compile(
    r"(?<!ask(?:ed|ing|s)?)\s+(?:him|me|them|us|you)\s+(?!to\b)"
    r"|\s+(?:her|him|me|them|us|you)\s+(?=(?:how|if|what|when|where|whether|who|why)\b)"
    r"|(?<!ask(?:ed|ing|s)?)\s+(?:her|(?:an?|her|his|its|my|our|the|their)\s(?:[\p{L}’'-]+\s){0,2}?"
    r"(?!\L<told>)[\p{L}’'-]+|(?:\p{Lu}[\p{L}.’'-]*\s){0,3}\p{Lu}[\p{L}’'-]*)\s"
    r"(?=(?:he|how|it|she|that|there|they|why)\b)",
    told="joke lie lies news story tale truth".split(),
)
# LONDON — or NEW DELHI, Nov. 3 (Agency) -- or MAREN, Nov. 3. /Agency/.
_DATELINE = regex.compile(
    r"\p{Lu}[\p{Lu}.'’-]+(?:[ ,]+(?:[\p{Lu}.]+|\p{Lu}\p{Ll}*\.?|\d+\.?)){0,8}(?: ?\([^)\n]{1,40}\))?"
    r"\s*(?:[—–―]|--?|/[^/\n]{1,40}/\.?)\s+"
)
# 11:30 Lee: “…”, as live reports have it
_TIME = regex.compile(
    r"\d{1,2}[:.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s(?:BST|CES?T|GMT|IST|UTC|[CEMP][DS]?T))?"
    r"\s*[—–|-]?\s+(?=[\p{Lu}“\"‘'])"
)


def fit(
    text: str, attributions: Sequence[Attribution], quoted: Sequence[QuotedSpan]
) -> list[Attribution]:
    """Move the ends of contents to quotation marks, and join what marks show to be one quote.

    What reaches into a dateline or the time of an entry begins behind it, and so does what begins
    with the mark that closes another content, or with whom it is told (in PolNeAR's train split 21 of
    22 pronouns and all but 4 of some 340 others), or with a sentence without marks before a quotation
    that its cue follows (none of 20 goes over one). Contents end before a conjunction that leads to
    nothing (none in that split does not), sources before such a preposition: "The court | on". Those
    that end with a title have the name behind it, too: "Mr | Laird".

    Args:
        text: The text.
        attributions: Its attributions, in text order.
        quoted: Its quoted stretches.
    """
    outermost = [span for span in quoted if span.level == 0 and (span.closed or span.continued)]
    closings = _closings(text, attributions, outermost)
    no_beginnings = [*_datelines(text), *closings, *_listeners(text, attributions)]
    attributions = _begun_behind(no_beginnings, attributions)
    taken = _Taken(attributions)

    def content_of(attribution: Attribution) -> tuple[Span, ...]:
        pieces = _joined(text, (_snapped(text, p, outermost, taken) for p in attribution.content))
        if pieces and all(cue.start >= pieces[0].end for cue in attribution.cue):
            pieces = (_without_sentence(text, pieces[0], outermost), *pieces[1:])
        return _before_conjunction(text, pieces)

    fitted = [
        evolve(
            attribution,
            content=content_of(attribution),
            source=tuple(
                _with_surname(text, _before_preposition(text, span)) for span in attribution.source
            ),
        )
        for attribution in attributions
    ]
    return sorted(_continued(fitted, outermost), key=_begin)


def without_stray_marks(
    text: str, attributions: Sequence[Attribution], quoted: Sequence[QuotedSpan]
) -> list[Attribution]:
    """Let no content end with a closing mark that cannot be its own.

    Such is a second one behind a quotation (made him “smart.””), and one behind words that follow
    their cue at once and without an opening mark (She said she would go.”).

    Args:
        text: The text.
        attributions: Its attributions, fitted.
        quoted: Its quoted stretches.
    """
    outermost = [span for span in quoted if span.level == 0]
    unclosed = [span for span in outermost if not span.closed]
    closed_ends = {span.end for span in outermost if span.closed}

    def end_of(attribution: Attribution) -> int:
        last = attribution.content[-1]
        mark = closing_mark_before(text, last.end)
        if mark is None or last.end in closed_ends:
            return last.end
        if mark in closed_ends:
            return mark
        gaps = [text[cue.end : last.start] for cue in attribution.cue if cue.end <= last.start]
        if not any(gap.isspace() for gap in gaps) or touches(unclosed, last):
            return last.end
        stop = _STOP_AT_END.match(text, last.start, mark)
        return stop.start() if stop else mark

    return [_ending(a, end_of(a)) if a.content else a for a in attributions]


def _ending(attribution: Attribution, end: int) -> Attribution:
    """The attribution with its content up to there; as it is where its last piece would be empty."""
    *before, last = attribution.content
    if end <= last.start:
        return attribution
    return evolve(attribution, content=(*before, Span(last.start, end)))


def _datelines(text: str) -> Iterator[Span]:
    bounds = paragraphs(text)
    found = (pattern.match(text, *span) for span in bounds for pattern in (_DATELINE, _TIME))
    return (Span(*match.span()) for match in found if match)


def _closings(
    text: str, attributions: Iterable[Attribution], quoted: Iterable[QuotedSpan]
) -> Iterator[Span]:
    """The closing marks, with the spaces behind, of quotations whose last words are a content's."""
    ends = sorted(piece.end for attribution in attributions for piece in attribution.content)
    for span in quoted:
        mark = span.end - span.closing
        index = bisect_right(ends, mark) - 1
        if not span.closed or index < 0 or ends[index] <= span.start:
            continue
        if not _WORD.search(text, ends[index], mark):
            follower = _NO_SPACE.search(text, span.end)
            yield Span(mark, follower.start() if follower else span.end)


def _listeners(text: str, attributions: Iterable[Attribution]) -> Iterator[Span]:
    """The pronouns behind cues for whom something is told: told | me | it was over."""
    for attribution in attributions:
        for cue in attribution.cue:
            told = _TELLING.match(text, cue.start, cue.end)
            listener = _LISTENER.match(text, cue.end) if told else None
            if listener:
                yield Span(*listener.span())


def _begun_behind(
    stretches: Iterable[Span], attributions: Sequence[Attribution]
) -> list[Attribution]:
    """The attributions, of which nothing begins in any of the stretches."""
    ordered = sorted(stretches, key=lambda stretch: stretch.start)

    def behind(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(rest for span in spans if (rest := _behind(span, ordered)))

    if not ordered:
        return list(attributions)
    moved = (
        evolve(a, content=behind(a.content), cue=behind(a.cue), source=behind(a.source))
        for a in attributions
    )
    return [a for a in moved if a.content or a.cue]


def _behind(span: Span, stretches: Sequence[Span]) -> Span | None:
    """What of a span does not begin in a stretch."""
    index = bisect_right(stretches, span.start, key=lambda stretch: stretch.end)
    if index == len(stretches) or stretches[index].start > span.start:
        return span
    end = stretches[index].end
    return Span(end, span.end) if end < span.end else None


def _begin(attribution: Attribution) -> int:
    return (attribution.content or attribution.cue)[0].start


class _Taken:
    """The stretches that already have a role, so that no content grows over another's words."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        spans = {span for a in attributions for span in (*a.content, *a.cue, *a.source)}
        self._spans = sorted(spans, key=lambda span: (span.start, span.end))
        self._ends = sorted(span.end for span in spans)

    def end_before(self, offset: int) -> int:
        """Where the last of them that ends at or before `offset` ends."""
        index = bisect_right(self._ends, offset) - 1
        return self._ends[index] if index >= 0 else 0

    def start_after(self, offset: int) -> int | None:
        """Where the first of them that starts at or after `offset` starts."""
        index = bisect_left(self._spans, offset, key=lambda span: span.start)
        return self._spans[index].start if index < len(self._spans) else None


def _snapped(text: str, piece: Span, quoted: Sequence[QuotedSpan], taken: _Taken) -> Span:
    first = bisect_right(quoted, piece.start, key=lambda span: span.end)
    last = bisect_left(quoted, piece.end, key=lambda span: span.start)
    start, end = piece.start, piece.end
    stop = _STOP_AT_START.match(text, start, end)
    if stop:
        start = stop.end()
    for span in quoted[first:last][:1]:
        if start < span.start and not _WORD.search(text, start, span.start):
            start = span.start
    for span in quoted[first:last]:
        shared = min(end, span.end) - max(start, span.start)
        if shared < _SHARE_MEANING_ALL * (span.end - span.start):
            continue
        if span.start < start and taken.end_before(start) <= span.start:
            start = span.start
        follower = taken.start_after(end)
        if span.end > end and (follower is None or follower >= span.end):
            end = span.end
    alone = last - first == 1 and quoted[first].start == start
    if alone and _is_followed_by_sentence(text, quoted[first], end):
        end = quoted[first].end
    return Span(start, _before_stray_bracket(text, start, end))


def _without_sentence(text: str, piece: Span, quoted: Sequence[QuotedSpan]) -> Span:
    """The piece without a sentence of the writer's before its quotation: What changed? | “Luck,”."""
    first = bisect_left(quoted, piece.start, key=lambda span: span.start)
    if first == len(quoted) or quoted[first].end > piece.end or not quoted[first].closed:
        return piece
    begin = quoted[first].start
    capital = text[begin + 1 : begin + 2].isupper()
    finished = capital and _FINISHED.match(text, piece.start, begin) is not None
    return Span(begin, piece.end) if finished else piece


def _before_conjunction(text: str, content: tuple[Span, ...]) -> tuple[Span, ...]:
    if not content:
        return content
    *before, last = content
    match = _CONJUNCTION_AT_END.match(text, last.start, last.end)
    if match is None:
        return content
    if match.start() == last.start:
        return tuple(before) or content
    return (*before, Span(last.start, match.start()))


def _with_surname(text: str, source: Span) -> Span:
    """A source that ends with a title, with the name behind it: "Mr| Laird"."""
    surname = _SURNAME.match(text, source.end)
    if surname and _TITLE_AT_END.match(text, source.start, source.end):
        return Span(source.start, surname.end())
    return source


def _before_preposition(text: str, source: Span) -> Span:
    match = _PREPOSITION_AT_END.match(text, source.start, source.end)
    return Span(source.start, match.start()) if match else source


def _is_followed_by_sentence(text: str, span: QuotedSpan, end: int) -> bool:
    """Whether a sentence without marks begins behind a quotation and before an offset."""
    finished = text[span.end - span.closing - 1] in ".?!…"
    return span.closed and finished and _NEXT_SENTENCE.match(text, span.end, end) is not None


def _before_stray_bracket(text: str, start: int, end: int) -> int:
    """Where a content ends; before a bracket at its end, if that opens before it."""
    bracket = _BRACKET_AT_END.match(text, start, end)
    if not bracket or bracket.start() == start:
        return end
    return bracket.start() if text.count(")", start, end) > text.count("(", start, end) else end


def _joined(text: str, pieces: Iterable[Span]) -> tuple[Span, ...]:
    """The pieces, those with only spaces between them made one."""
    found: list[Span] = []
    for piece in pieces:
        if found:
            gap = text[found[-1].end : piece.start]
            if piece.start <= found[-1].end or (gap.isspace() and not _breaks(gap)):
                found[-1] = Span(found[-1].start, max(found[-1].end, piece.end))
                continue
        found.append(piece)
    return tuple(found)


def _breaks(gap: str) -> bool:
    return len(gap.splitlines()) > 1 or gap.endswith(("\n", "\r"))


def _continued(attributions: list[Attribution], quoted: Sequence[QuotedSpan]) -> list[Attribution]:
    """Join to each quote the paragraphs that its marks show it to go on in."""
    follows = {a.start: b for a, b in pairwise(quoted) if a.continued}
    if not follows:
        return attributions
    owner: dict[int, int] = {}
    for index, attribution in enumerate(attributions):
        for piece in attribution.content:
            for span in _inside(quoted, piece):
                owner.setdefault(span.start, index)
    contents = [list(attribution.content) for attribution in attributions]
    used = sorted(span for a in attributions for span in (*a.content, *a.cue, *a.source))
    dropped: set[int] = set()
    chains = _chains(quoted, follows)
    for chain in chains:
        owners = [owner[span.start] for span in chain if span.start in owner]
        attributed = {index for index in owners if attributions[index].cue}
        # Of nobody's quote the first paragraph is found; no words of the others are anybody's.
        free = chain[0].start in owner and not any(
            touches(used, span) for span in chain if span.start not in owner
        )
        if len(attributed) > 1 or not (attributed or free):
            continue
        head = next(iter(attributed), owners[0])
        for span in chain:
            whole = Span(span.start, span.end)
            if span.start not in owner:
                contents[head].append(whole)
            elif owner[span.start] != head:
                dropped.add(owner[span.start])
                contents[head] += contents[owner[span.start]]
    return [
        evolve(attribution, content=tuple(sorted(set(pieces))))
        for index, (attribution, pieces) in enumerate(zip(attributions, contents, strict=True))
        if index not in dropped
    ]


def _inside(quoted: Sequence[QuotedSpan], piece: Span) -> Sequence[QuotedSpan]:
    first = bisect_left(quoted, piece.start, key=lambda span: span.start)
    last = bisect_right(quoted, piece.end, key=lambda span: span.end)
    return quoted[first:last]


def _chains(quoted: Sequence[QuotedSpan], follows: dict[int, QuotedSpan]) -> list[list[QuotedSpan]]:
    """Runs of quotations of which each goes on in the next."""
    chains: list[list[QuotedSpan]] = []
    for span in quoted:
        if chains and follows.get(chains[-1][-1].start) == span:
            chains[-1].append(span)
        elif span.continued:
            chains.append([span])
    return chains
