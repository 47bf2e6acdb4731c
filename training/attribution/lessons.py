r"""Have teachers read what the student is to learn from.

    python -m training.attribution.lessons ../shared/data runs/mpnet runs/teacher/epoch3.pt \
        runs/teacher3/epoch3.pt runs/student2/student.pt runs/lessons10

The texts are PolNeAR's train split, with its annotations; newswire from around the world, with its
names but without annotations of quotes; and the English treebanks of Universal Dependencies, with
their sentences. A hundred articles of the newswire are left out, to measure names on. What names and
starts of sentences are not annotated are what the shipped tagger finds; so it is with articles that
are reworded (`training.attribution.rewording`), whose annotations are lost. Writes `windows.pickle`, the
mean of the teachers' chains, and what each says in parts, in a folder of its own; run the same command
again to go on. A student can be among the teachers (Furlanello et al., ICML 2018).
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from attrs import evolve
from tokenizers import Tokenizer
from torch import Tensor

from benchmarks.annotations import by_tagger
from quotes.annotate import EntityKind
from quotes.marks import find_quoted
from quotes.tagging import Tagger
from quotes.tagging.encoding import encode, windows
from training.annotations.corpora import (
    NamedText,
    SentencedText,
    newswire_articles,
    treebank_documents,
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
from training.attribution.mean import mean
from training.attribution.model import Tagger as Student
from training.attribution.model import tagger_of
from training.attribution.rewording import Rewording
from training.attribution.teacher import Teacher
from training.attribution.train import (
    Window,
    add_lone_sentences,
    in_short_floats,
    pieces_of,
    read_tokenizer,
    restyled,
    sentence_windows,
    tensors_of,
)

FILLED = 160  # pieces of a window
RESTYLED_SHARE = 0.5
PART = 512  # windows
AT_ONCE = 16  # windows that the teacher reads side by side


class Lesson(NamedTuple):
    """A window, and what the teachers say of its pieces, those that frame it included.

    Attributes:
        window: The window.
        emissions: (pieces, tags), the mean of the teachers'.
        projections: (pieces, teachers, 2 × pointers × POINTER_SIZE).
    """

    window: Window
    emissions: Tensor
    projections: Tensor


def read_lessons(folder: Path) -> list[Lesson]:
    """All lessons that were written to a folder."""
    found = pickle.loads((folder / "windows.pickle").read_bytes())
    said = [_said_by(teacher) for teacher in sorted(x for x in folder.iterdir() if x.is_dir())]
    return [
        Lesson(
            window,
            torch.stack([torch.from_numpy(emissions).float() for emissions, _ in each]).mean(0),
            torch.stack([torch.from_numpy(projections) for _, projections in each], 1),
        )
        for window, *each in zip(found, *said, strict=True)
    ]


def _said_by(teacher: Path) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """The emissions and projections of each window that a teacher wrote to its folder."""
    for path in sorted(teacher.glob("part*.npz")):
        part = np.load(path)
        ends = np.cumsum(part["sizes"])[:-1]
        yield from zip(
            *(np.split(part[name], ends) for name in ("emissions", "projections")), strict=True
        )


def all_windows(
    data: Path, seed: int, lone_sentence_share: float, reworded_share: float
) -> list[Window]:
    """Every window of all corpora, those of like length together within some thousands."""
    rng = random.Random(seed)
    tokenizer = read_tokenizer()
    found = []
    for labelled, text in _labelled(data, tokenizer, rng, reworded_share):
        if rng.random() < lone_sentence_share:
            cuts = sentence_windows(labelled, text)
        else:
            cuts = windows(labelled.encoded, filled=FILLED, first=rng.randint(48, FILLED))
        found += [(labelled, cut) for cut in cuts]
    rng.shuffle(found)
    pool = 8 * PART
    return [
        window
        for begin in range(0, len(found), pool)
        for window in sorted(found[begin : begin + pool], key=pieces_of)
    ]


def _labelled(
    data: Path, tokenizer: Tokenizer, rng: random.Random, reworded_share: float
) -> Iterator[tuple[LabelledText, str]]:
    articles: list[Annotation | NamedText | SentencedText] = []
    articles += one_each(read_polnear(data / "polnear" / "train"), rng)
    newswire = list(newswire_articles(data / "ner-worldwide" / "annotated"))
    left_out = held_out(len(newswire))
    articles += [article for n, article in enumerate(newswire) if n not in left_out]
    for treebank in ("ewt", "gum"):
        articles += treebank_documents(data / "ud" / f"{treebank}.train.conllu")
    shipped = Tagger()
    reworded = Rewording(newswire) if reworded_share else None
    article: Annotation | NamedText | SentencedText | None  # none of what was reworded
    for article in articles:
        text = article.text
        if reworded and rng.random() < reworded_share:
            people = [
                (entity.start, entity.end)
                for entity in by_tagger(shipped, text).entities
                if entity.kind is EntityKind.PERSON
            ]
            text, article = reworded(text, people, rng), None
        if rng.random() < RESTYLED_SHARE:
            text = restyled(text, rng)
        encoded = encode(text, find_quoted(text), tokenizer)
        found = by_tagger(shipped, text)
        starts = (
            article.sentence_starts
            if isinstance(article, SentencedText)
            else [sentence.start for sentence in found.sentences]
        )
        names = (
            article.names
            if isinstance(article, NamedText)
            else [(e.start, e.end, e.kind.name) for e in found.entities]
        )
        labelled = label(encoded, ())
        if isinstance(article, Annotation):
            labelled = evolve(label(encoded, article.attributions), article=article.article)
        labelled = evolve(
            labelled,
            names=label_names(encoded, names),
            sentence_starts=label_sentences(encoded, starts),
        )
        yield labelled, text


@torch.no_grad()
def taught(teacher: Teacher | Student, part: list[Window]) -> dict[str, np.ndarray]:
    """The teacher's outputs for windows, one after the other in 16-bit floating point."""
    emissions, projections, sizes = [], [], []
    for begin in range(0, len(part), AT_ONCE):
        row = part[begin : begin + AT_ONCE]
        outputs = in_short_floats(teacher, tensors_of(row))
        for number, window in enumerate(row):
            sizes.append(pieces_of(window))
            emissions.append(outputs.emissions[number, : sizes[-1]].half().numpy())
            projections.append(outputs.projections[number, : sizes[-1]].half().numpy())
    return {
        "sizes": np.array(sizes),
        "emissions": np.concatenate(emissions),
        "projections": np.concatenate(projections),
    }


