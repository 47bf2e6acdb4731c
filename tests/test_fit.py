"""Contents are fitted to quotation marks."""

from __future__ import annotations

import pytest

from quotes.attribution.attributions import Attribution
from quotes.attribution.fit import fit, without_stray_marks
from quotes.marks import find_quoted
from quotes.records import Span


def spans(text: str, *pieces: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(piece), text.index(piece) + len(piece)) for piece in pieces)


def fitted(text: str, *attributions: Attribution) -> list[tuple[str, ...]]:
    found = fit(text, attributions, find_quoted(text))
    return [tuple(text[s.start : s.end] for s in attribution.content) for attribution in found]


def test_a_content_that_lacks_its_marks_gets_them():
    text = "“We will wait,” said Ada Lind."
    quote = Attribution(spans(text, "We will wait"), spans(text, "said"), spans(text, "Ada Lind"))
    assert fitted(text, quote) == [("“We will wait,”",)]


def test_a_content_does_not_begin_with_symbols_before_its_marks():
    text = "— “We will wait,” said Ada Lind."
    quote = Attribution(spans(text, "— “We will wait,”"), spans(text, "said"))
    assert fitted(text, quote) == [("“We will wait,”",)]


def test_a_content_does_not_begin_with_the_colon_before_it():
    text = "Ada Lind said: We will wait."
    quote = Attribution(spans(text, ": We will wait"), spans(text, "said"))
    assert fitted(text, quote) == [("We will wait",)]


@pytest.mark.parametrize(
    ("cue", "words", "content"),
    [
        ("told", "me it was over", "it was over"),
        ("warned", "them not to wait", "not to wait"),
        ("told", "him to wait", "him to wait"),
        ("told", "the court it was over", "it was over"),
        ("told", "her it was over", "it was over"),
        ("told", "Norrby Radio that it was over", "that it was over"),
        ("told", "the story that night", "the story that night"),
        ("asked", "her why it was late", "why it was late"),
        ("asked", "him about it", "him about it"),
        ("called", "him a liar", "him a liar"),
    ],
)
def test_whom_something_is_told_is_no_part_of_it(cue: str, words: str, content: str) -> None:
    text = f"She {cue} {words}."
    quote = Attribution(spans(text, words), spans(text, cue), spans(text, "She"))
    assert fitted(text, quote) == [(content,)]


def test_a_content_cut_short_grows_to_the_closing_mark():
    text = "“We will wait. We have waited before. And then we left,” said Ada Lind."
    quote = Attribution(spans(text, "“We will wait. We have waited before."), spans(text, "said"))
    assert fitted(text, quote) == [("“We will wait. We have waited before. And then we left,”",)]


def test_a_sentence_behind_a_finished_quotation_is_no_part_of_it():
    text = "Ada Lind said, “We will wait.” She was right."
    quote = Attribution(spans(text, "“We will wait.” She was right"), spans(text, "said"))
    assert fitted(text, quote) == [("“We will wait.”",)]


@pytest.mark.parametrize(
    "content",
    [
        "“We will wait” and leave",
        "“We will wait.” And “we will leave.”",
        "it was “late.” They knew",
    ],
)
def test_words_behind_a_quotation_stay_where_they_finish_it_or_it_does_not_begin_the_content(
    content: str,
):
    text = f"Ada Lind said, {content}"
    quote = Attribution(spans(text, content), spans(text, "said"))
    assert fitted(text, quote) == [(content,)]


def test_a_content_does_not_grow_over_the_words_of_another():
    text = "“I heard Bo say we should wait and see,” said Ada Lind."
    inner = Attribution(spans(text, "we should wait and see"), spans(text, "say"))
    outer = Attribution(spans(text, "“I heard"), spans(text, "said"))
    assert fitted(text, outer, inner)[0] == ("“I heard",)


