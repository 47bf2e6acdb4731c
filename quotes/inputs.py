"""Find the articles that a command is to read, and read them."""

from __future__ import annotations

import glob
import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import takewhile
from pathlib import Path
from typing import Any

from attrs import evolve, field, fields, frozen

from quotes.records import Source

STANDARD_INPUT = "-"


class InputFormat(StrEnum):
    """What an input holds."""

    TEXT = "text"
    """An article as plain text or Markdown, in UTF-8."""
    HTML = "html"
    """A web page with an article."""
    JSONL = "jsonl"
    """JSON Lines: an article on every line."""


_FORMAT_OF_SUFFIX = {
    ".txt": InputFormat.TEXT,
    ".md": InputFormat.TEXT,
    ".html": InputFormat.HTML,
    ".htm": InputFormat.HTML,
    ".jsonl": InputFormat.JSONL,
}
SUFFIXES = ", ".join(_FORMAT_OF_SUFFIX)


class NoInputError(ValueError):
    """There is nothing to read where an argument points; the message says which."""


class UnreadableError(ValueError):
    """An article cannot be read; the message says which and why."""


@frozen
class Input:
    """A file, or standard input.

    Attributes:
        path: As it was given, or as it follows from the folder; None for standard input.
        format: What it holds.
        size: Its bytes, where they are known, else 0.
        modified: When it was last changed, in nanoseconds.
        problem: Why it cannot be read, where that is known from the start.
    """

    path: str | None
    format: InputFormat = InputFormat.TEXT
    size: int = 0
    modified: int = 0
    problem: str | None = None

    @property
    def name(self) -> str:
        """What users know it by."""
        return "standard input" if self.path is None else self.path


def find_inputs(
    arguments: Iterable[str], format: InputFormat | None = None, output: Path | None = None
) -> list[Input]:
    """The inputs that files, folders, patterns and `-` stand for, each once.

    Folders and patterns give theirs sorted by name. Folders are searched with all that is in them,
    but for hidden files, files of other kinds, and the output.

    Args:
        arguments: As they were given on the command line.
        format: What standard input holds, and files whose suffix does not tell.
        output: The file or folder that the command writes. What an earlier run has written there
            is left out where it lies among what is searched.

    Raises:
        NoInputError: If an argument stands for nothing.
    """
    written = output and output.resolve()
    found: dict[str, Input] = {}
    for argument in arguments:
        empty = True
        root = _searched(argument)
        own = written if root and written and root in written.parents else None
        for input in _expand(argument, format):
            key = "" if input.path is None else os.path.realpath(input.path)
            if own and own in (Path(key), *Path(key).parents):
                continue
            found.setdefault(key, input)
            empty = False
        if empty:
            raise NoInputError(f"no articles in {argument}: quotes reads {SUFFIXES}")
    return list(found.values())


def _searched(argument: str) -> Path | None:
    """The folder in which an argument has files searched for, if it does."""
    if os.path.isdir(argument):
        return Path(argument).resolve()
    if os.path.lexists(argument) or not glob.has_magic(argument):
        return None
    parts = Path(argument).parts
    return Path(*takewhile(lambda part: not glob.has_magic(part), parts)).resolve()


def _expand(argument: str, format: InputFormat | None) -> Iterator[Input]:
    if argument == STANDARD_INPUT:
        yield Input(None, format or InputFormat.TEXT)
    elif os.path.isdir(argument):
        yield from _in_folder(argument)
    elif os.path.lexists(argument):
        yield _file(argument, format)
    elif glob.has_magic(argument):
        matches = sorted(glob.glob(argument, recursive=True), key=_order)
        if not matches:
            raise NoInputError(f"nothing matches {argument}")
        for path in matches:
            yield from _in_folder(path) if os.path.isdir(path) else [_file(path, format)]
    else:
        raise NoInputError(f"no such file or folder: {argument}")


def _in_folder(folder: str) -> Iterator[Input]:
    closed: list[OSError] = []
    paths = [
        os.path.join(parent, name)
        for parent, names in _visible(folder, closed)
        for name in names
        if _suffix(name) in _FORMAT_OF_SUFFIX
    ]
    for path in sorted(paths, key=_order):
        yield _file(path, None)
    for error in closed:
        yield Input(error.filename, problem=_cannot_read(error.filename, error))


def _order(path: str) -> list[str]:
    return path.split(os.sep)


def _visible(folder: str, closed: list[OSError]) -> Iterator[tuple[str, list[str]]]:
    """Folders with their files, without what is hidden; those that cannot be read are `closed`."""
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield parent, [name for name in names if not name.startswith(".")]


def _file(path: str, format: InputFormat | None) -> Input:
    known = _FORMAT_OF_SUFFIX.get(_suffix(path), format)
    if known is None:
        problem = f"cannot read {path}: not one of {SUFFIXES}; --input-format says what it is"
        return Input(path, problem=problem)
    try:
        status = os.stat(path)
    except OSError as error:
        return Input(path, problem=_cannot_read(path, error))
    return Input(path, known, status.st_size, status.st_mtime_ns)


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def fingerprint(inputs: Sequence[Input]) -> str | None:
    """What changes when the inputs do; None if that could not be told of one of them."""
    digest = hashlib.sha256()
    for input in inputs:
        if not input.problem and not _is_file(input):
            return None
        known = (input.name, input.format.value, input.size, input.modified)
        digest.update(ascii(known).encode())
    return digest.hexdigest()


