import json
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from quotes import Context, Extraction, Quote, QuoteKind, Source, Span, Speaker, SpeakerKind
from quotes.formats import FORMATS
from tests.extractions import extractions
from tests.test_formats_streams import stream

WEB = FORMATS["webannotation"]
URL = "https://news.example/herring"

# Of http://www.w3.org/ns/anno.jsonld, the terms that we use: no test may need the network.
CONTEXT = {
    "oa": "http://www.w3.org/ns/oa#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    "Annotation": "oa:Annotation",
    "AnnotationPage": "as:OrderedCollectionPage",
    "SpecificResource": "oa:SpecificResource",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextualBody": "oa:TextualBody",
    **{
        purpose: f"oa:{purpose}"
        for purpose in ("assessing", "describing", "identifying", "linking", "tagging")
    },
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "value": {"@id": "rdf:value"},
    "format": {"@type": "xsd:string", "@id": "dc:format"},
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "exact": {"@type": "xsd:string", "@id": "oa:exact"},
    "prefix": {"@type": "xsd:string", "@id": "oa:prefix"},
    "suffix": {"@type": "xsd:string", "@id": "oa:suffix"},
}


def annotations(article: Extraction) -> list[dict[str, Any]]:
    (page,) = json.loads(stream(WEB, article))
    items: list[dict[str, Any]] = page["items"]
    return items


def targets(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


def example(text: str, *spans: tuple[int, int], **source: str) -> Extraction:
    where = Source(url=URL, **source)
    ada = Speaker("s1", "Ada Smith", SpeakerKind.PERSON, "captain")
    quote = Quote.of(
        text,
        tuple(Span(*span) for span in spans),
        id="q1",
        kind=QuoteKind.DIRECT,
        context=Context(Span(0, len(text)), Span(0, len(text))),
        confidence=0.75,
        speaker=ada,
        source=where,
    )
    return Extraction(text, (quote,), (ada,), where)


def anchored(target: dict[str, Any], text: str) -> Span | None:
    """Where a client finds a target: at its position, or else where its words stand.

    Of several places with the same words, the one is taken around which most is as it was.
    """
    position, quote = target["selector"]
    if text[position["start"] : position["end"]] == quote["exact"]:
        return Span(position["start"], position["end"])
    exact = quote["exact"]
    starts = [i for i in range(len(text)) if text.startswith(exact, i)]

    def likeness(start: int) -> int:
        before, after = text[:start][::-1], text[start + len(exact) :]
        return common(before, quote["prefix"][::-1]) + common(after, quote["suffix"])

    if not starts:
        return None
    best = max(starts, key=likeness)
    return Span(best, best + len(exact))


def common(left: str, right: str) -> int:
    pairs = zip(left, right, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))


@given(st.lists(extractions(), max_size=3))
def test_every_article_is_a_page_with_an_annotation_for_every_quote(
    articles: list[Extraction],
) -> None:
    pages = json.loads(stream(WEB, *articles))
    assert len(pages) == len(articles)
    for page, article in zip(pages, articles, strict=True):
        assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert page["type"] == "AnnotationPage"
        assert page["id"].startswith("urn:uuid:")
        for annotation, quote in zip(page["items"], article.with_nested(), strict=True):
            assert annotation["type"] == "Annotation"
            spans = [Span(t["selector"][0]["start"], t["selector"][0]["end"])
                     for t in targets(annotation)]  # fmt: skip
            assert spans == list(quote.spans)


@given(extractions())
def test_annotations_have_names_of_their_own(article: Extraction) -> None:
    names = [annotation["id"] for annotation in annotations(article)]
    assert len(set(names)) == len(names)


@given(extractions())
def test_both_selectors_select_the_piece_and_nothing_else(article: Extraction) -> None:
    text = article.text
    for annotation, quote in zip(annotations(article), article.with_nested(), strict=True):
        for target, piece in zip(targets(annotation), quote.pieces, strict=True):
            position, words = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == words["exact"] == piece
            assert words["prefix"] == text[max(0, start - 32) : start]
            assert words["suffix"] == text[end : end + 32]


