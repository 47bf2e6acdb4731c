"""The command line: `quotes extract`, `quotes report` and `quotes demo`."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, redirect_stdout
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes import COMMUNICATION, Act, QuoteKind, __version__
from quotes.demo import demo
from quotes.inputs import (
    SOURCE_FIELDS,
    Input,
    InputFormat,
    NoInputError,
    RecordFields,
    articles,
    find_inputs,
    fingerprint,
)
from quotes.render import printable

if TYPE_CHECKING:
    from quotes.batch import Work
    from quotes.journal import Settings
    from quotes.outputs import Output
    from quotes.table import Screen

FAILURE, USAGE, INTERRUPTED = 1, 2, 130  # exit codes
STANDARD_OUTPUT = "-"
BYTES_WORTH_A_WORKER = 100_000  # of input; less is read before another has loaded the models


class OutputFormat(StrEnum):
    """The formats of `quotes.formats.FORMATS`, and tables."""

    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TABLE = "table"
    HTML = "html"
    JSONLD = "jsonld"
    WEBANNOTATION = "webannotation"
    BRAT = "brat"
    TEI = "tei"


_ACTS = {**{act.value: frozenset([act]) for act in Act}, "communication": COMMUNICATION}

_EXAMPLES = """\b
Examples:
  quotes demo                              who said what in an article of ours
  quotes extract article.txt               the same for yours
  quotes extract news/ -o quotes.csv       a folder of articles, as a table
  quotes report article.txt -o page.html   a page to read and to check
"""
_EXTRACT_EXAMPLES = """\b
Examples:
  quotes extract article.txt
  quotes extract news/ --output quotes.csv
  quotes extract news/ --format html --output pages/
  quotes extract archive.jsonl -o quotes.jsonl --act communication
  curl -s URL | quotes extract - --input-format html --speaker "Ada Smith"
"""
_REPORT_EXAMPLES = """\b
Examples:
  quotes report article.txt -o page.html
  curl -s URL | quotes report - --input-format html -o page.html
"""
_DEMO_EXAMPLES = """\b
Examples:
  quotes demo
  quotes demo article.txt
"""

main = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"quotes {__version__}")
        raise typer.Exit


def _check_acts(names: list[str] | None) -> list[str] | None:
    for name in names or []:
        if name not in _ACTS:
            raise typer.BadParameter(f"'{name}' is not one of {', '.join(_ACTS)}.")
    return names


def _complete_acts(incomplete: str) -> list[str]:
    return [name for name in _ACTS if name.startswith(incomplete)]


def _check_source_fields(pairs: list[str] | None) -> list[str] | None:
    for pair in pairs or []:
        name, _, field = pair.partition("=")
        if name not in SOURCE_FIELDS or not field:
            names = ", ".join(SOURCE_FIELDS)
            raise typer.BadParameter(f"'{pair}' is not NAME=FIELD with a NAME of {names}.")
    return pairs


def _complete_source_fields(incomplete: str) -> list[str]:
    return [f"{name}=" for name in SOURCE_FIELDS if name.startswith(incomplete)]


_WHICH, _READ, _WRITE, _RUN = "Which quotes", "Reading", "Writing", "Running"

_Overwrite = Annotated[
    bool,
    typer.Option("--overwrite", help="Replace an output that exists.", rich_help_panel=_WRITE),
]
_InputFormat = Annotated[
    InputFormat | None,
    typer.Option(
        help="What standard input holds (by default text), and files whose suffix does not tell.",
        rich_help_panel=_READ,
        show_default=False,
    ),
]


@main.callback(epilog=_EXAMPLES)
def _about(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Show the version and exit.", callback=_show_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Find every quote in English news text, with its speaker."""


main.command(epilog=_DEMO_EXAMPLES)(demo)


