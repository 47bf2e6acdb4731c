r"""Have the tagger tell itself of a sentence what it knows of it in its article.

    python -m training.attribution.context ../shared/data runs/mean9.pt runs/lessons17

Lessons as those of `training.attribution.lessons`, to learn from by `training.attribution.distil`:
the tags of lone sentences are what the tagger says of their words where they stand, their pointers
and all of what stands in whole windows what it says anyway.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections.abc import Iterator
from pathlib import Path

import torch
from torch.nn.functional import pad

from quotes.tagging.encoding import windows
from training.attribution.lessons import (
    FILLED,
    Said,
    both_corpora,
    labelled_texts,
    said_of,
    write_part,
)
from training.attribution.model import Tagger, tagger_of
from training.attribution.train import Window, add_lone_sentences, lone_sentences, read_tokenizer

PART = 100  # articles


def in_context(model: Tagger, whole: list[Window], lone: list[Window]) -> Iterator[Said]:
    """What is said of lone sentences: tags as in the windows of their article, pointers as alone."""
    tags = torch.cat([emissions[1:-1] for emissions, _ in said_of([model], whole)])
    for (_, cut), (_, projections) in zip(lone, said_of([model], lone), strict=True):
        yield pad(tags[cut], (0, 0, 1, 1)), projections


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("data", type=Path, help="the folder with polnear and ner-worldwide")
    cli.add_argument("tagger", type=Path, help="its checkpoint")
    cli.add_argument("out", type=Path)
    cli.add_argument("--seed", type=int, default=17, help="of how the texts are cut and styled")
    add_lone_sentences(cli)
    arguments = cli.parse_args()
    arguments.out.mkdir(parents=True)
    rng = random.Random(arguments.seed)
    model = tagger_of(torch.load(arguments.tagger, weights_only=True))
    model.eval()
    torch.save(model.heads.crf.state_dict(), arguments.out / "chain.pt")
    tokenizer = read_tokenizer()
    found: list[Window] = []
    said: list[Said] = []
    articles = both_corpora(arguments.data, rng)
    for number, (labelled, text) in enumerate(labelled_texts(articles, tokenizer, rng), 1):
        cuts = windows(labelled.encoded, filled=FILLED, first=rng.randint(48, FILLED))
        whole = [(labelled, cut) for cut in cuts]
        if rng.random() < arguments.lone_sentences:
            lone = lone_sentences(labelled, text, tokenizer)
            said += in_context(model, whole, lone)
            found += lone
        else:
            said += said_of([model], whole)
            found += whole
        if number % PART == 0 or number == len(articles):
            write_part(arguments.out / f"part{(number - 1) // PART:04}.npz", said)
            said.clear()
            print(f"{number} of {len(articles)} articles", flush=True)
    (arguments.out / "windows.pickle").write_bytes(pickle.dumps(found))


if __name__ == "__main__":
    main()
