"""What docs/formats.md says of the formats, against the formats."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from quotes import Extraction
from quotes.formats import FORMATS, json_schema, to_dataframe

DOCS = Path(__file__).parent.parent / "docs"
DOCUMENT = (DOCS / "formats.md").read_text(encoding="utf-8")


def example() -> Extraction:
    """The example of docs/records.md, with a source."""
    records = (DOCS / "records.md").read_text(encoding="utf-8")
    (written,) = re.findall(r"```json\n(.*?)```", records, re.DOTALL)
    source = dict.fromkeys(json_schema()["$defs"]["Source"]["properties"])
    source |= {
        "url": "https://news.example/trains",
        "title": "Trains from May",
        "publisher": "The Example",
        "published": "2026-03-01",
    }
    return Extraction.from_dict({**json.loads(written), "source": source})


def section(title: str) -> str:
    return re.split(r"\n##+ ", DOCUMENT.split(f"# {title}\n")[1])[0]


def rows(text: str) -> list[list[str]]:
    """The cells of a table, without those of its head."""
    lines = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]
    return lines[2:]


def test_every_format_is_described() -> None:
    table = rows(DOCUMENT.split("\n## ")[0])
    found = [(re.findall(r"`(\w+)`", row[0])[0], row[1].strip("`")) for row in table]
    assert found == [(format.name, format.suffix) for format in FORMATS.values()]
    assert [not row[3].startswith("one") for row in table] == [f.many for f in FORMATS.values()]


@pytest.mark.parametrize(
    ("title", "record"),
    [
        *((name, name) for name in ("Extraction", "Quote", "Via", "QuotedWords", "Speaker")),
        *((name, name) for name in ("Context", "Source", "Span")),
        ("Cue, Mention", "Cue"),
        ("Cue, Mention", "Mention"),
    ],
)
def test_every_field_of_json_is_described(title: str, record: str) -> None:
    definition: Any = json_schema()["$defs"][record]
    described = {row[0].strip("`"): row for row in rows(section(title))}
    assert list(described) == list(definition["properties"])
    for name, schema in definition["properties"].items():
        assert ("null" in described[name][1]) is ("null" in json.dumps(schema))
        for value in schema.get("enum", ()):
            assert f'"{value}"' in described[name][2]


def test_every_column_is_described() -> None:
    assert [row[0].strip("`") for row in rows(section("CSV"))] == list(to_dataframe([]).columns)


@pytest.mark.parametrize("name", ["jsonld", "webannotation", "brat"])
def test_the_example_is_what_the_format_gives(name: str) -> None:
    format = FORMATS[name]
    written = format.begin + format.write(example()) + format.end
    assert f"```json\n{written}```" in DOCUMENT or f"```\n{written}```" in DOCUMENT


def test_the_example_of_tei_is_what_the_format_gives() -> None:
    (shown,) = re.findall(r"```xml\n(.*?)```", DOCUMENT, re.DOTALL)
    assert shown in FORMATS["tei"].write(example())
