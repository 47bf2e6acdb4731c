"""The installed command with the models in the package, as people run it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import quotes

QUOTES = Path(sys.executable).parent / "quotes"
FIXTURES = Path(__file__).parent.parent / "fixtures"


def run(command: str, stdin: bytes = b"", folder: Path = FIXTURES) -> tuple[int, bytes, str]:
    done = subprocess.run(
        [QUOTES, *command.split()], input=stdin, capture_output=True, cwd=folder, check=False
    )
    return done.returncode, done.stdout, done.stderr.decode()


def test_extract_writes_what_the_library_finds() -> None:
    status, output, messages = run("extract dash.txt transcript.txt")
    assert (status, messages) == (0, "")
    for line, name in zip(output.splitlines(), ["dash.txt", "transcript.txt"], strict=True):
        text = (FIXTURES / name).read_bytes().decode()
        assert quotes.Extraction.from_dict(json.loads(line)) == quotes.extract(
            text, source=quotes.Source(id=name)
        )


def test_the_number_of_workers_does_not_show(tmp_path: Path) -> None:
    for name in ("river.txt", "dash.txt", "straight.txt"):
        shutil.copy(FIXTURES / name, tmp_path)
    alone, shared = (run(f"extract . --workers {n}", folder=tmp_path) for n in (1, 2))
    assert alone[0] == 0
    assert alone == shared


def test_report_writes_a_page(tmp_path: Path) -> None:
    shutil.copy(FIXTURES / "dash.txt", tmp_path)
    status, output, messages = run("report dash.txt -o page.html", folder=tmp_path)
    assert (status, output) == (0, b"")
    assert messages.endswith(" written to page.html\n")
    assert "<html" in (tmp_path / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", ["--help", "--version", "extract --help"])
def test_help_needs_nothing_heavy(arguments: str) -> None:
    script = (
        "import sys\n"
        "from quotes.cli import main\n"
        f"main({arguments.split()}, standalone_mode=False)\n"
        "print(sorted({'numpy', 'torch', 'stanza', 'onnxruntime', 'lxml'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, env={**os.environ}
    )
    assert done.stdout.decode().splitlines()[-1] == "[]"