def test_a_content_within_brackets_does_not_end_with_them():
    text = "They left (Ada Lind said it was late)."
    quote = Attribution(spans(text, "it was late)"), spans(text, "said"))
    assert fitted(text, quote) == [("it was late",)]


def test_a_content_keeps_the_brackets_that_it_opens():
    text = "Ada Lind said they left (it was late)."
    quote = Attribution(spans(text, "they left (it was late)"), spans(text, "said"))
    assert fitted(text, quote) == [("they left (it was late)",)]


def test_the_mark_that_closes_a_content_is_not_the_start_of_the_next():
    text = "“We will wait for them.” The rest, said Ada Lind, can leave."
    first = Attribution(spans(text, "“We will wait for them"), spans(text, "said"))
    second = Attribution(spans(text, "” The rest", "can leave"), spans(text, "said"))
    assert fitted(text, first, second) == [
        ("“We will wait for them.”",),
        ("The rest", "can leave"),
    ]


def test_a_word_of_a_quotation_does_not_bring_in_all_of_it():
    text = "She laughed at “the plan that nobody had read before” yesterday."
    quote = Attribution(spans(text, "the plan"), spans(text, "laughed at"))
    assert fitted(text, quote) == [("the plan",)]


def test_pieces_with_only_a_space_between_them_become_one():
    text = "“We wait.” “We see,” said Ada Lind."
    quote = Attribution(spans(text, "“We wait.”", "“We see,”"), spans(text, "said"))
    assert fitted(text, quote) == [("“We wait.” “We see,”",)]


def test_a_paragraph_that_goes_on_with_a_quote_is_joined_to_it():
    text = "“We waited,” said Ada Lind. “It was long.\n\n“And it was cold.”"
    quote = Attribution(spans(text, "“We waited,”", "“It was long."), spans(text, "said"))
    assert fitted(text, quote) == [("“We waited,”", "“It was long.", "“And it was cold.”")]


def test_a_paragraph_that_goes_on_is_not_joined_where_another_cue_attributes_it():
    text = "“It was long,” said Ada. “Very.\n\n“It was cold,” said Bo."
    first = Attribution(spans(text, "“It was long,”", "“Very."), spans(text, "said"))
    second = Attribution(spans(text, "“It was cold,”"), spans(text, "said Bo"))
    assert fitted(text, first, second) == [("“It was long,”", "“Very."), ("“It was cold,”",)]


@pytest.mark.parametrize(
    "dateline",
    [
        "MAREN — ",
        "NEW MAREN, Nov. 3 (Agency) -- ",
        "MAREN, Upland – ",
        "MAREN (AB) - ",
        "MAREN, Nov. 3. /Agency/. ",
        "11:30 ",
        "9.05 p.m. GMT – ",
    ],
)
def test_what_reaches_into_a_dateline_begins_behind_it(dateline: str) -> None:
    text = f"{dateline}Ann Lee said it rained."
    begin = len(dateline)
    attribution = Attribution(
        content=(Span(begin + 13, len(text) - 1),),
        cue=(Span(begin + 8, begin + 12),),
        source=(Span(0, begin + 7),),
    )
    (fitted,) = fit(text, [attribution], [])
    assert fitted.source == (Span(begin, begin + 7),)
    assert fitted.content == attribution.content


def without_strays(text: str, attribution: Attribution) -> tuple[str, ...]:
    (found,) = without_stray_marks(text, [attribution], find_quoted(text))
    return tuple(text[span.start : span.end] for span in found.content)


def test_words_that_their_cue_leads_into_do_not_end_with_a_mark_that_nothing_opens():
    text = "Ada Lind said she had watched it rise.”"
    quote = Attribution(spans(text, "she had watched it rise.”"), spans(text, "said"))
    assert without_strays(text, quote) == ("she had watched it rise",)


def test_words_behind_a_colon_keep_a_mark_that_nothing_opens():
    text = "Ada Lind said: We watched it rise.”"
    quote = Attribution(spans(text, "We watched it rise.”"), spans(text, "said"))
    assert without_strays(text, quote) == ("We watched it rise.”",)


