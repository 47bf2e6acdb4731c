"""What the command line needs to know of a format in order to write it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import field, frozen

from quotes.records import Extraction

Writer = Callable[[Extraction], str]


@frozen
class Format:
    """A way to write extractions.

    A stream, be it a file or standard output, is `begin`, the bodies of its articles with
    `between` between them, and `end`. So it can be written article by article, and one without
    any article is sound too. All of it can be encoded in UTF-8; its line breaks are to be written
    as they are.

    Attributes:
        name: What users call it: "jsonl".
        suffix: What its files' names end in: ".jsonl".
        many: Whether one stream can hold several articles. Where not, each needs its own file.
        write: Gives the body of one article.
        begin: What stands before the first body.
        between: What stands between two bodies.
        end: What stands after the last body.
        beside: Further files that each article needs beside its own: what their names end in
            instead of `suffix`, and what gives their contents.
        once: Further files that a folder of such articles needs once: their names and contents.
    """

    name: str
    suffix: str
    many: bool
    write: Writer
    begin: str = ""
    between: str = ""
    end: str = ""
    beside: Mapping[str, Writer] = field(factory=dict)
    once: Mapping[str, str] = field(factory=dict)
