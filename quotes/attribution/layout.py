"""Attributions that the layout makes: turns of a transcript, a name after a dash, embedded posts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

import regex

from quotes.attribution.attributions import Attribution, Certainty
from quotes.paragraphs import paragraphs
from quotes.records import Span
from quotes.stretches import touches

_CERTAINTY = Certainty(content=0.9)
_LEAST_TURNS = 3  # of a transcript; fewer may be labels of another kind
_LONGEST_TURN = 8  # paragraphs; what stands further apart is no transcript

# What news sites put before a colon where nobody speaks.
_LABEL = regex.compile(
    r"(?:ALSO|ANALYSIS|BREAKING|BYLINE|CHART|CLARIFICATION|CORRECTION|CREDIT|DISCLAIMER|EDITOR|EMAIL|"
    r"EXCLUSIVE|GALLERY|HEADLINE|INTERVIEW|LISTEN|LIVE|LOOK|MAP|MORE|NOTE|OPINION|PHOTOS?|PODCAST|POLL|"
    r"READ|RELATED|REVIEW|SEE|SOURCES?|TRANSCRIPT|UPDATED?|VIDEOS?|WATCH)\b"
)

# HOST: What comes next? Or, in an interview, Q: What comes next?
_TURN = regex.compile(
    r"[\"“]?(?:(?P<source>\p{Lu}{2}[\p{Lu}.'’\-]*(?: [\p{Lu}.'’\-]+){0,4})(?P<cue>:)|(?P<source>[QA])(?P<cue>[:.]))"
    r"\s+(?P<content>\S.*)",
    regex.DOTALL,
)
# A mark that is not closed, as where each turn of a quoted transcript begins with one.
_OPEN = regex.compile(r"[\"“].*[^\"”]", regex.DOTALL)
# Ann Lee: What comes next? Speaker 2: …
_NAMED_TURN = regex.compile(
    r"[\"“]?(?P<source>\p{Lu}[\p{L}.'’\-]*(?: (?:\p{Lu}[\p{L}.'’\-]*|\d{1,2})){0,3})(?: \([^()\n]{1,30}\))?(?P<cue>:)"
    r"\s+(?P<content>\S.*)",
    regex.DOTALL,
)
_STAGE_DIRECTION = regex.compile(r"[\"“]?[(\[].*[)\]][.”\"]*")
# “…” ― Ann Lee, engineer
_QUOTED = r"(?P<content>[“\"”](?:[^“”\"]|“[^“”\"]*”)+[”\"])"
_NAME = r"\p{Lu}[\p{L}.'’\-]*(?: (?:\p{Lu}[\p{L}.'’\-]*|de|la|van|von|bin|al|y))*"
_SIGNATURE = rf"(?P<cue>[―—–]|--?)\s*(?P<source>{_NAME}(?:, [^.;:“”\"\n]{{2,60}})?)"
_SIGNED = regex.compile(_QUOTED + r"\s*" + _SIGNATURE)
# As pages embed posts: It rained. https://example.com/1 — Ann Lee (@lee) March 3, 2026
_POSTER = regex.compile(
    r"(?r)(?<!\S)(?P<cue>[―—–]|--?)\s*(?P<source>[^\s()][^()\n\r]{0,60}?)\s\(@\w{1,30}\)"
    r"(?:\s+\p{Lu}\p{Ll}{2,9}\.?\s\d{1,2},?\s\d{4})?"
)
_LINKS = regex.compile(r"(?r)(?:\s+(?:https?://|pic\.)\S+){0,9}\s*")
_WHOLLY_QUOTED = regex.compile(_QUOTED)
_SIGNED_BELOW = regex.compile(_SIGNATURE)


def by_layout(text: str) -> list[Attribution]:
    """Find what the layout of a text attributes, in text order.

    Args:
        text: Any string.
    """
    bounds = paragraphs(text)
    found = [*_turns(text, bounds), *_signed(text, bounds), *_posts(text, bounds)]
    return sorted(found, key=lambda attribution: attribution.content[0].start)


def _turns(text: str, bounds: Sequence[tuple[int, int]]) -> Iterator[Attribution]:
    """The turns of transcripts, with the paragraphs between two of them that go on with one."""
    capitals = _matches(_TURN, text, bounds)
    turns = [index for index, match in capitals.items() if not _LABEL.match(match["source"])]
    open_turns = {index for index in turns if _OPEN.fullmatch(text, *bounds[index])}
    transcripts = list(_transcripts(turns, open_turns))
    if transcripts:
        yield from _spoken(text, bounds, capitals, transcripts)
        return
    named = _matches(_NAMED_TURN, text, bounds)
    conversations = [
        turns for turns in _transcripts(list(named)) if _is_conversation([named[i] for i in turns])
    ]
    yield from _spoken(text, bounds, named, conversations)


def _matches(
    pattern: regex.Pattern[str], text: str, bounds: Sequence[tuple[int, int]]
) -> dict[int, regex.Match[str]]:
    """How paragraphs match a pattern, by their numbers."""
    found = ((index, pattern.fullmatch(text, *span)) for index, span in enumerate(bounds))
    return {index: match for index, match in found if match}


def _is_conversation(turns: Sequence[regex.Match[str]]) -> bool:
    """Whether labels are people's: one comes back after another, and something is asked."""
    labels = [turn["source"].split()[-1] for turn in turns]
    last = {label: number for number, label in enumerate(labels)}
    comes_back = any(a != b and last[a] > n for n, (a, b) in enumerate(pairwise(labels)))
    return comes_back and any("?" in turn["content"] for turn in turns)


