import json
from importlib import import_module
from typing import Any

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

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
    Via,
)
from quotes.formats import FORMATS
from tests.extractions import extractions
from tests.test_formats_streams import stream

JSONLD = FORMATS["jsonld"]
TEXT = "“We fish,” Ada Smith said, according to Reuters."
SOURCE = Source(
    url="https://news.example/herring#top",
    title="Herring",
    author="Ben Brown",
    publisher="The Example",
    published="2026-03-01",
    id="a-1",
)
ADA = Speaker("s1", "Ada Smith", SpeakerKind.PERSON, "captain", ("Ada",), (Span(11, 20),))
REUTERS = Speaker("s2", "Reuters", SpeakerKind.ORGANIZATION)
WHOLE = Context(Span(0, 48), Span(0, 48))


def article(
    act: Act = Act.SAY, speaker: Speaker | None = ADA, source: Source | None = SOURCE
) -> Extraction:
    quote = Quote.of(
        TEXT,
        (Span(0, 10),),
        id="q1",
        kind=QuoteKind.DIRECT,
        act=act,
        cue=Cue.of(TEXT, (Span(21, 25),)),
        mention=Mention.of(TEXT, (Span(11, 20),)),
        speaker=speaker,
        via=Via.of(TEXT, (Span(27, 47),), speaker=REUTERS),
        context=WHOLE,
        confidence=0.75,
        source=source,
        nested=(
            Quote.of(
                TEXT,
                (Span(1, 8),),
                id="q1.1",
                kind=QuoteKind.DIRECT,
                context=WHOLE,
                confidence=0.5,
                source=source,
            ),
        ),
    )
    speakers = (*([speaker] if speaker else []), REUTERS)
    return Extraction(TEXT, (quote,), speakers, source)


def nodes(*articles: Extraction) -> dict[str, Any]:
    """What a JSON-LD processor makes of the stream: its nodes by their names."""
    read = json.loads(stream(JSONLD, *articles))
    vocabulary = {"@vocab": "https://schema.org/"}
    flat = jsonld.flatten(read, vocabulary)
    graph = flat.get("@graph", [flat])
    return {node["@id"]: node for node in graph if "@id" in node}


def test_the_article() -> None:
    graph = nodes(article())
    found = graph["https://news.example/herring"]
    author, publisher = graph[found.pop("author")["@id"]], graph[found.pop("publisher")["@id"]]
    assert found == {
        "@id": "https://news.example/herring",
        "@type": "NewsArticle",
        "url": "https://news.example/herring#top",
        "headline": "Herring",
        "datePublished": "2026-03-01",
        "identifier": "a-1",
    }
    assert (author["@type"], author["name"]) == ("Person", "Ben Brown")
    assert (publisher["@type"], publisher["name"]) == ("Organization", "The Example")


def test_a_quote_has_its_words_its_speaker_and_its_article() -> None:
    graph = nodes(article())
    quote = graph["https://news.example/herring#quote-q1"]
    assert "Quotation" in quote["@type"]
    assert quote["text"] == "“We fish,”"
    assert quote["isPartOf"] == {"@id": "https://news.example/herring"}
    speaker = graph[quote["spokenByCharacter"]["@id"]]
    assert (speaker["@type"], speaker["name"]) == ("Person", "Ada Smith")
    assert (speaker["alternateName"], speaker["description"]) == ("Ada", "captain")
    assert quote["keywords"] == ["direct", "say"]


def test_a_nested_quote_is_part_of_the_one_around_it() -> None:
    nested = nodes(article())["https://news.example/herring#quote-q1.1"]
    assert nested["text"] == "We fish"
    assert nested["isPartOf"] == {"@id": "https://news.example/herring#quote-q1"}


def test_who_passed_a_quote_on_is_cited() -> None:
    graph = nodes(article())
    citation = graph[graph["https://news.example/herring#quote-q1"]["citation"]["@id"]]
    assert citation["@type"] == "CreativeWork"
    assert citation["description"] == "according to Reuters"
    assert graph[citation["author"]["@id"]]["name"] == "Reuters"


def test_a_claim_has_its_claimant_its_date_and_where_it_appeared() -> None:
    claim = nodes(article())["https://news.example/herring#quote-q1"]
    assert "Claim" in claim["@type"]
    assert claim["author"] == {"@id": "https://news.example/herring#speaker-s1"}
    assert claim["datePublished"] == "2026-03-01"
    assert claim["appearance"] == {"@id": "https://news.example/herring"}


