"""Extract the quotes of a folder of texts, in the form that the scorers read.

    python -m benchmarks.predict ../shared/data/polnear/dev/text predictions.jsonl
    python ../shared/eval/attribution_score.py ../shared/data/polnear/dev predictions.jsonl
    cd ../shared/eval && python speaker_score.py ../data/polnear/dev ../data/speakers/dev.jsonl \\
        ../../main/predictions.jsonl

Instead of a folder it takes a file of {"id", "text"} lines, and then writes one list of spans for
each role, as exact_match.py wants them:

    python ../shared/eval/exact_match.py ../shared/data/cofenet/polnear-valid.jsonl texts > texts.jsonl
    python -m benchmarks.predict texts.jsonl predictions.jsonl
    python ../shared/eval/exact_match.py ../shared/data/cofenet/polnear-valid.jsonl predictions.jsonl
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotes import Extraction, Extractor, Quote
from quotes.records import Passage

_FLAT = str.maketrans("\r\n", "  ")


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("texts", type=Path, help="a folder of .txt files, or a .jsonl file")
    cli.add_argument("predictions", type=Path)
    cli.add_argument("--flat", action="store_true", help="spaces instead of line breaks")
    arguments = cli.parse_args()
    extractor = Extractor()
    form = by_quote if arguments.texts.is_dir() else by_role
    words, began = 0, time.process_time()
    with arguments.predictions.open("w", encoding="utf-8") as out:
        for name, text in read_texts(arguments.texts):
            if arguments.flat:
                text = text.translate(_FLAT)
            row = {"id": name, **form(extractor.extract(text))}
            out.write(json.dumps(row) + "\n")
            words += len(text.split())
    seconds = time.process_time() - began
    print(f"{words} words in {seconds:.1f} s of processor time, loading included")


def read_texts(path: Path) -> Iterator[tuple[Any, str]]:
    if path.is_dir():
        for file in sorted(path.glob("*.txt")):
            yield file.stem, file.read_bytes().decode("utf-8")
    else:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row["id"], row["text"]


def by_quote(extraction: Extraction) -> dict[str, Any]:
    rows = [
        {
            "content": offsets(quote),
            "cue": offsets(quote.cue),
            "source": offsets(quote.mention),
            "speaker": quote.speaker.name if quote.speaker else None,
            "kind": quote.kind,
            "confidence": quote.confidence,
        }
        for quote in extraction
    ]
    return {"quotes": rows}


def by_role(extraction: Extraction) -> dict[str, Any]:
    def spans(passages: list[Passage | None]) -> list[list[int]]:
        return sorted({tuple(span) for passage in passages for span in offsets(passage)})  # type: ignore[misc]

    quotes: tuple[Quote, ...] = extraction.quotes
    return {
        "content": spans(list(quotes)),
        "cue": spans([quote.cue for quote in quotes]),
        "source": spans([quote.mention for quote in quotes]),
    }


def offsets(passage: Passage | None) -> list[list[int]]:
    return [[span.start, span.end] for span in passage.spans] if passage else []


if __name__ == "__main__":
    main()
