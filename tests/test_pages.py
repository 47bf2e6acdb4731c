"""Every example of README.md and docs/ runs and shows what it gives."""

import re
import shutil
from pathlib import Path

import pytest

from tests.pages import PAGES, ROOT, blocks, replay

# The last digits of confidences differ between processors.
_NUMBER = re.compile(r"\b[01]\.\d{2,}\b")
_NEAR = 0.02

_NOT_RUN = [(page, block) for page in PAGES for block in blocks(page) if block.not_run]


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_examples_give_what_the_page_shows(page: Path) -> None:
    if page.name == "spark.md" and shutil.which("java") is None:
        pytest.skip("Spark needs Java, which is not installed here")
    shown, given = page.read_text(encoding="utf-8"), replay(page)
    assert _NUMBER.sub("0.00", given) == _NUMBER.sub("0.00", shown), "run `make readme`"
    numbers = [[float(number) for number in _NUMBER.findall(text)] for text in (given, shown)]
    assert numbers[0] == pytest.approx(numbers[1], abs=_NEAR), "run `make readme`"


@pytest.mark.parametrize(
    ("page", "line", "reason"),
    [(_name(page), block.line, block.not_run) for page, block in _NOT_RUN],
)
def test_examples_that_are_not_run_say_why(page: str, line: int, reason: str) -> None:
    pytest.skip(f"{page}:{line}: {reason}")
