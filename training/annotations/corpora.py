"""Read the corpora on which the Stanza models are trained, and style them like news."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from quotes.marks import find_quoted

TaggedWord = tuple[str, str]

_AFTER_WORD = re.compile(r"[,.;:?!%)\]”’]|'s?|n't|'(?:re|ve|ll|d|m)|’(?:s|re|ve|ll|d|m|t)|\.\.\.")
_CONTRACTED = ("s", "t", "re", "ve", "ll", "d", "m")
_BROWN_MARKS = {"``": "“", "''": "”"}
_BROWN_SCIENCE = "cj"
_BEFORE_WORD = ("(", "[", "“", "‘", "$", "£", "€", "#")


@frozen
class TreebankSentence:
    """A sentence as it is written.

    Attributes:
        text: Its characters.
        words: Its words in order; those of a contraction apart ("do", "n't") where they add up
            to what is written.
        begins_paragraph: Whether it is the first of its paragraph.
        begins_document: Whether it is the first of its document.
    """

    text: str
    words: tuple[str, ...]
    begins_paragraph: bool
    begins_document: bool


def read_treebank(path: Path) -> Iterator[TreebankSentence]:
    """Yield the sentences of a CoNLL-U file."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        text = next((line[9:] for line in lines if line.startswith("# text = ")), None)
        if text is None:
            continue
        yield TreebankSentence(
            text=text,
            words=tuple(_written_words([line.split("\t") for line in lines if line[0] != "#"])),
            begins_paragraph=any(line.startswith(("# newpar", "# newdoc")) for line in lines),
            begins_document=any(line.startswith("# newdoc") for line in lines),
        )


def treebank_texts(path: Path) -> Iterator[str]:
    """Yield each document of a CoNLL-U file, its paragraphs apart."""
    text = ""
    for sentence in read_treebank(path):
        if sentence.begins_document and text:
            yield text.strip()
            text = ""
        text += ("\n\n" if sentence.begins_paragraph else " ") + sentence.text
    yield text.strip()


def _written_words(rows: list[list[str]]) -> Iterator[str]:
    forms = {row[0]: row[1] for row in rows}
    done = 0
    for key, form, *_ in rows:
        if "-" in key:
            first, last = map(int, key.split("-"))
            parts = [forms[str(number)] for number in range(first, last + 1)]
            yield from parts if "".join(parts) == form else [form]
            done = last
        elif key.isdigit() and int(key) > done:
            yield form


def read_newswire(folder: Path) -> Iterator[list[list[TaggedWord]]]:
    """Yield the sentences of each article of the worldwide newswire, as words with BIO labels."""
    for path in sorted(folder.iterdir()):
        sentences: list[list[TaggedWord]] = []
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            rows = [line.split("\t") for line in block.splitlines() if "\t" in line]
            words = [(row[0], row[-1].upper()) for row in rows]
            if words and not words[0][0].startswith("http"):
                sentences += _sentences(words)
        yield sentences


@frozen
class NamedText:
    """An article as it is printed, and the names in it: offsets and label, such as PERSON."""

    text: str
    names: tuple[tuple[int, int, str], ...]


def newswire_articles(folder: Path) -> Iterator[NamedText]:
    """Yield the same articles as texts, their words set as in print again."""
    for path in sorted(folder.iterdir()):
        text, names = "", []
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            rows = [line.split("\t") for line in block.splitlines() if "\t" in line]
            if not rows or rows[0][0].startswith("http"):
                continue
            text += "\n\n" if text else ""
            paragraph, starts = typeset([row[0] for row in rows])
            for start, (word, *_, label) in zip(starts, rows, strict=True):
                begin, end = len(text) + start, len(text) + start + len(word)
                if label.startswith("B-"):
                    names.append((begin, end, label[2:].upper()))
                elif label.startswith("I-"):
                    names[-1] = (names[-1][0], end, names[-1][2])
            text += paragraph
        yield NamedText(text, tuple(names))


def brown_texts(folder: Path) -> Iterator[str]:
    """Yield each text of the Brown corpus of another genre than science, as it is printed."""
    for path in sorted(folder.glob("c[a-z][0-9][0-9]")):
        if not path.name.startswith(_BROWN_SCIENCE):
            paragraphs = path.read_text(encoding="utf-8").strip().split("\n\n\n")
            words = (_brown_words(paragraph) for paragraph in paragraphs)
            yield "\n\n".join(typeset(row)[0] for row in words)


def _brown_words(paragraph: str) -> list[str]:
    words: list[str] = []
    for coded in paragraph.split():
        word = coded.rpartition("/")[0]
        word = _BROWN_MARKS.get(word, word)
        if word in (",", ".") and words and words[-1] == "”":
            words.insert(-1, word)  # where American print has it
        elif not (word in (";", "?", "!") and words and words[-1] == word):  # some stand twice
            words.append(word)
    return words


def typeset(words: list[str]) -> tuple[str, list[int]]:
    """Words and marks with spaces only where print has them, and where each of them starts."""
    text, opened, glue = "", False, True
    starts = []
    for word in words:
        closing = word == '"' and opened
        ending = word in _CONTRACTED and text.endswith(("’", "'"))
        if not (glue or closing or ending or _AFTER_WORD.fullmatch(word)):
            text += " "
        starts.append(len(text))
        text += word
        glue = word in _BEFORE_WORD or (word == '"' and not opened)
        opened ^= word == '"'
    return text, starts


def _sentences(words: list[TaggedWord]) -> Iterator[list[TaggedWord]]:
    """Cut a paragraph after its full stops and the closing marks that follow them."""
    sentence: list[TaggedWord] = []
    for index, word in enumerate(words):
        sentence.append(word)
        following = words[index + 1][0] if index + 1 < len(words) else ""
        ended = any(w in (".", "?", "!") for w, _ in sentence[-2:])
        if ended and following not in ("", '"', "”", "'", ")") and following[0].isupper():
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def curled(text: str, rng: random.Random) -> str:
    """The text with typographic marks, as news sites print it; its length stays the same."""
    letters = list(text)
    for span in find_quoted(text):
        if span.closed and span.opening == span.closing == 1 and text[span.start] in "\"'":
            double = text[span.start] == '"'
            letters[span.start], letters[span.end - 1] = "“”" if double else "‘’"
    if rng.random() < 0.9:
        letters = ["’" if letter == "'" else letter for letter in letters]
    return "".join(letters)
