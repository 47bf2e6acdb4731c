r"""Take the mean of checkpoints of one student.

    python -m training.attribution.mean runs/student2/student.pt runs/student3/student.pt \
        runs/mean.pt

Where one checkpoint goes on from the other, the mean of their weights finds more than either, as
both together would, at the cost of one (Wortsman et al., ICML 2022).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor


def mean(states: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of each weight; what is no weight is the first one's.

    Those that are narrower than the first have its further heads and neurons, too.
    """
    return {
        name: torch.stack([_as_wide_as(first, state[name]) for state in states]).mean(0)
        if first.is_floating_point()
        else first
        for name, first in states[0].items()
    }


def _as_wide_as(wide: Tensor, narrow: Tensor) -> Tensor:
    widened = wide.clone()
    widened[tuple(slice(size) for size in narrow.shape)] = narrow
    return widened


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("checkpoints", type=Path, nargs="+")
    cli.add_argument("out", type=Path)
    arguments = cli.parse_args()
    states = [torch.load(path, weights_only=True) for path in arguments.checkpoints]
    torch.save(mean(states), arguments.out)


if __name__ == "__main__":
    main()
