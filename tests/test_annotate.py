"""Sentences and entities, with exact offsets into any text."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
import stanza
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.annotate import FOLDER, Annotations, EntityKind, Notes, annotate_with
from quotes.marks import find_quoted
from quotes.tagging import TaggedWindow, Tagger
from quotes.tagging.labels import NAME_TAGS

ARTICLE = (
    "Nikol Pashinyan met the Russian delegation in Yerevan on Monday.\r\n\r\n"
    "“It’s a start,” the prime minister of Armenia said. “We don’t need more.”"
)
NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("“”\"'’ \n\r\t.,aB7é\u0301\u200b\u202e\u2028\x85\x1c\ud800\0"),
    ),
    max_size=80,
)


Annotate = Callable[[str], Annotations]


@pytest.fixture(scope="module")
def annotate() -> Annotate:
    """Annotates a text as the tagger does on the way to its quotes."""
    tagger = Tagger()

    def annotate(text: str) -> Annotations:
        notes = Notes()
        for _ in notes.of(tagger.tag([(text, find_quoted(text))])):
            pass
        return notes.annotations(text)

    return annotate


@pytest.fixture(scope="module")
def pipeline() -> stanza.Pipeline:
    return stanza.Pipeline(
        "en",
        dir=str(FOLDER),
        processors="tokenize,ner",
        download_method=None,
        use_gpu=False,
        verbose=False,
    )


def slices(text: str, items: tuple) -> list[str]:
    return [text[item.start : item.end] for item in items]


def window(text: str, names: list[str], paragraphs: list[int] | None = None) -> TaggedWindow:
    """The words of a text between its spaces, with these name tags."""
    words = text.split()
    starts = np.cumsum([0, *(len(word) + 1 for word in words[:-1])])
    return TaggedWindow(
        text=0,
        starts=starts,
        ends=starts + [len(word) for word in words],
        paragraphs=np.array(paragraphs or [1] * len(words)),
        emissions=np.zeros((0, 0), np.float32),
        pointers=np.zeros((0, 0, 0), np.float32),
        names=np.array([NAME_TAGS.index(name) for name in names]),
        sentence_starts=np.zeros(len(words), bool),
    )


def noted(text: str, *windows: TaggedWindow) -> Annotations:
    notes = Notes()
    assert list(notes.of(windows)) == list(windows)
    return notes.annotations(text)


def test_a_name_goes_on_as_long_as_its_tags_do():
    text = "Ada Lind of New York"
    tags = ["B-PERSON", "I-PERSON", "O", "B-LOCATION", "I-LOCATION"]
    assert slices(text, noted(text, window(text, tags)).entities) == ["Ada Lind", "New York"]


def test_a_name_begins_where_a_tag_says_so_or_its_kind_changes():
    text = "Ada Lind Oslo Bergen"
    tags = ["B-PERSON", "I-PERSON", "I-LOCATION", "B-LOCATION"]
    entities = noted(text, window(text, tags)).entities
    assert slices(text, entities) == ["Ada Lind", "Oslo", "Bergen"]


def test_nothing_goes_on_across_paragraphs():
    text = "Ada Lind said"
    annotations = noted(text, window(text, ["B-PERSON", "I-PERSON", "O"], [1, 2, 2]))
    assert slices(text, annotations.entities) == ["Ada", "Lind"]
    assert slices(text, annotations.sentences) == ["Ada", "Lind said"]


def test_a_pipeline_finds_sentences_and_entities(pipeline):
    annotations = annotate_with(pipeline, ARTICLE)
    assert slices(ARTICLE, annotations.sentences)[1].startswith("“It’s a start,”")
    assert "Nikol Pashinyan" in slices(ARTICLE, annotations.entities)


def test_sentences_end_with_their_closing_marks(annotate):
    assert slices(ARTICLE, annotate(ARTICLE).sentences) == [
        "Nikol Pashinyan met the Russian delegation in Yerevan on Monday.",
        "“It’s a start,” the prime minister of Armenia said.",
        "“We don’t need more.”",
    ]


def test_entities_have_kinds(annotate):
    entities = annotate(ARTICLE).entities
    found = dict(zip(slices(ARTICLE, entities), (e.kind for e in entities), strict=True))
    assert found["Nikol Pashinyan"] is EntityKind.PERSON
    assert found["Russian"] is EntityKind.NORP
    assert found["Armenia"] is EntityKind.LOCATION


@pytest.mark.parametrize("text", ["", " \n\t ", "\u2028"])
def test_blank_text_has_no_annotations(annotate, text):
    assert annotate(text) == Annotations()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=NASTY)
def test_spans_are_sorted_disjoint_and_within_the_text(annotate, text):
    annotations = annotate(text)
    for items in (annotations.sentences, annotations.entities):
        assert all(0 <= item.start < item.end <= len(text) for item in items)
        assert all(a.end <= b.start for a, b in pairwise(items))


def test_a_text_without_a_break_is_annotated_to_its_end(annotate):
    text = "word " * 2000 + "Armenia" + "x" * 10_000
    assert annotate(text).sentences[-1].end == len(text)


def test_the_same_text_gives_the_same_annotations(annotate):
    assert annotate(ARTICLE) == annotate(ARTICLE)


def test_the_labels_of_other_models_are_understood():
    class Theirs:
        """Stands in for a pipeline with OntoNotes labels."""

        sentences = ()

        def __init__(self, text: str) -> None:
            self.ents = [
                type("Span", (), {"start_char": 0, "end_char": 4, "type": label})()
                for label in ("GPE", "ORG", "WORK_OF_ART")
            ]

    kinds = [entity.kind for entity in annotate_with(Theirs, "Rome spoke.").entities]
    assert kinds == [EntityKind.LOCATION, EntityKind.ORGANIZATION, EntityKind.MISC]
