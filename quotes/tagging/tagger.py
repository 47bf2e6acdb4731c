"""Run the tagger: windows of pieces → tag scores and pointer projections for every word."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from quotes.errors import ModelError
from quotes.inference import CPU, load_session
from quotes.marks import QuotedSpan
from quotes.tagging.encoding import EncodedText, encode, framed, joined, windows
from quotes.tagging.labels import POINTER_SIZE, POINTERS

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

FOLDER = Path(__file__).parent.parent / "models" / "en" / "attribution"

Floats = NDArray[np.float32]
QuotedText = tuple[str, Sequence[QuotedSpan]]
"""A text with its quoted stretches."""


@frozen(eq=False)
class Chain:
    """The CRF's scores: `start` (tags,) and `transitions` (tag before, tag after)."""

    start: Floats
    transitions: Floats


@frozen(eq=False)
class TaggedWindow:
    """What the tagger says of the words that one text has in one window.

    Attributes:
        text: The number of the text among those tagged together.
        starts: (words,) offsets of each word's first code point.
        ends: (words,) offsets after each word's last code point.
        paragraphs: (words,) numbers of the paragraphs in which they stand.
        emissions: (words, tags) scores for the chain.
        pointers: (pointers, words, words + 1) log-probabilities that a word points at the word of
            that column, or in column 0 at nothing.
        names: (words,) indices of `NAME_TAGS`.
        sentence_starts: (words,) whether a sentence begins.
    """

    text: int
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    paragraphs: NDArray[np.int64]
    emissions: Floats
    pointers: Floats
    names: NDArray[np.int64]
    sentence_starts: NDArray[np.bool_]


class Tagger:
    """The learned model, loaded when it is first used.

    The model is MiniLM-L6 (Wang et al., NeurIPS 2020) distilled from a larger one that was
    fine-tuned on PolNeAR (Newell et al., LREC 2018). It tags sources, cues and contents with a
    chain CRF and points from each content and source to its cue and from each cue to its source, in
    the manner of the biaffine parser of Dozat and Manning (ICLR 2017). Besides, it tags names and
    tells where sentences begin. Windows are run one at a time, since the activations of a
    dynamically quantised model are scaled a batch: so no text changes what is found in another.

    Args:
        folder: Where `tagger.onnx` and `tokenizer.json` are.
        device: "cpu" or "cuda".
    """

    def __init__(self, folder: Path = FOLDER, device: str = CPU) -> None:
        self._folder = folder
        self._device = device

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        path = self._folder / "tokenizer.json"
        try:
            return Tokenizer.from_file(str(path))
        except Exception as error:  # the library raises bare Exception
            raise ModelError.unreadable(path, error) from error

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return load_session(self._folder / "tagger.onnx", self._device)

    @cached_property
    def chain(self) -> Chain:
        """The chain's scores, which travel in the model file's metadata."""
        stored = self._session.get_modelmeta().custom_metadata_map["chain"]
        scores = json.loads(stored)
        return Chain(
            np.array(scores["start"], np.float32), np.array(scores["transitions"], np.float32)
        )

    def tag(self, texts: Sequence[QuotedText]) -> Iterator[TaggedWindow]:
        """Tag texts, window by window, as they are asked for.

        Short texts share windows as paragraphs of one text do.

        Args:
            texts: Any strings, each with its quoted stretches as `quotes.marks.find_quoted` gives
                them.

        Raises:
            ModelError: If a model file is missing or damaged.
        """
        encoded = [encode(text, quoted, self._tokenizer) for text, quoted in texts]
        together = joined(encoded)
        texts_of_pieces = np.repeat(np.arange(len(encoded)), [len(one.ids) for one in encoded])
        for window in windows(together):
            yield from self._tag_window(together, texts_of_pieces, window)

    def _tag_window(
        self, encoded: EncodedText, texts_of_pieces: NDArray[np.int64], window: slice
    ) -> Iterator[TaggedWindow]:
        ids, flags = framed(encoded, window)
        emissions, projections, names, sentence_starts = self._session.run(
            None, {"ids": ids[None], "flags": flags[None]}
        )
        firsts = np.flatnonzero(encoded.word_starts[window])
        lasts = np.append(firsts[1:], window.stop - window.start) - 1
        texts = texts_of_pieces[window][firsts]
        for text in np.unique(texts).tolist():
            its = texts == text
            first, last = firsts[its], lasts[its]
            yield TaggedWindow(
                text=text,
                starts=encoded.starts[window][first],
                ends=encoded.ends[window][last],
                paragraphs=np.searchsorted(
                    encoded.paragraph_starts, first + window.start, side="right"
                ),
                emissions=emissions[0, first + 1],
                pointers=_pointers(projections[0], first + 1),
                names=names[0, first + 1],
                sentence_starts=sentence_starts[0, first + 1],
            )


def _pointers(projections: Any, words: NDArray[np.int64]) -> Floats:
    """Compare the projections of words; the first piece frames the window and stands for none."""
    split = projections.reshape(len(projections), 2, len(POINTERS), POINTER_SIZE)
    pointing = split[words, 0].transpose(1, 0, 2)
    pointed_at = split[np.append(0, words), 1].transpose(1, 2, 0)
    scores = pointing @ pointed_at / np.float32(POINTER_SIZE**0.5)
    scores -= scores.max(axis=-1, keepdims=True)
    return np.asarray(scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True)))
