"""Put trained Stanza models into the package, without what only training needs.

python -m training.annotations.package runs/annotations quotes/models/en/stanza
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("trained", type=Path)
    cli.add_argument("folder", type=Path)
    arguments = cli.parse_args()
    target = {
        processor: arguments.folder / "en" / processor / "quotes.pt"
        for processor in ("tokenize", "ner", "pretrain")
    }
    for path in target.values():
        path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(arguments.trained / "tokenizer.pt", target["tokenize"])
    shutil.copy(arguments.trained / "vectors.pt", target["pretrain"])
    package_entities(arguments.trained / "entities.pt", target["ner"])


def package_entities(trained: Path, packaged: Path) -> None:
    """Drop the word vectors' corrections, which are zero since the vectors were not tuned."""
    state = torch.load(trained, map_location="cpu", weights_only=True)
    corrections = state["model"].pop("delta_emb.weight")
    if corrections.count_nonzero():
        raise SystemExit(f"{trained}: the word vectors were tuned; their corrections are needed")
    for table in (state["vocab"], state["vocab"]["_key2class"]):
        table.pop("delta")
    torch.save(state, packaged)


if __name__ == "__main__":
    main()
