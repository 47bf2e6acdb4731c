"""The systems that benchmarks.speed compares, each in a process of its own.

    python -m benchmarks.systems quotes 0 ../shared/data/polnear/dev/text

The process binds itself to one of the cores that it may use (0 is the first), loads a system, reads the texts of a folder and says "ready" as JSON; for each line that
it is then given, a command, it says in a line what it measured.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

System = Callable[[Iterable[str]], Iterator[int]]
"""From texts to how many quotes each has, in order."""


def quotes_by_default() -> System:
    import quotes

    return lambda texts: (len(quotes.extract(text)) for text in texts)


def spacy_alone(model: str) -> System:
    nlp = _spacy(model)
    return lambda texts: (0 for _ in nlp.pipe(texts))


def textacy_on(model: str) -> System:
    from textacy.extract import direct_quotations

    nlp = _spacy(model)

    def run(texts: Iterable[str]) -> Iterator[int]:
        for doc in nlp.pipe(texts):
            found = 0
            with suppress(ValueError):  # textacy raises it for some texts with unbalanced marks
                found = sum(1 for _ in direct_quotations(doc))
            yield found

    return run


def _spacy(model: str) -> Any:
    import spacy

    nlp = spacy.load(model)
    nlp.max_length = 10**9
    return nlp


def load(name: str) -> System:
    """A system by its name: `quotes`, `spacy:MODEL` or `textacy:MODEL`."""
    kind, _, model = name.partition(":")
    if kind == "quotes":
        return quotes_by_default()
    return {"spacy": spacy_alone, "textacy": textacy_on}[kind](model)


def read_texts(folder: Path) -> list[str]:
    return [path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))]


def text_of_length(texts: list[str], words: int) -> str:
    """The texts one after the other, again and again, up to a number of words."""
    parts: list[str] = []
    while words > 0:
        for text in texts:
            cut = text.split(" ")[:words]  # nearly words: line breaks stay within them
            parts.append(" ".join(cut))
            words -= len(parts[-1].split())
            if words <= 0:
                break
    return "\n\n".join(parts)


def leads(texts: list[str], count: int, words: int) -> Iterator[str]:
    """So many short articles: stretches of the texts, from other places each time."""
    for number in range(count):
        split = texts[number % len(texts)].split(" ")
        begin = (number // len(texts)) * words % max(1, len(split) - words)
        yield " ".join(split[begin : begin + words])


def rate(system: System, texts: list[str]) -> float:
    """Words a second."""
    began = time.perf_counter()
    list(system(texts))
    return sum(len(text.split()) for text in texts) / (time.perf_counter() - began)


def seconds(system: System, text: str) -> float:
    began = time.perf_counter()
    list(system([text]))
    return time.perf_counter() - began


def resident() -> float:
    """MB that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def memory_over(system: System, texts: Iterator[str], every: int) -> list[tuple[int, float]]:
    found = []
    for number, _ in enumerate(system(texts), 1):
        if number % every == 0:
            found.append((number, resident()))
    return found


def main() -> None:
    name, core, folder = sys.argv[1:]
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, [cores[int(core) % len(cores)]])
    out = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # whatever libraries print is not to get into the answers
    system = load(name)
    texts = read_texts(Path(folder))
    list(system(texts[:1]))
    print(json.dumps("ready"), file=out)
    for line in sys.stdin:
        command, *arguments = json.loads(line)
        answer: Any
        if command == "rate":
            answer = rate(system, texts)
        elif command == "seconds":
            answer = seconds(system, text_of_length(texts, *arguments))
        elif command == "memory":
            count, words, every = arguments
            answer = memory_over(system, leads(texts, count, words), every)
        else:
            answer = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        print(json.dumps(answer), file=out)


if __name__ == "__main__":
    main()
