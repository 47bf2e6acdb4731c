"""What docs/records.md says of the records, against the records."""

import json
import re
from pathlib import Path

import pytest
from attrs import fields

import quotes

DOCUMENT = (Path(__file__).parent.parent / "docs" / "records.md").read_text(encoding="utf-8")
RECORDS = (
    quotes.Extraction,
    quotes.Quote,
    quotes.QuotedWords,
    quotes.Speaker,
    quotes.Via,
    quotes.Context,
    quotes.Span,
)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_is_documented(record: type) -> None:
    section = re.split("\n##+ ", DOCUMENT.split(f"## {record.__name__}\n")[1])[0]
    documented = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
    assert sorted(documented) == sorted(field.name for field in fields(record))


def test_the_example_of_json_can_be_read() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", DOCUMENT, re.DOTALL)
    written = json.loads(example)
    assert quotes.Extraction.from_dict(written).to_dict() == written
