"""Quotes on Spark: a DataFrame of articles in, a DataFrame of quotes out.

Needs the extra `quotes[spark]`, and quotes on every machine of the cluster.

Example:
    >>> found = quotes.spark.extract(spark.read.parquet("articles"), text="body")
    >>> found.write.parquet("found")
    >>> found = spark.read.parquet("found")
    >>> quotes.spark.quote_rows(found).write.parquet("quotes")
    >>> quotes.spark.failures(found).show()
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
from attrs import fields, resolve_types
from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812  as all of Spark's documentation has it
from pyspark.sql.types import (
    ArrayType,
    DataType,
    DoubleType,
    IntegerType,
    StringType,
    StructField,
    StructType,
)

import quotes
from quotes.errors import ModelError
from quotes.formats.rows import Row, Spans, rows
from quotes.formats.surrogates import without_surrogates

ARTICLES_A_BATCH = 64
"""So many articles a worker has the quotes of in memory before it hands them on."""

_MODELS = Path(__file__).parent / "models"

_SPAN = StructType([StructField("start", IntegerType()), StructField("end", IntegerType())])
# Offsets are 32-bit integers, since these are what Spark's functions on strings take.
_TYPES: dict[Any, tuple[DataType, pa.DataType]] = {
    str: (StringType(), pa.string()),
    str | None: (StringType(), pa.string()),
    int: (IntegerType(), pa.int32()),
    float: (DoubleType(), pa.float64()),
    Spans: (
        ArrayType(_SPAN),
        pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32())])),
    ),
}
# The article's columns stand beside its quotes; the source that rows have would repeat them.
_COLUMNS = {
    column.name: _TYPES[column.type]
    for column in fields(resolve_types(Row))
    if not column.name.startswith("source_")
}

QUOTE = StructType([StructField(name, spark) for name, (spark, _) in _COLUMNS.items()])
"""The type of one quote: the columns of data frames, but for the article's source."""

MADE_BY = StructType([StructField("quotes", StringType()), StructField("models", StringType())])
"""The type of `made_by`: the version of quotes, and a digest of the models in the package."""

_ARROW_QUOTES = pa.list_(pa.struct([(name, arrow) for name, (_, arrow) in _COLUMNS.items()]))
_ARROW_MADE_BY = pa.struct([(name, pa.string()) for name in MADE_BY.names])


def extract(
    articles: DataFrame, *, text: str = "text", keep: Iterable[str] | None = None
) -> DataFrame:
    """Find the quotes of every article.

    The work is done when the result is used, and again whenever it is used again: write it once,
    or persist it, then take `quote_rows` and `failures` from that.

    Args:
        articles: A row an article.
        text: The column of their texts.
        keep: The columns that tell which article it is, to be kept with its quotes; all but the
            text by default.

    Returns:
        A row for each article, whatever becomes of it, with the columns `article` (a struct of the
        columns that are kept), `quotes` (an array of `QUOTE`; null if there is an error), `error`
        (why the quotes could not be found, else null) and `made_by` (`MADE_BY`).

    Raises:
        TypeError: If `articles` is no DataFrame of Spark, `keep` a single str, or the column of
            texts not one of strings.
        ValueError: If there is no such column, or none is left to keep.
    """
    if not isinstance(articles, DataFrame):
        raise TypeError(f"extract() takes a DataFrame of Spark, not {type(articles).__name__}")
    if isinstance(keep, str):
        raise TypeError(f"keep takes several names of columns: [{keep!r}]")
    kept = [name for name in articles.columns if name != text] if keep is None else list(keep)
    for name in (text, *kept):
        if name not in articles.columns:
            raise ValueError(f"no column {name!r}; there are: {', '.join(articles.columns)}")
    if not kept:
        raise ValueError("no column is left that tells from which article a quote is")
    if not isinstance(articles.schema[text].dataType, StringType):
        raise TypeError(
            f"column {text!r} must hold strings, not {articles.schema[text].dataType.typeName()}; "
            "bytes can be decoded with pyspark.sql.functions.decode"
        )
    given = articles.select(
        F.struct(*(_column(articles, name) for name in kept)).alias("article"),
        _column(articles, text).alias("text"),
    )
    found = StructType(
        [
            given.schema["article"],
            StructField("quotes", ArrayType(QUOTE)),
            StructField("error", StringType()),
            StructField("made_by", MADE_BY),
        ]
    )
    return given.mapInArrow(_find, found)


def quote_rows(found: DataFrame) -> DataFrame:
    """A row for each quote, those nested in others after them.

    Args:
        found: What `extract` gave, or the same written and read again.

    Returns:
        The columns `article`, those of `QUOTE`, and `made_by`.
    """
    return found.select("article", F.inline("quotes"), "made_by")


def failures(found: DataFrame) -> DataFrame:
    """A row for each article whose quotes could not be found, with the reason.

    Args:
        found: What `extract` gave, or the same written and read again.

    Returns:
        The columns `article`, `error` and `made_by`.
    """
    return found.where(F.col("error").isNotNull()).select("article", "error", "made_by")


def _column(frame: DataFrame, name: str) -> Any:
    return frame["`{}`".format(name.replace("`", "``"))]


def _find(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What each Python worker of Spark does with its articles."""
    # Spark has set it in most places; the models, loaded later, heed it.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    for batch in batches:
        for start in range(0, batch.num_rows, ARTICLES_A_BATCH):
            yield _found(batch.slice(start, ARTICLES_A_BATCH))


def _found(batch: pa.RecordBatch) -> pa.RecordBatch:
    found, errors = zip(*map(_quotes_or_error, batch.column("text")), strict=True)
    columns = {
        "article": batch.column("article"),
        "quotes": pa.array(found, _ARROW_QUOTES),
        "error": pa.array(errors, pa.string()),
        "made_by": pa.array([_made_by()] * batch.num_rows, _ARROW_MADE_BY),
    }
    return pa.RecordBatch.from_pydict(columns)


def _quotes_or_error(stored: pa.Scalar) -> tuple[list[dict[str, Any]] | None, str | None]:
    if not stored.is_valid:
        return None, "the text is null"
    try:
        text = stored.as_py()
    except UnicodeDecodeError as error:
        return None, f"the text is not UTF-8: {error}"
    try:
        return [_quote(row) for row in rows(quotes.extract(text))], None
    except (ModelError, ImportError):
        raise  # no article could be read
    except Exception as error:  # noqa: BLE001  a fault of ours; the other articles are to go on
        return None, without_surrogates(f"{type(error).__name__}: {error}")


def _quote(row: Row) -> dict[str, Any]:
    return {name: _value(getattr(row, name)) for name in _COLUMNS}


def _value(value: object) -> object:
    if isinstance(value, tuple):
        return [{"start": start, "end": end} for start, end in value]
    return value


@cache
def _made_by() -> dict[str, str]:
    digest = hashlib.sha256()
    for path in sorted(path for path in _MODELS.rglob("*") if path.is_file()):
        digest.update(path.relative_to(_MODELS).as_posix().encode() + b"\0" + path.read_bytes())
    return {"quotes": quotes.__version__, "models": digest.hexdigest()[:16]}
