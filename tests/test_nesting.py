from collections.abc import Sequence

import pytest

from quotes import Act, extract
from quotes.attribution.attributions import Attribution, Certainty
from quotes.attribution.nesting import with_nested
from quotes.marks import QuotedSpan, find_quoted
from quotes.records import Span


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def _find(source: str, cue: str, content: str, certainty: float = 0.9):  # type: ignore[no-untyped-def]
    """What finds one attribution with these words wherever they stand."""

    def find(texts: Sequence[tuple[str, Sequence[QuotedSpan]]]) -> list[list[Attribution]]:
        return [find_in(text) for text, _ in texts]

    def find_in(text: str) -> list[Attribution]:
        if not (cue in text and content in text):
            return []
        return [
            Attribution(
                content=(_span(text, content),),
                cue=(_span(text, cue),),
                source=(_span(text, source),) if source else (),
                certainty=Certainty(certainty),
            )
        ]

    return find


TEXT = "“My father told me it was over,” she said."
OUTER = Attribution(
    content=(Span(0, 32),), cue=(_span(TEXT, "said"),), source=(_span(TEXT, "she"),)
)


def _nested(find) -> tuple[Attribution, ...]:  # type: ignore[no-untyped-def]
    (attribution,) = with_nested(TEXT, [OUTER], find_quoted(TEXT), find)
    return attribution.nested


def test_a_report_within_a_content_is_nested_in_it() -> None:
    (report,) = _nested(_find("My father", "told", "it was over"))
    assert [TEXT[s.start : s.end] for s in (*report.source, *report.cue, *report.content)] == [
        "My father",
        "told",
        "it was over",
    ]


def test_a_report_has_no_words_of_the_sentence_before_it() -> None:
    text = "“We wait. She calls it a plot,” he said."
    outer = Attribution(content=(_span(text, "“We wait. She calls it a plot,”"),))

    def find(texts: Sequence[tuple[str, Sequence[QuotedSpan]]]) -> list[list[Attribution]]:
        ((inside, _),) = texts
        pieces = (_span(inside, "We wait"), _span(inside, "it a plot"))
        source, cue = (_span(inside, "She"),), (_span(inside, "calls"),)
        return [[Attribution(pieces, cue, source, certainty=Certainty(0.9))]]

    (attribution,) = with_nested(text, [outer], find_quoted(text), find)
    (report,) = attribution.nested
    assert [text[s.start : s.end] for s in report.content] == ["it a plot"]


def test_thoughts_and_plans_within_a_content_are_not_reports() -> None:
    text = TEXT.replace("told me", "hoped")
    (attribution,) = with_nested(
        text,
        [Attribution(content=(Span(0, 30),), cue=OUTER.cue)],
        find_quoted(text),
        _find("My father", "hoped", "it was over"),
    )
    assert attribution.nested == ()


@pytest.mark.parametrize("cue", ["never told", "might tell", "did not tell", "will tell"])
def test_what_was_not_said_is_not_a_report(cue: str) -> None:
    text = TEXT.replace("told", cue)
    outer = Attribution(content=(Span(0, text.index(" she")),))
    find = _find("My father", cue, "it was over")
    (attribution,) = with_nested(text, [outer], find_quoted(text), find)
    assert attribution.nested == ()


def test_a_report_without_source_or_certainty_is_left_out() -> None:
    assert _nested(_find("", "told", "it was over")) == ()
    assert _nested(_find("My father", "told", "it was over", certainty=0.3)) == ()


def test_nested_quotes_are_records_linked_to_the_outer_one() -> None:
    text = "Ann Lee said that the ministry had announced that the bridge would reopen in May."
    (outer,) = extract(text)
    (inner,) = outer.nested
    assert inner.id == "q1.1"
    assert inner.act is Act.SAY
    assert inner.speaker is not None
    assert inner.speaker.name == "the ministry"
    assert "the bridge would reopen in May" in inner.text
    assert [quote.id for quote in outer.with_nested()] == ["q1", "q1.1"]


def test_whoever_speaks_calls_themselves_i_in_what_they_report_of_themselves() -> None:
    text = "“I told the council that the bridge was unsafe,” said Ann Lee, an engineer."
    (outer,) = extract(text)
    (inner,) = outer.nested
    assert inner.speaker is outer.speaker is not None


def test_a_report_does_not_end_with_the_mark_that_closes_its_cue_too() -> None:
    text = "She said Lind had “told them it was over” before."
    outer = Attribution(
        content=(_span(text, "Lind had “told them it was over” before"),),
        cue=(_span(text, "said"),),
        source=(_span(text, "She"),),
    )
    (attribution,) = with_nested(
        text, [outer], find_quoted(text), _find("Lind", "“told them", "it was over”")
    )
    (report,) = attribution.nested
    assert [text[span.start : span.end] for span in report.content] == ["it was over"]
