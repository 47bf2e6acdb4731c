"""Lay out an extraction for people to read in a terminal or a pipe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import cycle

import regex
from attrs import frozen
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from quotes.records import Extraction, Passage, Quote, Speaker, Via

_COLORS = ("cyan", "magenta", "green", "yellow", "blue", "red")  # of speakers, in turn
_PIECE_GAP = " … "  # between the pieces of a cue or a mention
_NESTED = "↳ "  # before a quote within a quote

# What could move a terminal's cursor, turn the direction of writing or not be encoded; joiners,
# which hold emoji and some scripts together, are harmless.
_UNSAFE = regex.compile(r"[\p{C}--[\u200c\u200d]]", regex.V1)
_SPACE = regex.compile(r"\s+")


def render(extraction: Extraction) -> RenderableType:
    """Every quote with what is known of it, then who was quoted how often."""
    if not extraction.quotes:
        return Text("No quotes found.")
    styles = dict(zip((s.id for s in extraction.speakers), cycle(_COLORS), strict=False))
    return Group(*_quotes(extraction, styles), *_speakers(extraction, styles))


def printable(words: str) -> str:
    """The words on one line, with characters that a terminal would act on written as escapes."""
    return _UNSAFE.sub(_escaped, _SPACE.sub(" ", words))


def _escaped(match: regex.Match[str]) -> str:
    return match.group().encode("unicode_escape").decode("ascii")


def _quotes(extraction: Extraction, styles: dict[str, str]) -> Iterator[RenderableType]:
    margin = len(str(len(extraction.quotes))) + 2
    for number, quote in enumerate(extraction.quotes, 1):
        style = styles[quote.speaker.id] if quote.speaker else "default"
        yield _Hanging(f"{number:>{margin - 1}} ", _speaker_line(quote.speaker, style))
        bar = Text(" " * margin + "│ ", style)
        for piece in quote.pieces:
            yield _Hanging(bar, Text(printable(piece)), repeat=True)
        yield _Hanging(" " * margin, _details(quote))
        for nested in quote.nested:
            yield _Hanging(" " * margin + _NESTED, _report(nested, styles))
        yield Text()


def _report(quote: Quote, styles: dict[str, str]) -> Text:
    """A quote within a quote, on one line."""
    style = styles[quote.speaker.id] if quote.speaker else "default"
    line = _speaker_line(quote.speaker, style)
    line.append(f" · {quote.act}: ", "not bold dim default")
    return line.append(_words(quote), "not bold default")


def _speaker_line(speaker: Speaker | None, style: str) -> Text:
    if speaker is None:
        return Text("speaker unknown", "italic")
    line = Text(printable(speaker.name), f"bold {style}")
    if speaker.role:
        line.append(f", {printable(speaker.role)}", "not bold")
    return line


def _details(quote: Quote) -> Text:
    known = {
        "act": quote.act,
        "confidence": f"{quote.confidence:.2f}",
        "cue": quote.cue and _words(quote.cue),
        "mention": quote.mention and _words(quote.mention),
        "via": quote.via and _via(quote.via),
    }
    line = Text(f"{quote.kind} quote")
    for label, words in known.items():
        if words:
            line.append(f" · {label}: ", "dim").append(words)
    return line


def _words(passage: Passage) -> str:
    return _PIECE_GAP.join(printable(piece) for piece in passage.pieces)


def _via(via: Via) -> str:
    if via.speaker is None:
        return _words(via)
    return f"{printable(via.speaker.name)} ({_words(via)})"


def _speakers(extraction: Extraction, styles: dict[str, str]) -> Iterator[RenderableType]:
    counts = Counter(quote.speaker.id if quote.speaker else None for quote in extraction)
    speakers = {speaker.id: speaker for speaker in extraction.speakers}
    yield Text("Quotes by speaker", "bold")
    yield Text()
    margin = len(str(max(counts.values()))) + 2
    for key, count in counts.most_common():
        line = _speaker_line(speakers[key], styles[key]) if key else _speaker_line(None, "")
        yield _Hanging(f"{count:>{margin - 1}} ", line)


@frozen
class _Hanging:
    """Text wrapped to the width there is beside a margin.

    Attributes:
        margin: What stands left of the first line.
        text: What is wrapped.
        repeat: Whether the margin stands left of the other lines too, rather than spaces.
    """

    margin: Text | str
    text: Text
    repeat: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        margin = Text.assemble(self.margin)
        room = max(1, options.max_width - margin.cell_len)
        for line in self.text.wrap(console, room):
            line.rstrip()
            yield margin + line
            if not self.repeat:
                margin = Text(" " * margin.cell_len)
