"""Words and sentences, by the tokenizer that was trained with Stanza."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import regex
from numpy.typing import NDArray

from quotes.inference import load_session

if TYPE_CHECKING:
    import onnxruntime

MAX_WINDOW_LENGTH = 1000  # characters that the tokenizer sees at once, as in Stanza

Words = list[tuple[int, int]]

_INSIDE, _WORD_END, _SENTENCE_END = range(3)  # labels of characters
_FILLING, _UNKNOWN = 0, 1  # ids of no character, and of those that the tokenizer does not know
_NO_FEATURES = np.zeros((1, 5), np.float32)

# Full stops in them end nothing.
_ADDRESS = regex.compile(
    r"""(?:https?://|www\.)[^\s"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+\.(?:com|org|net|gov|edu|co)\b"""
    r"""(?:[./][^\s"]+)?"""
)


class Segmenter:
    """Cuts texts into sentences and these into words; loads its model when first used.

    The model is Stanza's tokenizer (Qi et al., ACL 2020), a bidirectional LSTM over characters.

    Args:
        path: The ONNX file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return load_session(self._path)

    @cached_property
    def _ids(self) -> dict[str, int]:
        characters = self._session.get_modelmeta().custom_metadata_map["characters"]
        return {character: id for id, character in enumerate(json.loads(characters))}

    def segment(self, text: str, chunks: Iterable[tuple[int, int]]) -> Iterator[Words]:
        """Yield each sentence of a text as its words' half-open offsets.

        Args:
            text: As `quotes.annotate.reading.readable` gives it.
            chunks: What of it is read as one: half-open offsets.

        Raises:
            quotes.ModelError: If the model file is missing or damaged.
        """
        for start, end in chunks:
            if not text[start:end].isspace():
                yield from self._of_chunk(text[start:end], start)

    def _of_chunk(self, chunk: str, offset: int) -> Iterator[Words]:
        codes = np.frombuffer(chunk.encode("utf-32-le"), "<u4")
        is_space = codes == ord(" ")
        shown = np.flatnonzero(~is_space | np.append(True, ~is_space[:-1]))  # no space twice
        if is_space[-1]:
            shown = shown[:-1]
        labels = self._labels(codes[shown])
        for match in _ADDRESS.finditer(chunk):
            first, last = np.searchsorted(shown, (match.start(), match.end() - 1))
            labels[first:last] = _INSIDE
            labels[last] = max(labels[last], _WORD_END)
        places = shown.tolist()
        words: Words = []
        begin = 0
        for end in np.flatnonzero(labels).tolist():
            begin += chunk[places[begin]] == " "  # between words
            if begin > end:
                continue
            words.append((offset + places[begin], offset + places[end] + 1))
            begin = end + 1
            if labels[end] == _SENTENCE_END:
                yield words
                words = []
        if words:
            yield words

    def _labels(self, codes: NDArray[np.uint32]) -> NDArray[np.int64]:
        """The label of each character of a chunk; its last one ends a sentence."""
        ids, features = self._encode(codes)
        labels = np.zeros(len(codes), np.int64)
        begin = 0
        while begin < len(codes):
            end = min(begin + MAX_WINDOW_LENGTH, len(codes))
            found = self._run(ids[begin:end], features[begin:end])
            sentence_ends = np.flatnonzero(found == _SENTENCE_END)
            if end < len(codes) and len(sentence_ends):
                end = begin + int(sentence_ends[-1]) + 1
            labels[begin:end] = found[: end - begin]
            begin = end
        labels[-1] = _SENTENCE_END
        return labels

    def _encode(self, codes: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        kinds, places = np.unique(codes, return_inverse=True)
        characters = [chr(code) for code in kinds.tolist()]
        ids = np.array([self._ids.get(character, _UNKNOWN) for character in characters])
        traits = np.array([(c == " ", c.isupper(), c.isdecimal()) for c in characters], np.float32)
        features = np.zeros((len(codes), 5), np.float32)
        features[:, :3] = traits[places]
        features[-1, 3] = features[0, 4] = 1  # where the chunk ends and begins
        return ids[places], features

    def _run(self, ids: NDArray[np.int64], features: NDArray[np.float32]) -> Any:
        if len(ids) < MAX_WINDOW_LENGTH:  # with the filling behind it by which Stanza sees the end
            ids, features = np.append(ids, _FILLING), np.append(features, _NO_FEATURES, axis=0)
        feed = {
            "ids": ids[None],
            "features": features[None],
            "lengths": np.array([len(ids)]),
        }
        return self._session.run(None, feed)[0][0]
