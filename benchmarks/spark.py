"""What quotes takes on Spark: memory of a worker, bytes of the output.

    python -m benchmarks.spark ../shared/data/polnear/dev/text

Reads a folder of articles (`*.txt`) with a Spark of one core on this machine, then all of them
joined to a single article. Linux only.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from pyspark.sql import DataFrame, SparkSession

import quotes.spark

SETTINGS = {
    "spark.driver.memory": "2g",
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("folder", type=Path)
    texts = {
        path.name: path.read_bytes().decode("utf-8")
        for path in sorted(cli.parse_args().folder.glob("*.txt"))
    }
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    builder = SparkSession.builder.master("local[1]")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    print(f"{len(texts)} articles: {_size(''.join(texts.values()))}")
    _measure(spark, texts)
    joined = "\n\n".join(texts.values())
    print(f"1 article: {_size(joined)}")
    _measure(spark, {"joined": joined})
    spark.stop()


def _size(text: str) -> str:
    return f"{len(text.split()):,} words, {len(text.encode()):,} bytes"


def _measure(spark: SparkSession, texts: dict[str, str]) -> None:
    articles = spark.createDataFrame(list(texts.items()), "name string, text string").coalesce(1)
    with TemporaryDirectory() as folder:
        begun = perf_counter()
        found = _written(quotes.spark.extract(articles), folder, "found")
        took = perf_counter() - begun
        rows = _written(quotes.spark.quote_rows(found), folder, "quotes")
        count = rows.count()
        print(f"  {count:,} quotes, {count / len(texts):.1f} an article")
        print(f"  {took:.0f} seconds, with loading the models")
        for name in ("found", "quotes"):
            size = sum(path.stat().st_size for path in Path(folder, name).glob("*.parquet"))
            print(f"  {name}: {size:,} bytes of Parquet, {size / len(texts):,.0f} an article")
        print(f"  a Python worker's memory: at most {_worker_memory() / 2**20:,.0f} MiB so far")


def _written(frame: DataFrame, folder: str, name: str) -> DataFrame:
    path = str(Path(folder, name))
    frame.write.parquet(path)
    return frame.sparkSession.read.parquet(path)


def _worker_memory() -> int:
    """The most bytes that any Python worker of Spark has held; workers wait a minute for work."""
    peaks = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
            status = (process / "status").read_text(encoding="utf-8")
        except OSError:  # it has ended
            continue
        if b"pyspark.daemon" in command:
            peak = status.partition("VmHWM:")[2].split()[0]
            peaks.append(int(peak) * 1024)
    return max(peaks)


if __name__ == "__main__":
    main()
