import csv
import sys
from io import StringIO
from typing import Any

import pandas
import polars
import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotes
from quotes import Extraction
from quotes.formats import FORMATS, to_dataframe
from tests.extractions import extractions
from tests.test_formats_csv import example

COLUMNS = next(csv.reader(StringIO(FORMATS["csv"].begin.removeprefix("\ufeff"))))
OFFSETS = ("spans", "cue_spans", "mention_spans", "via_spans")


@given(st.lists(extractions(), max_size=3))
def test_both_libraries_get_the_same_rows(articles: list[Extraction]) -> None:
    ours = to_dataframe(articles, backend="polars").to_dicts()
    theirs = to_dataframe(articles).astype(object)
    assert theirs.where(theirs.notna(), None).to_dict("records") == ours
    assert len(ours) == sum(1 for article in articles for _ in article.with_nested())


@pytest.mark.parametrize("articles", [[], [example("We fish")]])
def test_columns_have_types_and_are_those_of_csv(articles: list[Extraction]) -> None:
    ours = to_dataframe(articles, backend="polars")
    theirs = to_dataframe(articles)
    assert ours.columns == list(theirs.columns) == COLUMNS
    for name in COLUMNS:
        if name in OFFSETS:
            expected: Any = (polars.List(polars.List(polars.Int64)), "object")
        elif name in ("start", "end"):
            expected = (polars.Int64, "int64")
        elif name == "confidence":
            expected = (polars.Float64, "float64")
        else:
            expected = (polars.String, "string")
        assert (ours.schema[name], theirs.dtypes[name]) == expected


def test_words_are_not_escaped_and_what_is_missing_is_missing() -> None:
    frame = to_dataframe(example("=1+1"))
    assert frame["text"].tolist() == ["=1+1"]
    assert frame["spans"].tolist() == [[[0, 4]]]
    assert frame["speaker"].isna().all()


def test_spans_are_lists_of_offsets() -> None:
    frame = to_dataframe(example("We fish"), backend="polars")
    assert frame["spans"].to_list() == [[[0, 7]]]
    assert frame["cue_spans"].to_list() == [[]]


def test_other_libraries_are_refused() -> None:
    with pytest.raises(ValueError, match="'pandas' or 'polars', not 'spark'"):
        to_dataframe([], backend="spark")  # type: ignore[call-overload]


@pytest.mark.parametrize("backend", ["pandas", "polars"])
def test_a_missing_library_is_named(backend: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, backend, None)
    with pytest.raises(ImportError, match=rf"needs {backend}.*quotes\[dataframe\]"):
        to_dataframe([], backend=backend)


def test_what_is_no_extraction_is_refused() -> None:
    with pytest.raises(TypeError, match="takes Extractions, not str"):
        to_dataframe(["We fish"])  # type: ignore[list-item]


def test_it_is_there_for_everybody() -> None:
    assert isinstance(quotes.to_dataframe(example("We fish")), pandas.DataFrame)
