"""Show who said what in an article.

    python -m quotes.demo [FILE]

FILE is a text in UTF-8, or - for standard input; without it, an article that comes with the
package is read.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

import quotes
from quotes import batch
from quotes.render import printable, render

ARTICLE = Path(__file__).parent / "demo_article.txt"
STANDARD_INPUT = "-"

UNREADABLE_INPUT, MODEL_FAILURE = 2, 1  # exit codes


def demo(
    file: Annotated[
        str | None,
        typer.Argument(help="A text in UTF-8, or - for standard input.", show_default=False),
    ] = None,
) -> None:
    """Show who said what in an article: the one that comes with the package, or your own."""
    text = _read(ARTICLE if file is None else file)
    batch.restrain_libraries()
    try:
        extraction = quotes.extract(text)
    except quotes.ModelError as error:
        raise _failure(str(error), MODEL_FAILURE) from error
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # not every encoding has curly marks
    console = Console(highlight=False)
    if file is None:
        console.print("An article made up for this demo. For your own: quotes demo FILE\n")
    console.print(render(extraction))


def _read(file: str | Path) -> str:
    try:
        content = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        raise _failure(f"cannot read {file}: {error.strerror}", UNREADABLE_INPUT) from error
    except UnicodeDecodeError as error:
        name = "standard input" if file == STANDARD_INPUT else file
        reason = f"byte {error.start}: {error.reason}"
        raise _failure(f"{name} is not text in UTF-8 ({reason})", UNREADABLE_INPUT) from error


def _failure(message: str, code: int) -> typer.Exit:
    """Say what went wrong, on one line; return what ends the command."""
    print(f"error: {printable(message)}", file=sys.stderr)
    return typer.Exit(code)


if __name__ == "__main__":
    typer.run(demo)
