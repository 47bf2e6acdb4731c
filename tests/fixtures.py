"""The texts of fixtures/ with what is expected of them, and made-up texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from attrs import frozen
from hypothesis import strategies as st

FOLDER = Path(__file__).parent.parent / "fixtures"


@frozen
class Fixture:
    """A text, and what its JSON file expects of it."""

    name: str
    text: str
    quoted: list[str]
    quotes: list[dict[str, Any]]

    def __str__(self) -> str:
        return self.name


def read_fixtures() -> list[Fixture]:
    """Every fixture, by name."""
    found = []
    for path in sorted(FOLDER.glob("*.json")):
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        found.append(Fixture(path.stem, text, **json.loads(path.read_text(encoding="utf-8"))))
    return found


# Any string there can be, lone surrogates included, and ones dense in what scanners care about.
texts = st.one_of(
    st.text(st.characters()),
    st.text(
        st.sampled_from("aS .,:s\n\r\t\v\x1c\x1f\x85\u2028\u200f\0“”„‟\"＂«»‹›‘’‚‛'`\ud800\u00a0")
    ),
)
