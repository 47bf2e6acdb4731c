"""How well the tagger finds names and sentences, beside the Stanza models in the package.

    python -m benchmarks.annotations ../shared/data

Names are those of a hundred articles of worldwide newswire that no model was trained on: exact
spans and kinds, F1. Starts of sentences are those of UD English GUM's dev part.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import stanza

from quotes.annotate import FOLDER, Annotations, EntityKind, Notes, annotate_with
from quotes.marks import find_quoted
from quotes.tagging import Tagger
from training.annotations.corpora import newswire_articles, read_treebank
from training.annotations.entities import held_out

Found = set[tuple[int, int, str]]


def stanza_pipeline() -> stanza.Pipeline:
    """A pipeline of the models in the package."""
    return stanza.Pipeline(
        "en",
        dir=str(FOLDER),
        processors="tokenize,ner",
        download_method=None,
        use_gpu=False,
        verbose=False,
    )


def by_tagger(tagger: Tagger, text: str) -> Annotations:
    notes = Notes()
    for _ in notes.of(tagger.tag([(text, find_quoted(text))])):
        pass
    return notes.annotations(text)


def names(data: Path) -> Iterator[tuple[str, Found]]:
    articles = list(newswire_articles(data / "ner-worldwide" / "annotated"))
    for number in sorted(held_out(len(articles))):
        article = articles[number]
        kinds = ((a, b, EntityKind.of_label(label)) for a, b, label in article.names)
        yield article.text, {(a, b, kind.value) for a, b, kind in kinds}


def sentences(data: Path) -> Iterator[tuple[str, Found]]:
    paragraphs: list[list[str]] = []
    for sentence in read_treebank(data / "ud" / "gum.dev.conllu"):
        if sentence.begins_paragraph or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(sentence.text)
    for paragraph in paragraphs:
        starts, end = set(), 0
        for text in paragraph:
            starts.add((end, end, ""))
            end += len(text) + 1
        yield " ".join(paragraph), starts


def f1(pairs: Iterable[tuple[Found, Found]]) -> float:
    hits = total = 0
    for gold, mine in pairs:
        hits += len(gold & mine)
        total += len(gold) + len(mine)
    return 2 * hits / total


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("data", type=Path, help="the folder with ner-worldwide and ud")
    data = cli.parse_args().data
    tagger, pipeline = Tagger(), stanza_pipeline()
    systems: dict[str, Callable[[str], Annotations]] = {
        "tagger": lambda text: by_tagger(tagger, text),
        "Stanza": lambda text: annotate_with(pipeline, text),
    }
    for system, annotate in systems.items():
        found_names = f1(
            (gold, {(e.start, e.end, e.kind.value) for e in annotate(text).entities})
            for text, gold in names(data)
        )
        found_starts = f1(
            (gold, {(s.start, s.start, "") for s in annotate(text).sentences})
            for text, gold in sentences(data)
        )
        print(f"{system}: names {found_names:.3f}, starts of sentences {found_starts:.3f}")


if __name__ == "__main__":
    main()
