r"""Distil teachers into the tagger on an accelerator, where they read while the student learns.

    python -m training.attribution.accelerated runs/parcel/windows.npz runs/parcel/mpnet runs/student \
        --teachers runs/parcel/teacher.pt --start runs/parcel/student.pt --steps 4000

Each batch is read by all teachers, and the student learns their mean, as `training.attribution.distil`
does from one. In half of the windows words change places with like words of other windows, so that
neither can know the text by heart (Beyer et al., CVPR 2022, on teachers that see what the student sees).
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from quotes.tagging.encoding import Casing, Place
from training.attribution.corpus import UNKNOWN
from training.attribution.distil import EXACT_SHARE, Targets, loss_against
from training.attribution.model import DEVICE, Tagger, pointer_scores, tagger_of
from training.attribution.teacher import Teacher, read_teacher
from training.attribution.train import in_batches, in_short_floats, with_words_hidden

BATCH_PIECES = 16384
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


def mean_chain(teachers: list[Teacher]) -> dict[str, Tensor]:
    """The chain whose rows are as likely as on (geometric) average."""
    chains = [teacher.heads.crf.state_dict() for teacher in teachers]
    return {name: torch.stack([chain[name] for chain in chains]).mean(0) for name in chains[0]}


@torch.no_grad()
def taught(teachers: list[Teacher], tensors: dict[str, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
    """What the teachers' encoders make of pieces, side by side; the mean of their scores."""
    told = [in_short_floats(teacher, tensors) for teacher in teachers]
    hidden = torch.cat([one.hidden for one in told], -1)
    emissions = torch.stack([one.emissions for one in told]).mean(0)
    pointers = torch.stack([pointer_scores(one.projections) for one in told]).mean(0)
    return hidden, emissions, pointers


def distil(
    windows: Windows, teachers: list[Teacher], student: Tagger, out: Path, steps: int, seed: int
) -> None:
    """Train, and write `student.pt`."""
    torch.manual_seed(seed)
    order, rng = random.Random(seed), np.random.default_rng(seed)
    student.to(DEVICE).train()
    student.heads.crf.load_state_dict(mean_chain(teachers))
    student.heads.crf.requires_grad_(False)
    student.encoder.embeddings.word_embeddings.requires_grad_(False)
    wide = sum(teacher.encoder.config.hidden_size for teacher in teachers)
    widen = nn.Linear(student.encoder.config.hidden_size, wide).to(DEVICE)
    learning = [p for p in student.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": learning, "lr": RATE}, {"params": widen.parameters(), "lr": WIDEN_RATE}],
        weight_decay=0.01,
        fused=True,
    )
    scheduler = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / WARM_UP_STEPS, max(0.01, 1 - step / steps))
    )
    rows: list[list[int]] = []
    began, running = time.monotonic(), []
    for step in range(1, steps + 1):
        if not rows:
            sizes = windows.sizes
            rows = in_batches(range(len(sizes)), sizes.__getitem__, BATCH_PIECES, order)
        real, columns = windows.batch(rows.pop())
        words = real & (columns[3] != UNKNOWN)
        windows.exchange(words, columns, rng)
        ids, flags, names, starts = (torch.from_numpy(column).to(DEVICE) for column in columns)
        mask = torch.from_numpy(real).to(DEVICE)
        read = {"ids": ids, "flags": flags, "mask": mask.long()}
        hidden, emissions, pointers = taught(teachers, read)
        at_words = torch.from_numpy(words).to(DEVICE)
        targets = Targets(hidden, emissions, pointers, at_words, names, starts, mask)
        student.round_as_shipped(step > EXACT_SHARE * steps)
        outputs = in_short_floats(student, read | {"ids": with_words_hidden(ids, rng)})
        loss = loss_against(targets, student, outputs, widen)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([*learning, *widen.parameters()], 1.0)
        optimizer.step()
        scheduler.step()
        running.append(loss.detach())
        if step % 50 == 0:
            pace = (time.monotonic() - began) / step
            mean = torch.stack(running[-50:]).mean()
            print(f"step {step}/{steps} loss {mean:.4f} {pace:.3f} s/step", flush=True)
    torch.save(student.cpu().state_dict(), out / "student.pt")


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("windows", type=Path, help="of training.attribution.parcel")
    cli.add_argument("encoder", type=Path, help="MPNet's folder")
    cli.add_argument("out", type=Path)
    cli.add_argument("--teachers", type=Path, nargs="+", required=True)
    cli.add_argument("--start", type=Path, required=True, help="a student to go on with")
    cli.add_argument("--steps", type=int, default=4000)
    cli.add_argument("--seed", type=int, default=5)
    arguments = cli.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    distil(
        Windows(arguments.windows),
        [read_teacher(arguments.encoder, path) for path in arguments.teachers],
        tagger_of(torch.load(arguments.start, weights_only=True)),
        arguments.out,
        arguments.steps,
        arguments.seed,
    )


if __name__ == "__main__":
    main()
