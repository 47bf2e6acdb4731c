"""Long runs: how they are shared out, interrupted, killed and gone on with.

A stand-in for the models takes a given time for each article, so that a run can be caught in it.
"""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
ARTICLES = 30


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of articles, a few of which cannot be read, within the current folder."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(10, 10 + ARTICLES):
        (folder / f"{number}.txt").write_text(f"This is article {number}.")
    (folder / "12.txt").write_bytes(b"\xff")
    (folder / "lines.jsonl").write_text('{"text": "One."}\n\nnope\n{"text": "Two."}\n' * 3)
    return folder


def start(command: str, seconds: float = 0, **options: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, ROOT / "tests" / "stand_in.py", *command.split()],
        env={**os.environ, "PYTHONPATH": str(ROOT), "STAND_IN_SECONDS": str(seconds)},
        start_new_session=True,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},
    )


def run(command: str) -> tuple[int, bytes, str]:
    with start(command) as process:
        output, messages = process.communicate()
    return process.returncode, output, messages.decode()


def wait_until(holds: Callable[[], bool]) -> None:
    for _ in range(1200):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen")


def _lines(journal: Path) -> int:
    return journal.read_bytes().count(b"\n") if journal.exists() else 0


def written(path: str) -> dict[str, bytes]:
    """The output, be it a file or a folder: what there is by which name."""
    if Path(path).is_file():
        return {"": Path(path).read_bytes()}
    return {str(file): file.read_bytes() for file in sorted(Path(path).rglob("*.*"))}


OUTPUTS = ["--output q.jsonl", "--output q.json", "--format brat --output q"]
WORKERS = ["--workers 1", "--workers 2"]


@pytest.mark.parametrize("output", OUTPUTS)
def test_the_number_of_workers_does_not_show(news: Path, output: str) -> None:
    path = output.split()[-1]
    _, _, told = run(f"extract news {output} --workers 1")
    alone = written(path)
    Path(path).rename("alone")
    _, _, told_of_many = run(f"extract news {output} --workers 3")
    assert told == told_of_many
    assert written(path).values() != {}
    assert list(written(path).values()) == list(alone.values())


@pytest.mark.parametrize("workers", WORKERS)
@pytest.mark.parametrize("output", OUTPUTS)
def test_a_run_that_was_killed_is_gone_on_with(news: Path, output: str, workers: str) -> None:
    path = output.split()[-1]
    status, _, told = run(f"extract news {output}")
    assert status == 1
    whole = written(path)
    Path(path).rename("whole")
    command = f"extract news {output} {workers}"
    journal = Path(path, "quotes.progress") if "brat" in output else Path(f"{path}.progress")
    for records in (0, 1, 2):  # killed before the first record, and right after others
        with start(command, seconds=0.15) as process:
            wait_until(lambda records=records: _lines(journal) > records)
            process.send_signal(signal.SIGKILL)
    status, _, told_in_the_end = run(command)
    assert (status, told_in_the_end) == (1, told)
    assert written(path) == whole
    assert not list(Path().rglob("*.progress"))
    assert not list(Path().rglob("*.part"))


def test_what_was_done_is_not_done_again(news: Path) -> None:
    journal = Path("q.jsonl.progress")
    with start("extract news -o q.jsonl", seconds=0.15) as process:
        wait_until(lambda: _lines(journal) > 1)
        os.killpg(process.pid, signal.SIGINT)
    _, *records = map(json.loads, journal.read_text().splitlines())
    kept = Path("q.jsonl.part").read_bytes()[: records[-1]["written"]]
    assert records[-1]["articles"] == kept.count(b"\n") > 0
    marked = kept.replace(b"Ada Smith", b"Eva Smith")  # of the same length
    Path("q.jsonl.part").write_bytes(marked + b'{"text": "half a li')
    assert run("extract news -o q.jsonl")[0] == 1
    lines = Path("q.jsonl").read_bytes().splitlines()
    assert sum(b"Eva Smith" in line for line in lines) == records[-1]["articles"]
    assert len(lines) == ARTICLES - 1 + 6


@pytest.mark.parametrize("workers", WORKERS)
def test_an_interrupted_run_says_how_to_go_on(news: Path, workers: str) -> None:
    command = f"extract news -o q.jsonl {workers}"
    with start(command, seconds=0.15) as process:
        journal = Path("q.jsonl.progress")
        wait_until(lambda: _lines(journal) > 1)
        os.killpg(process.pid, signal.SIGINT)  # as Ctrl-C does: to all processes
        _, messages = process.communicate()
    message = messages.decode()
    assert message.startswith("error: interrupted after ")
    assert message.endswith(" articles; the same command goes on from there\n")
    assert message.count("\n") == 1
    assert process.returncode == 130
    assert not Path("q.jsonl").exists()


def test_an_interrupt_that_python_loses_counts_all_the_same(news: Path) -> None:
    (news / "20.txt").write_text("swallow")
    status, _, message = run("extract news -o q.jsonl --workers 1")
    assert status == 130
    assert "error: interrupted after 10 articles" in message


