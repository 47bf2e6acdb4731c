"""How far a run has come, on standard error, while it runs in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from quotes.journal import Progress

Show = Callable[[Progress, int], None]
"""Shows how far a run has come, and how much could not be read."""


@contextmanager
def progress_bar(total: int | None, start: Progress, shown: bool) -> Iterator[Show]:
    """A line with a bar, articles, quotes, articles a second and the time left.

    The bar and the time left go by the bytes of the inputs, since articles differ in length.

    Args:
        total: The bytes of all inputs; None if that is not known.
        start: How far an earlier run had come.
        shown: Whether there is to be a bar at all.
    """
    bar = Bar(
        BarColumn(bar_width=20),
        TextColumn("{task.percentage:>3.0f}%" if total else ""),
        TextColumn("{task.fields[counts]}"),
        TimeRemainingColumn(),
        TextColumn("left"),
        console=Console(stderr=True, highlight=False),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
        disable=not shown,
    )
    task = bar.add_task("", total=total, completed=start.read, counts="starting")
    begun = monotonic()

    def show(progress: Progress, problems: int) -> None:
        rate = (progress.articles - start.articles) / (monotonic() - begun)
        counts = f"{progress.articles:,} articles, {progress.quotes:,} quotes, {rate:.1f}/s"
        if problems:
            counts += f", {problems:,} unreadable"
        bar.update(task, completed=progress.read, counts=counts)

    with bar:
        yield show