def _is_file(input: Input) -> bool:
    return input.path is not None and os.path.isfile(input.path)


SOURCE_FIELDS = tuple(its.name for its in fields(Source))


@frozen
class RecordFields:
    """Where a line of JSON Lines has what is wanted of it.

    Attributes:
        text: The field with the text.
        source: By the name of a field of `Source`, the field that it is taken from; one that is
            not here is taken from the field of its own name.
    """

    text: str = "text"
    source: Mapping[str, str] = field(factory=dict)


@frozen(order=True)
class Place:
    """How far the inputs have been read: all before `input`, and so many of its lines."""

    input: int = 0
    lines: int = 0


@frozen
class Article:
    """One article that is still to be read.

    Attributes:
        name: What users know it by: the name of its input, with the line where that holds many.
        input: The input that it is in.
        line: Its number among the lines of the input, or None if it is all of it.
        content: Its bytes, where they have been read already.
        size: How many bytes it takes of the input.
        next: The place after it.
        problem: Why it cannot be read, where that is known.
    """

    name: str
    input: Input
    next: Place
    line: int | None = None
    content: bytes | None = None
    size: int = 0
    problem: str | None = None


def articles(inputs: Sequence[Input], start: Place) -> Iterator[Article]:
    """The articles of the inputs from a place on, as they are asked for.

    Files are not read before `read` does so; standard input and the lines of JSON Lines are.
    """
    for number, input in enumerate(inputs[start.input :], start.input):
        after = Place(number + 1)
        done = start.lines if number == start.input else 0
        try:
            if input.problem or input.format is not InputFormat.JSONL:
                content = sys.stdin.buffer.read() if input.path is None else None
                yield Article(input.name, input, after, None, content, input.size, input.problem)
                continue
            for line, content in _lines(input):
                if line > done:
                    name, next = f"{input.name}:{line}", Place(number, line)
                    yield Article(name, input, next, line, content, len(content))
        except OSError as error:
            yield Article(input.name, input, after, problem=_cannot_read(input.name, error))


def _lines(input: Input) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers."""
    with sys.stdin.buffer if input.path is None else open(input.path, "rb") as file:
        for number, line in enumerate(file, 1):
            if not line.isspace():
                yield number, line


def read(article: Article, wanted: RecordFields) -> tuple[str, Source]:
    """The text of an article, and where it comes from.

    The source's `id` is the article's name, unless the article has an id of its own.

    Args:
        article: One of those that `articles` gives.
        wanted: Where the text and the source are in JSON Lines.

    Raises:
        UnreadableError: If it cannot be read.
        ImportError: If a library is missing that web pages need.
    """
    if article.problem:
        raise UnreadableError(article.problem)
    text, source = _READERS[article.input.format](article, wanted)
    return text, source if source.id else evolve(source, id=article.name)


def _read_text(article: Article, _: RecordFields) -> tuple[str, Source]:
    return _decoded(article), Source()


def _read_html(article: Article, _: RecordFields) -> tuple[str, Source]:
    import quotes

    page = quotes.read_html(_content(article))
    if not page.text:
        raise UnreadableError(f"no article found in the page {article.name}")
    return page.text, page.source


def _read_record(article: Article, wanted: RecordFields) -> tuple[str, Source]:
    try:
        record = json.loads(_decoded(article))
    except json.JSONDecodeError as error:
        reason = f"{error.msg} at column {error.colno}"
        raise UnreadableError(f"{article.name}: not JSON ({reason})") from error
    except (RecursionError, ValueError) as error:  # nested too deep, or a number too long
        raise UnreadableError(f"{article.name}: not JSON ({error})") from error
    if not isinstance(record, dict):
        raise UnreadableError(f"{article.name}: not a JSON object")
    text = record.get(wanted.text)
    if not isinstance(text, str):
        held = ", ".join(record) or "none"
        reason = f'no text in the field "{wanted.text}" (fields: {held})'
        raise UnreadableError(f"{article.name}: {reason}; --text-field names it")
    source = {name: wanted.source.get(name, name) for name in SOURCE_FIELDS}
    return text, Source(**{name: _words(article, record, its) for name, its in source.items()})


_READERS: Mapping[InputFormat, Callable[[Article, RecordFields], tuple[str, Source]]] = {
    InputFormat.TEXT: _read_text,
    InputFormat.HTML: _read_html,
    InputFormat.JSONL: _read_record,
}


def _words(article: Article, record: dict[str, Any], name: str) -> str | None:
    """What a field of a record says of the source: a string, a number or a list of these."""
    value = record.get(name)
    if value is None:
        return None
    parts = value if isinstance(value, list) else [value]
    if not all(isinstance(part, str | int | float) for part in parts):
        raise UnreadableError(f'{article.name}: the field "{name}" is not a string')
    return ", ".join(map(str, parts)) or None


def _decoded(article: Article) -> str:
    try:
        return _content(article).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = f"byte {error.start}: {error.reason}"
        raise UnreadableError(f"{article.name} is not text in UTF-8 ({reason})") from error


def _content(article: Article) -> bytes:
    if article.content is not None:
        return article.content
    try:
        return Path(article.name).read_bytes()
    except OSError as error:
        raise UnreadableError(_cannot_read(article.name, error)) from error


def _cannot_read(name: str, error: OSError) -> str:
    return f"cannot read {name}: {error.strerror or error}"
