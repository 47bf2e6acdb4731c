"""Quotes as CSV that a spreadsheet opens as it is, without running anything in it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from io import StringIO

import regex
from attrs import astuple, fields

from quotes.formats.rows import Row, rows
from quotes.records import Extraction

# What a spreadsheet may take for the start of a formula, also where another program has dropped
# white space or quotation marks before it; and the mark that we put before such words.
# https://owasp.org/www-community/attacks/CSV_Injection
_RISKY = regex.compile(r"""[\s'"‘’“”]*[=+\-@＝＋－＠]|[\t\r\n']""")
_AS_TEXT = "'"


def write(extraction: Extraction) -> str:
    """One line a quote, those nested in others after them, in the columns of `HEADER`."""
    return _lines(
        [_cell(value) for value in astuple(row, recurse=False)] for row in rows(extraction)
    )


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        return json.dumps(value) if value else None
    if isinstance(value, str) and _RISKY.match(value):
        return _AS_TEXT + value
    return value


def _lines(cells: Iterable[Sequence[object]]) -> str:
    lines = StringIO(newline="")
    csv.writer(lines, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n").writerows(cells)
    return lines.getvalue()


HEADER = "\ufeff" + _lines([[column.name for column in fields(Row)]])
"""The names of the columns, after the byte order mark by which spreadsheets know UTF-8."""
