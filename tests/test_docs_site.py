"""The documentation as a site: it builds without a warning, so that no link within it is broken."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# GitHub shows these too, where links outside of the site work.
BESIDE_THE_SITE = ("README.md", "CHANGELOG.md", "fixtures/README.md")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    options = ["-W", "--keep-going", "--nitpicky", "--quiet"]
    command = [sys.executable, "-m", "sphinx", *options, str(ROOT / "docs"), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_every_page_is_in_the_site(site: Path) -> None:
    pages = [path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md")]
    assert [str(page) for page in pages if not (site / page.with_suffix(".html")).is_file()] == []


def test_the_reference_has_every_public_name(site: Path) -> None:
    import quotes
    import quotes.errors
    import quotes.formats

    reference = (site / "reference" / "api.html").read_text(encoding="utf-8")
    names = [f"quotes.{name}" for name in quotes.__all__]
    names += [f"quotes.formats.{name}" for name in quotes.formats.__all__]
    names.remove("quotes.formats.to_dataframe")  # it is there as quotes.to_dataframe
    assert [name for name in names if f'id="{name}"' not in reference] == []


@pytest.mark.parametrize("name", BESIDE_THE_SITE)
def test_links_beside_the_site_lead_somewhere(name: str, site: Path) -> None:
    page = ROOT / name
    links = re.findall(r"\]\((?!https?://)([^)]+)\)", page.read_text(encoding="utf-8"))
    for link in links:
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve()
        assert target.exists(), link
        if anchor:
            html = (site / target.relative_to(ROOT / "docs")).with_suffix(".html")
            assert f'id="{anchor}"' in html.read_text(encoding="utf-8"), link
