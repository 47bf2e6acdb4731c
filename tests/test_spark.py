"""Quotes on a real Spark: a cluster of two executors on this machine."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import quotes
from quotes import ModelError
from quotes.formats.rows import rows
from tests.fixtures import read_fixtures

if shutil.which("java") is None:
    pytest.skip("Spark needs Java, which is not installed here", allow_module_level=True)
pyarrow = pytest.importorskip("pyarrow", reason="quotes[spark] is not installed")
pyspark = pytest.importorskip("pyspark", reason="quotes[spark] is not installed")

from pyspark import SparkContext, TaskContext
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812

import quotes.spark

TEXT = "“The harbour 🌊 is open,” said Ada Lind. She added that Bo Ek had said it was cold."
BATCH = 2  # rows; so that a partition has several batches
PARTITIONS = 4
ROOT = Path(__file__).parent.parent
_FIND = quotes.spark._find


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    """A Spark whose executors are two processes of their own, with a core each."""
    home = tmp_path_factory.mktemp("spark")  # executors have their folders in Spark's own
    for entry in Path(pyspark.__file__).parent.iterdir():
        (home / entry.name).symlink_to(entry)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_HOME", str(home))
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYTHONPATH", str(ROOT))  # workers are sent functions of this module by name
        _end_jvm()  # it may be that of another test, and would not know the environment
        session = (
            SparkSession.builder.master("local-cluster[2,1,1024]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", BATCH)
            .config("spark.sql.shuffle.partitions", PARTITIONS)
            .config("spark.sql.session.timeZone", "UTC")
            .getOrCreate()
        )
        yield session
        session.stop()
        _end_jvm()


def _end_jvm() -> None:
    if SparkContext._gateway is not None:
        SparkContext._gateway.shutdown()
        SparkContext._gateway = SparkContext._jvm = None


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Articles by their URLs, some of them twice."""
    return {
        f"https://news.example/{copy}/{fixture.name}": fixture.text
        for copy in range(2)
        for fixture in read_fixtures()
    }


@pytest.fixture(scope="module")
def articles(spark: SparkSession, texts: dict[str, str]) -> DataFrame:
    # With a long column, so that what a worker has found leaves its buffers before it dies.
    rows = spark.sparkContext.parallelize(texts.items(), PARTITIONS)
    frame = spark.createDataFrame(rows, "url string, text string")
    return frame.withColumn("page", F.repeat(F.lit("<p>"), 100_000))


@pytest.fixture(scope="module")
def expected(texts: dict[str, str]) -> list[tuple[str, dict[str, Any]]]:
    """The quotes that the library finds without Spark."""
    found = {text: list(rows(quotes.extract(text))) for text in set(texts.values())}
    return sorted(
        (
            (url, {name: getattr(row, name) for name in quotes.spark.QUOTE.names})
            for url, text in texts.items()
            for row in found[text]
        ),
        key=_place,
    )


def _place(found: tuple[str, dict[str, Any]]) -> tuple[str, str]:
    return found[0], found[1]["id"]


def _collected(frame: DataFrame) -> list[tuple[str, dict[str, Any]]]:
    """The quotes in a DataFrame, as `expected` has them."""
    found = []
    for row in frame.select(F.col("article.url").alias("article_url"), "*").collect():
        quote = {name: row[name] for name in quotes.spark.QUOTE.names}
        for name in ("spans", "cue_spans", "mention_spans", "via_spans"):
            quote[name] = tuple((span.start, span.end) for span in quote[name])
        found.append((row.article_url, quote))
    return sorted(found, key=_place)


def _kill_python() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _kill_executor() -> None:
    """Kill the Java process for which this one works: its parent is the daemon that forked it."""
    daemon = Path(f"/proc/{os.getppid()}/stat").read_text(encoding="utf-8")
    os.kill(int(daemon.rpartition(")")[2].split()[1]), signal.SIGKILL)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the executor in /proc")
