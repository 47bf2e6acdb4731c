"""Where results are written: a stream, a file, or a folder with a file for each article.

A run into a file or a folder keeps a journal, so that a later run with the same inputs and options
goes on where it ended, however it ended. A file has another name until it is whole.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import BinaryIO, Self

from quotes.batch import Result
from quotes.formats import Format
from quotes.inputs import Article, Input, InputFormat
from quotes.journal import Earlier, Journal, Progress, Settings

SECONDS_BETWEEN_RECORDS = 1.0  # what a killed run did since the last is done again

_PART = ".part"
_JOURNAL = ".progress"
_JOURNAL_IN_FOLDER = "quotes.progress"


class OutputError(ValueError):
    """The output cannot go where it was to go; the message says why and what to do."""


class Output:
    """Takes the results of a run in order. A context, which leaves the output whole at its end.

    Attributes:
        progress: How far the run has come, with what an earlier one did.
        problems: What could not be read, likewise.
        can_go_on: Whether a later run can go on where this one ends.
    """

    can_go_on = False

    def __init__(self) -> None:
        self.progress = Progress()
        self.problems: list[str] = []

    def __enter__(self) -> Self:
        """Take hold of the output.

        Raises:
            OutputError: If it holds what the run must not replace.
            JournalError: If its journal cannot be used.
        """
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        if kind is None:
            self._finish()
        else:
            self._break_off()

    def add(self, article: Article, result: Result) -> None:
        """Write what came of the next article."""
        written = 0
        if result.problem is None:
            written = self._write(article, result)
        else:
            self.problems.append(result.problem)
        before = self.progress
        self.progress = Progress(
            place=article.next,
            articles=before.articles + (result.problem is None),
            quotes=before.quotes + result.quotes,
            read=before.read + article.size,
            written=before.written + written,
        )

    def _write(self, article: Article, result: Result) -> int:
        """Write an article's content; return how many bytes of one file that took."""
        raise NotImplementedError

    def _finish(self) -> None:
        """Write what stands at the end, and give the output its name."""

    def _break_off(self) -> None:
        """Let go of the output. A run that is killed does not come here."""


class Stream(Output):
    """An open stream, such as standard output."""

    def __init__(self, stream: BinaryIO, format: Format) -> None:
        super().__init__()
        self._stream = stream
        self._format = format

    def _write(self, _: Article, result: Result) -> int:
        content = _content(self._format, self.progress, result)
        self._stream.write(content)
        self._stream.flush()  # who reads from a pipe need not wait for more
        return len(content)

    def _finish(self) -> None:
        self._stream.write(_end(self._format, self.progress))
        self._stream.flush()


class _Kept(Output):
    """An output with a journal."""

    def __init__(self, path: Path, journal: Path, settings: Settings, overwrite: bool) -> None:
        super().__init__()
        self._path = path
        self._journal = Journal(journal)
        self._settings = settings
        self._overwrite = overwrite
        self._recorded = monotonic()
        self._problems_recorded = 0
        self.can_go_on = settings["inputs"] is not None

    def _goes_on(self, found: str | None) -> bool:
        """Open the journal; tell whether the run goes on where an earlier one ended.

        Args:
            found: What to say of output that stands there already, if it does.
        """
        earlier = self._journal.open()
        if found and earlier:
            found = _difference(earlier, self._settings)
            if not found:
                self.progress, self.problems = earlier.progress, list(earlier.problems)
                self._problems_recorded = len(self.problems)
                return True
            found = f"{self._path} is unfinished, and {found}"
        if found and not self._overwrite:
            self._journal.close() if earlier else self._journal.remove()
            raise OutputError(f"{found}; --overwrite writes it anew")
        self._journal.begin(self._settings)
        return False

    def add(self, article: Article, result: Result) -> None:
        super().add(article, result)
        if monotonic() - self._recorded >= SECONDS_BETWEEN_RECORDS:
            self._record()

    def _record(self) -> None:
        self._save()
        self._journal.record(self.progress, self.problems[self._problems_recorded :])
        self._problems_recorded = len(self.problems)
        self._recorded = monotonic()

    def _save(self) -> None:
        """See to it that what has been written outlives the machine."""

    def _break_off(self) -> None:
        if self.progress == Progress():
            self._discard()
            return
        with suppress(OSError):  # what ended the run may be that the disk is full
            self._record()
        self._journal.close()

    def _discard(self) -> None:
        """Leave nothing of a run that has done nothing."""
        self._journal.remove()


class File(_Kept):
    """One file for all articles.

    Args:
        path: Where it is to be; until it is whole, ".part" follows its name.
        format: What it holds.
        settings: What must be the same for a later run to go on with it.
        overwrite: Whether it replaces a file of its name.
    """

    def __init__(self, path: Path, format: Format, settings: Settings, overwrite: bool) -> None:
        super().__init__(path, _beside(path, _JOURNAL), settings, overwrite)
        self._format = format
        self._part = _beside(path, _PART)

    def __enter__(self) -> Self:
        if self._path.exists() and not self._overwrite:
            raise OutputError(f"{self._path} exists already; --overwrite replaces it")
        part = f"{self._part} exists already" if self._part.exists() else None
        if self._goes_on(part):
            self._file = open(self._part, "r+b")
            if self._file.seek(0, os.SEEK_END) < self.progress.written:
                self._break_off()
                raise OutputError(f"{self._part} has lost its end; remove it to begin anew")
            self._file.truncate(self.progress.written)
            self._file.seek(self.progress.written)
        else:
            self._file = open(self._part, "w+b")
        return self

    def _write(self, _: Article, result: Result) -> int:
        return self._file.write(_content(self._format, self.progress, result))

    def _save(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())

    def _finish(self) -> None:
        self._file.write(_end(self._format, self.progress))
        self._save()
        self._file.close()
        self._part.replace(self._path)
        self._journal.remove()

    def _break_off(self) -> None:
        super()._break_off()
        with suppress(OSError):
            self._file.close()

    def _discard(self) -> None:
        super()._discard()
        self._part.unlink()