def _spoken(
    text: str,
    bounds: Sequence[tuple[int, int]],
    matches: dict[int, regex.Match[str]],
    transcripts: Sequence[Sequence[int]],
) -> Iterator[Attribution]:
    """The turns of transcripts, given as the numbers of the paragraphs with which they begin."""
    for turns in transcripts:
        for turn, following in pairwise((*turns, turns[-1] + 1)):
            more = [
                Span(*bounds[index])
                for index in range(turn + 1, following)
                if index not in matches and not _STAGE_DIRECTION.fullmatch(text, *bounds[index])
            ]
            match = matches[turn]
            yield _attribution(match, Span(*match.span("content")), *more)


def _transcripts(turns: Sequence[int], sure: Collection[int] = ()) -> Iterator[list[int]]:
    """Those of the paragraphs that begin like a turn which stand together as in a transcript.

    Or of which one is surely a turn.
    """
    rows: list[list[int]] = []
    for turn in turns:
        if not rows or turn - rows[-1][-1] > _LONGEST_TURN:
            rows.append([])
        rows[-1].append(turn)
    for row in rows:
        if len(row) >= _LEAST_TURNS or not set(row).isdisjoint(sure):
            yield row


def _signed(text: str, bounds: Sequence[tuple[int, int]]) -> Iterator[Attribution]:
    """Quotations with a name behind a dash, at the end of the paragraph or in the next."""
    for start, end in bounds:
        match = _SIGNED.fullmatch(text, start, end)
        if match:
            yield _attribution(match, Span(*match.span("content")))
    for (start, end), below in pairwise(bounds):
        if _WHOLLY_QUOTED.fullmatch(text, start, end):
            match = _SIGNED_BELOW.fullmatch(text, *below)
            if match:
                yield _attribution(match, Span(start, end))


def _posts(text: str, bounds: Sequence[tuple[int, int]]) -> Iterator[Attribution]:
    """Embedded posts, with who posted them at the end of the paragraph or in the next."""
    before: tuple[int, int] | None = None
    for start, end in bounds:
        poster = _POSTER.match(text, start, end)
        post = before if poster and poster.start() == start else (start, end)
        if poster and post:
            links = _LINKS.match(text, post[0], min(post[1], poster.start()))
            if links and links.start() > post[0]:
                yield _attribution(poster, Span(post[0], links.start()))
        before = (start, end)


def _attribution(match: regex.Match[str], *content: Span) -> Attribution:
    return Attribution(
        content=content,
        cue=(Span(*match.span("cue")),),
        source=(Span(*match.span("source")),),
        certainty=_CERTAINTY,
    )


def overlaid(found: Sequence[Attribution], layout: Sequence[Attribution]) -> list[Attribution]:
    """What was found by other means, but for what lies where the layout already attributes.

    Args:
        found: By the tagger, in text order.
        layout: By the layout, in text order.
    """
    taken = sorted(span for a in layout for span in (*a.content, *a.cue, *a.source))
    kept = [a for a in found if not any(touches(taken, span) for span in (*a.content, *a.cue))]
    return sorted([*kept, *layout], key=lambda a: (a.content or a.cue)[0].start)
