"""Extractors in other processes than that in which they were made."""

import multiprocessing
import pickle
from multiprocessing.context import BaseContext

import pytest

from quotes import Extraction, Extractor

TEXT = "“The harbour is open,” said Ada Lind, the harbour master."
SECONDS = 300  # a process that waits for threads it does not have would wait for ever


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    extractor = Extractor()
    extractor.extract(TEXT)  # loads the models
    return extractor


def test_an_extractor_can_be_pickled(extractor: Extractor) -> None:
    assert pickle.loads(pickle.dumps(extractor)).extract(TEXT) == extractor.extract(TEXT)


@pytest.mark.parametrize(
    "method", sorted({"fork", "spawn"} & {*multiprocessing.get_all_start_methods()})
)
def test_another_process_finds_the_same(extractor: Extractor, method: str) -> None:
    assert in_another_process(multiprocessing.get_context(method), extractor) == extractor.extract(
        TEXT
    )


def in_another_process(context: BaseContext, extractor: Extractor) -> Extraction:
    results = context.Queue()
    process = context.Process(target=put_extraction, args=(results, extractor))
    process.start()
    try:
        found: Extraction = results.get(timeout=SECONDS)
        return found
    finally:
        process.kill()
        process.join()


def put_extraction(results, extractor: Extractor) -> None:
    results.put(extractor.extract(TEXT))
