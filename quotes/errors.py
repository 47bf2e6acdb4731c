"""Errors that callers may want to catch."""

from __future__ import annotations

from pathlib import Path
from typing import Self


class ModelError(RuntimeError):
    """A model file is missing or damaged; the message names it and the remedy."""

    @classmethod
    def unreadable(cls, path: Path, cause: BaseException) -> Self:
        """The error for a model file that cannot be loaded."""
        state = "is damaged" if path.exists() else "is missing"
        return cls(
            f"model file {path} {state} ({type(cause).__name__}: {cause}); "
            "reinstall the package: pip install --force-reinstall --no-deps quotes"
        )
