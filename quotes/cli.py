"""The command line: `quotes demo [FILE]`."""

from __future__ import annotations

import typer

from quotes.demo import demo

main = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
main.command()(demo)


@main.callback()
def _about() -> None:
    """Find every quote in a news text, with its speaker."""
