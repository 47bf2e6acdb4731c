r"""Distil the teacher into the tagger on an accelerator, where it reads while the student learns.

    python -m training.attribution.parcel open runs/parcel
    python -m training.attribution.accelerated runs/parcel runs/student --seconds 300

The student learns as in `training.attribution.distil`, but in half of the windows words change places
with like words of other windows before either reads them, so that neither can know the text by heart
(Beyer et al., CVPR 2022, on teachers that see what the student sees).
"""

from __future__ import annotations

import argparse
import itertools
import random
import time
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from quotes.tagging.encoding import Casing, Place
from training.attribution.corpus import UNKNOWN
from training.attribution.distil import EXACT_SHARE, Targets, loss_against
from training.attribution.model import DEVICE, Tagger, pointer_scores, tagger_of
from training.attribution.teacher import Teacher, read_teacher
from training.attribution.train import in_batches, in_short_floats, with_words_hidden

BATCH_PIECES, SORTED_TOGETHER = 32768, 8192
RATE, WIDEN_RATE, WARM_UP_STEPS = 4e-4, 1e-3, 100
EXCHANGING_SHARE = 0.5  # of windows
MOST_EXCHANGED = 0.5  # of a window's words
FREQUENT = 300  # pieces that keep their place: what holds sentences together

Column = NDArray[np.int64]


class Windows:
    """All windows of a parcel, piece by piece: ids, flags, and the labels of names and starts."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as parts:
            self.ids, self.flags, self.names, self.starts, self.sizes = (
                parts[name] for name in ("ids", "flags", "names", "starts", "sizes")
            )
        self.offsets = np.cumsum(self.sizes) - self.sizes
        counts = np.bincount(self.ids)
        self.frequent = np.isin(np.arange(len(counts)), counts.argsort()[-FREQUENT:])

    def batch(self, row: list[int]) -> tuple[NDArray[np.bool_], list[Column]]:
        """Which pieces are real, then the four columns, each filled up with zeros or `UNKNOWN`."""
        sizes = self.sizes[row]
        real = np.arange(sizes.max()) < sizes[:, None]
        at = np.where(real, self.offsets[row][:, None] + np.arange(sizes.max()), 0)
        columns = [
            np.where(real if column.ndim == 1 else real[:, :, None], column[at], filling).astype(
                int
            )
            for column, filling in (
                (self.ids, 0),
                (self.flags, 0),
                (self.names, UNKNOWN),
                (self.starts, UNKNOWN),
            )
        ]
        return real, columns

    def exchange(
        self, words: NDArray[np.bool_], columns: list[Column], rng: np.random.Generator
    ) -> None:
        """Let words of one piece change places in some windows, whose labels are unknown then."""
        ids, flags, names, starts = columns
        exchanging = rng.random(len(ids)) < EXCHANGING_SHARE
        rates = exchanging * rng.uniform(0, MOST_EXCHANGED, len(ids))
        ends = np.ones_like(words)
        ends[:, :-1] = flags[:, 1:, 2] != Place.IN_WORD
        moving = words & ends & ~self.frequent[ids] & (rng.random(ids.shape) < rates[:, None])
        for casing in set(Casing) - {Casing.NO_LETTERS}:
            chosen = moving & (flags[:, :, 1] == casing)
            ids[chosen] = rng.permutation(ids[chosen])
        names[exchanging] = starts[exchanging] = UNKNOWN


def distil(
    windows: Windows, teacher: Teacher, student: Tagger, out: Path, seconds: int, seed: int
) -> None:
    """Train for so long, as the machine is lent by the minute, and write `student.pt`."""
    torch.manual_seed(seed)
    order, rng = random.Random(seed), np.random.default_rng(seed)
    student.to(DEVICE).train()
    student.heads.crf.load_state_dict(teacher.heads.crf.state_dict())
    student.heads.crf.requires_grad_(False)
    student.encoder.embeddings.word_embeddings.requires_grad_(False)
    sizes = (model.encoder.config.hidden_size for model in (student, teacher))
    widen = nn.Linear(*sizes).to(DEVICE)
    learning = [p for p in student.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": learning, "lr": RATE}, {"params": widen.parameters(), "lr": WIDEN_RATE}],
        weight_decay=0.01,
        fused=True,
    )
    rates = [group["lr"] for group in optimizer.param_groups]
    rows: list[list[int]] = []
    began, running = time.monotonic(), []
    for step in itertools.count(1):
        done = (time.monotonic() - began) / seconds
        if done >= 1:
            break
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * min(step / WARM_UP_STEPS, max(0.01, 1 - done))
        if not rows:
            every, pieces = range(len(windows.sizes)), windows.sizes.__getitem__
            rows = in_batches(every, pieces, BATCH_PIECES, order, SORTED_TOGETHER)
        real, columns = windows.batch(rows.pop())
        words = real & (columns[3] != UNKNOWN)
        windows.exchange(words, columns, rng)
        ids, flags, names, starts = (torch.from_numpy(column).to(DEVICE) for column in columns)
        mask = torch.from_numpy(real).to(DEVICE)
        read = {"ids": ids, "flags": flags, "mask": mask.long()}
        with torch.no_grad():
            told = in_short_floats(teacher, read)
        targets = Targets(
            told.hidden,
            told.emissions,
            pointer_scores(told.projections),
            torch.from_numpy(words).to(DEVICE),
            names,
            starts,
            mask,
        )
        student.round_as_shipped(done > EXACT_SHARE)
        outputs = in_short_floats(student, read | {"ids": with_words_hidden(ids, rng)})
        loss = loss_against(targets, student, outputs, widen)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([*learning, *widen.parameters()], 1.0)
        optimizer.step()
        running.append(loss.detach())
        if step % 50 == 0:
            pace = (time.monotonic() - began) / step
            mean = torch.stack(running[-50:]).mean()
            print(
                f"step {step} of about {step / done:.0f} loss {mean:.4f} {pace:.3f} s/step",
                flush=True,
            )
    torch.save(student.cpu().state_dict(), out / "student.pt")


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("parcel", type=Path, help="what training.attribution.parcel opened")
    cli.add_argument("out", type=Path)
    cli.add_argument("--seconds", type=int, default=300)
    cli.add_argument("--seed", type=int, default=5)
    arguments = cli.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    distil(
        Windows(arguments.parcel / "windows.npz"),
        read_teacher(arguments.parcel, arguments.parcel / "teacher.pt"),
        tagger_of(torch.load(arguments.parcel / "student.pt", weights_only=True)),
        arguments.out,
        arguments.seconds,
        arguments.seed,
    )


if __name__ == "__main__":
    main()
