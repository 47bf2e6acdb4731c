r"""Have the teacher read what the student is to learn from.

    python -m training.attribution.lessons ../shared/data runs/mpnet runs/teacher/epoch3.pt \
        runs/lessons

The texts are PolNeAR's train split, with its annotations, and newswire from around the world, with
its names but without annotations of quotes; a hundred of its articles are left out, to measure names
on. Or, with --brown, those of the Brown corpus (Francis and Kučera, 1964), without either. Names in
PolNeAR and Brown, and where sentences begin in all, are what the shipped tagger finds. Writes
`windows.pickle`, the teacher's chain and its outputs in parts; run the same command again to go on.
"""

from __future__ import annotations

import argparse
import pickle
import random
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from training.attribution.teacher import Teacher, read_teacher
from training.attribution.train import (
    Window,
    add_lone_sentences,
    in_short_floats,
    pieces_of,
    tensors_of,
)

PART = 512  # windows
AT_ONCE = 16  # windows that the teacher reads side by side


class Lesson(NamedTuple):
    """A window, and what the teacher says of its pieces, those that frame it included."""

    window: Window
    hidden: Tensor
    emissions: Tensor
    projections: Tensor


TAUGHT = Lesson._fields[1:]  # what the teacher says


def read_lessons(folder: Path) -> list[Lesson]:
    """All lessons that were written to a folder."""
    with (folder / "windows.pickle").open("rb") as file:
        ahead = iter(pickle.load(file))
    found = []
    for path in sorted(folder.glob("part*.npz")):
        part = np.load(path)
        ends = np.cumsum(part["sizes"])[:-1]
        columns = (np.split(part[name], ends) for name in TAUGHT)
        for outputs in zip(*columns, strict=True):
            found.append(Lesson(next(ahead), *map(torch.from_numpy, outputs)))
    return found


@torch.no_grad()
def taught(teacher: Teacher, part: list[Window]) -> dict[str, np.ndarray]:
    """The teacher's outputs for windows, one after the other in 16-bit floating point."""
    found: dict[str, list[np.ndarray]] = {name: [] for name in TAUGHT}
    for begin in range(0, len(part), AT_ONCE):
        row = part[begin : begin + AT_ONCE]
        outputs = in_short_floats(teacher, tensors_of(row))
        for number, window in enumerate(row):
            for name in TAUGHT:
                told = getattr(outputs, name)[number, : pieces_of(window)]
                found[name].append(told.half().cpu().numpy())
    sizes = np.array([pieces_of(window) for window in part])
    return {"sizes": sizes} | {name: np.concatenate(rows) for name, rows in found.items()}


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("data", type=Path, help="the folder with polnear and ner-worldwide")
    cli.add_argument("encoder", type=Path, help="MPNet's folder")
    cli.add_argument("teacher", type=Path, help="the trained teacher")
    cli.add_argument("out", type=Path)
    cli.add_argument("--seed", type=int, default=7, help="of how the texts are cut and styled")
    cli.add_argument("--brown", type=Path, help="a folder of the Brown corpus, to read instead")
    add_lone_sentences(cli)
    arguments = cli.parse_args()
    # Lessons are also learned where the libraries that this needs are not there.
    from training.annotations.corpora import brown_texts
    from training.attribution.cutting import Article, all_windows, both_corpora

    arguments.out.mkdir(parents=True, exist_ok=True)
    path = arguments.out / "windows.pickle"
    if not path.exists():
        rng = random.Random(arguments.seed)
        articles: list[Article] = (
            list(brown_texts(arguments.brown))
            if arguments.brown
            else both_corpora(arguments.data, rng)
        )
        found = all_windows(articles, rng, arguments.lone_sentences)
        path.write_bytes(pickle.dumps(found))
    everything = pickle.loads(path.read_bytes())
    teacher = read_teacher(arguments.encoder, arguments.teacher)
    torch.save(teacher.heads.crf.state_dict(), arguments.out / "chain.pt")
    for begin in range(0, len(everything), PART):
        path = arguments.out / f"part{begin // PART:04}.npz"
        if not path.exists():
            written = path.with_suffix(".part")
            with written.open("wb") as file:
                np.savez(file, **taught(teacher, everything[begin : begin + PART]))
            written.replace(path)
            print(f"{begin + PART} of {len(everything)} windows", flush=True)


if __name__ == "__main__":
    main()
