"""Train Stanza's entity recogniser on newswire from around the world.

    python -m training.annotations.entities ../shared/data runs/annotations

Uses `vectors.pt` in the output folder; writes `entities.pt` there, the best on the held-out
articles, and prints Stanza's report.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from stanza.models import ner_tagger

from training.annotations.corpora import TaggedWord, read_newswire

HELD_OUT_ARTICLES = 100
CURLED_SHARE = 0.5  # of articles whose straight marks become typographic ones
STEPS = 6000
SEED = 1


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("data", type=Path)
    cli.add_argument("out", type=Path)
    cli.add_argument("--mode", choices=("train", "predict"), default="train")
    arguments = cli.parse_args()
    write_splits(arguments.data / "ner-worldwide" / "annotated", arguments.out)
    ner_tagger.main(
        [
            *("--mode", arguments.mode),
            *("--train_file", str(arguments.out / "entities.train.json")),
            *("--eval_file", str(arguments.out / "entities.dev.json")),
            *("--wordvec_pretrain_file", str(arguments.out / "vectors.pt")),
            *("--save_dir", str(arguments.out), "--save_name", "entities.pt"),
            *("--shorthand", "en_worldwide", "--seed", str(SEED)),
            *("--hidden_dim", "128", "--char_hidden_dim", "48", "--char_emb_dim", "48"),
            *("--no_emb_finetune", "--dropout", "0.4", "--word_dropout", "0.02"),
            *("--batch_size", "32", "--max_steps", str(STEPS), "--eval_interval", "600"),
            *("--optim", "adam", "--lr", "0.002", "--min_lr", "0.0001", "--patience", "1"),
        ]
    )


def write_splits(annotated: Path, out: Path) -> None:
    """Write the train and held-out articles as the JSON that Stanza reads."""
    rng = random.Random(SEED)
    in_order = list(read_newswire(annotated))
    articles = [in_order[number] for number in _shuffled(len(in_order), rng)]
    parts = {"dev": articles[:HELD_OUT_ARTICLES], "train": articles[HELD_OUT_ARTICLES:]}
    out.mkdir(parents=True, exist_ok=True)
    for name, part in parts.items():
        sentences = []
        for article in part:
            curl = rng.random() < CURLED_SHARE
            sentences += [curled_words(s) if curl else s for s in article]
        rows = [[{"text": word, "ner": label} for word, label in s] for s in sentences]
        (out / f"entities.{name}.json").write_text(json.dumps(rows), encoding="utf-8")


def held_out(articles: int) -> set[int]:
    """The numbers of the articles that are held out, of so many."""
    return set(_shuffled(articles, random.Random(SEED))[:HELD_OUT_ARTICLES])


def _shuffled(count: int, rng: random.Random) -> list[int]:
    numbers = list(range(count))
    rng.shuffle(numbers)
    return numbers


def curled_words(sentence: list[TaggedWord]) -> list[TaggedWord]:
    """The sentence with typographic marks and apostrophes."""
    opened = False
    found = []
    for word, label in sentence:
        if word == '"':
            opened = not opened
            word = "“" if opened else "”"
        found.append((word.replace("'", "’"), label))
    return found


if __name__ == "__main__":
    main()
