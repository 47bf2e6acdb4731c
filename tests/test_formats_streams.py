import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes import Extraction
from quotes.formats import FORMATS, Format
from tests.extractions import extractions

# Pages have tests of their own.
formats = pytest.mark.parametrize(
    "format", [format for format in FORMATS.values() if format.name != "html"], ids=lambda f: f.name
)


def stream(format: Format, *articles: Extraction) -> str:
    bodies = format.between.join(format.write(article) for article in articles)
    return format.begin + bodies + format.end


def test_every_format_is_known_by_its_name() -> None:
    names = ["jsonl", "json", "csv", "jsonld", "webannotation", "brat", "tei", "html"]
    assert list(FORMATS) == names
    assert [format.name for format in FORMATS.values()] == names


def test_suffixes_tell_the_formats_apart() -> None:
    suffixes = [suffix for f in FORMATS.values() for suffix in (f.suffix, *f.beside)]
    assert len(set(suffixes)) == len(suffixes)


def test_formats_are_light_to_import() -> None:
    script = "import quotes.formats, sys; print(*sys.modules)"
    output = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout
    heavy = {"cattrs", "numpy", "pandas", "polars", "rich", "stanza", "typer"}
    assert not heavy & set(output.decode().split())


@formats
@given(article=extractions())
def test_every_article_can_be_encoded(format: Format, article: Extraction) -> None:
    for write in (format.write, *format.beside.values()):
        write(article).encode("utf-8", "strict")


@formats
@given(article=extractions())
def test_the_same_article_is_written_the_same(format: Format, article: Extraction) -> None:
    again = Extraction.from_dict(article.to_dict())
    assert format.write(article) == format.write(again)


@pytest.mark.parametrize("name", ["jsonl", "csv"])
@given(articles=st.lists(extractions(), max_size=3))
def test_bodies_end_their_line_so_that_lines_can_be_appended(
    name: str, articles: list[Extraction]
) -> None:
    format = FORMATS[name]
    assert not format.between
    assert not format.end
    assert stream(format, *articles).endswith("\n") or not articles