@given(extractions(), st.text("x😀\n", min_size=1, max_size=5))
def test_quotes_are_found_again_where_text_was_added_before(
    article: Extraction, added: str
) -> None:
    for annotation, quote in zip(annotations(article), article.with_nested(), strict=True):
        for target, span in zip(targets(annotation), quote.spans, strict=True):
            found = anchored(target, added + article.text)
            assert found is not None
            piece = article.text[span.start : span.end]
            assert (added + article.text)[found.start : found.end] == piece


def test_the_same_words_are_told_apart_by_what_stands_around_them() -> None:
    text = "“No,” said Ada Smith. “No,” said Ben Brown."
    (annotation,) = annotations(example(text, (22, 27)))
    changed = "UPDATED 😀 " + text.replace("said Ben", "answered Ben")
    found = anchored(annotation["target"], changed)
    assert found == Span(32, 37)
    assert changed[found.start :] == "“No,” answered Ben Brown."


def test_positions_count_code_points() -> None:
    (annotation,) = annotations(example("😀😀 “No,” she said.", (3, 8)))
    assert annotation["target"]["selector"][0] == {
        "type": "TextPositionSelector",
        "start": 3,
        "end": 8,
    }


def test_a_split_quote_has_a_target_for_each_piece() -> None:
    (annotation,) = annotations(example("“We,” she said, “fish.”", (0, 5), (16, 23)))
    exact = [target["selector"][1]["exact"] for target in annotation["target"]]
    assert exact == ["“We,”", "“fish.”"]
    assert {target["source"] for target in annotation["target"]} == {URL}


def test_bodies_tell_who_how_and_how_surely() -> None:
    (annotation,) = annotations(example("“No.”", (0, 5)))
    bodies = [(body["purpose"], body["value"]) for body in annotation["body"]]
    assert bodies == [
        ("identifying", "Ada Smith"),
        ("describing", "captain"),
        ("tagging", "direct"),
        ("tagging", "say"),
        ("assessing", "confidence 0.75"),
    ]
    assert annotation["body"][0]["id"] == f"{URL}#speaker-s1"
    assert annotation["motivation"] == "identifying"


def test_a_nested_quote_links_to_the_one_around_it() -> None:
    article = example("“He said no.”", (0, 13))
    inner = evolve(article[0], id="q1.1", text="no", spans=(Span(9, 11),))
    article = evolve(article, quotes=(evolve(article[0], nested=(inner,)),))
    outer, nested = annotations(article)
    assert nested["body"][-1] == {
        "type": "SpecificResource",
        "purpose": "linking",
        "source": outer["id"],
    }


@given(extractions())
def test_a_processor_knows_every_term(article: Extraction) -> None:
    (page,) = json.loads(stream(WEB, article))
    page["@context"] = CONTEXT
    (expanded,) = jsonld.expand(page)
    assert jsonld.compact(expanded, CONTEXT) == page


@pytest.mark.parametrize("words", ["", "No."])
def test_nothing_quoted_is_an_empty_page(words: str) -> None:
    assert annotations(Extraction(words, (), ())) == []


def test_the_article_is_written_once_at_most_however_many_its_quotes() -> None:
    text = "“No.” " * 500
    one = example(text, (0, 5))
    many = evolve(
        one,
        quotes=tuple(
            evolve(one[0], id=f"q{i}", spans=(Span(6 * i, 6 * i + 5),)) for i in range(500)
        ),
    )
    for name in ("jsonld", "webannotation"):
        longer = evolve(many, text=text + "x" * 10_000)
        growth = len(FORMATS[name].write(longer)) - len(FORMATS[name].write(many))
        assert growth < 10_000 + 100
