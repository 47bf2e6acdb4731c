"""The tagger for a GPU, which has no kernels for integers that are quantised as they come."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def dequantised(path: Path) -> bytes:
    """An ONNX model that multiplies by the same eight-bit weights, but in floating point.

    Dynamic quantisation turns each product of activations and weights into
    `DynamicQuantizeLinear`, `MatMulInteger`, `Cast` and two `Mul`. Here it is one `MatMul` again,
    of weights that a `DequantizeLinear` restores. Without the rounding of activations results
    differ in the last digits.

    Raises:
        ImportError: If the library `onnx` is missing (extra `quotes[cuda]`).
    """
    import onnx

    model = onnx.load(path)
    graph = model.graph
    made_by = {output: node for node in graph.node for output in node.output}
    used_by = {name: node for node in graph.node for name in node.input}
    replaced: dict[str, list[Any]] = {}
    for product in graph.node:
        if product.op_type != "MatMulInteger":
            continue
        rounded, weights, _, zero_point = product.input
        scaled = used_by[used_by[product.output[0]].output[0]]  # behind the Cast
        (scales,) = (made_by[name] for name in scaled.input if made_by[name].op_type == "Mul")
        restored = f"{weights}_restored"
        weight_scale = next(name for name in scales.input if name not in made_by)
        replaced[scaled.output[0]] = [
            onnx.helper.make_node(
                "DequantizeLinear", [weights, weight_scale, zero_point], [restored], axis=1
            ),
            onnx.helper.make_node(
                "MatMul", [made_by[rounded].input[0], restored], [scaled.output[0]]
            ),
        ]
    nodes = [new for node in graph.node for new in replaced.get(node.output[0], [node])]
    needed = {output.name for output in graph.output}
    kept = []
    for node in reversed(nodes):
        if needed.intersection(node.output):
            needed.update(node.input)
            kept.append(node)
    del graph.node[:]
    graph.node.extend(reversed(kept))
    return bytes(model.SerializeToString())
