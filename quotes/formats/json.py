"""Extractions as JSON, without loss: one array, or JSON Lines."""

from __future__ import annotations

import json
from typing import Any

import regex

from quotes.records import Extraction

BEGIN = "[\n"
BETWEEN = ",\n"
END = "\n]\n"

# Lone surrogates cannot be encoded, and some readers of lines take these breaks for their ends.
_UNSAFE = regex.compile(r"[\p{Cs}\x85\u2028\u2029]")


def write(extraction: Extraction) -> str:
    """The extraction as a JSON object on one line; `Extraction.from_dict` reads it back."""
    return dumps(extraction.to_dict())


def write_line(extraction: Extraction) -> str:
    """The same, with the line break that ends it in JSON Lines."""
    return write(extraction) + "\n"


def dumps(data: object) -> str:
    """JSON on one line that any encoding of Unicode can hold."""
    return _UNSAFE.sub(_escaped, json.dumps(data, ensure_ascii=False, allow_nan=False))


def _escaped(match: regex.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of an extraction: of a line of JSON Lines, of `to_dict()`."""
    from importlib.resources import files

    text = (files("quotes") / "schema" / "extraction.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