class Folder(_Kept):
    """A file for each article, named for it, and what the format has beside it.

    Args:
        path: The folder; it is made if need be.
        format: What the files hold.
        inputs: All of the run, after which its files are named.
        settings: What must be the same for a later run to go on with it.
        overwrite: Whether files may be written into a folder that is not empty.
    """

    def __init__(
        self,
        path: Path,
        format: Format,
        inputs: Sequence[Input],
        settings: Settings,
        overwrite: bool,
    ) -> None:
        super().__init__(path, path / _JOURNAL_IN_FOLDER, settings, overwrite)
        self._format = format
        self._names = _names(inputs)

    def __enter__(self) -> Self:
        self._path.mkdir(parents=True, exist_ok=True)
        others = any(entry.name != _JOURNAL_IN_FOLDER for entry in self._path.iterdir())
        self._goes_on(f"the folder {self._path} is not empty" if others else None)
        for name, content in self._format.once.items():
            _write_whole(self._path / name, content.encode())
        return self

    def _write(self, article: Article, result: Result) -> int:
        name = self._path / self._names[article.input.path]
        if article.line is not None:
            name /= str(article.line)
        begin, end = self._format.begin.encode(), self._format.end.encode()
        name.parent.mkdir(parents=True, exist_ok=True)
        for suffix, content in result.beside.items():
            _write_whole(_beside(name, suffix), content)
        _write_whole(_beside(name, self._format.suffix), begin + result.content + end)
        return 0

    def _finish(self) -> None:
        self._journal.remove()


def output_for(
    target: str | None,
    format: Format,
    inputs: Sequence[Input],
    settings: Settings,
    overwrite: bool,
) -> Output:
    """What the results of a run go to.

    Args:
        target: A file or a folder, as users name it, or None for standard output.
        format: What is written.
        inputs: All that the run reads.
        settings: What must be the same for a later run to go on with this one's output.
        overwrite: Whether what exists may be replaced.

    Raises:
        OutputError: If the results cannot go there.
    """
    several = len(inputs) > 1 or inputs[0].format is InputFormat.JSONL
    if target is None:
        if several and not format.many:
            raise OutputError(
                f"{format.name} has one article in a file; give a folder: --output FOLDER"
            )
        return Stream(sys.stdout.buffer, format)
    path = Path(target).resolve() if Path(target).is_symlink() else Path(target)
    named_as_folder = target.endswith(("/", os.sep)) or path.is_dir()
    if named_as_folder or format.beside or (several and not format.many):
        if path.exists() and not path.is_dir():
            raise OutputError(f"{target} is a file; {format.name} needs a folder here")
        _spare(inputs, _files(path, format, inputs))
        return Folder(path, format, inputs, settings, overwrite)
    if path.exists() and not path.is_file():  # a pipe, or such as /dev/stdout
        return Stream(open(path, "wb"), format)
    _spare(inputs, [path])
    return File(path, format, settings, overwrite)


def _spare(inputs: Sequence[Input], written: Sequence[Path]) -> None:
    read = {os.path.realpath(input.path) for input in inputs if input.path is not None}
    for path in written:
        if os.path.realpath(path) in read:
            raise OutputError(f"{path} is one of the inputs, and is not replaced; write elsewhere")


def _files(folder: Path, format: Format, inputs: Sequence[Input]) -> list[Path]:
    """What a `Folder` gets for inputs that are one article each."""
    names = _names(inputs)
    return [
        _beside(folder / names[input.path], suffix)
        for input in inputs
        for suffix in (format.suffix, *format.beside)
        if input.format is not InputFormat.JSONL
    ]


def _content(format: Format, before: Progress, result: Result) -> bytes:
    return (format.between if before.articles else format.begin).encode() + result.content


def _end(format: Format, before: Progress) -> bytes:
    return ("" if before.articles else format.begin).encode() + format.end.encode()


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _write_whole(path: Path, content: bytes) -> None:
    part = _beside(path, _PART)
    with open(part, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _names(inputs: Sequence[Input]) -> Mapping[str | None, str]:
    """A name for each input, by its path: that within the folder that they all share.

    The suffix is left out, unless that would give two of them one name.
    """
    paths = {input.path: os.path.abspath(input.path or "standard-input") for input in inputs}
    shared = os.path.commonpath([os.path.dirname(path) for path in paths.values()])
    whole = {given: os.path.relpath(path, shared) for given, path in paths.items()}
    short = {given: os.path.splitext(name)[0] for given, name in whole.items()}
    # JSON Lines get a folder, which must not be one that another input's name leads through.
    taken = Counter(name.casefold() for name in short.values())
    through = {str(parent).casefold() for name in short.values() for parent in Path(name).parents}
    folders = {
        short[input.path].casefold() for input in inputs if input.format is InputFormat.JSONL
    }
    return whole if max(taken.values()) > 1 or folders & through else short


def _difference(earlier: Earlier, settings: Settings) -> str | None:
    """Why a run with these settings cannot go on where another ended."""
    changed = [name for name in settings if earlier.settings.get(name) != settings[name]]
    if settings["inputs"] is None:
        return "standard input cannot be read from where it was left"
    if "inputs" in changed:
        return "the inputs are not the same as when it was begun"
    if "version" in changed:
        return "it was begun with another version of quotes"
    if changed:
        return f"it was begun with other options ({', '.join(changed)})"
    return None
