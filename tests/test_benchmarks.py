"""What the measurements promise, beyond what scorers from elsewhere do."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.agreement import main
from benchmarks.sentences import Article

TEXT = "Ada Smith said she would go home."
ONE = """\
T1\tContent 15 32\tshe would go home
T2\tCue 10 14\tsaid
T3\tSource 0 9\tAda Smith
E1\tAttribution:T2 Content:T1 Cue:T2 Source:T3
"""
WITHOUT_FIRST_NAME = ONE.replace("Source 0 9\tAda Smith", "Source 4 9\tSmith")
WITH_THE_STOP = ONE.replace("Content 15 32\tshe would go home", "Content 15 33\tshe would go home.")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (ONE, {"source": "1.000", "cue": "1.000", "content": "1.000"}),
        (WITHOUT_FIRST_NAME, {"source": "0.000", "cue": "1.000", "content": "1.000"}),
        (WITH_THE_STOP, {"source": "1.000", "cue": "1.000", "content": "0.000"}),
    ],
)
def test_only_spans_with_the_same_ends_agree(
    other: str,
    expected: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for folder, name, written in [
        ("text", "home.txt", TEXT),
        ("attributions", "home_ann1.ann", ONE),
        ("attributions", "home_ann2.ann", other),
    ]:
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_text(written, encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["agreement", str(tmp_path)])

    main()

    first, _, *rest = capsys.readouterr().out.splitlines()
    assert first == "1 articles, 1 pairs of readings"
    people = {role: agreement for role, agreement, _ in map(str.split, rest)}
    assert people == expected


def test_a_sentence_is_found_in_an_article_that_spells_its_marks_otherwise() -> None:
    text = "It rained. “We’ll go—now,”  said Ada."

    tokens = Article(text, found={}).tokens_of(
        ["``", "We", "'ll", "go", "--", "now", ",", "''", "said"]
    )

    assert tokens is not None
    stretches = [text[start:end] for start, end in tokens]
    assert stretches == ["“", "We", "’ll", "go", "—", "now", ",", "”", "said"]


def test_a_sentence_that_stands_nowhere_is_not_found() -> None:
    assert Article("It rained.", found={}).tokens_of(["It", "snowed", "."]) is None
