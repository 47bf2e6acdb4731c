import pytest

import quotes
from quotes import Quote, Reason
from quotes.marks import find_quoted
from quotes.records import Context, QuoteKind, Span
from quotes.unattributed import unattributed


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The so-called “smart gate” stayed shut.", Reason.TERM),
        ("She stars in “The Long Way Home” this autumn.", Reason.TITLE),
        ("It opened with “Harbour Lights.” The hall was full.", Reason.TITLE),
        ("Robert “Bobby” Hale runs the mill.", Reason.NICKNAME),
        ("A banner: “Nobody here will ever sell the mill.” It rained.", Reason.UNATTRIBUTED),
        ("“Stop.” Then nothing.", Reason.UNATTRIBUTED),
        ("He turned. “And so it went on for years.", Reason.UNCLOSED),
    ],
)
def test_words_in_marks_that_nobody_said_have_a_reason(text: str, reason: Reason) -> None:
    (words,) = unattributed(text, find_quoted(text), ())
    assert words.reason is reason
    assert words.text in text
    assert text[words.start : words.end] == words.text


def test_words_in_marks_of_which_a_quote_holds_some_are_attributed() -> None:
    text = "The plan is “a good one,” she said. The “plan” failed."
    quote = Quote.of(
        text,
        (Span(0, 25),),
        id="q1",
        kind=QuoteKind.MIXED,
        context=Context(Span(0, 35), Span(0, len(text))),
        confidence=1.0,
    )
    (words,) = unattributed(text, find_quoted(text), (quote,))
    assert words.text == "“plan”"


def test_marks_within_marks_are_not_words_of_their_own() -> None:
    text = "A sign read “All ‘guests’ must leave the garden now.”"
    assert [words.start for words in unattributed(text, find_quoted(text), ())] == [12]


def test_an_extraction_tells_what_is_not_attributed() -> None:
    text = "“We will fix it,” Ann Lee said on Monday. Since then the so-called “smart gate” has stayed shut."
    extraction = quotes.extract(text)
    assert [words.text for words in extraction.unattributed] == ["“smart gate”"]
