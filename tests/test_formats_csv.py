import csv
import json
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes import Context, Extraction, Quote, QuoteKind, Source, Span
from quotes.formats import FORMATS
from tests.extractions import encodable, extractions
from tests.test_formats_streams import stream

CSV = FORMATS["csv"]


def read(written: str) -> list[dict[str, str]]:
    encoded = written.encode("utf-8")
    return list(csv.DictReader(StringIO(encoded.decode("utf-8-sig"), newline="")))


def words(cell: str) -> str:
    """The words of a cell, as docs/formats.md says how to get them."""
    return cell.removeprefix("'")


def example(words: str, title: str | None = None) -> Extraction:
    quote = Quote.of(
        words,
        (Span(0, len(words)),),
        id="q1",
        kind=QuoteKind.INDIRECT,
        context=Context(Span(0, len(words)), Span(0, len(words))),
        confidence=0.5,
        source=Source(title=title),
    )
    return Extraction(words, (quote,), (), Source(title=title))


@given(st.lists(extractions(), max_size=3))
def test_every_quote_is_a_row(articles: list[Extraction]) -> None:
    quotes = [quote for article in articles for quote in article.with_nested()]
    rows = read(stream(CSV, *articles))
    assert [words(row["text"]) for row in rows] == [encodable(quote.text) for quote in quotes]
    for row, quote in zip(rows, quotes, strict=True):
        assert (row["kind"], row["act"]) == (quote.kind, quote.act)
        assert (int(row["start"]), int(row["end"])) == (quote.start, quote.end)
        assert [Span(*span) for span in json.loads(row["spans"])] == list(quote.spans)
        assert float(row["confidence"]) == quote.confidence


@given(extractions())
def test_a_row_names_the_quote_it_stands_in(article: Extraction) -> None:
    outer = {inner.id: quote.id for quote in article.with_nested() for inner in quote.nested}
    rows = read(stream(CSV, article))
    for row, quote in zip(rows, article.with_nested(), strict=True):
        expected = encodable(outer.get(quote.id, ""))
        assert words(row["within"]) == expected


def test_no_quotes_leave_the_names_of_the_columns() -> None:
    assert read(stream(CSV)) == read(stream(CSV, Extraction("", (), ()))) == []
    assert CSV.begin.startswith('\ufeff"id","within","kind","act","text","speaker",')
    assert CSV.begin.endswith("\r\n")


def test_rows_end_as_rfc_4180_wants() -> None:
    assert CSV.write(example("We fish")).endswith("\r\n")


@pytest.mark.parametrize(
    "risky",
    [
        *(
            "=1+1",
            "+1",
            "-1",
            "@SUM(1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "  =1",
            "＝1",
            "＋1",
            "－1",
            "＠1",
        ),
        *('"=1"', "“=1”", "'=1'", "‘ =1", "'We fish"),
    ],
)
def test_no_cell_can_begin_a_formula_and_the_words_can_be_had_back(risky: str) -> None:
    (row,) = read(stream(CSV, example(risky, title=risky)))
    for cell in (row["text"], row["source_title"]):
        assert cell == "'" + risky
        assert words(cell) == risky


@pytest.mark.parametrize("harmless", ["“We fish”", "1 = 1", "a@b", "We\n=fish", 'a","=1+1'])
def test_other_words_stay_as_they_are(harmless: str) -> None:
    (row,) = read(stream(CSV, example(harmless)))
    assert row["text"] == harmless


@given(extractions())
def test_every_cell_with_words_is_quoted(article: Extraction) -> None:
    for line in csv.reader(StringIO(CSV.write(article), newline=""), quoting=csv.QUOTE_NONNUMERIC):
        assert [type(cell) for cell in line] == [str] * 13 + [float] * 3 + [str] * 10
