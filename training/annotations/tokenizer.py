"""Train Stanza's tokenizer and sentence splitter on UD English, styled like news.

    python -m training.annotations.tokenizer ../shared/data runs/annotations

Contractions are cut into their words ("do" "n't", "Ann" "'s"), so that no other processor is
needed. Every treebank is read twice, once with its straight marks and once with typographic ones.
Writes `tokenizer.pt`, the best on dev.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from stanza.models import tokenizer

from training.annotations.corpora import TreebankSentence, curled, read_treebank

TREEBANKS = ("ewt", "gum")
STEPS = 4000
HIDDEN = 64  # and one layer: a third of the time of the usual two, for 0.1 points
SEED = 1


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("data", type=Path)
    cli.add_argument("out", type=Path)
    cli.add_argument("--mode", choices=("train", "predict"), default="train")
    arguments = cli.parse_args()
    for part in ("train", "dev"):
        write_part(arguments.data / "ud", arguments.out, part)
    (arguments.out / "tokenizer.mwt.json").write_text("{}", encoding="utf-8")  # none to expand
    files = {
        "train": ("txt_file", "label_file", "dev_txt_file", "dev_label_file", "dev_conll_gold"),
        "predict": ("", "", "txt_file", "label_file", "dev_conll_gold"),
    }[arguments.mode]
    ends = ("train.txt", "train.labels", "dev.txt", "dev.labels", "dev.conllu")
    pairs = [(f"--{name}", str(arguments.out / f"tokenizer.{end}"))
             for name, end in zip(files, ends, strict=True) if name]  # fmt: skip
    tokenizer.main(
        [
            *("--mode", arguments.mode, "--lang", "en", "--shorthand", "en_news"),
            *(argument for pair in pairs for argument in pair),
            *("--save_dir", str(arguments.out), "--save_name", "tokenizer.pt"),
            *("--conll_file", str(arguments.out / "tokenizer.predicted.conllu")),
            *("--mwt_json_file", str(arguments.out / "tokenizer.mwt.json")),
            *("--no_use_mwt", "--seed", str(SEED), "--steps", str(STEPS)),
            *("--max_seqlen", "200", "--batch_size", "32", "--eval_steps", "500"),
            *("--hidden_dim", str(HIDDEN), "--no-hierarchical"),
        ]
    )


def write_part(ud: Path, out: Path, part: str) -> None:
    """Write a part of the treebanks as Stanza reads it: text, a label a character, and gold."""
    rng = random.Random(SEED)
    out.mkdir(parents=True, exist_ok=True)
    texts, labels, gold = [], [], []
    for treebank in TREEBANKS:
        sentences = list(read_treebank(ud / f"{treebank}.{part}.conllu"))
        for curl in (False, True):
            for paragraph in paragraphs_of(sentences):
                written = [curled(s.text, rng) if curl else s.text for s in paragraph]
                pairs = list(zip(paragraph, written, strict=True))
                texts.append(" ".join(written))
                labels.append("0".join(labels_of(s.words, text) for s, text in pairs))
                gold += [conllu_of(s.words, text) for s, text in pairs]
    (out / f"tokenizer.{part}.txt").write_text("\n\n".join(texts) + "\n", encoding="utf-8")
    (out / f"tokenizer.{part}.labels").write_text("\n\n".join(labels) + "\n", encoding="utf-8")
    (out / f"tokenizer.{part}.conllu").write_text("\n\n".join(gold) + "\n\n", encoding="utf-8")


def paragraphs_of(sentences: list[TreebankSentence]) -> Iterator[list[TreebankSentence]]:
    paragraph: list[TreebankSentence] = []
    for sentence in sentences:
        if sentence.begins_paragraph and paragraph:
            yield paragraph
            paragraph = []
        paragraph.append(sentence)
    yield paragraph


def word_spans(words: tuple[str, ...], text: str) -> Iterator[tuple[int, int]]:
    """Where the words stand, marks counted as equal however they are drawn."""
    position = 0
    for word in words:
        while text[position].isspace():
            position += 1
        yield position, position + len(word)
        position += len(word)


def labels_of(words: tuple[str, ...], text: str) -> str:
    """A digit a character: 1 ends a word, 2 a sentence, 0 does neither."""
    labels = ["0"] * len(text)
    for _, end in word_spans(words, text):
        labels[end - 1] = "1"
    labels[end - 1] = "2"
    return "".join(labels)


def conllu_of(words: tuple[str, ...], text: str) -> str:
    rows = []
    for number, (start, end) in enumerate(word_spans(words, text), 1):
        glued = end < len(text) and not text[end].isspace()
        head, relation = (0, "root") if number == 1 else (1, "dep")
        misc = "SpaceAfter=No" if glued else "_"
        columns = (number, text[start:end], "_", "X", "_", "_", head, relation, "_", misc)
        rows.append("\t".join(map(str, columns)))
    return "\n".join(rows)


if __name__ == "__main__":
    main()
