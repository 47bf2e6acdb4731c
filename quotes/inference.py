"""Load the models in the package for onnxruntime."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.errors import ModelError

if TYPE_CHECKING:
    import onnxruntime


CPU, CUDA = "cpu", "cuda"
_SLOW_FUSIONS = ("SkipLayerNormFusion", "MatmulTransposeFusion")  # slower than what they fuse
_PROVIDER = "CUDAExecutionProvider"


def load_session(path: Path, device: str = CPU) -> onnxruntime.InferenceSession:
    """A model, ready to run. On a CPU it uses OMP_NUM_THREADS threads, or one a core.

    Args:
        path: The ONNX file.
        device: "cpu" or "cuda".

    Raises:
        ModelError: If the file is missing or damaged.
    """
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = int(os.environ.get("OMP_NUM_THREADS") or 0)  # 0: all cores
    # Threads that wait in a loop would take the processor from the rest of the pipeline.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    model: str | bytes = str(path)
    providers = ["CPUExecutionProvider"]
    if device == CUDA:
        from quotes.dequantise import dequantised

        model = dequantised(path)
        providers.insert(0, _PROVIDER)
    try:
        return onnxruntime.InferenceSession(
            model, options, providers=providers, disabled_optimizers=_SLOW_FUSIONS
        )
    except Exception as error:  # the library's exceptions share no public base
        raise ModelError.unreadable(path, error) from error


def check_device(device: str) -> None:
    """Whether the tagger can run there.

    Raises:
        ValueError: If it is not a device, or "cuda" where no GPU can be used.
    """
    if device not in (CPU, CUDA):
        raise ValueError(f"device must be {CPU!r} or {CUDA!r}, not {device!r}")
    if device == CUDA:
        import onnxruntime

        if _PROVIDER not in onnxruntime.get_available_providers():
            raise ValueError(
                "device 'cuda' needs an NVIDIA GPU and an onnxruntime that uses it: "
                "pip uninstall onnxruntime && pip install 'quotes[cuda]'"
            )
