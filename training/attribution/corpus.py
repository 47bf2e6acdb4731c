"""Read PolNeAR and label its words for the tagger."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from attrs import frozen

from quotes.tagging.encoding import EncodedText
from quotes.tagging.labels import NAME_TAGS, OUTSIDE, TAGS

Span = tuple[int, int]


@frozen
class GoldAttribution:
    """One annotated attribution; each role may be in pieces or empty but for the content."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]


@frozen
class Annotation:
    """One annotator's reading of one article."""

    article: str
    text: str
    attributions: tuple[GoldAttribution, ...]


def read_polnear(folder: Path) -> Iterator[Annotation]:
    """Yield every annotation of a PolNeAR split, also where several people read one article."""
    for path in sorted((folder / "attributions").glob("*.ann")):
        article = path.stem.rsplit("_", 1)[0]
        text = (folder / "text" / f"{article}.txt").read_bytes().decode("utf-8")
        yield Annotation(article, text, tuple(_read_standoff(path)))


def by_article(corpus: Iterable[Annotation]) -> list[list[Annotation]]:
    """The annotations of each article, one of each person who read it."""
    found: dict[str, list[Annotation]] = {}
    for annotation in corpus:
        found.setdefault(annotation.article, []).append(annotation)
    return list(found.values())


def one_each(corpus: Iterable[Annotation], rng: random.Random) -> list[Annotation]:
    """One annotation of each article: where several people read it, one of them is heard."""
    return [rng.choice(readings) for readings in by_article(corpus)]


def every_nth_article(articles: Iterable[str], n: int) -> list[str]:
    """Every nth of the names of articles."""
    return sorted(set(articles))[::n]


def _read_standoff(path: Path) -> Iterator[GoldAttribution]:
    spans: dict[str, tuple[Span, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, body = line.partition("\t")
        head, _, _ = body.partition("\t")
        if key.startswith("T") and " " in head:  # one train file has a line without offsets
            offsets = head.split(" ", 1)[1].split(";")
            if all(re.fullmatch(r"\d+ \d+", offset) for offset in offsets):
                spans[key] = tuple((int(a), int(b)) for a, b in map(str.split, offsets))
        elif key.startswith("E"):
            roles: dict[str, tuple[Span, ...]] = {"content": (), "cue": (), "source": ()}
            for part in body.split():
                role, _, target = part.partition(":")
                role = role.rstrip("0123456789").lower()
                if role in roles:
                    roles[role] += spans.get(target, ())
            if roles["content"]:
                yield GoldAttribution(**{r: tuple(sorted(s)) for r, s in roles.items()})


NO_TARGET = UNKNOWN = -1


@frozen(eq=False)
class LabelledText:
    """An encoded text with a tag and the pointers' targets for each of its pieces.

    Attributes:
        encoded: The text.
        tags: Index into `TAGS` for the first piece of each word.
        cue_of: For content pieces, the first piece of their cue, else `NO_TARGET`.
        cues_of_source: For source pieces, the first pieces of the cues they are the source of.
        sources_of_cue: For the first piece of a cue, the first pieces of its sources.
        names: Index into `NAME_TAGS` for the first piece of each word, or `UNKNOWN`.
        sentence_starts: Whether a sentence begins with the word of a first piece, or `UNKNOWN`.
        article: The name of an annotated article.
    """

    encoded: EncodedText
    tags: np.ndarray
    cue_of: np.ndarray
    cues_of_source: dict[int, set[int]]
    sources_of_cue: dict[int, set[int]]
    names: np.ndarray
    sentence_starts: np.ndarray
    article: str = ""


def framed_labels(labelled: LabelledText, cut: slice) -> tuple[np.ndarray, np.ndarray]:
    """The names and starts of sentences of a window, unknown for the pieces that frame it."""
    columns = (labelled.names[cut], labelled.sentence_starts[cut])
    names, starts = (np.pad(column, 1, constant_values=UNKNOWN) for column in columns)
    return names, starts


def label_names(encoded: EncodedText, names: Iterable[tuple[int, int, str]]) -> np.ndarray:
    """The tags of names, given as offsets and label, for the first piece of each word."""
    tags = np.full(len(encoded.ids), UNKNOWN)
    tags[encoded.word_starts] = NAME_TAGS.index(OUTSIDE)
    words = np.flatnonzero(encoded.word_starts)
    for start, end, kind in names:
        first, last = np.searchsorted(encoded.starts[words], (start, end))
        tags[words[first:last]] = NAME_TAGS.index(f"I-{kind}")
        tags[words[first : min(first + 1, last)]] = NAME_TAGS.index(f"B-{kind}")
    return tags


def label_sentences(encoded: EncodedText, starts: Iterable[int]) -> np.ndarray:
    """Whether a sentence begins there, for the first piece of each word; given their offsets."""
    found = np.full(len(encoded.ids), UNKNOWN)
    found[encoded.word_starts] = 0
    words = np.flatnonzero(encoded.word_starts)
    first = np.searchsorted(encoded.starts[words], sorted(starts))
    found[words[first[first < len(words)]]] = 1
    found[encoded.paragraph_starts[:-1]] = 1
    return found


def label(encoded: EncodedText, attributions: tuple[GoldAttribution, ...]) -> LabelledText:
    """Project an annotation onto the words of its encoded text.

    Where attributions overlap, a word keeps the first role it was given, cues before sources
    before contents; a source shared by several cues points to each of them.
    """
    tags = np.zeros(len(encoded.ids), dtype=np.int64)
    cue_of = np.full(len(encoded.ids), NO_TARGET)
    cues_of_source: dict[int, set[int]] = {}
    sources_of_cue: dict[int, set[int]] = {}
    words = np.flatnonzero(encoded.word_starts)
    word_ends = encoded.ends[np.append(words[1:], len(encoded.ids)) - 1] if len(words) else words

    def words_in(span: Span) -> np.ndarray:
        first = np.searchsorted(word_ends, span[0], side="right")
        last = np.searchsorted(encoded.starts[words], span[1], side="left")
        return words[first:last]

    def mark(spans: tuple[Span, ...], role: str) -> list[int]:
        kept: list[int] = []
        for span in spans:
            begin = True
            for piece in words_in(span):
                if tags[piece] == 0:
                    tags[piece] = TAGS.index(f"{'B' if begin else 'I'}-{role}")
                    begin = False
                    kept.append(int(piece))
                elif TAGS[tags[piece]].endswith(role):
                    kept.append(int(piece))  # shared with another attribution
                    begin = True
                else:
                    begin = True
        return kept

    heads = []
    for attribution in attributions:
        cue = mark(attribution.cue, "cue")
        heads.append(cue[0] if cue else NO_TARGET)
    for attribution, head in zip(attributions, heads, strict=True):
        source = mark(attribution.source, "source")
        if head != NO_TARGET:
            for piece in source:
                cues_of_source.setdefault(piece, set()).add(head)
            sources_of_cue.setdefault(head, set()).update(source[:1])
    for attribution, head in zip(attributions, heads, strict=True):
        for piece in mark(attribution.content, "content"):
            if cue_of[piece] == NO_TARGET:
                cue_of[piece] = head
    unknown = np.full(len(encoded.ids), UNKNOWN)
    return LabelledText(
        encoded,
        tags,
        cue_of,
        cues_of_source,
        sources_of_cue,
        names=unknown,
        sentence_starts=unknown,
    )
