r"""Measure speed and memory, ours and others', in one run and by turns.

    pip install -e '.[benchmark,peers]'
    python -m benchmarks.speed ../shared/data/polnear/dev/text --docs docs/performance.md

Of each system: words a second on one core and on two, seconds from the start of a process to the
first quote, peak memory, and seconds for texts of growing length; of ours, memory over many
articles. Systems take turns, and medians are reported. The peers are textacy and the bare spaCy
pipeline, with the spaCy models given by --model. With --docs the tables and plots go where that
page has them.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any, Self

from benchmarks.systems import read_texts, text_of_length

LENGTHS = (1_000, 10_000, 100_000, 1_000_000)  # words in one text
PEER_LENGTHS = LENGTHS[:3]  # spaCy needs some 1 GB for 100,000 characters
ARTICLES, ARTICLE_WORDS, EVERY = 10_000, 60, 250
FIRST_QUOTE_WORDS = 1000

OURS = "quotes"

_FIRST_QUOTE = {
    "quotes": "import sys, quotes; print(next(iter(quotes.extract(sys.stdin.read()))).text)",
    "spacy": "import sys, spacy; print(len(spacy.load({model!r})(sys.stdin.read())))",
    "textacy": (
        "import sys, spacy; from textacy.extract import direct_quotations as find;"
        "print(next(find(spacy.load({model!r})(sys.stdin.read())), None))"
    ),
}


class Process:
    """A system in a process of its own (benchmarks.systems)."""

    def __init__(self, name: str, core: int, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.systems", name, str(core), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            bufsize=1,
            env={**os.environ, "OMP_NUM_THREADS": "1"},
        )
        self.answer()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()

    def ask(self, *command: object) -> Any:
        self.begin(*command)
        return self.answer()

    def begin(self, *command: object) -> None:
        assert self._process.stdin
        print(json.dumps(command), file=self._process.stdin)

    def answer(self) -> Any:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{' '.join(map(str, self._process.args))} has ended")
        return json.loads(line)


def measure(folder: Path, models: Sequence[str], repeats: int, longest: int) -> dict[str, Any]:
    names = [OURS, *(f"{kind}:{model}" for model in models for kind in ("textacy", "spacy"))]
    found: dict[str, Any] = {name: {} for name in names}
    for cores in (1, 2):
        for name, rates in by_turns(names, cores, folder, repeats).items():
            found[name][f"rate {cores}"] = rates
    for name in names:
        with Process(name, 0, folder) as process:
            process.ask("rate")
            found[name]["peak"] = process.ask("peak")
            lengths = LENGTHS if name == OURS else PEER_LENGTHS
            found[name]["lengths"] = [
                (length, median(process.ask("seconds", length) for _ in range(turns(length))))
                for length in lengths
                if length <= longest
            ]
            found[name]["peak of the longest text"] = process.ask("peak")
    with Process(OURS, 0, folder) as process:
        found[OURS]["memory"] = process.ask("memory", ARTICLES, ARTICLE_WORDS, EVERY)
    for name, times in first_quotes(names, folder, repeats).items():
        found[name]["first quote"] = times
    return found


def turns(length: int) -> int:
    return 3 if length <= 10_000 else 1


def by_turns(
    names: Sequence[str], cores: int, folder: Path, repeats: int
) -> dict[str, list[float]]:
    """Words a second of each system, a process a core, all loaded side by side and run in turn."""
    with ExitStack() as running:
        processes = {
            name: [running.enter_context(Process(name, core, folder)) for core in range(cores)]
            for name in names
        }
        rates: dict[str, list[float]] = {name: [] for name in names}
        order = list(names)
        for _ in range(repeats):
            for name in order:
                for process in processes[name]:
                    process.begin("rate")
                rates[name].append(sum(process.answer() for process in processes[name]))
            order.reverse()  # a system may leave the processor hot, or its cache full, to the next
        return rates


def first_quotes(names: Sequence[str], folder: Path, repeats: int) -> dict[str, list[float]]:
    text = text_of_length(read_texts(folder), FIRST_QUOTE_WORDS)
    found: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(repeats):
        for name in names:
            kind, _, model = name.partition(":")
            code = _FIRST_QUOTE[kind].format(model=model)
            began = time.perf_counter()
            subprocess.run(
                [sys.executable, "-W", "ignore", "-c", code],
                input=text,
                text=True,
                capture_output=True,
                check=kind == OURS,
            )
            found[name].append(time.perf_counter() - began)
    return found


def label(name: str) -> str:
    kind, _, model = name.partition(":")
    if kind == OURS:
        return "**quotes**"
    model = Path(model).parent.name if "/" in model else model
    return f"textacy on {model}" if kind == "textacy" else f"the pipeline {model} alone"


def tables(found: dict[str, Any]) -> str:
    """The figures as Markdown."""
    ours = found[OURS]
    lines = [
        f"Measured on {machine()}; medians of {len(ours['rate 1'])} turns.",
        "",
        (
            "| system | words/s, one core | quotes is … times as fast | words/s, two cores | two "
            "cores over one | first quote, s | peak memory, MB |"
        ),
        "|---|---|---|---|---|---|---|",
    ]
    for name, figures in found.items():
        one, two = median(figures["rate 1"]), median(figures["rate 2"])
        ratio = median(a / b for a, b in zip(ours["rate 1"], figures["rate 1"], strict=True))
        lines.append(
            f"| {label(name)} | {one:,.0f} | {ratio:.2f} | {two:,.0f} | {two / one:.2f} "
            f"| {median(figures['first quote']):.2f} | {figures['peak']:,.0f} |"
        )
    lines += ["", "Seconds for one text, one core:", "", "| words | " + " | ".join(
        label(name) for name in found) + " |", "|---|" + "---|" * len(found)]  # fmt: skip
    for row, (length, _) in enumerate(ours["lengths"]):
        cells = [
            f"{figures['lengths'][row][1]:,.2f}" if row < len(figures["lengths"]) else ""
            for figures in found.values()
        ]
        lines.append(f"| {length:,} | " + " | ".join(cells) + " |")
    memory = ours["memory"]
    lines += [
        "",
        (
            f"Memory of one process over {memory[-1][0]:,} articles of {ARTICLE_WORDS} words: "
            f"{memory[0][1]:,.0f} MB after the first {memory[0][0]:,}, {memory[-1][1]:,.0f} MB after "
            f"the last. Peak for one text of {ours['lengths'][-1][0]:,} words: "
            f"{ours['peak of the longest text']:,.0f} MB."
        ),
    ]
    return "\n".join(lines)


def machine() -> str:
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    flags = Path("/proc/cpuinfo").read_text()
    widest = next((f for f in ("amx_int8", "avx512_vnni", "avx_vnni", "avx2") if f in flags), "")
    return f"{cpu[1] if cpu else platform.machine()} ({widest}), Python {platform.python_version()}"


def draw(found: dict[str, Any], folder: Path) -> None:
    """Plots: speed against peers, cost against length, memory over time."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "quotes", "font.size": 9})
    from matplotlib import pyplot

    ours = found[OURS]
    figure, (speed, length, memory) = pyplot.subplots(1, 3, figsize=(11, 3))
    labels = [label(name).strip("*") for name in found]
    for offset, cores in ((-0.2, 1), (0.2, 2)):
        speed.barh(
            [row + offset for row in range(len(found))],
            [median(figures[f"rate {cores}"]) for figures in found.values()],
            0.38,
            label=f"{cores} core" + "s" * (cores > 1),
        )
    speed.set_yticks(range(len(found)), labels)
    speed.invert_yaxis()
    speed.set_xlabel("words a second")
    speed.legend()
    for name, figures in found.items():
        length.loglog(*zip(*figures["lengths"], strict=True), "o-", label=label(name).strip("*"))
    length.set_xlabel("words in one text")
    length.set_ylabel("seconds")
    length.legend(fontsize=7)
    memory.plot(*zip(*ours["memory"], strict=True))
    memory.set_ylim(bottom=0)
    memory.set_xlabel("articles")
    memory.set_ylabel("MB")
    figure.tight_layout()
    figure.savefig(folder / "performance.svg", metadata={"Date": None})


def put(text: str, page: Path) -> None:
    """Put the tables between the two marks that the page has for them."""
    before, mark, rest = page.read_text(encoding="utf-8").partition("<!-- figures -->\n")
    _, end, after = rest.partition("<!-- end of figures -->")
    if not end:
        raise SystemExit(f"{page} has no place for figures")
    page.write_text(f"{before}{mark}\n{text}\n\n{end}{after}", encoding="utf-8")


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("texts", type=Path, help="a folder of .txt files")
    cli.add_argument(
        "--model", action="append", help="a spaCy model, by name or folder (en_core_web_md)"
    )
    cli.add_argument("--repeats", type=int, default=4)
    cli.add_argument("--longest", type=int, default=LENGTHS[-1], help="words in the longest text")
    cli.add_argument("--docs", type=Path, help="the page that shows the figures")
    arguments = cli.parse_args()
    models = arguments.model or ["en_core_web_md"]
    found = measure(arguments.texts, models, arguments.repeats, arguments.longest)
    print(tables(found))
    if arguments.docs:
        put(tables(found), arguments.docs)
        draw(found, arguments.docs.parent)


if __name__ == "__main__":
    main()
