r"""Write a student as the int8 ONNX file that the package ships.

python -m training.attribution.export runs/student/student.pt quotes/models/en/attribution
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.attribution.model import EXPORTED, Alone, tagger_of
from training.attribution.train import read_tokenizer


def export(checkpoint: Path, folder: Path, *, quantised: bool = True) -> None:
    """Write `tagger.onnx` and `tokenizer.json` to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    model = tagger_of(torch.load(checkpoint, weights_only=True))
    model.eval()
    example = {
        "ids": torch.full((2, 7), 2000),
        "flags": torch.zeros(2, 7, 3, dtype=torch.long),
    }
    with TemporaryDirectory() as scratch:
        exact = Path(scratch) / "tagger.onnx"
        torch.onnx.export(
            Alone(model),
            tuple(example.values()),
            exact,
            input_names=list(example),
            output_names=list(EXPORTED),
            dynamic_axes={name: {0: "windows", 1: "pieces"} for name in (*example, *EXPORTED)},
            opset_version=17,
            dynamo=False,
        )
        if quantised:
            # Seven bits a weight, because eight overflow on processors without VNNI, which would
            # then answer otherwise than those with it.
            quantize_dynamic(
                exact,
                folder / "tagger.onnx",
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=True,
            )
        else:
            exact.replace(folder / "tagger.onnx")
    start, transitions = model.heads.crf.scores()
    finished = onnx.load(folder / "tagger.onnx")
    chain = {"start": start.tolist(), "transitions": transitions.tolist()}
    onnx.helper.set_model_props(finished, {"chain": json.dumps(chain)})
    onnx.save(finished, folder / "tagger.onnx")
    read_tokenizer().save(str(folder / "tokenizer.json"), pretty=False)


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("checkpoint", type=Path)
    cli.add_argument("folder", type=Path)
    cli.add_argument("--exact", action="store_true", help="keep 32-bit weights, to compare")
    arguments = cli.parse_args()
    export(arguments.checkpoint, arguments.folder, quantised=not arguments.exact)


if __name__ == "__main__":
    main()