@pytest.mark.parametrize("act", set(Act) - {Act.SAY, Act.WRITE})
def test_who_does_not_state_it_does_not_claim_it(act: Act) -> None:
    quote = nodes(article(act=act))["https://news.example/herring#quote-q1"]
    assert quote["@type"] == "Quotation"
    assert "appearance" not in quote


@pytest.mark.parametrize(
    ("kind", "type"),
    [
        (SpeakerKind.PERSON, "Person"),
        (SpeakerKind.ORGANIZATION, "Organization"),
        (SpeakerKind.PLACE, "Organization"),
        (SpeakerKind.GROUP, "Organization"),
        (SpeakerKind.UNKNOWN, "Thing"),
    ],
)
def test_kinds_of_speakers(kind: SpeakerKind, type: str) -> None:
    graph = nodes(article(speaker=Speaker("s1", "They", kind)))
    assert graph["https://news.example/herring#speaker-s1"]["@type"] == type


def test_words_of_a_document_are_based_on_it() -> None:
    report = Speaker("s1", "the report", SpeakerKind.DOCUMENT)
    graph = nodes(article(speaker=report))
    quote = graph["https://news.example/herring#quote-q1"]
    assert graph[quote["isBasedOn"]["@id"]]["@type"] == "CreativeWork"
    assert "author" not in quote


def test_nobody_is_named_where_the_speaker_is_not_known() -> None:
    quote = nodes(article(speaker=None))["https://news.example/herring#quote-q1"]
    assert not {"author", "spokenByCharacter", "isBasedOn"} & set(quote)


@pytest.mark.parametrize(
    "source", [None, Source(), Source(url="herring.html"), Source(url="https://a b/")]
)
def test_an_article_without_a_usable_url_gets_a_name_of_its_own(source: Source | None) -> None:
    (name,) = (id for id, node in nodes(article(source=source)).items() if "#" not in id
               and node["@type"] == "NewsArticle")  # fmt: skip
    assert name.startswith("urn:uuid:")
    assert name in nodes(article(source=source))


def test_articles_without_a_url_are_told_apart_by_text_and_id() -> None:
    def names(*articles: Extraction) -> set[str]:
        return {id for id, node in nodes(*articles).items() if node["@type"] == "NewsArticle"}

    same_text = [Extraction(TEXT, (), (), Source(id=id)) for id in ("a", "b")]
    assert len(names(*same_text, Extraction("We", (), ()), Extraction("They", (), ()))) == 4


@given(st.lists(extractions(), max_size=2))
def test_a_processor_finds_every_quote(articles: list[Extraction]) -> None:
    graph = json.loads(stream(JSONLD, *articles))["@graph"]
    texts = [node["text"] for node in graph if "Quotation" in node["@type"]]
    assert texts == [quote.text for article in articles for quote in article.with_nested()]
    named = [node["@id"] for node in graph]
    expanded = jsonld.expand(json.loads(stream(JSONLD, *articles)))
    assert [node["@id"] for node in expanded] == named


@given(extractions())
def test_every_property_is_one_that_schema_org_has_for_its_type(article: Extraction) -> None:
    graph = json.loads(JSONLD.write(article).join("[]"))
    types = {node["@id"]: node["@type"] for node in graph}
    for node in graph:
        check(node, types)


def check(node: dict[str, Any], types: dict[str, Any]) -> None:
    names = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    expected = {name: type for of in names for name, type in properties(of).items()}
    for name, value in node.items():
        if not name.startswith("@"):
            for one in value if isinstance(value, list) else [value]:
                assert fits(one, expected[name], types), (names, name, one)


def fits(value: str | dict[str, Any], expected: str, types: dict[str, Any]) -> bool:
    if isinstance(value, str):
        return bool(regex.search(r"\bstr\b|\bURL\b|\bdate", expected))
    if "@type" in value:
        check(value, types)
    found = value.get("@type") or types[value["@id"]]
    ancestors = {
        parent
        for name in ([found] if isinstance(found, str) else found)
        for parent in (form.__name__ for form in model(name).__mro__)
    }
    # Nobody can be named as a speaker whose kind is not known, without going beyond schema.org.
    return found == "Thing" or any(f"'{parent}'" in expected for parent in ancestors)


def properties(type: str) -> dict[str, str]:
    """What schema.org expects of the properties of a type, from models made of its vocabulary."""
    return {
        name: str(expected)
        for form in reversed(model(type).__mro__)
        for name, expected in getattr(form, "__annotations__", {}).items()
    }


def model(name: str) -> Any:
    folders = {"Person": "person", "Organization": "organization", "Thing": "thing"}
    folder = folders.get(name, "creativework")
    return getattr(import_module(f"msgspec_schemaorg.models.{folder}.{name}"), name)
