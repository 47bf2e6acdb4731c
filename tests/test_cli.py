"""What the commands read, write and say, with a stand-in for the models."""

import csv
import json
import os
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import Result
from typer.testing import CliRunner

import quotes
from quotes import batch
from quotes.cli import OutputFormat, main
from quotes.formats import FORMATS
from tests import stand_in

FORMATS_OF_FILES = sorted(set(FORMATS) - {"html"})


@pytest.fixture(autouse=True)
def _articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three articles in news/, and no models."""
    monkeypatch.setattr(quotes, "extract", stand_in.extract, raising=False)
    monkeypatch.setattr(batch, "restrain_libraries", lambda: None)
    monkeypatch.chdir(tmp_path)
    for path in ("news/b.txt", "news/a.md", "news/sub/c.txt"):
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_text(f"I am {path}.", encoding="utf-8")


def run(command: str, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(main, command.split(), stdin, env={"COLUMNS": "80"})


def ids(jsonl: str) -> list[str]:
    return [json.loads(line)["source"]["id"] for line in jsonl.splitlines()]


def files(folder: str) -> list[str]:
    found = (path for path in Path(folder).rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in found)


# What is written, and where


def test_jsonl_is_the_default_in_a_pipe_and_reads_back() -> None:
    done = run("extract news")
    assert done.exit_code == 0
    assert done.stderr == ""
    assert ids(done.stdout) == ["news/a.md", "news/b.txt", "news/sub/c.txt"]
    extraction = quotes.Extraction.from_dict(json.loads(done.stdout.splitlines()[0]))
    assert extraction == stand_in.extract("I am news/a.md.", source=quotes.Source(id="news/a.md"))


def test_every_format_is_on_offer() -> None:
    assert set(OutputFormat) == {*FORMATS, "table"}


@pytest.mark.parametrize("name", [name for name in FORMATS_OF_FILES if FORMATS[name].many])
def test_articles_follow_each_other_in_one_stream(name: str) -> None:
    format = FORMATS[name]
    extractions = [
        stand_in.extract(f"I am {path}.", source=quotes.Source(id=path))
        for path in ("news/a.md", "news/b.txt")
    ]
    bodies = format.between.join(map(format.write, extractions))
    expected = (format.begin + bodies + format.end).encode()
    assert run(f"extract -f {name} news/a.md news/b.txt").stdout_bytes == expected
    run(f"extract -f {name} news/a.md news/b.txt -o written")
    assert Path("written").read_bytes() == expected


@pytest.mark.parametrize("name", [name for name in FORMATS_OF_FILES if FORMATS[name].many])
def test_a_stream_without_articles_is_whole(name: str) -> None:
    Path("empty.jsonl").write_bytes(b"")
    done = run(f"extract -f {name} empty.jsonl")
    assert done.stdout_bytes == (FORMATS[name].begin + FORMATS[name].end).encode()
    assert done.exit_code == 0


def test_tables_have_the_name_of_each_article() -> None:
    done = run("extract -f table news/a.md news/b.txt")
    assert re.findall(r"^news.*", done.stdout, re.MULTILINE) == ["news/a.md", "news/b.txt"]
    assert "│ I am news/a.md." in done.stdout


@pytest.mark.parametrize("name", FORMATS_OF_FILES)
def test_a_folder_gets_a_file_for_each_article(name: str) -> None:
    format = FORMATS[name]
    done = run(f"extract -f {name} news -o out/")
    assert done.exit_code == 0, done.stderr
    names = [
        f"{stem}{end}" for stem in ("a", "b", "sub/c") for end in (format.suffix, *format.beside)
    ]
    assert files("out") == sorted([*names, *format.once])
    extraction = stand_in.extract("I am news/b.txt.", source=quotes.Source(id="news/b.txt"))
    written = format.begin + format.write(extraction) + format.end
    assert Path(f"out/b{format.suffix}").read_bytes() == written.encode()


def test_brat_has_the_text_beside_the_annotations() -> None:
    run("extract -f brat news -o out")
    assert Path("out/a.txt").read_text() == "I am news/a.md."


def test_files_of_one_name_keep_their_suffixes() -> None:
    Path("news/a.txt").write_text("I am the other.")
    run("extract -f tei news -o out")
    assert files("out") == [
        "a.md.tei.xml",
        "a.txt.tei.xml",
        "b.txt.tei.xml",
        "sub/c.txt.tei.xml",
    ]


def test_lines_are_named_by_their_number() -> None:
    Path("news.jsonl").write_text('{"text": "One."}\n\n{"text": "Two."}\n')
    run("extract -f tei news.jsonl news/a.md -o out")
    assert files("out") == ["news.jsonl/1.tei.xml", "news.jsonl/3.tei.xml", "news/a.md.tei.xml"]
    run("extract -f tei news.jsonl -o lines")
    assert files("lines") == ["news/1.tei.xml", "news/3.tei.xml"]


@pytest.mark.parametrize(
    ("name", "start"),
    [("q.csv", '\ufeff"id"'), ("q.JSON", "[\n{"), ("q.jsonl", '{"text"'), ("q.txt", "news/a.md")],
)
def test_the_suffix_of_the_output_tells_the_format(name: str, start: str) -> None:
    done = run(f"extract news/a.md -o {name}")
    assert Path(name).read_text(encoding="utf-8").startswith(start)
    assert (done.stdout, done.stderr) == ("", f"1 quote of 1 article written to {name}\n")


def test_nothing_but_the_output_is_left() -> None:
    run("extract news -o quotes.csv")
    assert files(".") == ["news/a.md", "news/b.txt", "news/sub/c.txt", "quotes.csv"]


def test_a_minus_is_standard_input_and_standard_output() -> None:
    done = run("extract - -o -", b"We won.")
    assert json.loads(done.stdout)["text"] == "We won."
    done = run("extract - --input-format jsonl", b'{"text": "We won.", "id": "x"}\n')
    assert ids(done.stdout) == ["x"]


def test_a_pipe_or_device_is_written_as_it_is() -> None:
    done = run("extract news -o /dev/null -f csv")
    assert done.exit_code == 0, done.stderr


# Which quotes


@pytest.mark.parametrize(
    ("options", "left"),
    [
        ("--speaker smith", 3),
        ("--speaker Jones", 0),
        ("--speaker Jones --speaker SMITH", 3),
        ("--kind indirect --kind mixed", 3),
        ("--kind direct", 0),
        ("--act say", 3),
        ("--act communication", 3),
        ("--act think --act feel", 0),
        ("--min-confidence 0.9", 3),
        ("--min-confidence 0.91", 0),
    ],
)
def test_only_the_quotes_that_were_asked_for_are_written(options: str, left: int) -> None:
    done = run(f"extract news -f csv {options}")
    assert len(list(csv.reader(done.stdout.splitlines()))) == 1 + left
    assert done.exit_code == 0


# What cannot be read


def test_fields_of_json_lines_can_be_named() -> None:
    Path("news.jsonl").write_text('{"body": "We won.", "headline": "H", "day": "2020-01-31"}')
    done = run(
        "extract news.jsonl --text-field body --source-field title=headline "
        "--source-field published=day"
    )
    source = json.loads(done.stdout)["source"]
    assert (source["title"], source["published"]) == ("H", "2020-01-31")


@pytest.mark.parametrize("pair", ["headline", "title=", "headline=title"])
def test_what_names_no_field_of_the_source_is_refused(pair: str) -> None:
    done = run(f"extract news --source-field {pair}")
    assert done.exit_code == 2
    assert f"'{pair}' is not NAME=FIELD" in done.stderr


def test_unreadable_files_are_told_at_the_end_and_the_others_written() -> None:
    Path("news/a.txt").write_bytes(b"\xff")
    Path("news/c.jsonl").write_bytes(b'{"text": "One."}\n{}\n')
    done = run("extract news -o q.jsonl")
    assert ids(Path("q.jsonl").read_text()) == [
        "news/a.md",
        "news/b.txt",
        "news/c.jsonl:1",
        "news/sub/c.txt",
    ]
    assert done.stderr.splitlines() == [
        "error: news/a.txt is not text in UTF-8 (byte 0: invalid start byte)",
        'error: news/c.jsonl:2: no text in the field "text" (fields: none); --text-field names it',
        "4 quotes of 4 articles written to q.jsonl; 2 could not be read",
    ]
    assert done.exit_code == 1


def test_a_fault_of_ours_costs_one_article() -> None:
    Path("news/a.txt").write_text("fault")
    done = run("extract news")
    assert len(done.stdout.splitlines()) == 3
    assert "news/a.txt: failed, please report it (IndexError: list" in done.stderr
    assert done.exit_code == 1


def test_what_libraries_print_does_not_get_into_the_output() -> None:
    done = run("extract -", b"print")
    assert json.loads(done.stdout)["text"] == "print"


def test_a_model_that_is_missing_ends_the_run() -> None:
    Path("news/b.txt").write_text("model")
    done = run("extract news -o q.jsonl")
    assert done.stderr == "error: model file x.onnx is missing\n"
    assert done.exit_code == 1


def test_names_are_written_so_that_a_terminal_does_not_act_on_them() -> None:
    done = run("extract \x1b]2;x")
    assert done.stderr == "error: no such file or folder: \\x1b]2;x\n"


# Web pages


def _pages(monkeypatch: pytest.MonkeyPatch, page: object) -> None:
    def read_html(html: bytes) -> object:
        assert html == b"<p>We won.</p>"
        if isinstance(page, Exception):
            raise page
        return page

    monkeypatch.setattr(quotes, "read_html", read_html, raising=False)
    Path("page.html").write_bytes(b"<p>We won.</p>")


def test_a_web_page_gives_its_article_and_source(monkeypatch: pytest.MonkeyPatch) -> None:
    source = quotes.Source(url="https://news.example/1", title="Victory")
    _pages(monkeypatch, SimpleNamespace(text="We won.", source=source))
    extraction = json.loads(run("extract page.html").stdout)
    assert extraction["text"] == "We won."
    assert extraction["source"]["url"] == "https://news.example/1"
    assert extraction["source"]["id"] == "page.html"
    done = run("extract - --input-format html", b"<p>We won.</p>")
    assert ids(done.stdout) == ["standard input"]


def test_a_web_page_without_an_article_is_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    _pages(monkeypatch, SimpleNamespace(text="", source=quotes.Source()))
    done = run("extract page.html news/a.md")
    assert ids(done.stdout) == ["news/a.md"]
    assert "error: no article found in the page page.html\n" in done.stderr
    assert done.exit_code == 1


def test_a_library_that_is_missing_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    _pages(monkeypatch, ImportError("install quotes[html]"))
    done = run("extract page.html news/a.md")
    assert (done.exit_code, done.stderr) == (1, "error: install quotes[html]\n")


# What is asked wrongly


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("extract missing", "no such file or folder: missing"),
        ("extract *.pdf", "nothing matches *.pdf"),
        ("extract news -o q.xlsx", "--output q.xlsx does not tell the format; add --format"),
        (
            "extract news -f tei",
            "tei has one article in a file; give a folder: --output FOLDER",
        ),
        ("extract news -f tei -o news/a.md", "news/a.md is a file; tei needs a folder here"),
        (
            "extract news/b.txt -f jsonl -o ./news/b.txt --overwrite",
            "news/b.txt is one of the inputs, and is not replaced; write elsewhere",
        ),
        (
            "extract news/b.txt -f brat -o news --overwrite",
            "news/b.txt is one of the inputs, and is not replaced; write elsewhere",
        ),
        (
            "report news -o page.html",
            (
                "a report is of one article, not of news; for more: "
                "quotes extract --format html --output FOLDER"
            ),
        ),
        ("report news/a.md -o news", "news is a folder; give the name of the page"),
    ],
)
def test_a_mistake_is_one_line_and_exit_code_2(command: str, message: str) -> None:
    before = files(".")
    done = run(command)
    assert (done.stdout, done.stderr) == ("", f"error: {message}\n")
    assert done.exit_code == 2
    assert files(".") == before


@pytest.mark.parametrize(
    "command",
    [
        "extract",
        "extract news --format docx",
        "extract news --kind loud",
        "extract news --act shout",
        "extract news --min-confidence 2",
        "extract news --workers 0",
        "report news/a.md",
        "shout",
    ],
)
def test_wrong_options_are_exit_code_2_and_no_traceback(command: str) -> None:
    done = run(command)
    assert done.exit_code == 2
    assert "Error" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_output_that_cannot_be_written_is_an_error() -> None:
    done = run("extract news -o missing/q.csv")
    assert done.stderr == "error: cannot write missing/q.csv: No such file or directory\n"
    assert done.exit_code == 1


# Outputs that exist


def test_an_output_is_replaced_only_when_asked_to() -> None:
    Path("q.csv").write_text("mine")
    done = run("extract news -o q.csv")
    assert done.stderr == "error: q.csv exists already; --overwrite replaces it\n"
    assert done.exit_code == 2
    assert files(".")[-1:] == ["q.csv"]
    assert Path("q.csv").read_text() == "mine"
    assert run("extract news -o q.csv --overwrite").exit_code == 0
    assert len(Path("q.csv").read_text().splitlines()) == 4


def test_a_folder_that_is_not_empty_is_written_into_only_when_asked_to() -> None:
    Path("out").mkdir()
    Path("out/mine").touch()
    done = run("extract news -f tei -o out")
    assert done.stderr == "error: the folder out is not empty; --overwrite writes it anew\n"
    assert done.exit_code == 2
    assert files("out") == ["mine"]
    assert run("extract news -f tei -o out --overwrite").exit_code == 0
    assert files("out") == ["a.tei.xml", "b.tei.xml", "mine", "sub/c.tei.xml"]


# Help


def test_the_version_is_told() -> None:
    assert run("--version").stdout == f"quotes {quotes.__version__}\n"


@pytest.mark.parametrize("command", ["", "extract", "report", "demo"])
def test_help_has_examples_within_80_columns(command: str) -> None:
    done = run(f"{command} --help")
    assert "Examples:" in done.stdout
    assert f"  quotes {command}" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    done = run(f"--show-completion {shell}")
    assert done.exit_code == 0
    assert "quotes" in done.stdout or "root" in done.stdout


def test_acts_are_completed() -> None:
    environment = {
        **os.environ,
        "_ROOT_COMPLETE": "complete_bash",
        "COMP_WORDS": "root extract --act co",
        "COMP_CWORD": "3",
    }
    done = CliRunner().invoke(main, [], env=environment, prog_name="root")
    assert done.stdout.strip() == "communication"
