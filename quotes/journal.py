"""What a run has done so far, in a file that outlives it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from attrs import asdict, field, frozen

from quotes.inputs import Place

Settings = Mapping[str, object]
"""What must be the same for a run to go on with another's output; fit for JSON."""


class JournalError(ValueError):
    """A journal cannot be used; the message says which and why."""


@frozen
class Progress:
    """How far a run has come.

    Attributes:
        place: The inputs before it are done.
        articles: How many have been written.
        quotes: How many stand in these, those within others included.
        read: Bytes of the inputs that are done.
        written: Bytes of the output, where that is one file.
    """

    place: Place = field(factory=Place)
    articles: int = 0
    quotes: int = 0
    read: int = 0
    written: int = 0


@frozen
class Earlier:
    """What a journal tells of an earlier run: also what that could not read."""

    settings: Settings
    progress: Progress = field(factory=Progress)
    problems: tuple[str, ...] = ()


class Journal:
    """A file of JSON Lines: the settings of a run, then how far it had come, time and again.

    A last line that is not whole, of a run that was killed, does not count.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None

    def open(self) -> Earlier | None:
        """Take hold of the journal; return what an earlier run left in it.

        Raises:
            JournalError: If another run has hold of it, or something else stands in it.
        """
        self._file = open(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666), "r+b")  # noqa: SIM115
        self._lock()
        whole, end, _ = self._file.read().rpartition(b"\n")
        self._file.seek(len(whole + end))
        self._file.truncate()
        if not whole:
            return None
        try:
            return _earlier(*map(json.loads, whole.split(b"\n")))
        except (ValueError, TypeError, KeyError) as error:
            self.close()
            raise JournalError(f"{self._path} was not written by quotes; remove it") from error

    def begin(self, settings: Settings) -> None:
        """Forget what stands in the journal, and write it anew."""
        assert self._file
        self._file.seek(0)
        self._file.truncate()
        self._append(settings)

    def record(self, progress: Progress, problems: list[str]) -> None:
        """Write how far the run has come, with the problems since the last record."""
        self._append({**asdict(progress), "problems": problems})

    def close(self) -> None:
        """Leave the journal to the next run."""
        if self._file:
            self._file.close()

    def remove(self) -> None:
        """The run is over."""
        self.close()
        self._path.unlink(missing_ok=True)

    def _append(self, line: Mapping[str, object]) -> None:
        assert self._file
        self._file.write(json.dumps(line).encode() + b"\n")
        self._file.flush()

    def _lock(self) -> None:
        assert self._file
        try:
            import fcntl
        except ImportError:  # Windows
            return
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self.close()
            raise JournalError(f"another run is writing there: {self._path} is in use") from error


def _earlier(settings: dict[str, object], *records: dict[str, object]) -> Earlier:
    problems: list[str] = []
    progress = Progress()
    for record in records:
        problems += record.pop("problems")  # type: ignore[arg-type]
        place = Place(**record.pop("place"))  # type: ignore[arg-type]
        progress = Progress(place, **record)  # type: ignore[arg-type]
    return Earlier(settings, progress, tuple(problems))
