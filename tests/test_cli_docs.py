"""What docs/command-line.md says of the command line, against the commands."""

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

import quotes
from quotes import batch
from quotes.cli import OutputFormat, main
from quotes.inputs import SUFFIXES
from tests import stand_in

DOCUMENT = (Path(__file__).parent.parent / "docs" / "command-line.md").read_text(encoding="utf-8")
COMMANDS = re.findall(
    r"^quotes .*", "\n".join(re.findall(r"```sh\n(.*?)```", DOCUMENT, re.DOTALL)), re.MULTILINE
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_example_works(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotes, "extract", stand_in.extract, raising=False)
    monkeypatch.setattr(batch, "restrain_libraries", lambda: None)
    monkeypatch.chdir(tmp_path)
    article = "<html><body><article><p>" + "The trains will run. " * 30 + "</p></article></body>"
    for path in ("article.txt", "news/a.txt", "archive/a.txt"):
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_text("The trains will run.")
    Path("archive.jsonl").write_text('{"text": "The trains will run."}\n')
    words = shlex.split(command, comments=True)
    stdin = article.encode() if "<" in words else b""
    end = next((n for n, word in enumerate(words) if word in "<>"), len(words))
    done = CliRunner().invoke(main, words[1:end], stdin)
    assert done.exit_code == 0, done.output
    for option in {"-o", "--output"} & set(words):
        output = words[words.index(option) + 1]
        assert Path(output).exists()


@pytest.mark.parametrize("command", ["extract", "report"])
def test_every_option_is_documented(command: str) -> None:
    options = get_command(main).commands[command].params
    names = [max(option.opts, key=len) for option in options if option.opts[0].startswith("-")]
    assert [name for name in names if name not in DOCUMENT] == []


def test_every_format_and_suffix_is_documented() -> None:
    for name in (*OutputFormat, *SUFFIXES.split(", ")):
        assert f"`{name}`" in DOCUMENT
