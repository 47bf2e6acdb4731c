r"""Make a checkpoint of the shipped tagger again, to go on training from.

    python -m training.attribution.restore quotes/models/en/attribution/tagger.onnx \
        runs/restored.pt --heads 8 --neurons 832

Layers with fewer attention heads and neurons than asked for get some of MiniLM's back, and copies of
the last layer go on top. Nothing leads out of these at first, so that the tagger says nearly what it
said (after Net2Net, Chen et al., ICLR 2016).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import onnx
import torch
from onnx.numpy_helper import to_array
from torch import Tensor, nn
from torch.nn.functional import normalize

from quotes.tagging.labels import TAGS
from training.attribution.model import ChainCRF, Tagger, deepen, linear_of, tagger_of


def restored(path: Path) -> dict[str, Tensor]:
    """The weights in an ONNX file of `training.attribution.export`, as they are after rounding."""
    model = onnx.load(path)
    stored = {part.name: to_array(part) for part in model.graph.initializer}
    state = {}
    for name, part in stored.items():
        exact = name.removesuffix("_quantized")
        if name.startswith("tagger.") and name != exact:
            state[exact] = _exact(stored, exact)
        elif name.startswith("tagger.") and name.endswith(("weight", "bias")):
            state[name] = torch.tensor(part)
    for node in model.graph.node:
        if node.op_type == "MatMulInteger":
            where = node.name.removesuffix("/MatMul_quant").replace("/", ".")
            name = f"tagger{where.replace('.layer.', '.encoder.encoder.layer.')}.weight"
            state[name] = _exact(stored, node.input[1].removesuffix("_quantized")).T.contiguous()
    state = {name.removeprefix("tagger."): part for name, part in state.items()}
    (chain,) = (json.loads(prop.value) for prop in model.metadata_props if prop.key == "chain")
    crf = ChainCRF(len(TAGS))
    for name, forbidden in (("start", "forbidden_start"), ("transitions", "forbidden")):
        never = getattr(crf, forbidden)
        state[f"heads.crf.{forbidden}"] = never
        state[f"heads.crf.{name}"] = torch.where(never < 0, 0.0, torch.tensor(chain[name]))
    return state


def _exact(stored: dict[str, Any], name: str) -> Tensor:
    """Integers of eight bits as the numbers that they stand for."""
    steps = stored[f"{name}_quantized"].astype("int32") - stored[f"{name}_zero_point"]
    return torch.tensor(steps * stored[f"{name}_scale"])


def widen(model: Tagger, heads: int, neurons: int) -> None:
    """Give every layer at least so many attention heads and feed-forward neurons."""
    minilm = Tagger()
    deepen(minilm, len(model.layers))
    for layer, whole in zip(model.layers, minilm.layers, strict=True):
        ours, theirs = layer.attention.self, whole.attention.self
        size = ours.attention_head_size
        rows = _unlike(ours.query.weight, theirs.query.weight, heads * size, size)
        for name in ("query", "key", "value"):
            setattr(ours, name, _with_rows(getattr(ours, name), getattr(theirs, name), rows))
        ours.all_head_size = ours.query.out_features
        ours.num_attention_heads = ours.all_head_size // size
        mixed = layer.attention.output
        mixed.dense = _with_silent_columns(mixed.dense, len(rows))
        up, down = layer.intermediate, layer.output
        rows = _unlike(up.dense.weight, whole.intermediate.dense.weight, neurons, 1)
        up.dense = _with_rows(up.dense, whole.intermediate.dense, rows)
        down.dense = _with_silent_columns(down.dense, len(rows))


def add_silent_layers(model: Tagger, layers: int) -> None:
    """Give the model so many layers; what those on top add to a piece is nothing at first."""
    before = len(model.layers)
    deepen(model, layers)
    for layer in model.layers[before:]:
        for part in (layer.attention.output, layer.output):
            nn.init.zeros_(part.dense.weight)
            nn.init.zeros_(part.dense.bias)
            part.LayerNorm.load_state_dict(model.layers[before - 1].output.LayerNorm.state_dict())


def _unlike(ours: Tensor, theirs: Tensor, wanted: int, together: int) -> Tensor:
    """Which rows of MiniLM's to add, in blocks: those least like a row that is there."""
    blocks = [
        normalize(part.detach().reshape(-1, together * part.shape[1])) for part in (ours, theirs)
    ]
    alike = (blocks[0] @ blocks[1].T).amax(0)
    missing = max(0, wanted - len(ours)) // together
    return (alike.argsort()[:missing, None] * together + torch.arange(together)).flatten()


def _with_rows(ours: nn.Linear, theirs: nn.Linear, rows: Tensor) -> nn.Linear:
    return linear_of(
        torch.cat([ours.weight, theirs.weight[rows]]), torch.cat([ours.bias, theirs.bias[rows]])
    )


def _with_silent_columns(ours: nn.Linear, count: int) -> nn.Linear:
    silent = torch.zeros(ours.out_features, count)
    return linear_of(torch.cat([ours.weight, silent], 1), ours.bias)


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("shipped", type=Path, help="a tagger.onnx with eight-bit weights")
    cli.add_argument("checkpoint", type=Path, help="where to write")
    cli.add_argument("--heads", type=int, default=0, help="least of attention, in any layer")
    cli.add_argument("--neurons", type=int, default=0, help="least in any layer")
    cli.add_argument("--layers", type=int, default=0, help="least")
    arguments = cli.parse_args()
    model = tagger_of(restored(arguments.shipped))
    widen(model, arguments.heads, arguments.neurons)
    add_silent_layers(model, arguments.layers)
    torch.save(model.state_dict(), arguments.checkpoint)


if __name__ == "__main__":
    main()
