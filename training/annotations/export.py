r"""Write the trained Stanza models as the ONNX files that the library runs by itself.

    python -m training.annotations.export quotes/models/en/stanza quotes/models/en/annotation

They give what Stanza gives, without Stanza and torch being imported, and three times as fast.
`python -m benchmarks.annotations FOLDER` compares the two on the texts of a folder.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import stanza
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

OPSET = 17


class Segmenter(nn.Module):
    """Stanza's tokenizer, from characters to the label that each has."""

    def __init__(self, tokenizer: nn.Module) -> None:
        super().__init__()
        self.tokenizer = tokenizer

    def forward(self, ids: Tensor, features: Tensor, lengths: Tensor) -> Tensor:
        return self.tokenizer(ids, features, lengths).argmax(-1)


class NameFinder(nn.Module):
    """Stanza's entity recogniser, from words to the scores of their tags.

    Each distinct form of a batch is spelt once; sentences refer to forms by number.
    """

    def __init__(self, tagger: nn.Module) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(
        self, spellings: Tensor, letters: Tensor, forms: Tensor, words: Tensor, lengths: Tensor
    ) -> Tensor:
        tagger, model = self.tagger, self.tagger.charmodel
        spelt = pack_padded_sequence(
            model.char_emb(spellings), letters, batch_first=True, enforce_sorted=False
        )
        starts = (model.charlstm_h_init, model.charlstm_c_init)
        first = tuple(start.expand(-1, spellings.shape[0], -1).contiguous() for start in starts)
        _, (last, _) = model.charlstm.lstm(spelt, first)
        by_form = last.transpose(0, 1).reshape(spellings.shape[0], -1)
        inputs = torch.cat([tagger.word_emb(words), by_form[forms]], -1)
        packed = pack_padded_sequence(
            tagger.input_transform(inputs), lengths, batch_first=True, enforce_sorted=False
        )
        hidden, _ = pad_packed_sequence(tagger.taggerlstm.lstm(packed)[0], batch_first=True)
        return tagger.tag_clfs[0](hidden)


def export_segmenter(processor: Any, path: Path) -> None:
    config = processor.config
    expected = ["space_before", "capitalized", "numeric", "end_of_para", "start_of_para"]
    if config["feat_funcs"] != expected or config["use_dictionary"]:
        raise SystemExit(f"the tokenizer's features are {config['feat_funcs']}, not {expected}")
    ids, lengths = torch.full((2, 7), 5), torch.tensor([7, 5])
    _export(
        Segmenter(processor.trainer.model.eval()),
        {"ids": ids, "features": torch.zeros(2, 7, 5), "lengths": lengths},
        {"ids": "bc", "features": "bc", "lengths": "b", "labels": "bc"},
        path,
        {"characters": processor.vocab._id2unit},
    )


def export_name_finder(processor: Any, path: Path) -> None:
    trainer = processor.trainers[0]
    tagger = trainer.model.eval()
    starts = [tagger.taggerlstm_h_init, tagger.taggerlstm_c_init]
    if any(start.count_nonzero() for start in starts):
        raise SystemExit("the recogniser's first states are not zero, as the exported ones are")
    vocabulary = trainer.vocab
    (tags,) = vocabulary["tag"]._id2unit.values()
    words = torch.tensor([[5, 6, 7], [8, 9, 0]])
    _export(
        NameFinder(tagger),
        {
            "spellings": torch.full((5, 4), 5),
            "letters": torch.tensor([4, 3, 2, 1, 1]),
            "forms": torch.tensor([[0, 1, 2], [3, 4, 0]]),
            "words": words,
            "lengths": torch.tensor([3, 2]),
        },
        {"spellings": "fl", "letters": "f", "forms": "sw", "words": "sw", "lengths": "s",
         "scores": "sw"},
        path,
        {
            "characters": vocabulary["char"]._id2unit,
            "words": vocabulary["word"]._id2unit,
            "tags": tags,
            "transitions": tagger.crits[0]._transitions.tolist(),
        },
    )  # fmt: skip
    _halve_vectors(path)


def _export(
    model: nn.Module,
    inputs: Mapping[str, Tensor],
    axes: Mapping[str, str],
    path: Path,
    tables: Mapping[str, Sequence[Any]],
) -> None:
    """Write a model with its tables as metadata; `axes` has a letter for each that varies."""
    (output,) = [name for name in axes if name not in inputs]
    torch.onnx.export(
        model,
        tuple(inputs.values()),
        path,
        input_names=list(inputs),
        output_names=[output],
        dynamic_axes={name: dict(enumerate(letters)) for name, letters in axes.items()},
        opset_version=OPSET,
        dynamo=False,
    )
    finished = onnx.load(path)
    onnx.helper.set_model_props(
        finished, {name: json.dumps(table) for name, table in tables.items()}
    )
    onnx.save(finished, path)


def _halve_vectors(path: Path) -> None:
    """Store the word vectors in 16 bits; what is looked up is made 32 bits again."""
    model = onnx.load(path)
    graph = model.graph
    vectors = max(graph.initializer, key=lambda tensor: np.prod(tensor.dims))
    (lookup,) = [node for node in graph.node if vectors.name in node.input]
    halved = numpy_helper.from_array(
        numpy_helper.to_array(vectors).astype(np.float16), vectors.name
    )
    vectors.CopyFrom(halved)
    found = lookup.output[0]
    lookup.output[0] = f"{found}_halved"
    cast = onnx.helper.make_node("Cast", [lookup.output[0]], [found], to=onnx.TensorProto.FLOAT)
    graph.node.insert(list(graph.node).index(lookup) + 1, cast)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def main() -> None:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("stanza", type=Path, help="the folder with the Stanza models")
    cli.add_argument("folder", type=Path)
    arguments = cli.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    pipeline = stanza.Pipeline(
        lang="en",
        dir=str(arguments.stanza),
        processors="tokenize,ner",
        download_method=None,
        use_gpu=False,
        verbose=False,
    )
    export_segmenter(pipeline.processors["tokenize"], arguments.folder / "segments.onnx")
    export_name_finder(pipeline.processors["ner"], arguments.folder / "names.onnx")


if __name__ == "__main__":
    main()
