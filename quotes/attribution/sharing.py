"""Cues whose source stands with another, or is a handle: "Lind praised the plan and said …"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import regex
from attrs import evolve

from quotes.attribution.attributions import ANOTHER_SENTENCE, Attribution
from quotes.records import Span
from quotes.stretches import touches

_JOINED = regex.compile(
    r"(?r)(?:\b(?:and|but)\s|,\s)(?:(?:also|then|later|now|even)\s)?(?:\p{Ll}+ly\s)?"
)
_PARTICIPLE = regex.compile(r"(?:(?:also|then|now|even)\s)?\p{L}+ing\b")
_VERB = regex.compile(r"(?!(?:an?|the|his|her|its|their|this|that)\b)\p{Ll}")
_ACCORDING_TO = regex.compile(r"according\s+to$", regex.IGNORECASE)
_NAMED_BEHIND = regex.compile(r"\s+(?P<source>(?:the\s)?\p{Lu}[^,.;:()\"“”\n\r]{1,60}),\s")
_HANDLE_BEFORE = regex.compile(r"(?r)(?<!\S)(?P<source>@\w{1,30})\s")
_NEARLY_ADJACENT = 3  # code points, for a mark, a comma and a space


def with_shared_sources(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Give cues right behind a handle that, and those without a source that of the cue they share it with.

    A cue behind "and" has the subject of the verb before; a participle behind a comma that of the
    clause before, and at the start of a sentence that of the clause behind its content.

    Args:
        text: The article.
        attributions: In text order.
    """
    sourced = sorted(
        (a for a in attributions if a.source and a.cue), key=lambda a: a.source[0].start
    )
    return [
        evolve(a, source=_handle(text, a) or a.source or _source(text, a, sourced)) if a.cue else a
        for a in attributions
    ]


def _handle(text: str, attribution: Attribution) -> tuple[Span, ...]:
    """Whose handle stands right before the cue: "@lee wrote"."""
    match = _HANDLE_BEFORE.match(text, 0, attribution.cue[0].start)
    if match is None or touches(attribution.source, Span(*match.span("source"))):
        return ()
    return (Span(*match.span("source")),)


def _source(
    text: str, attribution: Attribution, sourced: Sequence[Attribution]
) -> tuple[Span, ...]:
    cue = attribution.cue[0]
    named = _named_behind(text, cue)
    if named:
        return named
    participle = _PARTICIPLE.match(text, cue.start, cue.end)
    joined = _JOINED.match(text, 0, cue.start)
    comma = joined and joined.group().startswith(",")
    if joined and (participle if comma else _VERB.match(text, cue.start)):
        before = bisect_left(sourced, cue.start, key=lambda a: a.source[0].start) - 1
        if before >= 0 and _leads_to(text, sourced[before], joined.start(), adjacent=bool(comma)):
            return sourced[before].source
    if participle and attribution.content and not joined:
        end = attribution.content[-1].end
        behind = bisect_right(sourced, end, key=lambda a: a.source[0].start)
        if behind < len(sourced):
            between = text[end : sourced[behind].source[0].start]
            if len(between) <= _NEARLY_ADJACENT and "," in text[end - 2 : end] + between:
                return sourced[behind].source
    return ()


def _leads_to(text: str, attribution: Attribution, position: int, *, adjacent: bool) -> bool:
    """Whether the clause of an attribution goes on where the conjunction or comma stands."""
    source, cue = attribution.source[-1], attribution.cue[-1]
    if adjacent:
        return max(source.end, cue.end) == position
    return source.end <= cue.start and not ANOTHER_SENTENCE.search(text, source.end, position)


def _named_behind(text: str, cue: Span) -> tuple[Span, ...]:
    """Who stands between "According to" and a comma."""
    match = _ACCORDING_TO.match(text, cue.start, cue.end)
    named = _NAMED_BEHIND.match(text, cue.end) if match else None
    return (Span(*named.span("source")),) if named else ()