def test_an_excerpt_keeps_the_mark_that_its_text_does_not_open():
    text = "We watched it rise,” Ada Lind said."
    quote = Attribution(spans(text, "We watched it rise,”"), spans(text, "said"))
    assert without_strays(text, quote) == ("We watched it rise,”",)


def test_a_second_closing_mark_is_not_part_of_a_quote():
    text = "Ada Lind said it made her “smart.””"
    quote = Attribution(spans(text, "it made her “smart.””"), spans(text, "said"))
    assert without_strays(text, quote) == ("it made her “smart.”",)


@pytest.mark.parametrize("behind", [", as", " and", " as"])
def test_a_content_ends_before_a_conjunction_that_leads_to_nothing(behind: str) -> None:
    text = f"She said it was over{behind} some claimed."
    quote = Attribution(spans(text, f"it was over{behind}"), spans(text, "said"))
    assert fitted(text, quote) == [("it was over",)]


def test_a_conjunction_that_leads_to_nothing_is_no_piece_of_a_content() -> None:
    text = "She said it was over, as some claimed."
    quote = Attribution(spans(text, "it was over", "as"), spans(text, "said"))
    assert fitted(text, quote) == [("it was over",)]


def test_a_question_before_the_quotation_that_answers_it_is_no_part_of_it() -> None:
    text = "What changed? “Luck,” Lind said."
    quote = Attribution(spans(text, "What changed? “Luck,”"), spans(text, "said"))
    assert fitted(text, quote) == [("“Luck,”",)]


def test_a_sentence_that_goes_on_in_marks_is_one_content() -> None:
    text = "The U.S. “is late,” Lind said. Ek added it was. “Late.”"
    before = Attribution(spans(text, "The U.S. “is late,”"), spans(text, "said"))
    assert fitted(text, before) == [("The U.S. “is late,”",)]
    behind = Attribution(spans(text, "it was. “Late.”"), spans(text, "added"))
    assert fitted(text, behind) == [("it was. “Late.”",)]


def test_a_source_ends_before_a_preposition_that_leads_to_nothing():
    text = "The court on Friday said it was late."
    quote = Attribution(
        spans(text, "it was late"), spans(text, "said"), spans(text, "The court on")
    )
    (found,) = fit(text, [quote], find_quoted(text))
    assert [text[span.start : span.end] for span in found.source] == ["The court"]


def test_a_source_that_ends_with_a_title_has_the_name_behind_it():
    text = "It was late, wrote Mr Lind on Friday."
    quote = Attribution(spans(text, "It was late"), spans(text, "wrote"), spans(text, "Mr"))
    (found,) = fit(text, [quote], find_quoted(text))
    assert [text[span.start : span.end] for span in found.source] == ["Mr Lind"]


def test_a_content_does_not_begin_with_the_dash_of_a_dialogue():
    text = "— It is late, said Bo Ek."
    quote = Attribution(spans(text, "— It is late"), spans(text, "said"), spans(text, "Bo Ek"))
    assert fitted(text, quote) == [("It is late",)]


def test_paragraphs_that_marks_show_to_go_on_are_one_quote_though_nobody_is_named():
    text = "“It is slow.\n\n“So it takes long.\n\n“It is strong.”"
    quote = Attribution(spans(text, "“It is slow."))
    assert fitted(text, quote) == [("“It is slow.", "“So it takes long.", "“It is strong.”")]


def test_paragraphs_with_an_attribution_in_them_are_no_part_of_nobody_s_quote():
    text = "“It is slow,’’ Bo Ek said.\n\n“It is strong.”"
    quote = Attribution(spans(text, "“It is slow,’’"), spans(text, "said"), spans(text, "Bo Ek"))
    assert fitted(text, quote, Attribution(spans(text, "“It is strong.”"))) == [
        ("“It is slow,’’",),
        ("“It is strong.”",),
    ]
