"""A page that shows an article with its quotes, for an editor to check: one file, no network."""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import regex
from attrs import frozen

from quotes.records import Act, Extraction, Passage, Quote, QuoteKind, Source, Speaker

if TYPE_CHECKING:
    from jinja2 import Template

_FOLDER = Path(__file__).parent / "report"
_HUES = 8  # colours of speakers, in turn
_UNSURE = 0.5  # a confidence below it is marked
_WEB_LINK = regex.compile(r"https?://", regex.IGNORECASE)
# What HTML cannot carry is shown as the replacement character; a carriage return as a reference.
_UNSHOWABLE = regex.compile(r"[\0\ud800-\udfff]")
_GAP = " … "


@frozen
class _Voice:
    """A speaker on the page: how they are marked, and what they said."""

    key: str
    name: str
    role: str | None
    kind: str
    hue: int | None
    label: str
    quotes: tuple[Quote, ...]


@frozen
class _Segment:
    """A stretch of the article within which nothing begins or ends."""

    words: str
    classes: str
    quotes: str
    anchor: str | None
    label: str | None
    description: str | None


def write(extraction: Extraction) -> str:
    """The page of one article."""
    voices = list(_voices(extraction))
    by_quote = {quote.id: voice for voice in voices for quote in voice.quotes}
    style, script = _read("report.css"), _read("report.js")
    quotes = list(extraction.with_nested())
    page = _template().render(
        title=_title(extraction.source),
        source=extraction.source,
        link=_link(extraction.source),
        segments=_segments(extraction, by_quote),
        voices=voices,
        voice_of=by_quote,
        count=len(quotes),
        kinds=[kind for kind in QuoteKind if any(quote.kind is kind for quote in quotes)],
        acts=[act for act in Act if any(quote.act is act for quote in quotes)],
        words=_words,
        percent=_percent,
        policy=_policy(style, script),
        style=style,
        script=script,
    )
    return _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", page).replace("\r", "&#13;")


def _voices(extraction: Extraction) -> Iterator[_Voice]:
    """Those who are quoted, the most quoted first; then nobody, for quotes without a speaker."""
    said: dict[str, list[Quote]] = defaultdict(list)
    for quote in extraction.with_nested():
        said[quote.speaker.id if quote.speaker else ""].append(quote)
    speaking = [speaker for speaker in extraction.speakers if speaker.id in said]
    speaking.sort(key=lambda speaker: -len(said[speaker.id]))
    for place, speaker in enumerate(speaking):
        yield _voice(speaker, place, tuple(said[speaker.id]))
    if "" in said:
        yield _Voice("nobody", "Speaker unknown", None, "", None, "?", tuple(said[""]))


def _voice(speaker: Speaker, place: int, quotes: tuple[Quote, ...]) -> _Voice:
    return _Voice(
        speaker.id,
        speaker.name,
        speaker.role,
        speaker.kind,
        place % _HUES,
        str(place + 1),
        quotes,
    )


@frozen
class _Mark:
    """A stretch that is marked: a piece of a quote, of its cue or of its mention."""

    start: int
    end: int
    role: str
    quote: Quote
    level: int
    first: bool


def _marks(quotes: Sequence[Quote], level: int = 0) -> Iterator[_Mark]:
    for quote in quotes:
        passages: tuple[tuple[str, Passage | None], ...] = (
            ("quote", quote),
            ("cue", quote.cue),
            ("mention", quote.mention),
        )
        for role, passage in passages:
            for index, span in enumerate(passage.spans if passage else ()):
                yield _Mark(span.start, span.end, role, quote, level, index == 0)
        yield from _marks(quote.nested, level + 1)


def _segments(extraction: Extraction, voices: dict[str, _Voice]) -> Iterator[_Segment]:
    """The article, cut wherever a mark begins or ends."""
    text = extraction.text
    marks = list(_marks(extraction.quotes))
    begins, ends = defaultdict(list), defaultdict(list)
    for mark in marks:
        begins[mark.start].append(mark)
        ends[mark.end].append(mark)
    cuts = sorted({0, len(text), *begins, *ends})
    active: dict[int, _Mark] = {}
    for start, end in pairwise(cuts):
        for mark in ends[start]:
            del active[id(mark)]
        for mark in begins[start]:
            active[id(mark)] = mark
        yield _segment(text[start:end], start, list(active.values()), voices)


def _segment(words: str, start: int, marks: Sequence[_Mark], voices: dict[str, _Voice]) -> _Segment:
    if not marks:
        return _Segment(words, "", "", None, None, None)
    said = [mark for mark in marks if mark.role == "quote"]
    inner = max(said or marks, key=lambda mark: mark.level)
    voice = voices[inner.quote.id]
    hue = "unknown" if voice.hue is None else f"hue{voice.hue}"
    classes = [hue, *dict.fromkeys(mark.role for mark in marks)]
    if said and inner.level:
        classes.append("nested")
    if said and inner.quote.confidence < _UNSURE:
        classes.append("unsure")
    opening = next((mark for mark in said if mark.start == start and mark is inner), None)
    anchor = opening.quote.id if opening and opening.first else None
    return _Segment(
        words,
        " ".join(classes),
        " ".join(dict.fromkeys(mark.quote.id for mark in marks)),
        anchor,
        voice.label if opening else None,
        f"Quote of {voice.name}" if anchor else None,
    )


def _words(passage: Passage) -> str:
    return _GAP.join(" ".join(piece.split()) for piece in passage.pieces)


def _percent(confidence: float) -> int:
    return round(100 * confidence)


def _title(source: Source | None) -> str:
    return (source and (source.title or source.id)) or "Quotes in an article"


def _link(source: Source | None) -> str | None:
    url = source.url if source else None
    return url if url and _WEB_LINK.match(url) else None


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


@cache
def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    # Imported late: who does not want a page should not wait for it.
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_read("page.html.jinja"))