@pytest.mark.parametrize("kill", [_kill_python, _kill_executor])
def test_a_worker_killed_mid_job_loses_and_doubles_nothing(
    kill: Callable[[], None],
    articles: DataFrame,
    expected: list[tuple[str, dict[str, Any]]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    death = tmp_path / "death"
    monkeypatch.setattr(quotes.spark, "_find", _dying_once(kill, death))
    written = str(tmp_path / "found")
    quotes.spark.extract(articles, keep=["url", "page"]).write.parquet(written)

    assert death.exists()
    found = articles.sparkSession.read.parquet(written)
    assert _collected(quotes.spark.quote_rows(found)) == expected
    assert quotes.spark.failures(found).count() == 0


def _dying_once(kill: Callable[[], None], death: Path) -> Callable[[Iterable[Any]], Iterator[Any]]:
    """What a worker does, but the first one at partition 1 dies after handing on some quotes."""

    def find_and_die(batches: Iterable[Any]) -> Iterator[Any]:
        for done, batch in enumerate(_FIND(batches)):
            if done and TaskContext.get().partitionId() == 1 and not death.exists():
                death.touch()
                kill()
            yield batch

    return find_and_die


def test_all_quotes_come_out_typed(
    articles: DataFrame, expected: list[tuple[str, dict[str, Any]]]
) -> None:
    found = quotes.spark.quote_rows(quotes.spark.extract(articles, keep=["url"]))
    assert found.schema["spans"].dataType.simpleString() == "array<struct<start:int,end:int>>"
    assert [found.schema[field.name] for field in quotes.spark.QUOTE] == list(quotes.spark.QUOTE)
    assert _collected(found) == expected


def test_the_models_are_loaded_once_a_worker(
    articles: DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quotes.spark, "_find", _counting_loads)
    found = quotes.spark.extract(articles, keep=["url"]).select("error").collect()
    assert len(found) == PARTITIONS
    assert {row.error.split()[1] for row in found} == {"1"}
    assert len({row.error.split()[0] for row in found}) <= 2 < PARTITIONS


def _counting_loads(batches: Iterable[Any]) -> Iterator[Any]:
    """One row a partition, whose `error` is the process and how often it has loaded the models."""
    from quotes.extractor import _default_extractor

    *_, last = _FIND(batches)
    told = f"{os.getpid()} {_default_extractor.cache_info().misses}"
    row = last.slice(0, 1)
    yield row.set_column(row.schema.get_field_index("error"), "error", pyarrow.array([told]))


def test_an_article_keeps_its_columns(spark: SparkSession) -> None:
    kept = {
        "id": 7,
        "text of a.tag`s": ["ferries", None],
        "published": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC).replace(tzinfo=None),
        "price": Decimal("1.50"),
        "page": bytearray(b"\xff"),
        "sizes": {"a": 1},
        "quotes": None,
    }
    names = "id long, `text of a.tag``s` array<string>, published timestamp, price decimal(9,2)"
    articles = spark.createDataFrame(
        [(*kept.values(), TEXT)],
        f"{names}, page binary, sizes map<string,int>, quotes string, text string",
    )
    found = quotes.spark.extract(articles)
    assert found.schema["article"].dataType.fields == articles.drop("text").schema.fields
    for row in quotes.spark.quote_rows(found).collect():
        assert row.article.asDict() == kept


def test_every_row_tells_what_made_it(spark: SparkSession) -> None:
    articles = spark.createDataFrame([(1, TEXT), (2, None)], "id int, text string")
    found = quotes.spark.extract(articles).collect()
    for row in found:
        assert row.made_by.quotes == quotes.__version__
        assert len(row.made_by.models) == 16
    assert len({row.made_by for row in found}) == 1


def test_bad_articles_stand_aside_with_their_error(spark: SparkSession) -> None:
    articles = spark.createDataFrame([(1, TEXT), (2, None), (3, "")], "id int, text string").union(
        spark.sql("select 4, cast(x'61ff62' as string)")
    )
    found = quotes.spark.extract(articles)
    errors = {row.article.id: row.error for row in quotes.spark.failures(found).collect()}
    assert errors == {
        2: "the text is null",
        4: "the text is not UTF-8: 'utf-8' codec can't decode byte 0xff in position 1: "
        "invalid start byte",
    }
    assert {row.article.id for row in quotes.spark.quote_rows(found).collect()} == {1}
    assert {row.article.id: row.quotes for row in found.collect() if row.article.id != 1} == {
        2: None,
        3: [],
        4: None,
    }


def test_offsets_are_those_of_spark_s_own_functions(spark: SparkSession) -> None:
    articles = spark.createDataFrame([(TEXT, TEXT)], "text string, given string")
    found = quotes.spark.quote_rows(quotes.spark.extract(articles))
    cut = found.select(
        "text",
        F.expr("substring(article.given, start + 1, end - start)").alias("whole"),
        F.expr(
            "transform(spans, s -> substring(article.given, s.start + 1, s.end - s.start))"
        ).alias("pieces"),
    ).collect()
    assert len(cut) == 3
    for row in cut:
        assert row.whole == row.text
        assert row.pieces == [row.text]


def _batch(*texts: str | None) -> Any:
    article = pyarrow.array([{"id": number} for number, _ in enumerate(texts)])
    return pyarrow.RecordBatch.from_pydict(
        {"article": article, "text": pyarrow.array(texts, pyarrow.string())}
    )


def test_an_article_that_raises_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    extract = quotes.extract

    def failing(text: str) -> quotes.Extraction:
        if text == "bad":
            raise RuntimeError("no luck with \udc80")
        return extract(text)

    monkeypatch.setattr(quotes, "extract", failing, raising=False)
    (found,) = quotes.spark._find([_batch(TEXT, "bad", TEXT)])
    assert found["error"].to_pylist() == [None, "RuntimeError: no luck with �", None]
    assert [found and len(found) for found in found["quotes"].to_pylist()] == [3, None, 3]


def test_damaged_models_stop_the_job(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(text: str) -> quotes.Extraction:
        raise ModelError("model file x is damaged")

    monkeypatch.setattr(quotes, "extract", failing, raising=False)
    with pytest.raises(ModelError, match="model file x"):
        list(quotes.spark._find([_batch(TEXT)]))


def test_large_batches_are_handed_on_in_parts() -> None:
    found = list(quotes.spark._find([_batch(*[""] * (quotes.spark.ARTICLES_A_BATCH + 1))]))
    assert [batch.num_rows for batch in found] == [quotes.spark.ARTICLES_A_BATCH, 1]
    assert [row["id"] for batch in found for row in batch["article"].to_pylist()] == [
        *range(quotes.spark.ARTICLES_A_BATCH + 1)
    ]


@pytest.mark.parametrize(
    ("schema", "arguments", "error", "message"),
    [
        ("id int, text string", {"text": "body"}, ValueError, "no column 'body'; there are: id, t"),
        ("id int, text string", {"keep": ["url"]}, ValueError, "no column 'url'"),
        ("id int, text string", {"keep": []}, ValueError, "no column is left"),
        ("text string", {}, ValueError, "no column is left"),
        ("id int, text string", {"keep": "id"}, TypeError, r"several names of columns: \['id'\]"),
        ("id int, text binary", {}, TypeError, "must hold strings, not binary"),
    ],
)
def test_what_cannot_be_done_is_refused_at_once(
    spark: SparkSession,
    schema: str,
    arguments: dict[str, Any],
    error: type[Exception],
    message: str,
) -> None:
    with pytest.raises(error, match=message):
        quotes.spark.extract(spark.createDataFrame([], schema), **arguments)


def test_other_data_frames_are_refused() -> None:
    with pytest.raises(TypeError, match="a DataFrame of Spark, not list"):
        quotes.spark.extract([TEXT])  # type: ignore[arg-type]
