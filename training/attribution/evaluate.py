r"""Score a checkpoint on a corpus before it is exported, with the library's own decoding.

    python -m training.attribution.evaluate runs/student/student.pt ../shared/data/polnear/dev \
        ../shared/eval/attribution_score.py
    python -m training.attribution.evaluate runs/teacher/epoch3.pt ../shared/data/polnear/dev \
        ../shared/eval/attribution_score.py --encoder runs/mpnet --filled 160
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch

from benchmarks.reliability import load
from quotes.marks import find_quoted
from quotes.tagging import Chain, tagger
from quotes.tagging.encoding import windows
from training.attribution.calibrate import found_by, offsets
from training.attribution.model import Tagger, tagger_of
from training.attribution.teacher import Teacher


class Session:
    """Stands in for the ONNX file that a checkpoint would be exported to."""

    def __init__(self, model: Tagger | Teacher) -> None:
        self._model = model

    @torch.no_grad()
    def run(self, _: object, feed: dict[str, np.ndarray]) -> list[np.ndarray]:
        ids, flags = (torch.from_numpy(feed[name]) for name in ("ids", "flags"))
        said = self._model(ids, flags, torch.ones_like(ids))
        outputs = (
            said.emissions,
            said.projections,
            said.names.argmax(-1),
            said.sentence_starts > 0,
        )
        return [output.numpy() for output in outputs]


def shipped_as(model: Tagger | Teacher) -> tagger.Tagger:
    """The library's tagger, with this model in it."""
    found = tagger.Tagger()
    start, transitions = (scores.detach().numpy() for scores in model.heads.crf.scores())
    vars(found).update(_session=Session(model), chain=Chain(start, transitions))
    return found


def predictions(by: tagger.Tagger, folder: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for path in sorted(folder.glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        yield path.stem, [offsets(a) for a in found_by(by, text, find_quoted(text))]


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("checkpoint", type=Path)
    cli.add_argument("corpus", type=Path, help="a folder with text/ and attributions/")
    cli.add_argument("scorer", type=Path)
    cli.add_argument("--encoder", type=Path, help="MPNet's folder, for a teacher")
    cli.add_argument("--filled", type=int, default=96, help="pieces that fill a window")
    arguments = cli.parse_args()
    state = torch.load(arguments.checkpoint, weights_only=True)
    model: Tagger | Teacher
    if arguments.encoder:
        model = Teacher(arguments.encoder)
        model.load_state_dict(state)
    else:
        model = tagger_of(state)
    model.eval()
    tagger.windows = lambda encoded: windows(encoded, filled=arguments.filled)
    found = dict(predictions(shipped_as(model), arguments.corpus / "text"))
    scores, _ = load(arguments.scorer).score(arguments.corpus, found)
    for measure in (
        "content",
        "cue",
        "source",
        "found",
        "exact",
        "attributed",
        "quoted attributed",
    ):
        print(f"{measure:18} {scores[measure]['f1']:.3f}")
    for kind, counts in scores["recall by kind"].items():
        print(f"{kind:18} {counts['attributed']:.3f} of them attributed")


if __name__ == "__main__":
    main()
