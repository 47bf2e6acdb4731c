"""The tagger's scores become attributions."""

from __future__ import annotations

import numpy as np
from attrs import evolve

from quotes.attribution.decode import CONTENT_TO_CUE, CUE_TO_SOURCE, decode
from quotes.tagging.labels import POINTERS, TAGS
from quotes.tagging.tagger import Chain, TaggedWindow

SURE = 12.0
TEXT = "x " * 20
CHAIN = Chain(np.zeros(len(TAGS), np.float32), np.zeros((len(TAGS), len(TAGS)), np.float32))


def window(
    tags: str, pointing: dict[tuple[int, int], int], paragraphs: str | None = None
) -> TaggedWindow:
    """A window of words that are one code point each and one apart.

    Args:
        tags: A letter for each word: s, c, q begin a source, cue or content; S, C, Q go on.
        pointing: From a pointer and a word to the word that it points at.
        paragraphs: A digit for each word; all stand in one where this is None.
    """
    letters = dict(zip("-sScCqQ", range(len(TAGS)), strict=True))
    size = len(tags)
    emissions = np.zeros((size, len(TAGS)), np.float32)
    emissions[:, letters["-"]] = SURE / 4  # what a word is if it cannot be what it seems to be
    emissions[np.arange(size), [letters[tag] for tag in tags]] = SURE
    scores = np.zeros((len(POINTERS), size, size + 1), np.float32)
    scores[..., 0] = SURE / 2
    for (pointer, word), target in pointing.items():
        scores[pointer, word, target + 1] = SURE
    starts = np.arange(size) * 2
    return TaggedWindow(
        text=0,
        starts=starts,
        ends=starts + 1,
        paragraphs=np.array([int(digit) for digit in paragraphs or "0" * size]),
        emissions=emissions,
        pointers=scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True)),
        names=np.zeros(size, np.int64),
        sentence_starts=np.zeros(size, bool),
    )


def read(tagged: TaggedWindow) -> list[tuple[list[tuple[int, int]], ...]]:
    """Contents, cues and sources as word indices, half-open."""
    return [
        tuple(
            [(span.start // 2, span.end // 2 + 1) for span in role]
            for role in (a.content, a.cue, a.source)
        )
        for a in decode([TEXT], [tagged], CHAIN)[0]
    ]


def _torn_between_none_and_first() -> np.ndarray:
    """Pointers of three words, of which the second points a little more at none than at the first."""
    scores = np.log(np.full((len(POINTERS), 3, 4), 0.1))
    scores[CONTENT_TO_CUE, 2] = np.log([0.1, 0.1, 0.7, 0.1])
    scores[CUE_TO_SOURCE, 1] = np.log([0.5, 0.3, 0.1, 0.1])
    return scores


def test_a_content_comes_with_the_cue_it_points_at_and_that_cue_s_source() -> None:
    pointing = {(CONTENT_TO_CUE, 2): 1, (CONTENT_TO_CUE, 3): 1, (CUE_TO_SOURCE, 1): 0}
    assert read(window("scqQ", pointing)) == [([(2, 4)], [(1, 2)], [(0, 1)])]


def test_the_pieces_of_a_split_quote_come_together() -> None:
    pointing = {(CONTENT_TO_CUE, 0): 1, (CONTENT_TO_CUE, 3): 1, (CUE_TO_SOURCE, 1): 2}
    assert read(window("qcsq", pointing)) == [([(0, 1), (3, 4)], [(1, 2)], [(2, 3)])]


def test_a_source_that_begins_a_window_beside_its_cue_is_not_lost_to_what_stands_for_none() -> None:
    torn = evolve(window("scq", {}), pointers=_torn_between_none_and_first())
    assert read(torn) == [([(2, 3)], [(1, 2)], [(0, 1)])]


def test_two_cues_can_share_a_source() -> None:
    pointing = {
        (CONTENT_TO_CUE, 2): 1,
        (CONTENT_TO_CUE, 5): 4,
        (CUE_TO_SOURCE, 1): 0,
        (CUE_TO_SOURCE, 4): 0,
    }
    assert [source for _, _, source in read(window("scq-cq", pointing))] == [[(0, 1)], [(0, 1)]]


def test_nothing_goes_on_from_one_paragraph_to_the_next() -> None:
    pointing = {(CONTENT_TO_CUE, word): 1 for word in (2, 3, 4)}
    contents = [content for content, _, _ in read(window("scqQQ", pointing, "00001"))]
    assert contents == [[(2, 4)]]


def test_a_content_does_not_take_the_cue_of_another_paragraph() -> None:
    found = read(window("scqq", {(CONTENT_TO_CUE, 3): 1, (CONTENT_TO_CUE, 2): 1}, "0001"))
    assert ([(3, 4)], [], []) in found


def test_a_pointer_that_is_sure_makes_a_cue_and_a_source_of_untagged_words() -> None:
    pointing = {(CONTENT_TO_CUE, 2): 1, (CUE_TO_SOURCE, 1): 0}
    assert read(window("--q", pointing)) == [([(2, 3)], [(1, 2)], [(0, 1)])]


def test_a_sure_attribution_is_more_confident_than_a_doubtful_one() -> None:
    pointing = {(CONTENT_TO_CUE, 2): 1, (CUE_TO_SOURCE, 1): 0}
    sure = window("scq", pointing)
    doubtful = evolve(sure, emissions=sure.emissions / 4)
    assert (
        0
        < decode([TEXT], [doubtful], CHAIN)[0][0].certainty.overall
        < decode([TEXT], [sure], CHAIN)[0][0].certainty.overall
        <= 1
    )
