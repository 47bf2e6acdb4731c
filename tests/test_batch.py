"""Work shared out among processes: its order, its bounds, and what ends it."""

import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotes.batch import ARTICLES_IN_FLIGHT, WorkerDiedError, in_order

# What the workers do. They import this module, so that it must be quick.


def slow_where_even(number: int) -> int:
    time.sleep(0.02 if number % 2 == 0 else 0)
    return number * number


def die_at_five(number: int) -> int:
    if number == 5:
        os._exit(1)
    return number


def die_at_five_while_one_is_slow(number: int) -> int:
    if number == 1:
        time.sleep(60)
    return die_at_five(number)


def fail(number: int) -> int:
    raise RuntimeError(f"no {number}")


def say_who(number: int) -> tuple[int, str]:
    print("this must not be seen")
    return os.getpid(), os.environ["OMP_NUM_THREADS"]


@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_the_order_of_what_is_given(workers: int) -> None:
    results = list(in_order(slow_where_even, range(40), workers))
    assert results == [(number, number * number) for number in range(40)]


def test_only_so_many_are_taken_before_their_results_are() -> None:
    taken = 0

    def numbers() -> Iterator[int]:
        nonlocal taken
        for number in range(100):
            taken += 1
            yield number

    for done, _ in enumerate(in_order(slow_where_even, numbers(), workers=2)):
        assert taken <= done + 2 * ARTICLES_IN_FLIGHT


def test_one_worker_is_this_process() -> None:
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    ((_, (process, _)),) = in_order(say_who, [1], workers=1)
    assert process == os.getpid()


def test_workers_are_other_processes_whose_prints_are_kept_off_the_output(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    results = [result for _, result in in_order(say_who, [1, 2], workers=2)]
    assert os.getpid() not in {process for process, _ in results}
    assert {threads for _, threads in results} == {"1"}
    assert capfd.readouterr().out == ""


def test_a_worker_that_dies_is_an_error_that_names_what_it_may_have_been_at() -> None:
    done: list[int] = []
    results = (done.append(number) for number, _ in in_order(die_at_five, range(20), workers=2))
    with pytest.raises(WorkerDiedError, match="perhaps for lack of memory") as raised:
        deque(results, maxlen=0)
    assert done == list(range(len(done)))
    assert len(done) <= 5
    named = str(raised.value).rpartition(": ")[2].split(", ")
    assert named[0] == str(len(done))
    assert "5" in named[:2]


def test_an_article_that_a_worker_died_at_is_named_behind_one_that_is_slow() -> None:
    with pytest.raises(WorkerDiedError, match=r": 1, 5$"):
        list(in_order(die_at_five_while_one_is_slow, range(20), workers=2))


def test_an_error_in_a_worker_is_raised_here() -> None:
    with pytest.raises(RuntimeError, match="no 1"):
        list(in_order(fail, [1, 2, 3], workers=2))


PARENT = """
import sys, time
from quotes.batch import in_order
from tests.test_batch import say_who
for _, (process, _) in in_order(say_who, iter([1, 2]), 2):
    print(process, flush=True)
    time.sleep(600)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_workers_end_with_their_parent_however_it_ends() -> None:
    root = Path(__file__).parent.parent
    environment = {**os.environ, "PYTHONPATH": str(root), "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", PARENT],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        for _ in range(300):
            if not _runs(worker):
                return
            time.sleep(0.1)
    raise AssertionError("the worker outlived its parent")


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")  # one that has ended may wait to be buried
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")
