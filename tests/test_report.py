"""The HTML report, as markup."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given

from quotes import (
    Act,
    Context,
    Cue,
    Extraction,
    Mention,
    Quote,
    QuoteKind,
    Source,
    Span,
    Speaker,
    SpeakerKind,
)
from quotes.formats.html import write
from tests.extractions import extractions

HOSTILE = "</script><img src=x onerror=alert(1)>\"'&\u202e"
TEXT = "“We fish,” said Ada Smith, “and that is all she told us.” Nobody minded."


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def report(**changes: str) -> str:
    ada = Speaker("s1", changes.get("name", "Ada Smith"), SpeakerKind.PERSON, changes.get("role"))
    context = Context(Span(0, 58), Span(0, len(TEXT)))
    source = Source(title=changes.get("title", "Herring"), url=changes.get("url"))
    inner = Quote.of(
        TEXT,
        (span("and that is all"),),
        id="q1.1",
        kind=QuoteKind.INDIRECT,
        act=Act.SAY,
        cue=Cue.of(TEXT, (span("told us"),)),
        context=context,
        confidence=0.3,
        source=source,
    )
    quote = Quote.of(
        TEXT,
        (span("“We fish,”"), span("“and that is all she told us.”")),
        id="q1",
        kind=QuoteKind.DIRECT,
        cue=Cue.of(TEXT, (span("said"),)),
        mention=Mention.of(TEXT, (span("Ada Smith"),)),
        speaker=ada,
        context=context,
        confidence=0.9,
        source=source,
        nested=(inner,),
    )
    return write(Extraction(TEXT, (quote,), (ada,), source))


class _Reader(HTMLParser):
    """Collects the tags of a page, and the text of its article."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._in_article = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in_article |= tag == "article"

    def handle_endtag(self, tag: str) -> None:
        self._in_article &= tag != "article"

    def handle_data(self, data: str) -> None:
        if self._in_article:
            self.text += data


def read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    return reader


@given(extractions())
def test_the_article_s_words_are_all_there(extraction: Extraction) -> None:
    expected = re.sub("[\0\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", extraction.text)
    assert read(write(extraction)).text == expected


@given(extractions())
def test_a_page_can_be_written_as_utf_8(extraction: Extraction) -> None:
    write(extraction).encode("utf-8")


def test_the_same_extraction_gives_the_same_page() -> None:
    assert report() == report()


@pytest.mark.parametrize("field", ["name", "role", "title", "url"])
def test_nothing_from_outside_becomes_markup(field: str) -> None:
    reader = read(report(**{field: HOSTILE}))
    assert not [tag for tag, _ in reader.tags if tag == "img"]
    assert len([tag for tag, _ in reader.tags if tag == "script"]) == 1
    assert not [name for _, attrs in reader.tags for name in attrs if name.startswith("on")]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", " https://a.example"])
def test_only_web_addresses_become_links(url: str) -> None:
    links = [attrs["href"] for tag, attrs in read(report(url=url)).tags if tag == "a"]
    assert url not in links


def test_a_web_address_becomes_a_link() -> None:
    links = [
        attrs["href"] for tag, attrs in read(report(url="https://a.example")).tags if tag == "a"
    ]
    assert "https://a.example" in links


def test_the_policy_allows_the_page_s_own_style_and_script_alone() -> None:
    page = report()
    policy = re.search(r'Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    allowed = policy[1].replace("&#39;", "'")
    assert allowed.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert content is not None
        digest = b64encode(sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in allowed
    assert not [attrs for _, attrs in read(page).tags if "style" in attrs]


def test_all_pieces_of_a_quote_are_marked() -> None:
    marked = [
        attrs for tag, attrs in read(report()).tags if "q1" in (attrs.get("data-q") or "").split()
    ]
    assert sum("quote" in (attrs["class"] or "").split() for attrs in marked) >= 2
    own = [attrs for attrs in marked if attrs["data-q"] == "q1"]
    assert sum("cue" in (attrs["class"] or "").split() for attrs in own) == 1
    assert sum("mention" in (attrs["class"] or "").split() for attrs in marked) == 1


def test_a_quote_within_a_quote_is_marked_and_listed() -> None:
    tags = read(report()).tags
    (inner,) = (attrs for _, attrs in tags if attrs.get("id") == "q1.1")
    assert "nested" in (inner["class"] or "").split()
    assert [attrs["data-card"] for _, attrs in tags if "data-card" in attrs] == ["q1", "q1.1"]


def test_what_is_unsure_and_whose_is_unknown_shows() -> None:
    tags = read(report()).tags
    (inner,) = (attrs for _, attrs in tags if attrs.get("id") == "q1.1")
    assert {"unsure", "unknown"} <= set((inner["class"] or "").split())
    assert "Speaker unknown" in report()


def test_every_id_is_used_once_and_every_link_leads_somewhere() -> None:
    tags = read(report()).tags
    ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = [attrs["href"] for tag, attrs in tags if tag == "a"]
    assert {target[1:] for target in targets if target and target.startswith("#")} <= set(ids)


def test_an_article_without_quotes_says_so() -> None:
    page = write(Extraction("It rained.", (), ()))
    assert "No quotes were found." in page
    assert read(page).text == "It rained."
