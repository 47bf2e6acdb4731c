r"""Distil the tagger into a narrower one, and that one into a shallower one.

    python -m training.attribution.distil ../shared/data runs/small \
        --teacher runs/second/epoch[12].pt runs/third/epoch[12].pt
    python -m training.attribution.distil ../shared/data runs/smaller --rounds 1 \
        --teacher runs/second/epoch[12].pt runs/third/epoch[12].pt \
        --start runs/small/student.pt --layers 4 --filled 128
    python -m training.attribution.distil ../shared/data runs/smallest --rounds 1 --seed 6 \
        --teacher runs/small/student.pt --start runs/smaller/student.pt --like 0 1 2 4 --filled 128

The student is at first the teacher (the mean of the given checkpoints) without those neurons in
feed-forward layers that its loss depends on least (Molchanov et al., CVPR 2019), then that student
without the layers that matter least (0, 1, 2 and 4 remain), and at last it learns from the narrow
one, which by then is better than its own teacher. What it learns is to give the teacher's tags,
pointers and hidden states (TinyBERT, Jiao et al., EMNLP 2020), on PolNeAR's train split, whose
annotations it sees as well, and on newswire without annotations of quotes. Writes `last.pt` (to
resume from: run the same command again) every few minutes, `half.pt`, and `student.pt` at the end.
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import kl_div, log_softmax, mse_loss, softmax

from quotes.attribution.encoding import encode, windows
from quotes.attribution.labels import TAGS
from quotes.marks import find_quoted
from training.annotations.corpora import newswire_texts
from training.attribution.corpus import Annotation, label, read_polnear
from training.attribution.export import mean_of
from training.attribution.model import Tagger, keep_layers, narrow, pointer_scores, tagger_of
from training.attribution.train import (
    Window,
    epoch_windows,
    in_batches,
    loss_of_outputs,
    read_tokenizer,
    restyled,
    resume,
    save,
    tensors_of,
)

NEURONS = 576  # a layer, on average; the encoder has 1,536
STEP = 64  # layers keep a multiple of so many neurons
LEAST = 256  # neurons in any layer
BATCHES_FOR_IMPORTANCE = 30
RATE, WARM_UP_STEPS = 2e-4, 50
GOLD_WEIGHT, TAG_WEIGHT, POINTER_WEIGHT, HIDDEN_WEIGHT = 0.3, 1.0, 0.5, 1.0
LONE_SENTENCES = 0.25  # of texts read sentence by sentence
ROUNDS = 2  # over PolNeAR; in so many, the newswire is read once
SAVE_EVERY_SECONDS = 300

_POINTING = ("content", "source", "cue")  # the roles whose words point, in the pointers' order


def newswire_batches(
    texts: list[str], tokenizer: Tokenizer, rng: random.Random, filled: int
) -> list[list[Window]]:
    """Batches of unlabelled windows."""
    found: list[Window] = []
    for text in texts:
        styled = restyled(text, rng) if rng.random() < 0.5 else text
        labelled = label(encode(styled, find_quoted(styled), tokenizer), ())
        cuts = windows(labelled.encoded, filled=filled, first=rng.randint(48, filled))
        found += [(labelled, cut) for cut in cuts]
    rng.shuffle(found)
    return in_batches(found, rng)


def all_batches(
    corpus: list[Annotation],
    texts: list[str],
    tokenizer: Tokenizer,
    seed: int,
    rounds: int,
    filled: int,
) -> Iterator[tuple[list[Window], bool]]:
    """Every batch in the order of training, and whether it is annotated."""
    rng = random.Random(seed)
    unlabelled = newswire_batches(texts, tokenizer, rng, filled)
    share = len(unlabelled) // ROUNDS
    for number in range(rounds):
        labelled = epoch_windows(corpus, tokenizer, seed * 1000 + number, LONE_SENTENCES, filled)
        part = unlabelled[number * share : (number + 1) * share]
        mixed = [(row, True) for row in labelled] + [(row, False) for row in part]
        rng.shuffle(mixed)
        yield from mixed


def importance(model: Tagger, rows: list[list[Window]]) -> list[Tensor]:
    """How much the loss depends on each neuron of each layer: mean |activation × gradient|."""
    layers = [layer.intermediate for layer in model.encoder.encoder.layer]
    seen: list[Tensor] = []
    found = [torch.zeros(layer.dense.out_features) for layer in layers]

    def keep(_: object, __: object, output: Tensor) -> None:
        output.retain_grad()
        seen.append(output)

    hooks = [layer.register_forward_hook(keep) for layer in layers]
    for row in rows:
        seen.clear()
        model.zero_grad()
        emissions, projections, _ = model.outputs(**tensors_of(row))
        loss_of_outputs(model, row, emissions, projections).backward()
        for total, output in zip(found, seen, strict=True):
            total += (output * output.grad).abs().sum((0, 1)).detach()
    for hook in hooks:
        hook.remove()
    model.zero_grad()
    return found


def most_important(scores: list[Tensor]) -> list[Tensor]:
    """The neurons of each layer to keep, `NEURONS` a layer on average."""
    blocks = []
    for layer, values in enumerate(scores):
        ranked = values.sort(descending=True).values.view(-1, STEP).sum(1)
        blocks += [(float(value), layer) for value in ranked[LEAST // STEP :]]
    room = len(scores) * (NEURONS - LEAST) // STEP
    kept = [LEAST] * len(scores)
    for _, layer in sorted(blocks, reverse=True)[:room]:
        kept[layer] += STEP
    return [
        values.topk(count).indices.sort().values for values, count in zip(scores, kept, strict=True)
    ]


def layers_that_matter(model: Tagger, rows: list[list[Window]], count: int) -> list[int]:
    """The numbers of so many layers, the others left out one by one for the least loss."""
    kept = list(range(len(model.layers)))
    while len(kept) > count:
        losses = {}
        for layer in kept:
            without = copy.deepcopy(model)
            keep_layers(without, [other for other in kept if other != layer])
            with torch.no_grad():
                outputs = [without(**tensors_of(row)) for row in rows]
                parts = [
                    loss_of_outputs(without, row, *output)
                    for row, output in zip(rows, outputs, strict=True)
                ]
            losses[layer] = float(torch.stack(parts).mean())
        print("loss without each layer", losses, flush=True)
        kept.remove(min(losses, key=losses.__getitem__))
    return kept


def loss_against(
    teacher: Tagger, student: Tagger, kept: list[int], row: list[Window], annotated: bool
) -> Tensor:
    """The student's loss on a batch; its layers are those of the teacher with the `kept` numbers."""
    tensors = tensors_of(row)
    with torch.no_grad():
        tags, pointers, hidden = teacher.outputs(**tensors)
    student_tags, student_pointers, student_hidden = student.outputs(**tensors)
    real = tensors["mask"].bool()
    loss = TAG_WEIGHT * kl_div(
        log_softmax(student_tags[real], -1),
        log_softmax(tags[real], -1),
        log_target=True,
        reduction="batchmean",
    )
    loss = loss + POINTER_WEIGHT * _pointer_loss(
        pointer_scores(student_pointers), pointer_scores(pointers), softmax(tags, -1), real
    )
    for ours, layer in zip(student_hidden, kept, strict=True):
        theirs = hidden[layer]
        distance = mse_loss(ours[real], theirs[real]) / theirs[real].var()
        loss = loss + HIDDEN_WEIGHT / len(kept) * distance
    if annotated:
        loss = loss + GOLD_WEIGHT * loss_of_outputs(student, row, student_tags, student_pointers)
    return loss


