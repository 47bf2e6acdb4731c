"""The component in a real spaCy pipeline."""

import pickle

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from quotes import Extraction

TEXT = "“The harbour is open,” said Ada Lind, the harbour master. She added that it had been cold."


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes")
    return nlp


def test_a_document_gets_its_quotes(nlp: Language) -> None:
    extraction = nlp(TEXT)._.quotes
    assert isinstance(extraction, Extraction)
    assert [quote.speaker and quote.speaker.name for quote in extraction] == ["Ada Lind"] * 2


def test_a_span_group_has_every_piece(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [(span.text, span.label_, span.id_) for span in doc.spans["quotes"]] == [
        (piece, quote.kind, quote.id) for quote in doc._.quotes for piece in quote.pieces
    ]


def test_the_span_group_s_name_can_be_chosen() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes", config={"spans_key": "said"})
    assert len(nlp(TEXT).spans["said"]) == 2


def test_stored_documents_keep_their_quotes(nlp: Language) -> None:
    doc = nlp(TEXT)
    for copy in (
        Doc(nlp.vocab).from_bytes(doc.to_bytes()),
        pickle.loads(pickle.dumps(doc)),
    ):
        assert copy._.quotes == doc._.quotes
        assert len(copy.spans["quotes"]) == 2


def test_several_processes_give_the_same(nlp: Language) -> None:
    texts = [TEXT, "It rained."]
    assert [doc._.quotes for doc in nlp.pipe(texts, n_process=2)] == [
        nlp(text)._.quotes for text in texts
    ]


def test_a_document_that_was_not_processed_has_none(nlp: Language) -> None:
    assert nlp.make_doc(TEXT)._.quotes is None
