"""What the layout of a text attributes."""

from __future__ import annotations

import pytest

from quotes.attribution.attributions import Attribution
from quotes.attribution.layout import by_layout, overlaid
from quotes.records import Span

TRANSCRIPT = (
    "HOST: Is it safe?\n\nDR. ANN LEE: It is.\n\nAnd it has been for years.\n\n(LAUGHTER)\n\n"
    "HOST: Thank you.\n\nThe programme ended there."
)


def read(text: str) -> list[tuple[list[str], str, str]]:
    def words(spans: tuple[Span, ...]) -> list[str]:
        return [text[span.start : span.end] for span in spans]

    return [(words(a.content), words(a.cue)[0], words(a.source)[0]) for a in by_layout(text)]


def test_the_turns_of_a_transcript_are_their_speaker_s() -> None:
    assert [(content[0], source) for content, _, source in read(TRANSCRIPT)] == [
        ("Is it safe?", "HOST"),
        ("It is.", "DR. ANN LEE"),
        ("Thank you.", "HOST"),
    ]


def test_paragraphs_between_turns_go_on_with_the_turn() -> None:
    assert read(TRANSCRIPT)[1][0] == ["It is.", "And it has been for years."]


def test_what_follows_the_last_turn_is_not_part_of_it() -> None:
    assert read(TRANSCRIPT)[2][0] == ["Thank you."]


@pytest.mark.parametrize("mark", [":", "."])
def test_the_turns_of_an_interview_are_lettered(mark: str) -> None:
    text = f"Q{mark} Is it safe?\n\nA{mark} It is.\n\nIt was.\n\nQ{mark} Thank you."
    assert read(text) == [
        (["Is it safe?"], mark, "Q"),
        (["It is.", "It was."], mark, "A"),
        (["Thank you."], mark, "Q"),
    ]


def test_turns_may_begin_with_names_as_they_are_usually_written() -> None:
    text = "Bo Ek: Is it safe?\n\nDr. Lee (nods): It is.\n\nEk: Thank you."
    assert read(text) == [
        (["Is it safe?"], ":", "Bo Ek"),
        (["It is."], ":", "Dr. Lee"),
        (["Thank you."], ":", "Ek"),
    ]


def test_speakers_may_be_numbered() -> None:
    text = "Speaker 1: Is it safe?\n\nSpeaker 2: It is.\n\nSpeaker 1: Thank you."
    assert [source for _, _, source in read(text)] == ["Speaker 1", "Speaker 2", "Speaker 1"]


@pytest.mark.parametrize(
    "text",
    [
        "Lee: 547.\n\nEk: 46.\n\nLee: 2,316.\n\nEk: 1,547.",
        "Lee: Win in a walk.\n\nEk: Move on.\n\nAhn: Will it do?",
        "Note: The bridge is open.\n\nNote: Is it safe?\n\nNote: It is.",
    ],
)
def test_names_that_label_a_list_are_no_turns(text: str) -> None:
    assert read(text) == []


def test_a_single_turn_within_an_open_quotation_is_one() -> None:
    assert read("“LEE: We wait. He asked.") == [(["We wait. He asked."], ":", "LEE")]
    assert read("“LEE: We wait. He asked.”") == []
    assert read("“NOTE: We wait. He asked.") == []


def test_a_single_label_is_no_transcript() -> None:
    assert read("CORRECTION: The bridge opened in May.\n\nIt is long.") == []


@pytest.mark.parametrize("gap", [" ", "\n", "\n\n", ""])
def test_a_name_after_a_dash_is_the_speaker(gap: str) -> None:
    text = f"“A bridge is a promise.”{gap}― Ilona Kertész, engineer"
    assert read(text) == [(["“A bridge is a promise.”"], "―", "Ilona Kertész, engineer")]


@pytest.mark.parametrize(
    "text",
    [
        "“A bridge is a promise.” — And it was kept. Nobody thought it would be.",
        "“A bridge is a promise.”\n\n— it was kept",
        "The bridge — Ilona Kertész built it",
    ],
)
def test_other_dashes_attribute_nothing(text: str) -> None:
    assert read(text) == []


def test_the_layout_comes_before_what_was_found_otherwise() -> None:
    text = "“We wait.” ― Ann Lee\n\n“We go,” said Bo Ek."
    guess = Attribution((Span(0, 10),))
    other = Attribution((Span(22, 31),), (Span(32, 36),), (Span(37, 42),))
    (signed,) = by_layout(text)
    assert overlaid([guess, other], [signed]) == [signed, other]


def test_a_signed_quote_may_hold_another() -> None:
    text = "“What he calls “progress” is a ruin.” ― Ann Lee"
    assert read(text) == [(["“What he calls “progress” is a ruin.”"], "―", "Ann Lee")]


def test_labels_that_are_far_apart_make_no_transcript() -> None:
    story = "\n".join(["It rained on the harbour."] * 9)
    text = f"\n{story}\n".join(["LIND: The story so far.", "EK: More of it.", "LIND: The end."])
    assert by_layout(text) == []


def test_labels_of_the_page_are_no_turns() -> None:
    text = "READ MORE: The harbour.\nIt rained.\nRELATED: The rain.\nWATCH: The quay.\nTRANSCRIPT: Rain."
    assert by_layout(text) == []


@pytest.mark.parametrize("link", ["", " https://example.com/1", " pic.example.com/1"])
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_an_embedded_post_is_its_poster_s(link: str, gap: str) -> None:
    text = f"It rained.\n\nWe wait. It is late.{link}{gap}— Dr. Ann-Marie Lee (@lee) March 3, 2026"
    assert read(text) == [(["We wait. It is late."], "—", "Dr. Ann-Marie Lee")]


def test_a_handle_behind_a_name_in_a_sentence_signs_nothing() -> None:
    assert read("It rained. The mayor — Ann Lee (@lee) — waited.") == []


def test_a_signature_without_a_post_before_it_signs_nothing() -> None:
    assert read("— Ann Lee (@lee) March 3, 2026") == []
