"""The formats in which extractions can be written: one module each, and their registry.

What a format needs is imported when it is first used.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from quotes.formats import json
from quotes.formats.format import Format, Writer
from quotes.formats.json import json_schema
from quotes.records import Extraction

__all__ = ["FORMATS", "Format", "json_schema"]


def _late(module: str) -> Writer:
    def write(extraction: Extraction) -> str:
        written: str = import_module(f"quotes.formats.{module}").write(extraction)
        return written

    return write


_FORMATS = (
    Format("jsonl", ".jsonl", many=True, write=json.write_line),
    Format("json", ".json", True, json.write, begin="[\n", between=",\n", end="\n]\n"),
    Format("csv", ".csv", many=True, write=_late("csv"), begin="\ufeff"),
    Format("jsonld", ".jsonld", many=True, write=_late("jsonld")),
    Format("webannotation", ".anno.json", many=True, write=_late("webannotation")),
    Format("brat", ".ann", many=False, write=_late("brat")),
    Format("tei", ".tei.xml", many=False, write=_late("tei")),
    Format("html", ".html", many=False, write=_late("html")),
)

FORMATS: Mapping[str, Format] = MappingProxyType({format.name: format for format in _FORMATS})
"""Every format, by name."""
