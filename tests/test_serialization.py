import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes import (
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
from tests.extractions import LETTERS

TEXT = "“We fish,” Ada Smith said, according to Reuters."


def example() -> Extraction:
    ada = Speaker("s1", "Ada Smith", SpeakerKind.PERSON, "captain", ("Ada",), (Span(11, 20),))
    reuters = Speaker("s2", "Reuters", SpeakerKind.ORGANIZATION)
    source = Source(url="https://news.example/1", title="Herring")
    quote = Quote.of(
        TEXT,
        (Span(0, 10),),
        id="q1",
        kind=QuoteKind.DIRECT,
        cue=Cue.of(TEXT, (Span(21, 25),)),
        mention=Mention.of(TEXT, (Span(11, 20),)),
        speaker=ada,
        via=Via.of(TEXT, (Span(27, 47),), speaker=reuters),
        context=Context(Span(0, 48), Span(0, 48), before="", after=""),
        confidence=0.75,
        source=source,
    )
    return Extraction(TEXT, (quote,), (ada, reuters), source)


def test_written_form() -> None:
    whole = {"start": 0, "end": 48}
    assert example().to_dict() == {
        "text": TEXT,
        "quotes": [
            {
                "id": "q1",
                "kind": "direct",
                "act": "say",
                "text": "“We fish,”",
                "spans": [{"start": 0, "end": 10}],
                "cue": {"text": "said", "spans": [{"start": 21, "end": 25}]},
                "mention": {"text": "Ada Smith", "spans": [{"start": 11, "end": 20}]},
                "speaker": "s1",
                "via": {
                    "text": "according to Reuters",
                    "spans": [{"start": 27, "end": 47}],
                    "speaker": "s2",
                },
                "context": {"sentence": whole, "paragraph": whole, "before": "", "after": ""},
                "confidence": 0.75,
                "nested": [],
            }
        ],
        "speakers": [
            {
                "id": "s1",
                "name": "Ada Smith",
                "kind": "person",
                "role": "captain",
                "aliases": ["Ada"],
                "mentions": [{"start": 11, "end": 20}],
            },
            {
                "id": "s2",
                "name": "Reuters",
                "kind": "organization",
                "role": None,
                "aliases": [],
                "mentions": [],
            },
        ],
        "source": {
            "url": "https://news.example/1",
            "title": "Herring",
            "author": None,
            "publisher": None,
            "published": None,
            "id": None,
        },
        "unattributed": [],
    }


def test_reading_links_the_same_speakers_again() -> None:
    read = Extraction.from_dict(example().to_dict())
    assert read == example()
    assert read[0].speaker is read.speakers[0]
    assert read[0].via is not None
    assert read[0].via.speaker is read.speakers[1]


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (
            ("quotes", 0, "spans", 0, "end"),
            "10",
            r"expected int, not str @ quotes\[0\]\.spans\[0\]",
        ),
        (("quotes", 0, "spans", 0, "end"), 5, r"does not fit .* @ quotes\[0\]"),
        (("quotes", 0, "speaker"), "s9", r"no speaker has the id 's9' @ quotes\[0\]\.speaker"),
        (
            ("quotes", 0, "via", "speaker"),
            1,
            r"no speaker has the id 1 @ quotes\[0\]\.via\.speaker",
        ),
        (("quotes", 0, "kind"), "spoken", r"not a valid QuoteKind @ quotes\[0\]\.kind"),
        (("quotes", 0, "confidence"), 2.0, r"confidence.* @ quotes\[0\]"),
        (("quotes", 0, "mood"), "sad", r"mood @ quotes\[0\]"),
        (("quotes", 0), [], r"expected dict, not list @ quotes\[0\]"),
        (("quotes",), "q1", "expected list, not str @ quotes"),
        (("speakers", 1, "name"), "", r"@ speakers\[1\]"),
        (("speakers", 1, "id"), "s1", "no speaker has the id 's2'"),
        (("source", "url"), 5, r"expected str, not int @ source\.url"),
        (("text",), None, "expected str, not NoneType @ text"),
        (("text",), "Other words.", "ends after the text"),
        (("version",), 1, "keys"),
    ],
)
def test_malformed_input_is_refused_with_the_place(
    path: tuple[str | int, ...], value: object, message: str
) -> None:
    data: Any = deepcopy(example().to_dict())
    inner = data
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(ValueError, match=message):
        Extraction.from_dict(data)


def test_missing_keys_are_refused_with_the_place() -> None:
    data = example().to_dict()
    del data["quotes"][0]["spans"]
    with pytest.raises(ValueError, match=r"missing @ quotes\[0\]\.spans"):
        Extraction.from_dict(data)


@pytest.mark.parametrize("data", [None, [], "{}", {}, {"text": ""}])
def test_what_is_no_extraction_is_refused(data: Any) -> None:
    with pytest.raises(ValueError, match="keys"):
        Extraction.from_dict(data)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    text = draw(st.text(LETTERS, min_size=12, max_size=40))
    words = st.text(LETTERS, max_size=8)

    def some_spans() -> tuple[Span, ...]:
        offsets = st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True)
        cuts = sorted(draw(offsets))
        return tuple(Span(*cuts[i : i + 2]) for i in range(0, len(cuts) - 1, 2))

    def maybe(value: Any) -> Any:
        return draw(st.sampled_from([None, value]))

    source = maybe(Source(*draw(st.tuples(*[st.none() | words] * 6))))
    speakers = tuple(
        Speaker(
            id=f"s{number}",
            name=draw(st.text(LETTERS, min_size=1)),
            kind=draw(st.sampled_from(SpeakerKind)),
            role=draw(st.none() | words),
            aliases=tuple(draw(st.lists(words, max_size=2))),
            mentions=draw(st.sampled_from([(), some_spans()])),
        )
        for number in range(draw(st.integers(0, 3)))
    )
    quotes = tuple(
        Quote.of(
            text,
            some_spans(),
            id=f"q{number}",
            kind=draw(st.sampled_from(QuoteKind)),
            cue=maybe(Cue.of(text, some_spans())),
            mention=maybe(Mention.of(text, some_spans())),
            speaker=draw(st.sampled_from([None, *speakers])),
            via=maybe(Via.of(text, some_spans(), speaker=draw(st.sampled_from([None, *speakers])))),
            context=Context(some_spans()[0], some_spans()[0], draw(words), draw(words)),
            confidence=draw(st.floats(0, 1)),
            source=source,
        )
        for number in range(draw(st.integers(0, 3)))
    )
    return Extraction(text, quotes, speakers, source)


@given(extractions())
def test_json_and_back_is_the_same(extraction: Extraction) -> None:
    written = extraction.to_dict()
    stored = json.loads(json.dumps(written))
    assert stored == written
    read = Extraction.from_dict(stored)
    assert read == extraction
    for quote in read:
        assert quote.speaker is None or any(quote.speaker is speaker for speaker in read.speakers)