def write(teacher: Teacher | Student, everything: list[Window], folder: Path) -> None:
    """Write what a teacher says of all windows, or go on with it."""
    folder.mkdir(exist_ok=True)
    for begin in range(0, len(everything), PART):
        path = folder / f"part{begin // PART:04}.npz"
        if not path.exists():
            written = path.with_suffix(".part")
            with written.open("wb") as file:
                np.savez(file, **taught(teacher, everything[begin : begin + PART]))
            written.replace(path)
            print(f"{folder.name}: {begin + PART} of {len(everything)} windows", flush=True)


def teacher_of(state: dict[str, Tensor], encoder: Path) -> Teacher | Student:
    """A teacher, or a student among them, with the given weights."""
    teacher: Teacher | Student
    if "encoder.embeddings.token_type_embeddings.weight" in state:
        teacher = tagger_of(state)
    else:
        teacher = Teacher(encoder)
        teacher.load_state_dict(state)
    return teacher.eval()


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("data", type=Path, help="the folder with polnear, ner-worldwide and ud")
    cli.add_argument("encoder", type=Path, help="MPNet's folder")
    cli.add_argument("teachers", type=Path, nargs="+", help="trained teachers or students")
    cli.add_argument("out", type=Path)
    cli.add_argument("--seed", type=int, default=7, help="of how the texts are cut and styled")
    cli.add_argument(
        "--reworded", type=float, default=0.0, metavar="SHARE", help="of the articles to reword"
    )
    add_lone_sentences(cli)
    arguments = cli.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    path = arguments.out / "windows.pickle"
    if not path.exists():
        found = all_windows(
            arguments.data, arguments.seed, arguments.lone_sentences, arguments.reworded
        )
        path.write_bytes(pickle.dumps(found))
    everything = pickle.loads(path.read_bytes())
    teachers = [
        teacher_of(torch.load(path, weights_only=True), arguments.encoder)
        for path in arguments.teachers
    ]
    chains = [teacher.heads.crf.state_dict() for teacher in teachers]
    torch.save(mean(chains), arguments.out / "chain.pt")
    for number, teacher in enumerate(teachers):
        write(teacher, everything, arguments.out / f"teacher{number}")


if __name__ == "__main__":
    main()
