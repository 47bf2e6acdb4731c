import json
from typing import Any, get_args

import pytest
from attrs import fields, resolve_types
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from quotes import (
    Act,
    Context,
    Cue,
    Extraction,
    Mention,
    Quote,
    QuotedWords,
    QuoteKind,
    Reason,
    Source,
    Span,
    Speaker,
    SpeakerKind,
    Via,
)
from quotes.formats import FORMATS, json_schema
from tests.extractions import extractions
from tests.test_formats_streams import stream

JSON, LINES = FORMATS["json"], FORMATS["jsonl"]
SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


@given(extractions())
def test_a_line_reads_back_the_same(article: Extraction) -> None:
    line = LINES.write(article).encode("utf-8")
    assert Extraction.from_dict(json.loads(line)) == article


@given(st.lists(extractions(), max_size=3))
def test_each_article_is_one_line_whoever_cuts_the_lines(articles: list[Extraction]) -> None:
    lines = stream(LINES, *articles)
    assert len(lines.splitlines()) == len(lines.split("\n")) - 1 == len(articles)


@given(st.lists(extractions(), max_size=3))
def test_json_is_an_array_of_the_articles(articles: list[Extraction]) -> None:
    written = json.loads(stream(JSON, *articles))
    assert [Extraction.from_dict(article) for article in written] == articles


def test_words_stay_readable() -> None:
    assert "“naïve” 😀" in LINES.write(Extraction("“naïve” 😀", (), ()))


def test_the_schema_is_sound() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@given(extractions())
def test_every_extraction_fits_the_schema(article: Extraction) -> None:
    VALIDATOR.validate(json.loads(LINES.write(article)))


RECORDS = (*(Extraction, Quote, Cue, Mention, Via, QuotedWords, Speaker, Context, Source, Span),)


@pytest.mark.parametrize("record", RECORDS)
def test_schema_and_records_have_the_same_fields(record: type) -> None:
    names = [field.name for field in fields(record)]
    if record is Quote:
        names.remove("source")  # stands once, at the top
    definition = SCHEMA["$defs"][record.__name__]
    assert list(definition["properties"]) == definition["required"] == names
    assert definition["additionalProperties"] is False


@pytest.mark.parametrize(
    ("record", "name", "kinds"),
    [
        (Quote, "kind", QuoteKind),
        (Quote, "act", Act),
        (Speaker, "kind", SpeakerKind),
        (QuotedWords, "reason", Reason),
    ],
)
def test_schema_and_records_have_the_same_kinds(record: type, name: str, kinds: Any) -> None:
    allowed = SCHEMA["$defs"][record.__name__]["properties"][name]["enum"]
    assert sorted(allowed) == sorted(kinds)


@pytest.mark.parametrize("record", RECORDS)
def test_schema_and_records_have_the_same_optional_fields(record: Any) -> None:
    properties = SCHEMA["$defs"][record.__name__]["properties"]
    for field in fields(resolve_types(record)):
        optional = type(None) in get_args(field.type)
        if field.name in properties:
            assert ("null" in json.dumps(properties[field.name])) is optional, field.name


def wrong(path: list[str | int], value: object) -> Any:
    text = "We fish, she said."
    quote = Quote.of(
        text,
        (Span(0, 8),),
        id="q1",
        kind=QuoteKind.DIRECT,
        context=Context(Span(0, 18), Span(0, 18)),
        confidence=0.5,
    )
    data: Any = json.loads(LINES.write(Extraction(text, (quote,), ())))
    VALIDATOR.validate(data)
    inner = data
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["quotes", 0, "kind"], "spoken"),
        (["quotes", 0, "act"], None),
        (["quotes", 0, "spans"], []),
        (["quotes", 0, "spans", 0, "start"], -1),
        (["quotes", 0, "spans", 0, "end"], "8"),
        (["quotes", 0, "confidence"], 1.5),
        (["quotes", 0, "mood"], "sad"),
        (["quotes", 0, "nested"], [{}]),
        (["quotes", 0, "cue"], {"text": "said"}),
        (["source"], "https://news.example"),
        (["version"], 1),
    ],
)
def test_the_schema_refuses_what_is_no_extraction(path: list[str | int], value: object) -> None:
    assert not VALIDATOR.is_valid(wrong(path, value))


def test_the_schema_is_a_copy_of_ones_own() -> None:
    json_schema().clear()
    assert json_schema() == SCHEMA
