"""Which files a command reads, in what order, and what it makes of them."""

import io
import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import quotes
from quotes.inputs import (
    InputFormat,
    NoInputError,
    Place,
    RecordFields,
    UnreadableError,
    articles,
    find_inputs,
    fingerprint,
    read,
)

AS_NAMED = RecordFields()


@pytest.fixture(autouse=True)
def _within(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(*paths: str, content: bytes = b"We won.") -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(content)


def paths(*arguments: str, output: Path | None = None) -> list[str | None]:
    return [input.path for input in find_inputs(arguments, output=output)]


def records(*lines: object, path: str = "news.jsonl") -> None:
    write(path, content="".join(f"{json.dumps(line)}\n" for line in lines).encode())


def read_all(*arguments: str, wanted: RecordFields = AS_NAMED) -> list[tuple[str, quotes.Source]]:
    return [read(article, wanted) for article in articles(find_inputs(arguments), start=Place())]


def test_a_folder_gives_its_articles_sorted_with_those_in_folders_within_it() -> None:
    write("news/b.txt", "news/a.md", "news/sub/c.HTML", "news/d.htm", "news/e.jsonl")
    write("news/.hidden.txt", "news/.git/x.txt", "news/photo.jpg", "news/notes.docx")
    assert paths("news") == [
        "news/a.md",
        "news/b.txt",
        "news/d.htm",
        "news/e.jsonl",
        "news/sub/c.HTML",
    ]


def test_a_pattern_gives_what_it_matches_sorted() -> None:
    write("news/b.txt", "news/a.txt", "news/sub/c.txt", "news/d.md")
    assert paths("news/*.txt") == ["news/a.txt", "news/b.txt"]
    assert paths("news/**/*.txt") == ["news/a.txt", "news/b.txt", "news/sub/c.txt"]
    assert paths("n*") == ["news/a.txt", "news/b.txt", "news/d.md", "news/sub/c.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file() -> None:
    write("a[1].txt", "a1.txt")
    assert paths("a[1].txt") == ["a[1].txt"]


def test_arguments_keep_their_order_and_files_are_read_once() -> None:
    write("news/a.txt", "news/b.txt")
    os.symlink("news", "link")
    assert paths("news/b.txt", "./news/b.txt", "news", "link") == ["news/b.txt", "news/a.txt"]
    assert paths("-", "-") == [None]


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        ("missing.txt", "no such file or folder: missing.txt"),
        ("*.txt", "nothing matches *.txt"),
        ("empty", "no articles in empty: quotes reads .txt, .md, .html, .htm, .jsonl"),
    ],
)
def test_an_argument_that_stands_for_nothing_is_an_error(argument: str, message: str) -> None:
    write("empty/photo.jpg")
    with pytest.raises(NoInputError) as raised:
        find_inputs([argument])
    assert str(raised.value) == message


def test_what_the_command_itself_writes_is_no_input() -> None:
    write("news/a.html", "news/pages/a.html", "news/quotes.jsonl")
    assert paths("news", output=Path("news/pages")) == ["news/a.html", "news/quotes.jsonl"]
    assert paths("**/*.html", output=Path("news/pages")) == ["news/a.html"]
    assert paths("news", output=Path("news/quotes.jsonl")) == ["news/a.html", "news/pages/a.html"]
    assert paths("news/pages", output=Path(".")) == ["news/pages/a.html"]


def test_a_file_of_another_kind_is_a_problem_unless_the_format_is_told() -> None:
    write("article.text", "article.txt")
    told, problem = find_inputs(["article.txt", "article.text"])
    assert told.problem is None
    assert str(problem.problem).startswith("cannot read article.text: not one of .txt")
    (told,) = find_inputs(["article.text"], InputFormat.TEXT)
    assert (told.problem, told.format) == (None, InputFormat.TEXT)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_folder_that_cannot_be_read_is_a_problem() -> None:
    write("news/a.txt", "news/closed/b.txt")
    os.chmod("news/closed", 0)
    try:
        _, closed = find_inputs(["news"])
    finally:
        os.chmod("news/closed", 0o700)
    assert closed.problem == "cannot read news/closed: Permission denied"


def test_text_is_read_as_it_stands_but_for_a_byte_order_mark() -> None:
    write("a.md", content="\ufeff# “Yes,”\r\n\tsaid\u2028he  \n".encode())
    assert read_all("a.md") == [
        ("# “Yes,”\r\n\tsaid\u2028he  \n", quotes.Source(id="a.md")),
    ]