def test_a_run_that_was_interrupted_at_once_leaves_nothing(news: Path) -> None:
    with start("extract news -o q.jsonl", seconds=60) as process:
        wait_until(lambda: Path("q.jsonl.part").exists())
        os.killpg(process.pid, signal.SIGINT)
        _, messages = process.communicate()
    assert (process.returncode, messages) == (130, b"error: interrupted after 0 articles\n")
    assert [path.name for path in Path().iterdir()] == ["news"]


def _interrupt(command: str) -> None:
    with start(command, seconds=0.1) as process:
        journal = Path("q.jsonl.progress")
        wait_until(lambda: _lines(journal) > 1)
        process.send_signal(signal.SIGKILL)


def test_other_options_do_not_go_on_with_a_run(news: Path) -> None:
    _interrupt("extract news -o q.jsonl")
    status, _, message = run("extract news -o q.jsonl --speaker Smith --act say")
    assert status == 2
    assert message == (
        "error: q.jsonl is unfinished, and it was begun with other options (--speaker, --act); "
        "--overwrite writes it anew\n"
    )
    assert run("extract news -o q.jsonl --act say --overwrite")[0] == 1
    assert Path("q.jsonl").read_bytes().count(b"\n") == ARTICLES - 1 + 6


def test_other_inputs_do_not_go_on_with_a_run(news: Path) -> None:
    _interrupt("extract news -o q.jsonl")
    (news / "0.txt").write_text("This is new.")
    status, _, message = run("extract news -o q.jsonl")
    assert status == 2
    assert "unfinished, and the inputs are not the same as when it was begun" in message
    (news / "0.txt").unlink()
    assert run("extract news -o q.jsonl")[0] == 1


def test_two_runs_do_not_write_one_output(news: Path) -> None:
    with start("extract news -o q.jsonl", seconds=60) as process:
        wait_until(lambda: Path("q.jsonl.part").exists())
        status, _, message = run("extract news -o q.jsonl --overwrite")
        os.killpg(process.pid, signal.SIGKILL)
    assert status == 2
    assert message == "error: another run is writing there: q.jsonl.progress is in use\n"


def test_a_journal_that_is_none_is_not_touched(news: Path) -> None:
    Path("q.jsonl.progress").write_text("my notes\n")
    status, _, message = run("extract news -o q.jsonl")
    assert status == 2
    assert message == "error: q.jsonl.progress was not written by quotes; remove it\n"
    assert Path("q.jsonl.progress").read_text() == "my notes\n"


def test_a_worker_that_dies_ends_the_run_with_a_message(news: Path) -> None:
    (news / "20.txt").write_text("kill")
    status, _, message = run("extract news -o q.jsonl --workers 2")
    assert status == 1
    assert message.startswith("error: a worker process died, perhaps for lack of memory, at one")
    assert "20.txt" in message
    assert message.endswith("; the same command goes on from there\n")
    assert message.count("\n") == 1


@pytest.mark.parametrize("workers", WORKERS)
def test_who_reads_only_the_start_ends_the_run_quietly(news: Path, workers: str) -> None:
    with start(f"extract news {workers}", seconds=0.05) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline().startswith(b'{"text"')
        process.stdout.close()
        assert process.stderr.read() == b""


def test_results_are_there_before_the_input_ends(news: Path) -> None:
    command = "extract - --input-format jsonl --workers 1"
    with start(command, stdin=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b'{"text": "One."}\n')
        process.stdin.flush()
        assert b"One." in process.stdout.readline()
        process.stdin.close()


def _in_terminal(command: str, *streams: str) -> tuple[str, dict[str, bytes]]:
    """Run a command with some of its streams being a terminal: what that shows, and the others."""
    controller, terminal = pty.openpty()
    with start(command, seconds=0.1, **dict.fromkeys(streams, terminal)) as process:
        os.close(terminal)
        shown = b""
        try:
            while chunk := os.read(controller, 4096):
                shown += chunk
        except OSError:  # the other end is closed
            pass
        os.close(controller)
        others = {
            name: stream.read()
            for name, stream in (("stdout", process.stdout), ("stderr", process.stderr))
            if stream
        }
    return shown.decode(), others


def test_a_terminal_gets_tables(news: Path) -> None:
    shown, others = _in_terminal("extract news/10.txt", "stdout")
    assert "│ This is article 10." in shown.replace("\x1b[0m", "").replace("\x1b[36m", "")
    assert others == {"stderr": b""}


def test_a_terminal_shows_how_far_a_run_has_come(news: Path) -> None:
    shown, others = _in_terminal("extract news", "stderr")
    assert "articles" in shown
    assert "quotes" in shown
    assert "left" in shown
    assert others["stdout"].count(b"\n") == ARTICLES - 1 + 6


def test_a_table_in_a_terminal_is_not_disturbed(news: Path) -> None:
    shown, _ = _in_terminal("extract news/10.txt", "stdout", "stderr")
    assert "left" not in shown
