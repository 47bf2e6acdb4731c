"""Where the tagger runs."""

import onnxruntime
import pytest

from quotes import Extractor, inference
from tests.fixtures import read_fixtures


@pytest.fixture
def gpu_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tagger as for a GPU, on this machine's CPU: there is no GPU where tests run."""
    monkeypatch.setattr(inference, "_PROVIDER", "CPUExecutionProvider")


@pytest.mark.filterwarnings("ignore:Duplicate provider")
@pytest.mark.usefixtures("gpu_claimed")
def test_the_tagger_for_a_gpu_finds_the_same() -> None:
    extractor, on_gpu = Extractor(), Extractor(device="cuda")
    for fixture in read_fixtures():
        found, expected = on_gpu.extract(fixture.text), extractor.extract(fixture.text)
        assert [q.spans for q in found] == [q.spans for q in expected], fixture.name


def test_a_gpu_that_is_not_there_is_an_error_with_the_remedy() -> None:
    if "CUDAExecutionProvider" in onnxruntime.get_available_providers():
        pytest.skip("there is one")
    with pytest.raises(ValueError, match=r"quotes\[cuda\]"):
        Extractor(device="cuda")


def test_another_device_is_an_error() -> None:
    with pytest.raises(ValueError, match="'cpu' or 'cuda', not 'tpu'"):
        Extractor(device="tpu")
