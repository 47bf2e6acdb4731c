"""Compare sentences and entities by the exported models with those by Stanza, and their speed.

python -m benchmarks.annotations ../shared/data/polnear/dev/text
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import stanza

from benchmarks.systems import read_texts
from quotes.annotate import FOLDER, Annotations, Annotator


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("texts", type=Path, help="a folder of .txt files")
    texts = read_texts(cli.parse_args().texts)
    pipeline = stanza.Pipeline(
        "en",
        dir=str(FOLDER),
        processors="tokenize,ner",
        download_method=None,
        use_gpu=False,
        verbose=False,
    )
    found = {
        name: annotated(name, Annotator(given), texts)
        for name, given in (("exported", None), ("Stanza", pipeline))
    }
    pairs = list(zip(found["exported"], found["Stanza"], strict=True))
    for what in ("sentences", "entities"):
        total = sum(len(getattr(theirs, what)) for _, theirs in pairs)
        other = sum(len({*getattr(a, what)} ^ {*getattr(b, what)}) for a, b in pairs)
        print(f"{what}: {total}, {other} of them only by one of the two")


def annotated(name: str, annotator: Annotator, texts: list[str]) -> list[Annotations]:
    annotator.annotate(texts[0])
    words, began = sum(len(text.split()) for text in texts), time.process_time()
    found = [annotator.annotate(text) for text in texts]
    print(f"{name}: {words / (time.process_time() - began):,.0f} words a second of a core")
    return found


if __name__ == "__main__":
    main()
