from quotes.attribution.attributions import Attribution
from quotes.attribution.carrying import carried_on
from quotes.marks import find_quoted
from quotes.records import Span


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def _carried(text: str, first: Attribution, words: str) -> list[list[str]]:
    """The contents of the attributions that remain."""
    second = Attribution(content=(_span(text, words),))
    found = carried_on(text, [first, second], find_quoted(text))
    return [[text[s.start : s.end] for s in attribution.content] for attribution in found]


def test_a_paragraph_that_ends_with_a_colon_introduces_the_next() -> None:
    text = "Lee went on:\n\n“The harbour is closed.”\n\nIt rained."
    first = Attribution(content=(), cue=(_span(text, "went on:"),), source=(_span(text, "Lee"),))
    assert _carried(text, first, "“The harbour is closed.”") == [["“The harbour is closed.”"]]


def test_a_paragraph_that_ends_on_a_quote_carries_on_into_the_next() -> None:
    text = "“The harbour is closed,” Lee said.\n\n“Nobody may leave.”\n\nIt rained."
    first = Attribution(content=(_span(text, "“The harbour is closed,”"),), cue=(Span(30, 34),))
    assert _carried(text, first, "“Nobody may leave.”") == [
        ["“The harbour is closed,”", "“Nobody may leave.”"]
    ]


def test_a_paragraph_without_marks_does_not_carry_on() -> None:
    text = "Lee said the harbour was closed.\n\n“Nobody may leave.”\n\nIt rained."
    first = Attribution(content=(_span(text, "the harbour was closed"),), cue=(Span(4, 8),))
    assert len(_carried(text, first, "“Nobody may leave.”")) == 2


def test_a_paragraph_with_words_outside_marks_is_not_carried_into() -> None:
    text = "“The harbour is closed,” Lee said.\n\nA banner: “Nobody may leave.”\n\nIt rained."
    first = Attribution(content=(_span(text, "“The harbour is closed,”"),), cue=(Span(30, 34),))
    assert len(_carried(text, first, "“Nobody may leave.”")) == 2


def test_a_question_is_answered_by_somebody_else() -> None:
    text = "“Why was it closed?” Lee said.\n\n“It was late.”\n\nIt rained."
    first = Attribution(content=(_span(text, "“Why was it closed?”"),), cue=(Span(25, 29),))
    assert len(_carried(text, first, "“It was late.”")) == 2


def test_a_question_alone_is_somebody_else_s() -> None:
    text = "“The harbour is closed,” Lee said.\n\n“Who told you?”\n\nIt rained."
    first = Attribution(content=(_span(text, "“The harbour is closed,”"),), cue=(Span(30, 34),))
    assert len(_carried(text, first, "“Who told you?”")) == 2


def test_a_colon_introduces_a_question_too() -> None:
    text = "Lee went on:\n\n“Who told you?”\n\nIt rained."
    first = Attribution(content=(), cue=(_span(text, "went on:"),), source=(_span(text, "Lee"),))
    assert _carried(text, first, "“Who told you?”") == [["“Who told you?”"]]


def test_all_paragraphs_of_a_quote_are_carried_on_into() -> None:
    text = "Lee went on:\n\n“The harbour is closed.\n\n“Nobody may leave.”\n\nIt rained."
    first = Attribution(content=(), cue=(_span(text, "went on:"),), source=(_span(text, "Lee"),))
    pieces = (_span(text, "“The harbour is closed."), _span(text, "“Nobody may leave.”"))
    (found,) = carried_on(text, [first, Attribution(content=pieces)], find_quoted(text))
    assert found.content == pieces
    assert found.source == first.source
