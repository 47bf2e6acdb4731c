"""Put what README.md shows of the demo there anew: `make readme`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"

_DEMO = re.compile(r"(?<=\n```console\n\$ make demo\n).*?(?=```\n)", re.DOTALL)
_USE = re.compile(r"(?<=\n```python\n).*?(?=```\n)", re.DOTALL)


def demo_shown() -> str:
    """The demo's output as README.md has it."""
    return _only(_DEMO)


def use_shown() -> str:
    """The Python code that README.md has for an example."""
    return _only(_USE)


def demo_output() -> str:
    """What the demo prints into a pipe, 80 columns wide."""
    command = [sys.executable, "-m", "quotes.demo"]
    done = subprocess.run(
        command, capture_output=True, check=True, env={**os.environ, "COLUMNS": "80"}
    )
    return done.stdout.decode("utf-8")


def _only(pattern: re.Pattern[str]) -> str:
    (found,) = pattern.findall(README.read_text(encoding="utf-8"))
    return str(found)


if __name__ == "__main__":
    readme = README.read_text(encoding="utf-8")
    README.write_text(readme.replace(demo_shown(), demo_output()), encoding="utf-8")
