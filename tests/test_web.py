"""Articles of web pages."""

import html
import json
import re
import sys
from pathlib import Path

import pytest
from attrs import asdict
from hypothesis import given
from hypothesis import strategies as st

from quotes import Article, Span, read_html

PAGES = Path(__file__).parent.parent / "fixtures" / "web"


def page(name: str) -> str:
    return (PAGES / f"{name}.html").read_text(encoding="utf-8")


def shown(markup: str) -> list[str]:
    """The words of a piece of HTML."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup)).split()


@pytest.mark.parametrize("name", ["wordpress", "json-ld", "boxes"])
def test_the_text_is_the_article_and_nothing_but_the_article(name: str) -> None:
    expected = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))
    article = read_html(page(name))
    assert article.text.split("\n\n") == expected["paragraphs"]


@pytest.mark.parametrize("name", ["wordpress", "json-ld", "boxes"])
def test_the_source_is_what_the_page_says_of_itself(name: str) -> None:
    expected = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))["source"]
    source = asdict(read_html(page(name)).source)
    assert {key: source[key] for key in expected} == expected


def test_the_caller_s_url_goes_before_the_page_s() -> None:
    url = "https://mirror.example/harbour"
    assert read_html(page("wordpress"), url=url).source.url == url


@pytest.mark.parametrize("name", ["wordpress", "json-ld", "boxes"])
def test_every_word_can_be_traced_to_the_html(name: str) -> None:
    article = read_html(page(name))
    for match in re.finditer(r"\S+", article.text):
        origin = article.origin(Span(*match.span()))
        assert origin is not None, match.group()
        assert shown(article.html[origin.start : origin.end]) == [match.group()]


def test_a_piece_of_a_word_can_be_traced_too() -> None:
    article = read_html(page("wordpress"))
    start = article.text.index("harbour master")
    origin = article.origin(Span(start + 1, start + 6))
    assert origin is not None
    assert article.html[origin.start : origin.end] == "arbou"


def test_words_across_tags_and_references_can_be_traced() -> None:
    article = read_html(page("wordpress"))
    start = article.text.index("said Ada Quist")
    origin = article.origin(Span(start, start + 14))
    assert origin is not None
    assert article.html[origin.start : origin.end] == 'said <a href="/quist">Ada <b>Quist'


@given(st.data())
def test_what_is_traced_shows_the_same_words(data: st.DataObject) -> None:
    article = read_html(page(data.draw(st.sampled_from(["wordpress", "json-ld", "boxes"]))))
    lines = list(re.finditer(r"[^\n]+", article.text))
    first, last = data.draw(st.sampled_from(lines)).span()
    start = data.draw(st.integers(first, last - 1))
    end = data.draw(st.integers(start + 1, last))
    origin = article.origin(Span(start, end))
    if origin is None:
        assert not article.text[start:end].strip()
    else:
        words = shown(article.html[origin.start : origin.end])
        assert words == article.text[start:end].split()


def test_bytes_are_decoded_as_the_page_declares() -> None:
    markup = page("wordpress").replace('charset="utf-8"', 'charset="windows-1252"')
    article = read_html(markup.encode("cp1252", "xmlcharrefreplace"))
    assert "“It is a small price,”" in article.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_bytes_without_a_declaration_are_decoded_all_the_same(encoding: str) -> None:
    markup = page("json-ld").replace('<meta charset="utf-8">', "")
    assert "“The sea keeps no diary,”" in read_html(markup.encode(encoding)).text


def test_an_unknown_declared_encoding_is_taken_for_utf_8() -> None:
    markup = page("wordpress").replace('charset="utf-8"', 'charset="klingon"')
    assert "“It is a small price,”" in read_html(markup.encode()).text


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "no markup at all",
        "<",
        "<p></p>",
        "<html><script>let a = '<p>x</p>';</script></html>",
        "\0\0",
        b"\xff\xfe\0",
        "&#xD800;&bogus;&",
        "<![1",
    ],
)
def test_a_page_without_an_article_has_an_empty_text(markup: str | bytes) -> None:
    assert read_html(markup).text == ""


def test_deep_nesting_is_read() -> None:
    markup = "<div>" * 5000 + page("json-ld") + "</div>" * 5000
    assert isinstance(read_html(markup), Article)


@given(st.text(st.sampled_from("<>/&;#x41p divscrt\"'=\n!-[]")))
def test_any_markup_is_read(markup: str) -> None:
    article = read_html(markup)
    if article.text:
        article.origin(Span(0, len(article.text)))


def test_what_is_not_a_page_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="not int"):
        read_html(5)  # type: ignore[arg-type]


def test_without_trafilatura_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(ImportError, match=r"quotes\[html\]"):
        read_html("<p>Any</p>")