@main.command(epilog=_EXTRACT_EXAMPLES)
def extract(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Files (.txt, .md, .html or .jsonl), folders, patterns such as 'news/**/*.txt', "
            "or - for standard input.",
            show_default=False,
        ),
    ],
    format: Annotated[
        OutputFormat | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=f"One of {', '.join(OutputFormat)}. By default as the suffix of --output says; "
            "without that, table in a terminal and jsonl in a pipe.",
            rich_help_panel=_WRITE,
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="A file for all articles, or a folder (out/) that gets a file for each. "
            "After an interruption, the same command goes on where it ended.",
            rich_help_panel=_WRITE,
            show_default=False,
        ),
    ] = None,
    overwrite: _Overwrite = False,
    speaker: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Only quotes of this speaker, by a name that the article has for them. "
            "This and the next two can be repeated.",
            rich_help_panel=_WHICH,
            show_default=False,
        ),
    ] = None,
    kind: Annotated[
        list[QuoteKind] | None,
        typer.Option(
            metavar="KIND",
            help="Only quotes that stand in quotation marks (direct), in part (mixed) or not at "
            "all (indirect).",
            rich_help_panel=_WHICH,
            show_default=False,
        ),
    ] = None,
    act: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ACT",
            help=f"Only quotes in which the speaker does this: {', '.join(Act)}; or "
            "communication for speech and writing, the first five.",
            callback=_check_acts,
            autocompletion=_complete_acts,
            rich_help_panel=_WHICH,
            show_default=False,
        ),
    ] = None,
    min_confidence: Annotated[
        float,
        typer.Option(
            min=0,
            max=1,
            metavar="NUMBER",
            help="Only quotes that the library is so sure of, from 0 to 1.",
            rich_help_panel=_WHICH,
            show_default=False,
        ),
    ] = 0.0,
    input_format: _InputFormat = None,
    text_field: Annotated[
        str, typer.Option(help="Where the text is in .jsonl files.", rich_help_panel=_READ)
    ] = "text",
    source_field: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=FIELD",
            help="Where .jsonl files have the source: title=headline takes its title from the "
            "field headline. Can be repeated.",
            callback=_check_source_fields,
            autocompletion=_complete_source_fields,
            rich_help_panel=_READ,
            show_default=False,
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="NUMBER",
            help="Processes that share the articles. By default as many as there are cores, "
            "but one where there is little to read. Each takes some 150 MB of memory.",
            rich_help_panel=_RUN,
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write the quotes of articles: what was said, who said it, where it stands.

    Each line of a .jsonl file is an article: its text in the field "text",
    and where it is from in "url", "title", "author", "publisher",
    "published" and "id", all optional; --text-field and --source-field name
    others. What cannot be read is left out and told at the end; the exit
    status is then 1.
    """
    from quotes.batch import Work
    from quotes.filters import Filter

    name = _format_for(format, output)
    filter = Filter(
        speakers=frozenset(speaker or ()),
        kinds=frozenset(kind or ()),
        acts=frozenset().union(*(_ACTS[name] for name in act or ())),
        min_confidence=min_confidence,
    )
    named = dict(pair.split("=", 1) for pair in source_field or ())
    work = Work(name.value, filter, RecordFields(text_field, named), _screen(output))
    found = _found(inputs, input_format, output)
    _run(found, work, output, overwrite, workers or _default_workers(found))


@main.command(epilog=_REPORT_EXAMPLES)
def report(
    article: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE",
            help="A file (.txt, .md or .html), or - for standard input.",
            show_default=False,
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="The page to write, or - for standard output.",
            rich_help_panel=_WRITE,
            show_default=False,
        ),
    ],
    overwrite: _Overwrite = False,
    input_format: _InputFormat = None,
) -> None:
    """Write a page that shows an article with its quotes and speakers, to read in a browser."""
    from quotes.batch import Work

    found = _found([article], input_format, output)
    if len(found) > 1 or found[0].format is InputFormat.JSONL or os.path.isdir(article):
        raise _failure(
            f"a report is of one article, not of {article}; for more: "
            "quotes extract --format html --output FOLDER",
            USAGE,
        )
    if os.path.isdir(output):
        raise _failure(f"{output} is a folder; give the name of the page", USAGE)
    _run(found, Work(OutputFormat.HTML.value), output, overwrite, workers=1)


def _run(
    inputs: Sequence[Input], work: Work, output: str | None, overwrite: bool, workers: int
) -> None:
    from quotes.batch import WorkerDiedError, in_order, restrain_libraries
    from quotes.errors import ModelError
    from quotes.journal import JournalError
    from quotes.outputs import OutputError, output_for
    from quotes.progress_bar import progress_bar

    restrain_libraries()
    target = None if output == STANDARD_OUTPUT else output
    size = sum(input.size for input in inputs)
    shown = sys.stderr.isatty() and (target is not None or not sys.stdout.isatty())
    try:
        settings = _settings(inputs, work)
        out = output_for(target, work.written, inputs, settings, overwrite)
    except OutputError as error:
        raise _failure(str(error), USAGE) from error
    try:
        with (
            out,
            progress_bar(size or None, out.progress, shown) as show,
            closing(in_order(work, articles(inputs, out.progress.place), workers)) as results,
            redirect_stdout(sys.stderr),  # whatever libraries print is not to get into the output
            _interrupts() as interrupted,
        ):
            for article, result in results:
                out.add(article, result)
                show(out.progress, len(out.problems))
                if interrupted():
                    raise KeyboardInterrupt
    except KeyboardInterrupt as error:
        done = _count(out.progress.articles, "article")
        raise _failure(f"interrupted after {done}{_go_on(out)}", INTERRUPTED) from error
    except (OutputError, JournalError) as error:
        raise _failure(str(error), USAGE) from error
    except WorkerDiedError as error:
        raise _failure(f"{error}; fewer --workers need less{_go_on(out)}", FAILURE) from error
    except (ModelError, ImportError) as error:
        raise _failure(str(error), FAILURE) from error
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise  # nobody reads on, which is no failure to speak of
        reason = f"{target or 'the output'}: {error.strerror or error}"
        raise _failure(f"cannot write {reason}{_go_on(out)}", FAILURE) from error
    _tell(out, target)


@contextmanager
def _interrupts() -> Iterator[Callable[[], bool]]:
    """Gives what tells whether Ctrl-C was pressed.

    That raises `KeyboardInterrupt` too, but where Python is about to remove an object at the
    moment, the exception gets lost.
    """
    pressed = False

    def note(_: int, __: object) -> None:
        nonlocal pressed
        pressed = True
        raise KeyboardInterrupt

    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:  # not ignored, as it is for jobs in the background
        signal.signal(signal.SIGINT, note)
    try:
        yield lambda: pressed
    finally:
        signal.signal(signal.SIGINT, before)


def _go_on(out: Output) -> str:
    """What to say of a run that has not come to its end."""
    if out.can_go_on and out.progress.articles:
        return "; the same command goes on from there"
    return ""


def _tell(out: Output, target: str | None) -> None:
    """Say on standard error what has been written and what could not be read."""
    for problem in out.problems:
        _say(f"error: {problem}")
    if target or out.problems:
        quotes = _count(out.progress.quotes, "quote")
        done = f"{quotes} of {_count(out.progress.articles, 'article')}"
        left = f"; {len(out.problems):,} could not be read" if out.problems else ""
        _say(f"{done} written{f' to {target}' if target else ''}{left}")
    if out.problems:
        raise typer.Exit(FAILURE)


def _found(arguments: list[str], format: InputFormat | None, output: str | None) -> list[Input]:
    target = Path(output) if output and output != STANDARD_OUTPUT else None
    try:
        return find_inputs(arguments, format, target)
    except NoInputError as error:
        raise _failure(str(error), USAGE) from error


def _format_for(format: OutputFormat | None, output: str | None) -> OutputFormat:
    """The format that was asked for, or that goes with the output."""
    from quotes.formats import FORMATS
    from quotes.table import Screen, table_format

    if format:
        return format
    if output in (None, STANDARD_OUTPUT):
        return OutputFormat.TABLE if sys.stdout.isatty() else OutputFormat.JSONL
    suffixes = {known.suffix: known.name for known in (*FORMATS.values(), table_format(Screen()))}
    for suffix in sorted(suffixes, key=len, reverse=True):
        if str(output).lower().endswith(suffix):
            return OutputFormat(suffixes[suffix])
    raise _failure(f"--output {output} does not tell the format; add --format", USAGE)


def _screen(output: str | None) -> Screen:
    """What tables are laid out for."""
    from rich.console import Console

    from quotes.table import Screen

    if output not in (None, STANDARD_OUTPUT):
        return Screen()
    console = Console()
    return Screen(console.width, console.color_system, sys.stdout.encoding)


def _default_workers(inputs: Sequence[Input]) -> int:
    from quotes.batch import usable_cores

    if any(input.path is None and input.format is InputFormat.JSONL for input in inputs):
        return usable_cores()
    worth = sum(input.size for input in inputs) // BYTES_WORTH_A_WORKER
    return max(1, min(usable_cores(), worth))


def _settings(inputs: Sequence[Input], work: Work) -> Settings:
    return {
        "version": __version__,
        "inputs": fingerprint(inputs),
        "--format": work.format,
        "--speaker": sorted(work.filter.speakers),
        "--kind": sorted(work.filter.kinds),
        "--act": sorted(work.filter.acts),
        "--min-confidence": work.filter.min_confidence,
        "--text-field": work.fields.text,
        "--source-field": [f"{name}={field}" for name, field in work.fields.source.items()],
    }


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _say(message: str) -> None:
    print(printable(message), file=sys.stderr)


def _failure(message: str, code: int) -> typer.Exit:
    """Say what went wrong, on one line; return what ends the command."""
    _say(f"error: {message}")
    return typer.Exit(code)
