"""The processor in a real Stanza pipeline."""

import pytest
import stanza
from stanza.models.common.doc import Document

import quotes.stanza
from quotes import Extraction
from quotes.annotate import FOLDER

TEXT = (
    "“The harbour is open,” said Ada Lind, the harbour master.\n\nShe added that it had been cold."
)


@pytest.fixture(scope="module")
def pipeline() -> stanza.Pipeline:
    return stanza.Pipeline(
        "en",
        dir=str(FOLDER),
        processors="tokenize,ner,quotes",
        download_method=None,
        use_gpu=False,
        verbose=False,
    )


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

    monkeypatch.setattr("quotes.annotate.Annotator.annotate", fail)
    assert len(pipeline(TEXT).quotes) == 2


def test_many_documents_get_theirs(pipeline: stanza.Pipeline) -> None:
    documents = pipeline.bulk_process([TEXT, "It rained."])
    assert [len(document.quotes) for document in documents] == [2, 0]


def test_a_document_without_text_is_an_error(pipeline: stanza.Pipeline) -> None:
    processor = pipeline.processors[quotes.stanza.NAME]
    with pytest.raises(ValueError, match="tokens alone"):
        processor.process(Document([[{"id": 1, "text": "Hello"}]]))
