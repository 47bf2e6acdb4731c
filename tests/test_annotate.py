"""Sentences and entities, with exact offsets into any text."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
import stanza
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes import ModelError, annotate
from quotes.annotate import FOLDER, Annotations, Annotator, EntityKind
from quotes.annotate.reading import chunks, readable
from quotes.annotate.segments import Segmenter
from tests.fixtures import read_fixtures

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


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator()


def slices(text: str, items: tuple) -> list[str]:
    return [text[item.start : item.end] for item in items]


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter(annotate.EXPORTED / "segments.onnx")


def words_of(segmenter: Segmenter, text: str) -> list[str]:
    sentences = segmenter.segment(readable(text), chunks(text))
    return [text[start:end] for words in sentences for start, end in words]


def test_words_are_cut_at_punctuation_and_contractions(segmenter):
    words = words_of(segmenter, ARTICLE)
    assert words[:4] == ["Nikol", "Pashinyan", "met", "the"]
    first = words.index("It")
    assert words[first : first + 6] == ["It", "’s", "a", "start", ",", "”"]
    assert "do" in words
    assert "n’t" in words


def test_nothing_ends_within_an_address(segmenter):
    text = "He writes at www.example.org/news.a.b and as a.lind@mail.example.com. That is all."
    words = words_of(segmenter, text)
    assert "www.example.org/news.a.b" in words
    assert "a.lind@mail.example.com" in words


def test_annotations_are_those_of_stanza(annotator):
    pipeline = stanza.Pipeline(
        "en",
        dir=str(FOLDER),
        processors="tokenize,ner",
        download_method=None,
        use_gpu=False,
        verbose=False,
    )
    by_stanza = Annotator(pipeline)
    for fixture in read_fixtures():
        assert annotator.annotate(fixture.text) == by_stanza.annotate(fixture.text), fixture.name


def test_sentences_end_with_their_closing_marks(annotator):
    assert slices(ARTICLE, annotator.annotate(ARTICLE).sentences) == [
        "Nikol Pashinyan met the Russian delegation in Yerevan on Monday.",
        "“It’s a start,” the prime minister of Armenia said.",
        "“We don’t need more.”",
    ]


def test_entities_have_kinds(annotator):
    entities = annotator.annotate(ARTICLE).entities
    found = dict(zip(slices(ARTICLE, entities), (e.kind for e in entities), strict=True))
    assert found["Nikol Pashinyan"] is EntityKind.PERSON
    assert found["Russian"] is EntityKind.NORP
    assert found["Armenia"] is EntityKind.LOCATION


@pytest.mark.parametrize("text", ["", " \n\t ", "\u2028"])
def test_blank_text_has_no_annotations(annotator, text):
    assert annotator.annotate(text) == Annotations()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=NASTY)
def test_spans_are_sorted_disjoint_and_within_the_text(annotator, text):
    annotations = annotator.annotate(text)
    for items in (annotations.sentences, annotations.entities):
        assert all(0 <= item.start < item.end <= len(text) for item in items)
        assert all(a.end <= b.start for a, b in pairwise(items))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=NASTY)
def test_words_leave_out_only_what_cannot_be_read(segmenter, text):
    covered = {
        offset
        for words in segmenter.segment(readable(text), chunks(text))
        for start, end in words
        for offset in range(start, end)
    }
    left = "".join(char for offset, char in enumerate(text) if offset not in covered)
    assert readable(left).strip() == ""


def test_a_text_without_a_break_is_annotated_to_its_end(annotator):
    text = "word " * 2000 + "Armenia" + "x" * 10_000
    assert annotator.annotate(text).sentences[-1].end == len(text)


def test_the_same_text_gives_the_same_annotations(annotator):
    assert annotator.annotate(ARTICLE) == Annotator().annotate(ARTICLE)


def test_the_labels_of_other_models_are_understood():
    class Theirs:
        """Stands in for a pipeline with OntoNotes labels."""

        sentences = ()

        def __init__(self, text: str) -> None:
            self.ents = [
                type("Span", (), {"start_char": 0, "end_char": 4, "type": label})()
                for label in ("GPE", "ORG", "WORK_OF_ART")
            ]

    kinds = [entity.kind for entity in Annotator(Theirs).annotate("Rome spoke.").entities]
    assert kinds == [EntityKind.LOCATION, EntityKind.ORGANIZATION, EntityKind.MISC]


@pytest.mark.parametrize("name", ["segments", "names"])
def test_a_missing_model_file_is_named_with_the_remedy(tmp_path: Path, monkeypatch, name):
    shutil.copytree(annotate.EXPORTED, tmp_path, dirs_exist_ok=True)
    (tmp_path / f"{name}.onnx").unlink()
    monkeypatch.setattr(annotate, "EXPORTED", tmp_path)
    with pytest.raises(ModelError, match=rf"{name}\.onnx is missing.*reinstall"):
        Annotator().annotate("Some text.")


@pytest.mark.parametrize("name", ["segments", "names"])
def test_a_damaged_model_file_is_reported_with_the_remedy(tmp_path: Path, monkeypatch, name):
    shutil.copytree(annotate.EXPORTED, tmp_path, dirs_exist_ok=True)
    path = tmp_path / f"{name}.onnx"
    path.write_bytes(path.read_bytes()[:1000])
    monkeypatch.setattr(annotate, "EXPORTED", tmp_path)
    with pytest.raises(ModelError, match=r"damaged.*reinstall"):
        Annotator().annotate("Some text.")
