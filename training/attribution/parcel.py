r"""Pack what `training.attribution.accelerated` needs into a few small files, and open them there.

    python -m training.attribution.parcel pack ../shared/data package runs/mpnet runs/parcel \
        --teacher runs/teacher7/epoch3.pt --student runs/student13/student.pt
    python -m training.attribution.parcel open runs/parcel

The windows are those of PolNeAR's train split, the newswire, the Brown corpus and the train parts of
the two treebanks, cut and styled several times; weights are rounded to eight bits, row by row.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable
from pathlib import Path
from shutil import copyfile

import numpy as np
import torch
from torch import Tensor

from quotes.tagging.encoding import framed
from training.attribution.corpus import framed_labels
from training.attribution.train import Window

SCALES = "scales"
LONE_SENTENCE_SHARES = (0.7, 0.3)  # of one cut, then of the next, and so on


def pack_windows(data: Path, brown: Path, out: Path, cuts: int, seed: int) -> None:
    """Write `windows.npz`: the columns of all windows, one after the other."""
    # What these need is not there where a parcel is opened.
    from training.attribution.cutting import all_windows, both_corpora, unannotated_texts

    columns: dict[str, list[np.ndarray]] = {}
    for cut in range(cuts):
        rng = random.Random(seed + cut)
        articles = both_corpora(data, rng) + unannotated_texts(data, brown)
        share = LONE_SENTENCE_SHARES[cut % len(LONE_SENTENCE_SHARES)]
        found = _columns(all_windows(articles, rng, share))
        for name, column in found.items():
            columns.setdefault(name, []).append(column)
        print(f"cut {cut + 1}: {len(found['sizes'])} windows", flush=True)
    np.savez_compressed(
        out / "windows.npz", **{name: np.concatenate(parts) for name, parts in columns.items()}
    )


def _columns(windows: Iterable[Window]) -> dict[str, np.ndarray]:
    rows = [
        (*framed(labelled.encoded, cut), *framed_labels(labelled, cut)) for labelled, cut in windows
    ]
    ids, flags, names, starts = (np.concatenate(column) for column in zip(*rows, strict=True))
    return {
        "ids": ids.astype(np.uint16),
        "flags": flags.astype(np.uint8),
        "names": names.astype(np.int8),
        "starts": starts.astype(np.int8),
        "sizes": np.array([len(row[0]) for row in rows], dtype=np.int32),
    }


def pack_weights(models: dict[str, dict[str, Tensor]], out: Path) -> None:
    """Write `weights.npz`: eight bits a weight of a matrix, with a scale for each of its rows."""
    arrays: dict[str, np.ndarray] = {}
    for model, state in models.items():
        for name, tensor in state.items():
            values, key = tensor.float().numpy(), f"{model} {name}"
            if values.ndim < 2:
                arrays[key] = values
            else:
                scales = np.abs(values).max(-1, keepdims=True).clip(1e-12) / 127
                arrays[key] = np.round(values / scales).astype(np.int8)
                arrays[f"{key} {SCALES}"] = scales
    np.savez_compressed(out / "weights.npz", **arrays)


def open_weights(folder: Path) -> None:
    """Write a checkpoint of each model."""
    states: dict[str, dict[str, Tensor]] = {}
    with np.load(folder / "weights.npz") as arrays:
        for key in arrays:
            model, name, *further = key.split(" ")
            if not further:
                scales = arrays[f"{key} {SCALES}"] if arrays[key].dtype == np.int8 else 1
                values = np.array(arrays[key] * scales, dtype=np.float32)
                states.setdefault(model, {})[name] = torch.from_numpy(values)
    for model, state in states.items():
        torch.save(state, folder / f"{model}.pt")


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    commands = cli.add_subparsers(dest="command", required=True)
    pack = commands.add_parser("pack")
    pack.add_argument("data", type=Path, help="the folder with polnear, ner-worldwide and ud")
    pack.add_argument("brown", type=Path, help="the folder of the Brown corpus")
    pack.add_argument("encoder", type=Path, help="MPNet's folder")
    pack.add_argument("out", type=Path)
    pack.add_argument("--teacher", type=Path, required=True)
    pack.add_argument("--student", type=Path, required=True)
    pack.add_argument("--cuts", type=int, default=4)
    pack.add_argument("--seed", type=int, default=21)
    commands.add_parser("open").add_argument("out", type=Path)
    arguments = cli.parse_args()
    if arguments.command == "open":
        open_weights(arguments.out)
        return
    arguments.out.mkdir(parents=True, exist_ok=True)
    copyfile(arguments.encoder / "config.json", arguments.out / "config.json")
    models = {
        "teacher": torch.load(arguments.teacher, weights_only=True),
        "student": torch.load(arguments.student, weights_only=True),
    }
    pack_weights(models, arguments.out)
    pack_windows(arguments.data, arguments.brown, arguments.out, arguments.cuts, arguments.seed)


if __name__ == "__main__":
    main()
