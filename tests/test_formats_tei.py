import gzip
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from lxml import etree

from quotes import (
    Act,
    Context,
    Extraction,
    Quote,
    QuoteKind,
    Source,
    Span,
    Speaker,
    SpeakerKind,
)
from quotes.formats import FORMATS
from tests.extractions import extractions

TEI = FORMATS["tei"]
SCHEMA = Path(__file__).parent / "schemas" / "tei_all.rng.gz"
NAMES = {"t": "http://www.tei-c.org/ns/1.0", "xml": "http://www.w3.org/XML/1998/namespace"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
TEXT = "“We fish,” Ada Smith said, “all day.\n\n“And all night.”"


def quote(id: str, *spans: tuple[int, int], **fields: Any) -> Quote:
    shared: Any = {
        "kind": QuoteKind.DIRECT,
        "context": Context(Span(0, len(TEXT)), Span(0, len(TEXT))),
        "confidence": 0.75,
    }
    return Quote.of(TEXT, tuple(Span(*span) for span in spans), id=id, **{**shared, **fields})


@cache
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.fromstring(gzip.decompress(SCHEMA.read_bytes())))


def read(article: Extraction) -> Any:
    return etree.fromstring(TEI.write(article).encode("utf-8"))


def words(element: Any) -> str:
    """The characters of an element, those that XML cannot hold included."""
    found = element.text or ""
    for child in element:
        number = child.get("n", "").removeprefix("U+") if child.tag.endswith("}g") else ""
        found += (chr(int(number, 16)) if number else words(child)) + (child.tail or "")
    return found


def said(article: Extraction) -> list[Any]:
    found: list[Any] = read(article).xpath("//t:said", namespaces=NAMES)
    return found


def attributes(element: Any) -> dict[str, str]:
    return {name.rpartition("}")[2]: value for name, value in element.attrib.items()}


@given(extractions())
def test_every_document_is_valid(article: Extraction) -> None:
    schema().assertValid(read(article))


@given(extractions())
def test_the_characters_of_the_body_are_those_of_the_article(article: Extraction) -> None:
    (body,) = read(article).xpath("//t:body", namespaces=NAMES)
    assert words(body) == article.text


@given(extractions())
def test_the_parts_of_a_quote_are_chained_and_make_up_its_words(article: Extraction) -> None:
    elements = {element.get(XML_ID): element for element in said(article)}
    firsts = [element for element in elements.values() if not element.get("prev")]
    chains = []
    for element in firsts:
        parts = [element]
        while parts[-1].get("next"):
            parts.append(elements[parts[-1].get("next")[1:]])
            assert parts[-1].get("prev") == "#" + parts[-2].get(XML_ID)
        chains.append("".join(map(words, parts)))
    assert sorted(chains) == sorted("".join(quote.pieces) for quote in article.with_nested())


@given(extractions())
def test_names_are_unique_and_pointers_lead_somewhere(article: Extraction) -> None:
    document = read(article)
    names = document.xpath("//@xml:id", namespaces=NAMES)
    assert len(set(names)) == len(names)
    pointers = document.xpath("//@who | //@ana | //@next | //@prev")
    assert {name for pointer in pointers for name in pointer.split()} <= {f"#{n}" for n in names}


@given(extractions())
def test_the_header_lists_every_speaker(article: Extraction) -> None:
    names = read(article).xpath(
        "//t:particDesc//t:*[self::t:person or self::t:personGrp or self::t:org]/t:*[1]",
        namespaces=NAMES,
    )
    assert sorted(map(words, names)) == sorted(speaker.name for speaker in article.speakers)


def test_a_split_quote_is_one_chain_over_its_attribution_and_paragraphs() -> None:
    article = Extraction(TEXT, (quote("q1", (0, 10), (27, 36), (38, 54)),), ())
    first, second, third = map(attributes, said(article))
    assert [words(element) for element in said(article)] == [
        "“We fish,”",
        "“all day.",
        "“And all night.”",
    ]
    assert (first["id"], first["next"]) == ("q1", "#q1-2")
    assert (second["prev"], second["id"], second["next"]) == ("#q1", "q1-2", "#q1-3")
    assert (third["prev"], third["id"]) == ("#q1-2", "q1-3")
    assert not {"prev"} & set(first)
    assert not {"next"} & set(third)


def test_a_nested_quote_stands_in_the_one_around_it() -> None:
    article = Extraction(TEXT, (quote("q1", (0, 10), nested=(quote("q1.1", (1, 8)),)),), ())
    outer, inner = said(article)
    assert inner.getparent() is outer
    assert (words(outer), words(inner)) == ("“We fish,”", "We fish")


