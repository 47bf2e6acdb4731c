r"""Distil the teacher into the tagger that is shipped.

    python -m training.attribution.restore quotes/models/en/attribution/tagger.onnx \
        runs/restored.pt --heads 8 --neurons 832
    python -m training.attribution.distil runs/lessons runs/student --passes 5.5 \
        --start runs/restored.pt

The student is MiniLM, or goes on from a checkpoint of it. It learns to give the teacher's pointers and
tags (Hinton et al. 2015), these word by word and as whole rows (Wang et al., ACL 2021), and what the
teacher's encoder makes of the words (Jiao et al., Findings of EMNLP 2020); names and starts of sentences
it learns besides. With --heads and --neurons it does so without those attention heads and
neurons that its loss depends on least (Michel et al., NeurIPS 2019; Molchanov et al., CVPR 2019). Writes
`last.pt` (to resume from: run the same command again) every few minutes, and `student.pt` at the end.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import (
    binary_cross_entropy_with_logits,
    cross_entropy,
    kl_div,
    log_softmax,
    softmax,
)
from torch.nn.utils.rnn import pad_sequence

from quotes.tagging.labels import TAGS
from training.attribution.corpus import UNKNOWN, every_nth_article, framed_labels
from training.attribution.lessons import TAUGHT, Lesson, read_lessons
from training.attribution.model import (
    DEVICE,
    ChainCRF,
    Outputs,
    Tagger,
    narrow,
    pointer_scores,
    tagger_of,
)
from training.attribution.train import (
    in_batches,
    in_short_floats,
    resume,
    save,
    tensors_of,
    with_words_hidden,
)

NEURONS_TOGETHER = 64  # layers keep a multiple of so many
LEAST_HEADS, LEAST_NEURONS = 2, 256  # in any layer
BATCH_PIECES = 2048
BATCHES_FOR_IMPORTANCE = 40
RATE, HEAD_RATE, WARM_UP_STEPS = 2e-4, 1e-3, 50
CHAIN_WEIGHT, EMISSION_WEIGHT, POINTER_WEIGHT = 1.0, 0.3, 0.5
NAME_WEIGHT, SENTENCE_WEIGHT, HIDDEN_WEIGHT = 0.5, 0.2, 0.3
EXACT_SHARE = 0.8  # of the steps; in those after it weights and activations are rounded
SAVE_EVERY_SECONDS = 300

_POINTING = ("content", "source", "cue")  # the roles whose words point, in the pointers' order


def _length(lesson: Lesson) -> int:
    return len(lesson.emissions)


class Targets(NamedTuple):
    """What is to be learned of a batch.

    Attributes:
        hidden: (windows, pieces, teacher's hidden) what the teacher's encoder makes of pieces.
        emissions: (windows, pieces, tags) its scores for the chain.
        pointers: (windows, pointers, pieces, pieces) its scores of what points at what.
        words: (windows, pieces) which pieces begin a word.
        names: (windows, pieces) index into the name tags, or `UNKNOWN`.
        starts: (windows, pieces) whether a sentence begins, or `UNKNOWN`.
        mask: (windows, pieces) which pieces do not only fill the batch up.
    """

    hidden: Tensor
    emissions: Tensor
    pointers: Tensor
    words: Tensor
    names: Tensor
    starts: Tensor
    mask: Tensor


def targets_of(row: list[Lesson], mask: Tensor) -> Targets:
    """What a batch of lessons teaches."""
    hidden, tags, projections = (
        pad_sequence([getattr(lesson, name).float() for lesson in row], batch_first=True).to(DEVICE)
        for name in TAUGHT
    )
    names, starts = (
        pad_sequence(
            [torch.from_numpy(column) for column in columns],
            batch_first=True,
            padding_value=UNKNOWN,
        ).to(DEVICE)
        for columns in zip(*(framed_labels(*lesson.window) for lesson in row), strict=True)
    )
    words = starts != UNKNOWN
    return Targets(hidden, tags, pointer_scores(projections), words, names, starts, mask.bool())


def loss_against(targets: Targets, student: Tagger, outputs: Outputs, widen: nn.Linear) -> Tensor:
    """The student's loss on a batch; what its encoder makes of words is widened to the teacher's."""
    at = targets.words.flatten().nonzero()[:, 0]
    ours, theirs = outputs.emissions, targets.emissions
    loss = EMISSION_WEIGHT * kl_div(
        log_softmax(_of_words(ours, at), -1),
        log_softmax(_of_words(theirs, at), -1),
        log_target=True,
        reduction="batchmean",
    )
    loss = loss + CHAIN_WEIGHT * _chain_loss(student.heads.crf, ours, theirs, targets.words)
    loss = loss + POINTER_WEIGHT * _pointer_loss(
        pointer_scores(outputs.projections),
        targets.pointers,
        softmax(theirs, -1) * targets.words[:, :, None],
        targets.mask,
    )
    loss = loss + HIDDEN_WEIGHT * _hidden_loss(
        widen(_of_words(outputs.hidden, at)), _of_words(targets.hidden, at)
    )
    starts = _of_words(targets.starts, at)
    known = starts != UNKNOWN
    count = known.sum().clamp(min=1)
    loss = (
        loss
        + SENTENCE_WEIGHT
        * binary_cross_entropy_with_logits(
            _of_words(outputs.sentence_starts, at), starts.float(), known.float(), reduction="sum"
        )
        / count
    )
    names = (
        cross_entropy(
            _of_words(outputs.names, at),
            _of_words(targets.names, at),
            ignore_index=UNKNOWN,
            reduction="sum",
        )
        / count
    )
    return loss + NAME_WEIGHT * names


def _of_words(pieces: Tensor, at: Tensor) -> Tensor:
    """Of what is said of the pieces of all windows that at these places."""
    return pieces.flatten(0, 1)[at]


def _chain_loss(chain: ChainCRF, ours: Tensor, theirs: Tensor, words: Tensor) -> Tensor:
    """Divergence of whole rows of tags, a word (Wang et al., ACL 2021)."""
    words_first = (~words).long().sort(dim=1, stable=True).indices
    ours, theirs = (
        part.gather(1, words_first[:, :, None].expand_as(part)) for part in (ours, theirs)
    )
    counts = words.sum(1)
    mask = torch.arange(words.shape[1], device=words.device) < counts[:, None]
    # Both have the same transitions, so what these add to the score of a row cancels.
    further = (chain.marginals(theirs, mask) * (theirs - ours)).sum((1, 2))
    partitions = chain.log_partition(ours, mask) - chain.log_partition(theirs, mask)
    return (further + partitions).sum() / counts.sum()


def _hidden_loss(ours: Tensor, theirs: Tensor) -> Tensor:
    """The share of the variance of (words, hidden) that is not explained, all columns alike."""
    spread = theirs.std(0).clamp(min=1e-3)
    return ((ours - theirs) / spread).square().mean()


def _pointer_loss(ours: Tensor, theirs: Tensor, tags: Tensor, real: Tensor) -> Tensor:
    """Divergence of pointers, for each piece as far as its role is one that points."""
    hidden = ~real[:, None, None, :]
    log_ours = log_softmax(ours.masked_fill(hidden, -1e4), -1)
    log_theirs = log_softmax(theirs.masked_fill(hidden, -1e4), -1)
    divergence = (log_theirs.exp() * (log_theirs - log_ours)).sum(-1)
    roles = [tags[:, :, [TAGS.index(f"{b}-{r}") for b in "BI"]].sum(-1) for r in _POINTING]
    weights = torch.stack(roles, 1)
    return (divergence * weights).sum() / weights.sum().clamp(min=1)


def importance(
    model: Tagger, widen: nn.Linear, rows: list[list[Lesson]]
) -> tuple[list[Tensor], list[Tensor]]:
    """How much the loss depends on each head and neuron of each layer.

    Mean |activation × gradient|; of a head, of the sum over its part of the activations.
    """
    heads, neurons = [], []
    for layer in model.layers:
        heads.append(torch.zeros(layer.attention.self.num_attention_heads, device=DEVICE))
        neurons.append(torch.zeros(layer.intermediate.dense.out_features, device=DEVICE))
    seen: list[Tensor] = []

    def keep_input(_: object, inputs: tuple[Tensor, ...]) -> None:
        inputs[0].retain_grad()
        seen.append(inputs[0])

    watched = [part for x in model.layers for part in (x.attention.output.dense, x.output.dense)]
    hooks = [part.register_forward_pre_hook(keep_input) for part in watched]
    for row in rows:
        seen.clear()
        model.zero_grad()
        tensors = tensors_of([lesson.window for lesson in row])
        outputs = in_short_floats(model, tensors)
        loss_against(targets_of(row, tensors["mask"]), model, outputs, widen).backward()
        for number, (mixed, fed) in enumerate(zip(seen[::2], seen[1::2], strict=True)):
            by_head = (mixed * mixed.grad).unflatten(-1, (len(heads[number]), -1)).sum(-1)
            heads[number] += by_head.abs().sum((0, 1)).detach()
            neurons[number] += (fed * fed.grad).abs().sum((0, 1)).detach()
    for hook in hooks:
        hook.remove()
    model.zero_grad()
    return heads, neurons


def most_important(scores: list[Tensor], kept: int, together: int, least: int) -> list[Tensor]:
    """What to keep of each layer: so many on average, in multiples, and no fewer than the least."""
    ranked = [
        (float(part.sum()), layer)
        for layer, values in enumerate(scores)
        for part in values.sort(descending=True).values[least:].split(together)
    ]
    counts = [least] * len(scores)
    for _, layer in sorted(ranked, reverse=True)[: len(scores) * (kept - least) // together]:
        counts[layer] += together
    return [
        values.topk(count).indices.sort().values
        for values, count in zip(scores, counts, strict=True)
    ]


def distil(
    lessons: list[Lesson],
    out: Path,
    passes: float,
    seed: int,
    start: Path | None,
    heads: int | None,
    neurons: int | None,
    chain: dict[str, Tensor],
    *,
    noisy: bool,
) -> None:
    """Train, or go on from `out/last.pt`."""
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(seed)
    rng = random.Random(seed)
    student = tagger_of(torch.load(start, weights_only=True)) if start else Tagger()
    student.to(DEVICE)
    student.heads.crf.load_state_dict(chain)
    student.heads.crf.requires_grad_(False)
    widen = nn.Linear(student.encoder.config.hidden_size, lessons[0].hidden.shape[-1]).to(DEVICE)
    student.train(noisy)
    rows = [
        row
        for _ in range(int(passes + 1))
        for row in in_batches(lessons, _length, BATCH_PIECES, rng)
    ]
    rows = rows[: int(passes * len(rows) / int(passes + 1))]
    if heads and neurons:
        by_head, by_neuron = importance(student, widen, rows[:BATCHES_FOR_IMPORTANCE])
        narrow(
            student,
            most_important(by_head, heads, 1, LEAST_HEADS),
            most_important(by_neuron, neurons, NEURONS_TOGETHER, LEAST_NEURONS),
        )
    for layer in student.layers:
        shape = layer.attention.self.query.out_features, layer.intermediate.dense.out_features
        print("queries, neurons:", *shape, flush=True)
    if start:  # the words are learned by then; their gradients would take a fifth of the time
        student.encoder.embeddings.word_embeddings.requires_grad_(False)
    learning = [*student.encoder.parameters(), *student.flags.parameters()]
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in learning if p.requires_grad], "lr": RATE},
            {"params": student.heads.parameters(), "lr": HEAD_RATE if start is None else RATE},
            {"params": widen.parameters(), "lr": HEAD_RATE},
        ],
        weight_decay=0.01,
        fused=True,
    )
    scheduler = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min((step + 1) / WARM_UP_STEPS, max(0.01, 1 - step / len(rows))),
    )
    both = nn.ModuleList([student, widen])
    done = resume(out / "last.pt", both, optimizer, scheduler)
    began = last_save = time.monotonic()
    running: list[float] = []
    for step, row in enumerate(rows, 1):
        if step <= done:
            continue
        student.round_as_shipped(step > EXACT_SHARE * len(rows))
        tensors = tensors_of([lesson.window for lesson in row])
        tensors["ids"] = with_words_hidden(tensors["ids"], np.random.default_rng((seed, step)))
        outputs = in_short_floats(student, tensors)
        loss = loss_against(targets_of(row, tensors["mask"]), student, outputs, widen)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(both.parameters(), 1.0)
        optimizer.step()
        scheduler.step()
        running.append(loss.item())
        if step % 20 == 0:
            pace = (time.monotonic() - began) / (step - done)
            mean = np.mean(running[-100:])
            print(f"step {step}/{len(rows)} loss {mean:.4f} {pace:.2f} s/step", flush=True)
        if time.monotonic() - last_save > SAVE_EVERY_SECONDS:
            save(out / "last.pt", both, optimizer, scheduler, step)
            last_save = time.monotonic()
    torch.save(student.cpu().state_dict(), out / "student.pt")


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument(
        "lessons",
        type=Path,
        nargs="+",
        help="folders of training.attribution.lessons; the chain is that of the first one's teacher",
    )
    cli.add_argument("out", type=Path, help="where checkpoints go")
    cli.add_argument("--passes", type=float, default=4.0, help="over the lessons")
    cli.add_argument("--seed", type=int, default=5)
    cli.add_argument("--start", type=Path, help="a student to go on with")
    cli.add_argument("--heads", type=int, help="of attention to keep, a layer on average")
    cli.add_argument("--neurons", type=int, help="to keep, a layer on average")
    cli.add_argument("--noisy", action="store_true", help="learn with dropout")
    cli.add_argument("--leave-out", type=int, metavar="N", help="leave out every Nth article")
    arguments = cli.parse_args()
    lessons = [lesson for folder in arguments.lessons for lesson in read_lessons(folder)]
    if arguments.leave_out:
        articles = [lesson.window[0].article for lesson in lessons if lesson.window[0].article]
        left_out = set(every_nth_article(articles, arguments.leave_out))
        lessons = [lesson for lesson in lessons if lesson.window[0].article not in left_out]
    distil(
        lessons,
        arguments.out,
        arguments.passes,
        arguments.seed,
        arguments.start,
        arguments.heads,
        arguments.neurons,
        torch.load(arguments.lessons[0] / "chain.pt", weights_only=True),
        noisy=arguments.noisy,
    )


if __name__ == "__main__":
    main()