def _pointer_loss(ours: Tensor, theirs: Tensor, tags: Tensor, real: Tensor) -> Tensor:
    """Divergence of pointers, for each piece as far as its role is one that points."""
    hidden = ~real[:, None, None, :]
    log_ours = log_softmax(ours.masked_fill(hidden, -1e4), -1)
    log_theirs = log_softmax(theirs.masked_fill(hidden, -1e4), -1)
    divergence = (log_theirs.exp() * (log_theirs - log_ours)).sum(-1)
    roles = [tags[:, :, [TAGS.index(f"{b}-{r}") for b in "BI"]].sum(-1) for r in _POINTING]
    weights = torch.stack(roles, 1) * real[:, None, :]
    return (divergence * weights).sum() / weights.sum().clamp(min=1)


def distil(
    data: Path,
    out: Path,
    teachers: list[Path],
    seed: int,
    rounds: int,
    start: Path | None,
    layers: int | None,
    like: list[int] | None,
    filled: int,
) -> None:
    """Train, or go on from `out/last.pt`."""
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(seed)
    tokenizer = read_tokenizer()
    corpus = list(read_polnear(data / "polnear" / "train"))
    texts = list(newswire_texts(data / "ner-worldwide" / "annotated"))
    state = mean_of([torch.load(path, weights_only=True) for path in teachers])
    teacher = tagger_of(state)
    student = tagger_of(state if start is None else torch.load(start, weights_only=True))
    for model in (teacher, student):  # the student is to match, not to generalise by noise
        model.eval()
    rows = list(all_batches(corpus, texts, tokenizer, seed, rounds, filled))
    annotated = [row for row, is_annotated in rows if is_annotated][:BATCHES_FOR_IMPORTANCE]
    kept = like or list(range(len(student.layers)))
    if start is None:
        narrow(student, most_important(importance(student, annotated)))
    if layers is not None:
        kept = layers_that_matter(student, annotated, layers)
        keep_layers(student, kept)
    print("layers", kept, "neurons", [x.intermediate.dense.out_features for x in student.layers])
    optimizer = torch.optim.AdamW(student.parameters(), lr=RATE, weight_decay=0.01)
    scheduler = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min((step + 1) / WARM_UP_STEPS, max(0.01, 1 - step / len(rows))),
    )
    done = resume(out / "last.pt", student, optimizer, scheduler)
    began = last_save = time.monotonic()
    running: list[float] = []
    for step, (row, is_annotated) in enumerate(rows, 1):
        if step <= done:
            continue
        loss = loss_against(teacher, student, kept, row, is_annotated)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        optimizer.step()
        scheduler.step()
        running.append(loss.item())
        if step % 20 == 0:
            pace = (time.monotonic() - began) / (step - done)
            mean = np.mean(running[-100:])
            print(f"step {step}/{len(rows)} loss {mean:.4f} {pace:.2f} s/step", flush=True)
        if step == len(rows) // 2:
            torch.save(student.state_dict(), out / "half.pt")
        if time.monotonic() - last_save > SAVE_EVERY_SECONDS:
            save(out / "last.pt", student, optimizer, scheduler, step)
            last_save = time.monotonic()
    torch.save(student.state_dict(), out / "student.pt")


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("data", type=Path, help="the folder with polnear and ner-worldwide")
    cli.add_argument("out", type=Path, help="where checkpoints go")
    cli.add_argument("--teacher", type=Path, nargs="+", required=True)
    cli.add_argument("--seed", type=int, default=5)
    cli.add_argument("--rounds", type=int, default=ROUNDS)
    cli.add_argument("--filled", type=int, default=256, help="pieces that fill a window")
    cli.add_argument("--start", type=Path, help="a student to make shallower")
    cli.add_argument("--layers", type=int, help="how many the student keeps")
    cli.add_argument("--like", type=int, nargs="+", help="which of the teacher's layers it has")
    cli.add_argument("--threads", type=int, default=0, help="0: torch's own choice")
    arguments = cli.parse_args()
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    distil(
        arguments.data,
        arguments.out,
        arguments.teacher,
        arguments.seed,
        arguments.rounds,
        arguments.start,
        arguments.layers,
        arguments.like,
        arguments.filled,
    )


if __name__ == "__main__":
    main()