def test_text_that_is_not_utf8_is_unreadable() -> None:
    write("latin.txt", content=b"caf\xe9!")
    with pytest.raises(UnreadableError) as raised:
        read_all("latin.txt")
    message = "latin.txt is not text in UTF-8 (byte 3: invalid continuation byte)"
    assert str(raised.value) == message


def test_a_file_that_vanished_is_unreadable() -> None:
    write("a.txt")
    (article,) = articles(find_inputs(["a.txt"]), Place())
    Path("a.txt").unlink()
    with pytest.raises(UnreadableError) as raised:
        read(article, AS_NAMED)
    assert str(raised.value) == "cannot read a.txt: No such file or directory"


def test_lines_of_json_give_text_and_source() -> None:
    records(
        {"text": "One.", "id": 7, "title": "T", "author": ["A. B.", "C. D."], "extra": {}},
        {"text": "Two.", "url": "https://news.example/2", "published": None},
    )
    assert read_all("news.jsonl") == [
        ("One.", quotes.Source(id="7", title="T", author="A. B., C. D.")),
        ("Two.", quotes.Source(id="news.jsonl:2", url="https://news.example/2")),
    ]


def test_the_field_of_the_text_can_be_told() -> None:
    records({"body": "One."})
    assert read_all("news.jsonl", wanted=RecordFields("body"))[0][0] == "One."


def test_the_fields_of_the_source_can_be_told() -> None:
    records({"text": "One.", "headline": "H", "title": "passed over", "url": "https://u.example"})
    ((_, source),) = read_all("news.jsonl", wanted=RecordFields(source={"title": "headline"}))
    assert source == quotes.Source(id="news.jsonl:1", title="H", url="https://u.example")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"nope", "not JSON (Expecting value at column 1)"),
        (b"[" * 100_000, "not JSON (maximum recursion depth exceeded"),
        (b'{"text": "\xff"}', "is not text in UTF-8 (byte 10: invalid start byte)"),
        (b"[1]", "not a JSON object"),
        (
            b'{"body": "One."}',
            'no text in the field "text" (fields: body); --text-field names it',
        ),
        (b'{"text": "One.", "title": {}}', 'the field "title" is not a string'),
    ],
)
def test_a_line_that_is_no_article_is_unreadable_by_its_number(line: bytes, reason: str) -> None:
    write("news.jsonl", content=b'\n{"text": "One."}\n' + line + b"\n")
    _, wrong = articles(find_inputs(["news.jsonl"]), Place())
    with pytest.raises(UnreadableError) as raised:
        read(wrong, AS_NAMED)
    assert str(raised.value).startswith("news.jsonl:3")
    assert reason in str(raised.value)


def test_lines_are_read_as_they_are_asked_for() -> None:
    records(*({"text": f"{number}"} for number in range(100_000)))
    found = articles(find_inputs(["news.jsonl"]), Place())
    next(found)
    with open("news.jsonl", "r+b") as file:
        file.truncate(1_000_000)
    assert sum(1 for _ in found) < 99_999


def test_reading_goes_on_from_any_place() -> None:
    records({"text": "1"}, {"text": "2"})
    write("a.txt", "b.txt")
    inputs = find_inputs(["a.txt", "news.jsonl", "b.txt"])
    whole = list(articles(inputs, Place()))
    assert [article.name for article in whole] == [
        "a.txt",
        "news.jsonl:1",
        "news.jsonl:2",
        "b.txt",
    ]
    for number, article in enumerate(whole, 1):
        assert list(articles(inputs, article.next)) == whole[number:]


def test_standard_input_is_text_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def give(content: bytes) -> None:
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(content)))

    give(b"We won.")
    assert read_all("-") == [("We won.", quotes.Source(id="standard input"))]
    give(b'{"text": "We won."}\n')
    (article,) = articles(find_inputs(["-"], InputFormat.JSONL), Place())
    assert read(article, AS_NAMED) == ("We won.", quotes.Source(id="standard input:1"))


def test_the_fingerprint_tells_changed_inputs() -> None:
    write("a.txt", "b.txt")
    before = fingerprint(find_inputs(["a.txt", "b.txt"]))
    assert before == fingerprint(find_inputs(["a.txt", "b.txt"]))
    assert before != fingerprint(find_inputs(["b.txt", "a.txt"]))
    write("b.txt", content=b"We lost it.")
    assert before != fingerprint(find_inputs(["a.txt", "b.txt"]))
    assert fingerprint(find_inputs(["a.txt", "-"])) is None


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are Unicode elsewhere")
def test_a_name_that_is_not_utf8_does_no_harm() -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    write(name)
    assert read_all(".") == [("We won.", quotes.Source(id=f"./{name}"))]
    assert fingerprint(find_inputs(["."]))
