"""The formats in which extractions can be written: a module each, and their registry."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from quotes.formats import brat, csv, json, jsonld, tei, webannotation
from quotes.formats.dataframe import to_dataframe
from quotes.formats.format import Format
from quotes.formats.json import json_schema
from quotes.records import Extraction

__all__ = ["FORMATS", "Format", "json_schema", "to_dataframe"]


def _html(extraction: Extraction) -> str:
    from quotes.formats import html  # imported late: pages need more than the other formats

    return html.write(extraction)


_FORMATS = (
    Format("jsonl", ".jsonl", many=True, write=json.write_line),
    Format(
        "json",
        ".json",
        many=True,
        write=json.write,
        begin=json.BEGIN,
        between=json.BETWEEN,
        end=json.END,
    ),
    Format("csv", ".csv", many=True, write=csv.write, begin=csv.HEADER),
    Format(
        "jsonld",
        ".jsonld",
        many=True,
        write=jsonld.write,
        begin=jsonld.BEGIN,
        between=jsonld.BETWEEN,
        end=jsonld.END,
    ),
    Format(
        "webannotation",
        ".anno.json",
        many=True,
        write=webannotation.write,
        begin=json.BEGIN,
        between=json.BETWEEN,
        end=json.END,
    ),
    Format(
        "brat",
        ".ann",
        many=False,
        write=brat.write,
        beside={".txt": brat.text},
        once={"annotation.conf": brat.ANNOTATION_CONF},
    ),
    Format("tei", ".tei.xml", many=False, write=tei.write),
    Format("html", ".html", many=False, write=_html),
)

FORMATS: Mapping[str, Format] = MappingProxyType({format.name: format for format in _FORMATS})
"""Every format, by name."""
