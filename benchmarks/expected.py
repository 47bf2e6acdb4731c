"""Hold the quotes of one article against those a careful reader gives.

    python -m benchmarks.expected ../shared/seed/article.txt ../shared/seed/expected.jsonl

Prints a line for each expected quote, with what is wrong about ours, and then our extra quotes.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import quotes
from quotes import Quote

FOUND = 0.8  # Dice of the content's words


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("article", type=Path)
    cli.add_argument("expected", type=Path)
    arguments = cli.parse_args()
    text = arguments.article.read_bytes().decode("utf-8")
    rows = [json.loads(line) for line in arguments.expected.read_text("utf-8").splitlines()]
    extra = list(quotes.extract(text))
    failures = 0
    for row in rows:
        gold = words(text, row["content"])
        best = max(extra, key=lambda quote: dice(gold, content(text, quote)), default=None)
        if best is None or dice(gold, content(text, best)) < FOUND:
            wrong = ["missed"]
        else:
            extra.remove(best)
            wrong = differences(row, best)
        failures += bool(wrong) and row["must"]
        verdict = "ok" if not wrong else "WRONG" if row["must"] else "differs"
        print(f"{verdict:8}{row['text'][0][:70]!r}  {'; '.join(wrong)}")
    for quote in extra:
        print(f"extra   {quote.text[:70]!r}  {quote.mention and quote.mention.text!r}")
    print(f"{failures} of the quotes beyond dispute are wrong; {len(extra)} extra")


def words(text: str, spans: Sequence[Sequence[int]]) -> set[int]:
    return {match.start() for a, b in spans for match in re.compile(r"\w+").finditer(text, a, b)}


def content(text: str, quote: Quote) -> set[int]:
    return words(text, [(span.start, span.end) for span in quote.spans])


def dice(a: set[int], b: set[int]) -> float:
    return 2 * len(a & b) / max(1, len(a) + len(b))


def differences(row: dict[str, Any], quote: Quote) -> list[str]:
    via = quote.via.speaker.name if quote.via and quote.via.speaker else None
    ours = {
        "kind": quote.kind,
        "speaker": quote.speaker.name if quote.speaker else None,
        "role": quote.speaker.role if quote.speaker else None,
        "via": via,
    }
    return [f"{key} {ours[key]!r} for {row[key]!r}" for key in ours if ours[key] != row[key]]


if __name__ == "__main__":
    main()
