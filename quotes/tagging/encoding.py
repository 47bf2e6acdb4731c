"""Turn a text into what the tagger reads: word pieces with flags, cut into windows.

The encoder under the tagger is uncased and knows nothing of layout, so each piece carries three
flags besides its id: how it stands to quotation marks, how its word is cased, and whether it
begins a paragraph or goes on with a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import regex
from attrs import frozen
from numpy.typing import NDArray

from quotes.marks import QuotedSpan
from quotes.paragraphs import paragraphs

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# With the two that frame a window. Paragraphs know each other within windows only, which on PolNeAR
# dev helps no further than this, and costs.
MAX_WINDOW_PIECES, FILLED_WINDOW_PIECES = 256, 96
CLS_ID, SEP_ID = 101, 102  # of the BERT vocabulary

_PARAGRAPHS_AT_ONCE = 256  # encodings take a lot of memory
_SENTENCE_END_IDS = (1012, 1029, 999)  # . ? ! in the same vocabulary
_LONE_SURROGATES = regex.compile(r"[\ud800-\udfff]")

Ints = NDArray[np.int64]


class Quotedness(IntEnum):
    """How a piece stands to the quotation marks of its paragraph."""

    OUTSIDE = 0
    INSIDE = 1
    INSIDE_UNCLOSED = 2
    OPENING_MARK = 3
    CLOSING_MARK = 4


class Casing(IntEnum):
    """How the surface of a piece is written."""

    NO_LETTERS = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    MIXED = 4
    DIGITS = 5


class Place(IntEnum):
    """Where a piece stands in its paragraph and word."""

    IN_PARAGRAPH = 0
    PARAGRAPH_START = 1
    IN_WORD = 2


@frozen(eq=False)
class EncodedText:
    """The word pieces of a text, column by column; all arrays have the shape (pieces,).

    Attributes:
        ids: Vocabulary indices.
        starts: Offsets of the first code point of each piece.
        ends: Offsets after the last code point of each piece.
        flags: Shape (pieces, 3): `Quotedness`, `Casing` and `Place` of each piece.
        paragraph_starts: Indices of the pieces that begin a paragraph, then the piece count.
    """

    ids: Ints
    starts: Ints
    ends: Ints
    flags: Ints
    paragraph_starts: Ints

    @cached_property
    def word_starts(self) -> NDArray[np.bool_]:
        """Whether a piece is the first of its word."""
        return np.asarray(self.flags[:, 2] != Place.IN_WORD)


def encode(text: str, quoted: Sequence[QuotedSpan], tokenizer: Tokenizer) -> EncodedText:
    """Encode a text for the tagger.

    Args:
        text: Any string.
        quoted: Its quoted stretches, as `quotes.marks.find_quoted` gives them.
        tokenizer: The encoder's, without truncation or padding.
    """
    bounds = paragraphs(text)
    readable = _LONE_SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)
    encodings = (
        encoding
        for first in range(0, len(bounds), _PARAGRAPHS_AT_ONCE)
        for encoding in tokenizer.encode_batch(
            [readable[start:end] for start, end in bounds[first : first + _PARAGRAPHS_AT_ONCE]],
            add_special_tokens=False,
        )
    )
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    casing: list[int] = []
    place: list[int] = []
    firsts: list[int] = []
    for (offset, _), encoding in zip(bounds, encodings, strict=True):
        if not encoding.ids:
            continue
        firsts.append(len(ids))
        ids += encoding.ids
        previous = None
        for (start, end), word in zip(encoding.offsets, encoding.word_ids, strict=True):
            starts.append(offset + start)
            ends.append(offset + end)
            casing.append(_casing(text[offset + start : offset + end]))
            place.append(Place.IN_WORD if word == previous else Place.IN_PARAGRAPH)
            previous = word
        place[firsts[-1]] = Place.PARAGRAPH_START
    begin = np.array(starts, dtype=np.int64)
    quotedness = _quotedness(len(text), quoted)[begin] if ids else begin
    return EncodedText(
        ids=np.array(ids, dtype=np.int64),
        starts=begin,
        ends=np.array(ends, dtype=np.int64),
        flags=np.stack([quotedness, np.array(casing, int), np.array(place, int)], axis=1),
        paragraph_starts=np.array([*firsts, len(ids)], dtype=np.int64),
    )


def joined(encoded: Sequence[EncodedText]) -> EncodedText:
    """Several encoded texts as if they were one, each offset still of its own text."""
    if len(encoded) == 1:
        return encoded[0]
    sizes = np.cumsum([0, *(len(one.ids) for one in encoded)])
    firsts = [one.paragraph_starts[:-1] + at for one, at in zip(encoded, sizes, strict=False)]
    return EncodedText(
        ids=np.concatenate([one.ids for one in encoded]),
        starts=np.concatenate([one.starts for one in encoded]),
        ends=np.concatenate([one.ends for one in encoded]),
        flags=np.concatenate([one.flags for one in encoded]),
        paragraph_starts=np.concatenate([*firsts, sizes[-1:]]),
    )


def _quotedness(length: int, quoted: Sequence[QuotedSpan]) -> Ints:
    flags = np.zeros(length, dtype=np.int64)
    for span in quoted:
        if span.level == 0:
            inside = Quotedness.INSIDE if span.closed else Quotedness.INSIDE_UNCLOSED
            flags[span.start : span.end] = inside
    for span in quoted:
        flags[span.start : span.start + span.opening] = Quotedness.OPENING_MARK
        flags[span.end - span.closing : span.end] = Quotedness.CLOSING_MARK
    return flags


def _casing(surface: str) -> Casing:
    if surface.islower():
        return Casing.LOWER
    if surface.isupper():
        return Casing.UPPER if len(surface) > 1 else Casing.TITLE
    if surface.istitle():
        return Casing.TITLE
    if surface.isdigit():
        return Casing.DIGITS
    return Casing.MIXED if any(char.isalpha() for char in surface) else Casing.NO_LETTERS


def windows(
    encoded: EncodedText,
    max_pieces: int = MAX_WINDOW_PIECES,
    filled: int = FILLED_WINDOW_PIECES,
    first: int | None = None,
) -> list[slice]:
    """Cut an encoded text into windows of whole paragraphs.

    Paragraphs come together as long as they do not overfill a window. One that is too long for a
    window of its own is cut at a word start, at best after the end of a sentence.

    Args:
        encoded: The text.
        max_pieces: Most pieces in a window, the two that frame it included.
        filled: So many of several paragraphs fill a window.
        first: So many fill the first, so that training sees other cuts each time.

    Returns:
        Slices of pieces that together cover the text, in order.
    """
    most, room = max_pieces - 2, (first or filled) - 2
    out: list[slice] = []
    begin = 0
    bounds = encoded.paragraph_starts.tolist()
    for start, end in pairwise(bounds):
        if end - begin > room and start > begin:
            out.append(slice(begin, start))
            begin, room = start, filled - 2
        while end - begin > most:
            cut = _cut(encoded, begin, begin + most)
            out.append(slice(begin, cut))
            begin, room = cut, filled - 2
    if begin < len(encoded.ids):
        out.append(slice(begin, len(encoded.ids)))
    return out


def _cut(encoded: EncodedText, begin: int, limit: int) -> int:
    """The best place in (begin, limit] to cut an overlong paragraph, if it leaves no less than half.

    That is between two sentences outside quotation marks, best before one that does not begin with
    a mark; else between any two sentences, else between two words. Of several, it is the last.
    """
    half = (begin + limit) // 2
    places = half + 1 + np.flatnonzero(encoded.word_starts[half + 1 : limit + 1])
    before, at = encoded.flags[places - 1, 0], encoded.flags[places, 0]
    stops = np.isin(encoded.ids[begin:limit], _SENTENCE_END_IDS)
    last_words = places - 1 - (before == Quotedness.CLOSING_MARK)
    ends = stops[np.maximum(last_words, begin) - begin] & (at != Quotedness.CLOSING_MARK)
    outside = at == Quotedness.OUTSIDE
    for good in (ends & outside, ends & (outside | (at == Quotedness.OPENING_MARK)), ends):
        if good.any():
            return int(places[good][-1])
    return int(places[-1]) if len(places) else limit


def framed(encoded: EncodedText, window: slice) -> tuple[Ints, Ints]:
    """A window between the encoder's two special pieces: its ids (pieces,) and flags (pieces, 3)."""
    ids = np.concatenate(([CLS_ID], encoded.ids[window], [SEP_ID]))
    return ids, np.pad(encoded.flags[window], ((1, 1), (0, 0)))
