"""What the tagger reads covers the text exactly."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from quotes.marks import find_quoted
from quotes.tagging.encoding import (
    CLS_ID,
    SEP_ID,
    Casing,
    Place,
    Quotedness,
    encode,
    framed,
    windows,
)
from quotes.tagging.tagger import FOLDER

TOKENIZER = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
NASTY = st.text(
    st.one_of(st.characters(), st.sampled_from("“”\"'’ \n\r.aB7\u0301\u202e\u2028\ud800\0"))
)


def encoded(text: str):
    return encode(text, find_quoted(text), TOKENIZER)


@given(NASTY)
def test_pieces_are_in_order_and_within_the_text(text):
    pieces = encoded(text)
    assert (pieces.starts <= pieces.ends).all()
    assert (np.diff(pieces.starts) >= 0).all()
    assert len(pieces.ids) == 0 or pieces.ends.max() <= len(text)


@given(NASTY, st.integers(3, 40))
def test_windows_cover_all_pieces_in_order(text, size):
    pieces = encoded(text)
    cuts = windows(pieces, max_pieces=size)
    assert [i for cut in cuts for i in range(cut.start, cut.stop)] == list(range(len(pieces.ids)))
    assert all(cut.stop - cut.start <= size - 2 for cut in cuts)


def test_a_window_ends_where_a_paragraph_does():
    text = "One two three.\n\nFour five six.\n\nSeven eight nine."
    assert [cut.stop for cut in windows(encoded(text), max_pieces=12)] == [8, 12]


def test_an_overlong_paragraph_is_cut_after_a_sentence():
    text = "One two three four. Five six seven eight nine ten."
    pieces = encoded(text)
    first = windows(pieces, max_pieces=11)[0]
    assert text[: pieces.ends[first.stop - 1]] == "One two three four."


def test_an_overlong_paragraph_is_cut_outside_quotation_marks():
    text = "One two three four five six seven. “Eight nine. Ten.”"
    pieces = encoded(text)
    first = windows(pieces, max_pieces=15)[0]
    assert text[: pieces.ends[first.stop - 1]] == "One two three four five six seven."


def test_a_closing_mark_stays_with_what_it_closes():
    text = "“One two three four. Five six.” Seven eight nine ten."
    pieces = encoded(text)
    first = windows(pieces, max_pieces=12)[0]
    assert text[: pieces.ends[first.stop - 1]] == "“One two three four. Five six.”"


def test_flags_tell_marks_case_and_place():
    pieces = encoded("He said “no way” to NATO")
    rows = {
        "He said “no way” to NATO"[s:e]: tuple(f)
        for s, e, f in zip(pieces.starts, pieces.ends, pieces.flags, strict=True)
    }
    assert rows["He"] == (Quotedness.OUTSIDE, Casing.TITLE, Place.PARAGRAPH_START)
    assert rows["“"] == (Quotedness.OPENING_MARK, Casing.NO_LETTERS, Place.IN_PARAGRAPH)
    assert rows["no"] == (Quotedness.INSIDE, Casing.LOWER, Place.IN_PARAGRAPH)
    assert rows["”"][0] == Quotedness.CLOSING_MARK
    assert rows["NATO"][1] == Casing.UPPER


@pytest.mark.parametrize("text", ["", "   \n\n ", "\ud800", "\0"])
def test_a_text_without_words_has_no_windows_or_survives(text):
    pieces = encoded(text)
    assert sum(cut.stop - cut.start for cut in windows(pieces)) == len(pieces.ids)


def test_a_window_is_framed():
    pieces = encoded("One two three.")
    ids, flags = framed(pieces, slice(1, 3))
    assert ids.tolist() == [CLS_ID, *pieces.ids[1:3].tolist(), SEP_ID]
    assert flags.shape == (4, 3)
    assert not flags[[0, -1]].any()
