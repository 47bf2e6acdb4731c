"""Cut the corpora that the tagger learns from into windows."""

from __future__ import annotations

import functools
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import evolve
from tokenizers import Tokenizer

from benchmarks.annotations import by_tagger
from quotes.annotate import Annotations
from quotes.marks import find_quoted
from quotes.tagging import Tagger
from quotes.tagging.encoding import encode, windows
from training.annotations.corpora import (
    NamedText,
    brown_texts,
    newswire_articles,
    treebank_texts,
)
from training.annotations.entities import held_out
from training.attribution.corpus import (
    Annotation,
    LabelledText,
    label,
    label_names,
    label_sentences,
    one_each,
    read_polnear,
)
from training.attribution.train import (
    Window,
    lone_sentences,
    pieces_of,
    read_tokenizer,
    restyled,
)

FILLED = 160  # pieces of a window
RESTYLED_SHARE = 0.5
SORTED_TOGETHER = 4096  # windows
TREEBANKS = ("ewt", "gum")

Article = Annotation | NamedText | str


def both_corpora(data: Path, rng: random.Random) -> list[Article]:
    """PolNeAR's train split, each article as one of its annotators has it, and the newswire."""
    newswire = list(newswire_articles(data / "ner-worldwide" / "annotated"))
    left_out = held_out(len(newswire))
    return [
        *one_each(read_polnear(data / "polnear" / "train"), rng),
        *(article for n, article in enumerate(newswire) if n not in left_out),
    ]


def unannotated_texts(data: Path, brown: Path) -> list[Article]:
    """The Brown corpus and the train parts of the treebanks."""
    banks = (data / "ud" / f"{name}.train.conllu" for name in TREEBANKS)
    return [*brown_texts(brown), *(text for path in banks for text in treebank_texts(path))]


def all_windows(
    articles: Sequence[Article], rng: random.Random, lone_sentence_share: float
) -> list[Window]:
    """Every window of the articles, those of like length together within some thousands."""
    found = []
    tokenizer = read_tokenizer()
    for labelled, text in _labelled(articles, tokenizer, rng):
        if rng.random() < lone_sentence_share:
            found += lone_sentences(labelled, text, tokenizer)
        else:
            cuts = windows(labelled.encoded, filled=FILLED, first=rng.randint(48, FILLED))
            found += [(labelled, cut) for cut in cuts]
    rng.shuffle(found)
    return [
        window
        for begin in range(0, len(found), SORTED_TOGETHER)
        for window in sorted(found[begin : begin + SORTED_TOGETHER], key=pieces_of)
    ]


def _labelled(
    articles: Sequence[Article], tokenizer: Tokenizer, rng: random.Random
) -> Iterator[tuple[LabelledText, str]]:
    for article in articles:
        printed = article if isinstance(article, str) else article.text
        text = restyled(printed, rng) if rng.random() < RESTYLED_SHARE else printed
        encoded = encode(text, find_quoted(text), tokenizer)
        found = _by_shipped(printed)
        if isinstance(article, Annotation):
            labelled = label(encoded, article.attributions)
            labelled = evolve(labelled, article=article.article)
        else:
            labelled = label(encoded, ())
        if isinstance(article, NamedText):
            names = article.names
        else:
            names = tuple((e.start, e.end, e.kind.name) for e in found.entities)
        starts = label_sentences(encoded, (sentence.start for sentence in found.sentences))
        yield evolve(labelled, names=label_names(encoded, names), sentence_starts=starts), text


@functools.cache
def _by_shipped(text: str) -> Annotations:
    return by_tagger(_shipped(), text)


@functools.cache
def _shipped() -> Tagger:
    return Tagger()
