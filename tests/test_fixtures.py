"""What is found in the fixtures, against what is expected of them."""

from typing import Any

import pytest

import quotes
from tests.fixtures import Fixture, read_fixtures

MOST_EXTRA_QUOTES = 2

NOT_YET = {"straight": "a source of one word between two pieces of a quote"}
EXPECTED = [
    pytest.param(
        fixture,
        id=fixture.name,
        marks=pytest.mark.xfail(fixture.name in NOT_YET, reason="not found yet", strict=True),
    )
    for fixture in read_fixtures()
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


@pytest.mark.parametrize("fixture", EXPECTED)
def test_expected_quotes_are_found(fixture: Fixture) -> None:
    extraction = quotes.extract(fixture.text)
    by_content = {quote.pieces: found(quote) for quote in extraction}
    for expected in fixture.quotes:
        actual = by_content.get(tuple(expected["content"]))
        assert actual, f"{expected['content']} is not among {list(by_content)}"
        for name in ("cue", "mention"):
            if expected[name] and expected[name] in (actual[name] or ""):
                actual[name] = expected[name]
        assert actual == expected
    assert len(extraction) <= len(fixture.quotes) + MOST_EXTRA_QUOTES


@pytest.mark.parametrize("fixture", read_fixtures(), ids=str)
def test_every_span_holds_the_words_of_its_record(fixture: Fixture) -> None:
    text = fixture.text
    for quote in quotes.extract(text):
        for passage in (quote, quote.cue, quote.mention, quote.via):
            if passage:
                assert passage.pieces == tuple(text[s.start : s.end] for s in passage.spans)
