"""What is found in the fixtures, against what is expected of them."""

from typing import Any

import pytest

import quotes
from tests.fixtures import Fixture, read_fixtures

MOST_EXTRA_QUOTES = 2

NOT_YET = {  # by fixture and number of the quote
    ("river", 1): "a clause of the writer's is taken for the quote's",
    ("straight", 3): "“one” stands for one of the men",
}
EXPECTED = [
    pytest.param(
        fixture,
        expected,
        id=f"{fixture.name}-{number}",
        marks=pytest.mark.xfail(
            (fixture.name, number) in NOT_YET, reason="not found yet", strict=True
        ),
    )
    for fixture in read_fixtures()
    for number, expected in enumerate(fixture.quotes, 1)
]


def found(quote: quotes.Quote) -> dict[str, Any]:
    """A quote in the form of the fixtures' JSON files."""
    return {
        "content": list(quote.pieces),
        "kind": quote.kind.value,
        "cue": quote.cue and quote.cue.text,
        "mention": quote.mention and quote.mention.text,
        "speaker": quote.speaker and quote.speaker.name,
        "role": quote.speaker and quote.speaker.role,
        "via": quote.via and quote.via.speaker and quote.via.speaker.name,
    }


@pytest.mark.parametrize(("fixture", "expected"), EXPECTED)
def test_expected_quotes_are_found(fixture: Fixture, expected: dict[str, Any]) -> None:
    by_content = {quote.pieces: found(quote) for quote in quotes.extract(fixture.text)}
    actual = by_content.get(tuple(expected["content"]))
    assert actual, f"{expected['content']} is not among {list(by_content)}"
    for name in ("cue", "mention"):
        if expected[name] and expected[name] in (actual[name] or ""):
            actual[name] = expected[name]
    assert actual == expected


@pytest.mark.parametrize("fixture", read_fixtures(), ids=str)
def test_hardly_more_is_found_than_expected(fixture: Fixture) -> None:
    extraction = quotes.extract(fixture.text)
    assert len(extraction) <= len(fixture.quotes) + MOST_EXTRA_QUOTES


@pytest.mark.parametrize("fixture", read_fixtures(), ids=str)
def test_every_span_holds_the_words_of_its_record(fixture: Fixture) -> None:
    text = fixture.text
    for quote in quotes.extract(text):
        for passage in (quote, quote.cue, quote.mention, quote.via):
            if passage:
                assert passage.pieces == tuple(text[s.start : s.end] for s in passage.spans)
