"""Quotes as a data frame of pandas or polars."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal, overload

from attrs import fields, resolve_types

from quotes.formats.rows import Row, Spans, rows
from quotes.records import Extraction

if TYPE_CHECKING:
    import pandas
    import polars

_PANDAS_TYPES = {str: "string", str | None: "string", int: "int64", float: "float64"}


@overload
def to_dataframe(
    extractions: Extraction | Iterable[Extraction], *, backend: Literal["pandas"] = "pandas"
) -> pandas.DataFrame: ...
@overload
def to_dataframe(
    extractions: Extraction | Iterable[Extraction], *, backend: Literal["polars"]
) -> polars.DataFrame: ...
def to_dataframe(
    extractions: Extraction | Iterable[Extraction],
    *,
    backend: Literal["pandas", "polars"] = "pandas",
) -> pandas.DataFrame | polars.DataFrame:
    """One row a quote, those nested in others after them, in the columns that CSV has too.

    `docs/formats.md` describes the columns. Words are strings, offsets integers, `confidence` is
    a float; the columns of spans hold lists of `[start, end]`.

    Args:
        extractions: One extraction, or any number of them.
        backend: The library whose data frame is wanted; `quotes[dataframe]` installs both.

    Raises:
        TypeError: If something else is given.
        ValueError: If there is no such backend.
        ImportError: If it is not installed.
    """
    if backend not in ("pandas", "polars"):
        raise ValueError(f"backend must be 'pandas' or 'polars', not {backend!r}")
    if isinstance(extractions, Extraction):
        extractions = (extractions,)
    found = [row for extraction in map(_checked, extractions) for row in rows(extraction)]
    columns: dict[str, list[Any]] = {
        column.name: [_value(getattr(row, column.name)) for row in found] for column in fields(Row)
    }
    types = {column.name: column.type for column in fields(resolve_types(Row))}
    try:
        return _pandas(columns, types) if backend == "pandas" else _polars(columns, types)
    except ModuleNotFoundError as error:
        raise ImportError(
            f"to_dataframe() needs {backend}: install it, or quotes[dataframe]"
        ) from error


def _checked(extraction: object) -> Extraction:
    if not isinstance(extraction, Extraction):
        raise TypeError(f"to_dataframe() takes Extractions, not {type(extraction).__name__}")
    return extraction


def _value(value: object) -> object:
    return [list(span) for span in value] if isinstance(value, tuple) else value


def _pandas(columns: dict[str, list[Any]], types: dict[str, Any]) -> pandas.DataFrame:
    import pandas

    return pandas.DataFrame(
        {
            name: pandas.Series(values, dtype=_PANDAS_TYPES.get(types[name], "object"))
            for name, values in columns.items()
        }
    )


def _polars(columns: dict[str, list[Any]], types: dict[str, Any]) -> polars.DataFrame:
    import polars

    known: dict[Any, Any] = {
        str: polars.String,
        str | None: polars.String,
        int: polars.Int64,
        float: polars.Float64,
        Spans: polars.List(polars.List(polars.Int64)),
    }
    return polars.DataFrame(columns, schema={name: known[types[name]] for name in columns})
