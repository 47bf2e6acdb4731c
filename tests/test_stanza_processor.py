"""The processor in a real Stanza pipeline."""

import copy
from typing import Any

import pytest
import stanza
from stanza.models.common.doc import Document
from stanza.pipeline.core import PipelineRequirementsException

import quotes.stanza
from quotes import Extraction
from quotes.annotate import FOLDER, read_document

TEXT = (
    "“The harbour is open,” said Ada Lind, the harbour master.\n\nShe added that it had been cold."
)


def make_pipeline(processors: str, **options: Any) -> stanza.Pipeline:
    return stanza.Pipeline(
        "en",
        dir=str(FOLDER),
        processors=processors,
        download_method=None,
        use_gpu=False,
        verbose=False,
        **options,
    )


@pytest.fixture(scope="module")
def pipeline() -> stanza.Pipeline:
    return make_pipeline("tokenize,ner,quotes")


def test_a_document_gets_its_quotes(pipeline: stanza.Pipeline) -> None:
    extraction = pipeline(TEXT).quotes
    assert isinstance(extraction, Extraction)
    assert extraction.text == TEXT
    assert [quote.speaker and quote.speaker.name for quote in extraction] == ["Ada Lind"] * 2


def test_the_pipeline_s_own_annotations_are_used(
    pipeline: stanza.Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("annotated twice")

    monkeypatch.setattr("quotes.annotate.Notes.annotations", fail)
    assert len(pipeline(TEXT).quotes) == 2


def test_many_documents_get_theirs(pipeline: stanza.Pipeline) -> None:
    documents = pipeline.bulk_process([TEXT, "It rained."])
    assert [len(document.quotes) for document in documents] == [2, 0]


def test_a_document_without_text_is_an_error(pipeline: stanza.Pipeline) -> None:
    processor = pipeline.processors[quotes.stanza.NAME]
    with pytest.raises(ValueError, match="tokens alone"):
        processor.process(Document([[{"id": 1, "text": "Hello"}]]))


def test_a_document_that_was_not_processed_has_none() -> None:
    assert Document([], text=TEXT).quotes is None


def test_a_copy_of_a_document_keeps_its_quotes(pipeline: stanza.Pipeline) -> None:
    document = pipeline(TEXT)
    assert copy.deepcopy(document).quotes == document.quotes


def test_sentences_end_with_paragraphs_even_where_the_pipeline_s_do_not(
    pipeline: stanza.Pipeline,
) -> None:
    text = "Harbour opens in Upland\n“We are glad,” said Ada Lind\nBo Quist\nHe said that it was cold.\n"
    document = pipeline(text)
    assert len(document.sentences) < 4
    assert [text[s.start : s.end] for s in read_document(document).sentences] == text.splitlines()


def test_pretokenized_text_is_that_of_the_document() -> None:
    pretokenized = make_pipeline("tokenize,ner,quotes", tokenize_pretokenized=True)
    document = pretokenized("“ We won , ” said Ada Lind .\nIt rained .")
    assert [document.text[s.start : s.end] for q in document.quotes for s in q.spans] == [
        "“ We won , ”"
    ]


def test_a_pipeline_without_entities_is_refused() -> None:
    with pytest.raises(PipelineRequirementsException, match=r"missing:.*'ner'"):
        make_pipeline("tokenize,quotes")


def test_a_pipeline_for_another_language_is_refused() -> None:
    config = {"lang": "de", "check_requirements": False}
    with pytest.raises(ValueError, match="English"):
        quotes.stanza.QuotesProcessor(config, None, "cpu")
