"""Extractions for people: laid out as text, with the name of each article above its quotes."""

from __future__ import annotations

from io import StringIO
from typing import Any

from attrs import frozen

from quotes.formats import Format
from quotes.records import Extraction

TABLE = "table"
WIDTH_OF_FILES = 80  # columns


@frozen
class Screen:
    """What a table is laid out for: a terminal, or a file.

    Attributes:
        width: Columns of text.
        colors: The kind that it shows, as rich names it; None if none.
        encoding: Of its characters; what it does not have is written as an escape.
    """

    width: int = WIDTH_OF_FILES
    colors: str | None = None
    encoding: str = "utf-8"


def table_format(screen: Screen) -> Format:
    """The format "table" for a screen."""

    def write(extraction: Extraction) -> str:
        from rich.console import Console
        from rich.text import Text

        from quotes.render import printable, render

        out = StringIO()
        colors: Any = screen.colors
        console = Console(
            file=out,
            width=screen.width,
            color_system=colors,
            force_terminal=colors is not None,
            highlight=False,
        )
        source = extraction.source
        name = source and (source.title or source.id)
        if name:
            console.print(Text(printable(name), "bold underline"), end="\n\n")
        console.print(render(extraction))
        return out.getvalue()

    return Format(TABLE, ".txt", many=True, write=write, between="\n")
