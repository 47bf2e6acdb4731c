"""Reports within quotes: what a quote's speaker says that somebody said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import regex
from attrs import evolve

from quotes.attribution.acts import may_report, told_act
from quotes.attribution.attributions import ANOTHER_SENTENCE, Attribution, moved
from quotes.marks import QuotedSpan, find_quoted
from quotes.records import COMMUNICATION, Span
from quotes.stretches import touches
from quotes.tagging import Chain, QuotedText
from quotes.tagging.labels import TAGS

DEEPEST = 2  # levels below the outermost quotes; keeps the cost linear in any text

# Taken from the score of a content where a text begins, since one that is read alone would be its own. Chosen
# so that "I said that we would come." is a report.
_NOT_AT_START = 2.5
_BEGINNING = TAGS.index("B-content")

_LEAST = 0.6  # certainty, lest too much of what people say be taken for reports

# "does not ask", "no reports of", "will announce": nothing has been said yet.
_UNSAID = regex.compile(
    r"\b(?:no|not|never|cannot|will|would|may|might|can|could|shall|should|must)\b|n['’]t\b",
    regex.IGNORECASE,
)

_CONJUNCTION = regex.compile(r"that\s+(?=\w)", regex.IGNORECASE)

Find = Callable[[Sequence[QuotedText]], list[list[Attribution]]]


def reporting(chain: Chain) -> Chain:
    """The chain for contents that are read alone, which are not the contents of what is in them."""
    start = chain.start.copy()
    start[_BEGINNING] -= _NOT_AT_START
    return evolve(chain, start=start)


def with_nested(
    text: str,
    attributions: Sequence[Attribution],
    quoted: Sequence[QuotedSpan],
    find: Find,
    level: int = 1,
) -> list[Attribution]:
    """The attributions, each with the reports of speech and writing within its content.

    PolNeAR marks no attribution within another, so a tagger that learned from it sees only the
    outermost. Shown a content by itself, it finds what is reported there.

    Args:
        text: The article; in the recursion, a content.
        attributions: Its attributions.
        quoted: Its quoted stretches.
        find: Finds the attributions of texts, none nested, given their quoted stretches.
        level: How deep the reports stand.
    """
    marks = {(span.start, span.end): span for span in quoted}
    shown = [
        (index, _as_sentence(text, _unmarked(piece, marks)))
        for index, attribution in enumerate(attributions)
        for piece in attribution.content
    ]
    shown = [(index, piece) for index, piece in shown if may_report(text[piece.start : piece.end])]
    if not shown:
        return list(attributions)
    contents = [text[piece.start : piece.end] for _, piece in shown]
    quoted_within = [find_quoted(content) for content in contents]
    found = find(list(zip(contents, quoted_within, strict=True)))
    nested: dict[int, list[Attribution]] = {}
    for (index, piece), content, marked, reports in zip(
        shown, contents, quoted_within, found, strict=True
    ):
        outermost = [span for span in marked if span.level == 0]
        reports = [
            _in_sentence(content, _in_marks(report, marked), outermost)
            for report in reports
            if _is_report(content, report)
        ]
        if level < DEEPEST:
            reports = with_nested(content, reports, marked, find, level + 1)
        nested.setdefault(index, []).extend(moved(report, piece.start) for report in reports)
    return [
        evolve(attribution, nested=tuple(nested[index])) if nested.get(index) else attribution
        for index, attribution in enumerate(attributions)
    ]


def _unmarked(piece: Span, marks: dict[tuple[int, int], QuotedSpan]) -> Span:
    """A piece without the marks around the whole of it, so that those within it are outermost."""
    around = marks.get((piece.start, piece.end))
    if around is None or len(piece) <= around.opening + around.closing:
        return piece
    return Span(piece.start + around.opening, piece.end - around.closing)


def _as_sentence(text: str, piece: Span) -> Span:
    """A piece without the "that" before it: sentences, as the tagger knows them, have none."""
    conjunction = _CONJUNCTION.match(text, piece.start, piece.end)
    return Span(conjunction.end(), piece.end) if conjunction else piece


def _in_marks(report: Attribution, quoted: Sequence[QuotedSpan]) -> Attribution:
    """A report without the mark that closes what its cue stands in too: had “said it was over”."""
    last = report.content[-1]
    for span in quoted:
        around = span.closed and span.end == last.end and span.start < last.start
        if around and any(span.start < cue.end <= last.start for cue in report.cue):
            shortened = Span(last.start, last.end - span.closing)
            return evolve(report, content=(*report.content[:-1], shortened))
    return report


def _in_sentence(text: str, report: Attribution, quoted: Sequence[QuotedSpan]) -> Attribution:
    """A report without what its reporter says before it: We wait. She calls it a plot."""
    cue = report.cue[0].start
    content = tuple(
        piece
        for piece in report.content
        if piece.end > cue
        or touches(quoted, piece)
        or not ANOTHER_SENTENCE.search(text, piece.end, cue)
    )
    return evolve(report, content=content) if content else report


def _is_report(text: str, attribution: Attribution) -> bool:
    if not (attribution.content and attribution.source and attribution.certainty.overall >= _LEAST):
        return False
    cue = " ".join(text[span.start : span.end] for span in attribution.cue)
    return told_act(cue) in COMMUNICATION and not _UNSAID.search(cue)
