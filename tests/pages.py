"""The examples of README.md and docs/, run.

    python -m tests.pages [PAGE…]    put the outputs that pages show there anew

- The `python` blocks of a page share their names. Comments at the start of a line right below a
  statement that prints are its output.
- In `console` blocks, what begins with `$ quotes` is run, as if in a terminal 80 columns wide; other
  commands are not.
- A block below "… as `news/ferries.txt`:" is a file, which the blocks after it find in their folder.
  The demo's article is there too, as `article.txt`.
- A block that begins with `# Not run in the tests: …` is not run, for the reason that it gives.
"""

from __future__ import annotations

import ast
import io
import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from unittest.mock import patch

from markdown_it import MarkdownIt

from quotes import batch
from quotes.cli import main
from quotes.demo import ARTICLE

ROOT = Path(__file__).parent.parent
PAGES = tuple(
    path
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
    if "_build" not in path.parts
)

_FILE = re.compile(r"\bas\s`([^`]+)`:$")
_NOT_RUN = "# Not run in the tests: "
_TERMINAL = {"COLUMNS": "80", "TERM": "dumb"}
_SPARK = {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}


class Block(NamedTuple):
    """A fenced block: its language, its content, the line of that, and the paragraph right above."""

    language: str
    content: str
    line: int
    above: str

    @property
    def not_run(self) -> str | None:
        """Why it is not run, if so."""
        first = self.content.partition("\n")[0]
        return first.removeprefix(_NOT_RUN) if first.startswith(_NOT_RUN) else None


def blocks(page: Path) -> Iterator[Block]:
    above = ""
    for token in MarkdownIt().parse(page.read_text(encoding="utf-8")):
        if token.type == "inline":
            above = token.content
        if token.type == "fence":
            assert token.map is not None
            yield Block(token.info, token.content, token.map[0] + 1, above)
            above = ""


def replay(page: Path) -> str:
    """The page with the outputs that its examples have now."""
    lines = page.read_text(encoding="utf-8").splitlines(keepends=True)
    changes: list[tuple[int, int, list[str]]] = []
    names: dict[str, Any] = {"__name__": "__main__"}
    with TemporaryDirectory() as folder, chdir(folder), patch.dict(os.environ, _TERMINAL | _SPARK):
        shutil.copy(ARTICLE, "article.txt")
        for block in blocks(page):
            if file := _FILE.search(block.above):
                Path(file[1]).parent.mkdir(parents=True, exist_ok=True)
                Path(file[1]).write_text(block.content, encoding="utf-8")
            if block.not_run:
                continue
            if block.language == "python":
                shown = _run_python(block, page, names)
            elif block.language == "console":
                shown = _run_console(block)
            else:
                continue
            fence = lines[block.line - 1]
            indent = fence[: len(fence) - len(fence.lstrip())]
            end = block.line + len(block.content.splitlines())
            changes.append((block.line, end, [f"{indent}{line}".rstrip() + "\n" for line in shown]))
    for start, end, shown in reversed(changes):
        lines[start:end] = shown
    return "".join(lines)


def _run_python(block: Block, page: Path, names: dict[str, Any]) -> list[str]:
    lines = block.content.splitlines()
    shown: list[str] = []
    done = 0
    for statement in ast.parse(block.content).body:
        assert statement.end_lineno is not None
        end = statement.end_lineno
        ast.increment_lineno(statement, block.line)  # so that tracebacks tell the line of the page
        printed = io.StringIO()
        with redirect_stdout(printed):
            exec(compile(ast.Module([statement], []), str(page), "exec"), names)  # noqa: S102
        shown += lines[done:end]
        done = end
        if _prints(statement):
            output = list(takewhile(lambda line: line.startswith("#"), lines[end:]))
            if output:
                shown += [f"# {line}".rstrip() for line in printed.getvalue().splitlines()]
            done += len(output)
    return shown + lines[done:]


def _prints(statement: ast.stmt) -> bool:
    return any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
        for node in ast.walk(statement)
    )


def _run_console(block: Block) -> list[str]:
    shown: list[str] = []
    ours = False
    for line in block.content.splitlines():
        if line.startswith("$ "):
            shown.append(line)
            ours = line.startswith("$ quotes ")
            if ours:
                shown += _run_command(line.removeprefix("$ quotes ")).splitlines()
        elif not ours:
            shown.append(line)
    return shown


class _Screen(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def _run_command(arguments: str) -> str:
    """What a terminal shows of `quotes ARGUMENTS`, but for progress."""
    words = shlex.split(arguments, comments=True)
    shown = io.BytesIO()
    output = _Screen(shown, encoding="utf-8", write_through=True)
    messages = io.TextIOWrapper(shown, encoding="utf-8", write_through=True)
    with (
        patch.object(batch, "restrain_libraries", lambda: None),
        redirect_stdout(output),
        redirect_stderr(messages),
    ):
        main(words, standalone_mode=False)
    return shown.getvalue().decode("utf-8")


def refresh(pages: Sequence[Path]) -> None:
    for page in pages:
        page.write_text(replay(page), encoding="utf-8")


if __name__ == "__main__":
    refresh([Path(name).resolve() for name in sys.argv[1:]] or PAGES)
