"""Load the models in the package for onnxruntime."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.errors import ModelError

if TYPE_CHECKING:
    import onnxruntime


def load_session(path: Path) -> onnxruntime.InferenceSession:
    """A model, ready to run. It uses OMP_NUM_THREADS threads, or as many as there are cores.

    Raises:
        ModelError: If the file is missing or damaged.
    """
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = int(os.environ.get("OMP_NUM_THREADS") or 0)  # 0: all cores
    # Threads that wait in a loop would take the processor from the rest of the pipeline.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the library's exceptions share no public base
        raise ModelError.unreadable(path, error) from error
