from io import StringIO

import pytest
from hypothesis import given
from rich.console import Console

from quotes import (
    Act,
    Context,
    Cue,
    Extraction,
    Mention,
    Quote,
    QuoteKind,
    Span,
    Speaker,
    SpeakerKind,
)
from quotes.records import Via
from quotes.render import printable, render
from tests.fixtures import texts

TEXT = "“We fish,” said Ada Smith, the captain, Reuters reported, “and that is all.” He agreed."


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


ADA = Speaker("s1", "Ada Smith", SpeakerKind.PERSON, "the captain")
REUTERS = Speaker("s2", "Reuters", SpeakerKind.ORGANIZATION)
CONTEXT = Context(Span(0, len(TEXT)), Span(0, len(TEXT)))
EXTRACTION = Extraction(
    TEXT,
    (
        Quote.of(
            TEXT,
            (span("“We fish,”"), span("“and that is all.”")),
            id="q1",
            kind=QuoteKind.DIRECT,
            cue=Cue.of(TEXT, (span("said"),)),
            mention=Mention.of(TEXT, (span("Ada Smith, the captain"),)),
            speaker=ADA,
            via=Via.of(TEXT, (span("Reuters reported"),), speaker=REUTERS),
            context=CONTEXT,
            confidence=0.987,
        ),
        Quote.of(
            TEXT,
            (span("agreed"),),
            id="q2",
            kind=QuoteKind.INDIRECT,
            act=Act.THINK,
            context=CONTEXT,
            confidence=0.5,
            nested=(
                Quote.of(
                    TEXT,
                    (span("that is all"),),
                    id="q2.1",
                    kind=QuoteKind.INDIRECT,
                    speaker=REUTERS,
                    context=CONTEXT,
                    confidence=0.5,
                ),
            ),
        ),
    ),
    (ADA, REUTERS),
)


def printed(extraction: Extraction, width: int = 80, terminal: bool = False) -> str:
    out = StringIO()
    colors = "standard" if terminal else None
    Console(file=out, width=width, force_terminal=terminal, color_system=colors).print(
        render(extraction)
    )
    return out.getvalue()


def test_layout() -> None:
    assert printed(EXTRACTION, width=60).splitlines() == [
        " 1 Ada Smith, the captain",
        "   │ “We fish,”",
        "   │ “and that is all.”",
        "   direct quote · act: say · confidence: 0.99 · cue: said ·",
        "   mention: Ada Smith, the captain · via: Reuters (Reuters",
        "   reported)",
        "",
        " 2 speaker unknown",
        "   │ agreed",
        "   indirect quote · act: think · confidence: 0.50",
        "   ↳ Reuters · say: that is all",
        "",
        "Quotes by speaker",
        "",
        " 1 Ada Smith, the captain",
        " 1 speaker unknown",
    ]


def test_a_terminal_gets_colours_and_a_pipe_none() -> None:
    assert "\x1b[1;36mAda Smith" in printed(EXTRACTION, terminal=True)
    assert "\x1b" not in printed(EXTRACTION)


@pytest.mark.parametrize("width", [20, 41, 80])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = printed(EXTRACTION, width).splitlines()
    assert max(map(len, lines)) <= width
    assert not any(line.endswith(" ") for line in lines)


def test_no_quotes() -> None:
    assert printed(Extraction("Nobody spoke.", (), ())) == "No quotes found.\n"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("one\r\n two", "one two"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\u202eb", "a\\u202eb"),
        ("half \ud800", "half \\ud800"),
        ("[bold]no markup[/bold] :smile:", "[bold]no markup[/bold] :smile:"),
        ("é e\u0301 👩\u200d🚀 نامه\u200cها", "é e\u0301 👩\u200d🚀 نامه\u200cها"),
    ],
)
def test_words_cannot_disturb_the_terminal(words: str, shown: str) -> None:
    assert printable(words) == shown
    quote = Quote.of(
        words,
        (Span(0, len(words)),),
        id="q1",
        kind=QuoteKind.INDIRECT,
        context=Context(Span(0, len(words)), Span(0, len(words))),
        confidence=1.0,
    )
    assert f"│ {shown}\n" in printed(Extraction(words, (quote,), ()))


@given(texts)
def test_printable_words_can_be_encoded_and_stay_on_their_line(words: str) -> None:
    shown = printable(words)
    shown.encode()
    assert len(shown.splitlines()) <= 1