def test_of_quotes_that_cross_the_later_is_cut() -> None:
    article = Extraction(TEXT, (quote("q1", (0, 10)), quote("q2", (4, 20))), ())
    outer, inner, rest = said(article)
    assert inner.getparent() is outer
    assert rest.getparent() is not outer
    assert (words(outer), words(inner), words(rest)) == ("“We fish,”", "fish,”", " Ada Smith")


@pytest.mark.parametrize(
    ("kind", "direct"),
    [
        (QuoteKind.DIRECT, "true"),
        (QuoteKind.MIXED, "false"),
        (QuoteKind.INDIRECT, "false"),
    ],
)
def test_kinds(kind: QuoteKind, direct: str) -> None:
    (element,) = said(Extraction(TEXT, (quote("q1", (0, 10), kind=kind),), ()))
    assert element.get("direct") == direct
    assert element.get("ana") == f"#{kind} #say"


@pytest.mark.parametrize("act", Act)
def test_acts(act: Act) -> None:
    (element,) = said(Extraction(TEXT, (quote("q1", (0, 10), act=act),), ()))
    spoken = act in (Act.SAY, Act.ASK, Act.DEMAND, Act.PROMISE)
    assert element.get("aloud") == ("unknown" if spoken else "false")
    assert element.get("ana") == f"#direct #{act}"


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        (SpeakerKind.PERSON, "t:listPerson/t:person/t:persName"),
        (SpeakerKind.GROUP, "t:listPerson/t:personGrp/t:persName"),
        (SpeakerKind.ORGANIZATION, "t:listOrg/t:org[@type='organization']/t:orgName"),
        (SpeakerKind.PLACE, "t:listOrg/t:org[@type='place']/t:orgName"),
        (SpeakerKind.DOCUMENT, "t:listOrg/t:org[@type='document']/t:orgName"),
        (SpeakerKind.UNKNOWN, "t:listOrg/t:org[@type='unknown']/t:orgName"),
    ],
)
def test_speakers(kind: SpeakerKind, path: str) -> None:
    speaker = Speaker("s1", "Ada Smith", kind, "captain", ("Ada",))
    article = Extraction(TEXT, (quote("q1", (0, 10), speaker=speaker),), (speaker,))
    document = read(article)
    name, alias = document.xpath(f"//t:particDesc/{path}", namespaces=NAMES)
    assert (name.text, alias.text, alias.get("type")) == ("Ada Smith", "Ada", "alias")
    assert name.getparent().findtext("t:note[@type='role']", namespaces=NAMES) == "captain"
    (element,) = document.xpath("//t:said", namespaces=NAMES)
    assert element.get("who") == "#s1"
    assert name.getparent().get(XML_ID) == "s1"


def test_nobody_is_named_where_the_speaker_is_not_known() -> None:
    (element,) = said(Extraction(TEXT, (quote("q1", (0, 10)),), ()))
    assert "who" not in element.attrib
    assert element.get("cert") == "0.75"


def test_the_header_describes_the_source() -> None:
    source = Source("https://news.example/1?a&b", "Herring", "Ben", "Example", "2026", "a-1")
    document = read(Extraction("No.", (), (), source))
    (bibl,) = document.xpath("//t:sourceDesc/t:bibl", namespaces=NAMES)
    assert [element.text for element in bibl] == [
        "Herring",
        "Ben",
        "Example",
        "2026",
        "https://news.example/1?a&b",
        "a-1",
    ]
    assert document.xpath("string(//t:titleStmt/t:title)", namespaces=NAMES) == "Herring"


def test_ids_that_xml_cannot_have_or_that_are_taken_are_replaced() -> None:
    speaker = Speaker("say", "Ada", SpeakerKind.PERSON)
    quotes = (quote("1 <", (0, 10), speaker=speaker), quote("say", (27, 36)))
    names = [element.get(XML_ID) for element in said(Extraction(TEXT, quotes, (speaker,)))]
    assert names == ["id", "say_3"]


@pytest.mark.parametrize("text", ["", "\n", "No."])
def test_an_article_without_quotes_is_valid(text: str) -> None:
    article = Extraction(text, (), ())
    schema().assertValid(read(article))
    assert said(article) == []


def test_the_source_does_not_change_the_body() -> None:
    plain = Extraction(TEXT, (quote("q1", (0, 10)),), ())
    source = Source(title="Herring")
    titled = evolve(plain, source=source, quotes=(evolve(plain[0], source=source),))
    body = "string(//t:body)"
    assert read(plain).xpath(body, namespaces=NAMES) == read(titled).xpath(body, namespaces=NAMES)
