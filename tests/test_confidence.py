from pathlib import Path

import pytest
from attrs import evolve

from quotes import ModelError
from quotes.attribution import confidence
from quotes.attribution.attributions import Attribution, Certainty
from quotes.attribution.confidence import FEATURES, features, with_confidence
from quotes.marks import find_quoted
from quotes.records import Span

TEXT = "“The harbour is closed,” said Lee. Lee said nobody may leave."
DIRECT = Attribution((Span(0, 24),), (Span(25, 29),), (Span(30, 33),), Certainty(0.9))
INDIRECT = Attribution((Span(44, 60),), (Span(39, 43),), (Span(35, 38),), Certainty(0.9))


def _confidences(*attributions: Attribution) -> list[float]:
    found = with_confidence(TEXT, attributions, find_quoted(TEXT))
    return [attribution.confidence for attribution in found]


def test_a_confidence_is_a_probability() -> None:
    for raw in (0.0, 0.5, 1.0):
        (confidence,) = _confidences(Attribution(DIRECT.content, certainty=Certainty(raw)))
        assert 0 < confidence < 1


def test_the_surer_the_tagger_the_higher_the_confidence() -> None:
    values = _confidences(
        *(
            Attribution(a.content, a.cue, a.source, Certainty(raw, raw, raw, raw, raw))
            for a in (INDIRECT, DIRECT)
            for raw in (0.3, 0.6, 0.9)
        )
    )
    assert values[:3] == sorted(values[:3])
    assert values[3:] == sorted(values[3:])


def test_nested_reports_get_a_confidence_of_their_own() -> None:
    outer = evolve(DIRECT, nested=(INDIRECT,))
    (found,) = with_confidence(TEXT, [outer], find_quoted(TEXT))
    assert [found.nested[0].confidence] == _confidences(INDIRECT)


def test_features_tell_how_the_parts_stand() -> None:
    marks = [Span(0, 24)]
    values = dict(zip(FEATURES, features(TEXT, DIRECT, marks), strict=True))
    assert (values["direct"], values["mixed"]) == (1, 0)
    assert (values["has_cue"], values["has_source"]) == (1, 1)


def test_what_an_attribution_lacks_makes_it_no_surer() -> None:
    alone = Attribution(DIRECT.content, certainty=Certainty(0.9))
    values = dict(zip(FEATURES, features(TEXT, alone, [Span(0, 24)]), strict=True))
    assert {values[part] for part in ("cue", "source", "to_cue", "to_source")} == {0}
    assert _confidences(alone) < _confidences(DIRECT)


@pytest.mark.parametrize("content", ["", "[]", '{"intercept": 0}', '{"intercept": "x"}'])
def test_damaged_weights_are_named(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = tmp_path / "confidence.json"
    damaged.write_text(content)
    monkeypatch.setattr(confidence, "WEIGHTS", damaged)
    confidence._weights.cache_clear()
    with pytest.raises(ModelError, match=r"confidence\.json is damaged"):
        _confidences(DIRECT)
    confidence._weights.cache_clear()
