"""The tagger's teacher: what the tagger is, on a wider and deeper encoder."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.functional import dropout, gelu, scaled_dot_product_attention
from transformers import MPNetConfig, MPNetModel

from training.attribution.model import DEVICE, Flags, Heads, Outputs

LAYERS = 9  # of twelve; the upper ones know more of whole sentences than of their words
FROZEN_LAYERS = 3  # which keep what they learned before
DROPOUT = 0.1

# MPNet has BERT's vocabulary behind four pieces of its own, and its own piece that hides a word.
_SHIFT = 4
_OWN_IDS = {0: 1, 101: 0, 102: 2, 103: 30526}  # by BERT's: padding, first, last, hidden


class Teacher(nn.Module):
    """MPNet (Song et al., NeurIPS 2020) without its upper layers, with the tagger's heads.

    The flags of pieces come in above the frozen layers.

    Args:
        folder: Where the encoder's configuration is, and its weights.
        pretrained: Whether it is as it was published, not yet to be given its weights.
    """

    def __init__(self, folder: Path, *, pretrained: bool = True) -> None:
        super().__init__()
        self.encoder = (
            MPNetModel.from_pretrained(folder, add_pooling_layer=False)
            if pretrained
            else MPNetModel(MPNetConfig.from_pretrained(folder), add_pooling_layer=False)
        )
        blocks = self.encoder.encoder
        blocks.layer = blocks.layer[:LAYERS]
        hidden = self.encoder.config.hidden_size
        self.flags = Flags(hidden)
        self.heads = Heads(hidden)
        for part in (
            self.encoder.embeddings,
            blocks.relative_attention_bias,
            blocks.layer[:FROZEN_LAYERS],
        ):
            part.requires_grad_(False)

    def forward(self, ids: Tensor, flags: Tensor, mask: Tensor) -> Outputs:
        own = ids + _SHIFT
        for theirs, its in _OWN_IDS.items():
            own = own.masked_fill(ids == theirs, its)
        blocks = self.encoder.encoder
        with torch.no_grad():
            hidden = self.encoder.embeddings.LayerNorm(
                self.encoder.embeddings.word_embeddings(own)
                + self.encoder.embeddings.position_embeddings(
                    torch.arange(ids.shape[1], device=ids.device)
                    + self.encoder.embeddings.padding_idx
                    + 1
                )
            )
            bias = blocks.compute_position_bias(hidden)
            bias = bias + (1 - mask[:, None, None, :]) * -1e4
            for layer in blocks.layer[:FROZEN_LAYERS]:
                hidden = _through(layer, hidden, bias, training=False)
        hidden = hidden + self.flags(flags)
        for layer in blocks.layer[FROZEN_LAYERS:]:
            hidden = _through(layer, hidden, bias, training=self.training)
        return self.heads(dropout(hidden, DROPOUT, self.training))


def read_teacher(encoder: Path, path: Path) -> Teacher:
    """A trained teacher, which reads without dropout."""
    teacher = Teacher(encoder, pretrained=False)
    teacher.load_state_dict(torch.load(path, weights_only=True))
    return teacher.to(DEVICE).eval()


def _through(layer: nn.Module, hidden: Tensor, bias: Tensor, *, training: bool) -> Tensor:
    """A layer of MPNet, with torch's own attention, which takes half the time of the library's."""
    attention = layer.attention
    heads = attention.attn
    split = (*hidden.shape[:2], heads.num_attention_heads, -1)
    query, key, value = (
        part(hidden).view(split).transpose(1, 2) for part in (heads.q, heads.k, heads.v)
    )
    mixed = scaled_dot_product_attention(query, key, value, attn_mask=bias)
    mixed = heads.o(mixed.transpose(1, 2).reshape(hidden.shape))
    hidden = attention.LayerNorm(hidden + dropout(mixed, DROPOUT, training))
    fed = layer.output.dense(gelu(layer.intermediate.dense(hidden)))
    return layer.output.LayerNorm(hidden + dropout(fed, DROPOUT, training))
