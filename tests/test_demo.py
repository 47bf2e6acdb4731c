"""The demo from end to end, as a person runs it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

QUOTES = Path(sys.executable).parent / "quotes"
MODULE = [sys.executable, "-m", "quotes.demo"]


def run(
    command: list[str | Path], stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command,
        input=stdin,
        capture_output=True,
        env={**os.environ, "COLUMNS": "80", **environment},
        check=False,
    )


@pytest.mark.parametrize("command", [MODULE, [QUOTES, "demo"]], ids=["module", "command"])
def test_shows_who_said_what_in_the_demo_article(command: list[str | Path]) -> None:
    done = run(command)
    assert done.returncode == 0, done.stderr.decode()
    output = done.stdout.decode()
    assert "“By Sunday we expect the level to fall,”" in output
    assert "Nikol Pashinyan, the prime minister of Armenia" in output
    assert "via: Armenpress" in output
    assert "\x1b" not in output
    assert max(map(len, output.splitlines())) <= 80


def test_reads_a_file_or_standard_input(tmp_path: Path) -> None:
    article = "“We are ready,” said Ada Smith, the captain.\r\n".encode()
    (tmp_path / "article.txt").write_bytes(article)
    from_file = run([*MODULE, tmp_path / "article.txt"])
    from_input = run([*MODULE, "-"], stdin=article)
    assert from_file.stdout == from_input.stdout
    assert "“We are ready,”" in from_file.stdout.decode()


def test_a_text_without_quotes_is_no_error() -> None:
    done = run([*MODULE, "-"])
    assert (done.returncode, done.stdout) == (0, b"No quotes found.\n")


def test_output_survives_an_encoding_without_curly_marks() -> None:
    done = run(MODULE, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert b"\\u201cBy Sunday" in done.stdout


def test_a_closed_pipe_is_silent() -> None:
    with subprocess.Popen(MODULE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.txt", None, "cannot read {path}: No such file or directory"),
        (
            "latin.txt",
            b"caf\xe9!",
            "{path} is not text in UTF-8 (byte 3: invalid continuation byte)",
        ),
        ("-", b"\xff", "standard input is not text in UTF-8 (byte 0: invalid start byte)"),
        ("\x1b[31m", None, "cannot read {path}: No such file or directory"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_exit_code_2(
    tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    path = name if name == "-" else str(tmp_path / name)
    if content and name != "-":
        Path(path).write_bytes(content)
    done = run([*MODULE, path], stdin=content or b"")
    shown = path.replace("\x1b", "\\x1b")
    assert done.stderr.decode() == f"error: {message.format(path=shown)}\n"
    assert (done.returncode, done.stdout) == (2, b"")
