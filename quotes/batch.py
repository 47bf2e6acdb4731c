"""Many articles: what is done with each, and how several processes share them out."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from threading import Thread
from typing import Any, TypeVar

from attrs import field, frozen

from quotes.errors import ModelError
from quotes.filters import Filter
from quotes.formats import FORMATS, Format
from quotes.inputs import Article, RecordFields, UnreadableError, read
from quotes.table import TABLE, Screen, table_format

ARTICLES_IN_FLIGHT = 4  # a worker: so many are read, at work or waiting to be written

_THREADS = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS")

Given = TypeVar("Given")
Made = TypeVar("Made")


@frozen
class Result:
    """What came of an article.

    Attributes:
        content: What is to be written, in the format that was asked for.
        beside: Further files for it: what their names end in, and their contents.
        quotes: How many were found, those within others included.
        problem: Why there is nothing to write, if so.
    """

    content: bytes = b""
    beside: Mapping[str, bytes] = field(factory=dict)
    quotes: int = 0
    problem: str | None = None


@frozen
class Work:
    """What is done with an article: it is read, its quotes are found, filtered and written.

    Attributes:
        format: The name of a format, or "table".
        filter: Which quotes are wanted.
        fields: Where the text and the source are in JSON Lines.
        screen: What tables are laid out for.
    """

    format: str
    filter: Filter = field(factory=Filter)
    fields: RecordFields = field(factory=RecordFields)
    screen: Screen = field(factory=Screen)

    def __call__(self, article: Article) -> Result:
        """Do it.

        Raises:
            ModelError: If a model file is missing or damaged.
            ImportError: If a library is missing that web pages need.
        """
        import quotes

        try:
            text, source = read(article, self.fields)
            extraction = self.filter.apply(quotes.extract(text, source=source))
            written = self.written
            return Result(
                content=self._encoded(written.write(extraction)),
                beside={end: write(extraction).encode() for end, write in written.beside.items()},
                quotes=sum(1 for _ in extraction.with_nested()),
            )
        except (ModelError, ImportError):
            raise
        except UnreadableError as error:
            return Result(problem=str(error))
        except Exception as error:  # noqa: BLE001  a fault of ours; the other articles are to go on
            reason = f"{type(error).__name__}: {error}"
            return Result(problem=f"{article.name}: failed, please report it ({reason})")

    @property
    def written(self) -> Format:
        """The format."""
        return table_format(self.screen) if self.format == TABLE else FORMATS[self.format]

    def _encoded(self, written: str) -> bytes:
        if self.format == TABLE:  # not every terminal has curly marks
            return written.encode(self.screen.encoding, "backslashreplace")
        return written.encode()


class WorkerDiedError(RuntimeError):
    """A worker process ended before its work did."""


def restrain_libraries() -> None:
    """Have numeric libraries use one thread each and keep quiet, here and in workers.

    The models are small: more threads slow them down, and workers would fight over the cores.
    What users have set in the environment stays. Threads only count before such a library is
    imported. What goes wrong in one is raised; its warnings and logs would only add noise.
    """
    for name in _THREADS:
        os.environ.setdefault(name, "1")
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)


def usable_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    work: Callable[[Given], Made], given: Iterable[Given], workers: int
) -> Generator[tuple[Given, Made]]:
    """Do some work for everything that is given, and give the results in the same order.

    No more than `ARTICLES_IN_FLIGHT` a worker are taken from `given` before their results are.

    Args:
        work: Fit to be pickled, with what it takes and returns, where there are workers.
        given: What the work is done for.
        workers: How many processes share the work; with 1, this process does it.

    Raises:
        WorkerDiedError: If a worker ends before its work does.
    """
    if workers == 1:
        for one in given:
            yield one, work(one)
        return
    with _pool(work, workers) as pool:
        waiting: deque[tuple[Given, Future[Made]]] = deque()
        for one in given:
            waiting.append((one, _submit(pool, one)))
            while waiting and (
                len(waiting) >= workers * ARTICLES_IN_FLIGHT or waiting[0][1].done()
            ):
                yield _taken(waiting, workers)
        while waiting:
            yield _taken(waiting, workers)


def _taken(waiting: deque[tuple[Given, Future[Made]]], workers: int) -> tuple[Given, Made]:
    one, future = waiting[0]
    try:
        result = future.result()
    except BrokenProcessPool as error:
        # Workers begin in order, so they were at the first of those that are not done.
        unfinished = (given for given, future in waiting if not _succeeded(future))
        names = [getattr(given, "name", str(given)) for given in islice(unfinished, workers)]
        raise WorkerDiedError(
            "a worker process died, perhaps for lack of memory, at one of these articles: "
            + ", ".join(names)
        ) from error
    waiting.popleft()
    return one, result


def _succeeded(future: Future[Any]) -> bool:
    return future.done() and future.exception() is None


@contextmanager
def _pool(work: Callable[[Any], Any], workers: int) -> Iterator[ProcessPoolExecutor]:
    spawn = multiprocessing.get_context("spawn")
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(workers, spawn, initializer=_begin, initargs=(work,))
    try:
        yield pool
    except BaseException:
        # Nobody waits for what the workers are at.
        for child in set(multiprocessing.active_children()) - others:
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, given: Any) -> Future[Any]:
    try:
        with _interrupts_held():  # it may start a worker, which is to have them held for good
            return pool.submit(_do, given)
    except BrokenProcessPool as error:
        broken: Future[Any] = Future()
        broken.set_exception(error)
        return broken


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back, which goes to all processes at once: this one alone is to act on it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_work: Callable[[Any], Any]  # of a worker


def _begin(work: Callable[[Any], Any]) -> None:
    """Make this process a worker."""
    global _work
    _work = work
    restrain_libraries()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.dup2(2, 1)  # whatever libraries print is not to get into the output
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _do(given: Any) -> Any:
    return _work(given)
