"""Passages by torch: the forward pass of a BERT encoder for many texts at once, as `lean.py` is for one.

Sentence-transformers does the same (a test holds this to it), but takes four seconds of processor to load, where torch
takes one, and a third more for each passage: it computes attention over a mask even where all texts are of one length.
"""

from collections.abc import Iterator, Mapping, Sequence

import torch
from safetensors.torch import load_file
from tokenizers import Encoding
from torch.nn import functional

from service.embedding.bert_form import BertForm, tokenizer_of
from service.embedding.encoding import States
from service.embedding.model_files import WEIGHTS, ModelFiles, verify_weights

ROWS = 768
"""Word pieces, padding included, that go through together: 512 to 1024 are equally quick, 2048 a tenth slower, since
they leave the processor's cache."""

PADDED_TO = 16
"""Texts are filled up to a multiple of so many pieces. Torch keeps plans and buffers for every shape it meets: with any
length allowed a process grows by some 5 MB a paper without end, with sixteen lengths it stays as it is."""


class BertPassages:
    """The model of passages (see `encoding.Model`); not for several threads at once. Raises ModelError."""

    def __init__(self, files: ModelFiles, form: BertForm, dtype: torch.dtype) -> None:
        verify_weights(files)
        self._form, self._dtype = form, dtype
        self._tokenizer = tokenizer_of(files.folder, form)
        self._weights = _weights_of(files, form, dtype)

    def __call__(self, texts: Sequence[str]) -> list[States]:
        """The states of each text."""
        texts_pieces = self._tokenizer.encode_batch(list(texts))
        made: dict[int, States] = {}
        for batch in _batches([len(pieces.ids) for pieces in texts_pieces]):
            states = self._through([texts_pieces[number].ids for number in batch])
            made |= {
                number: self._states(texts_pieces[number], rows) for number, rows in zip(batch, states, strict=True)
            }
        return [made[number] for number in range(len(texts))]

    def _states(self, pieces: Encoding, rows: torch.Tensor) -> States:
        rows = rows[: len(pieces.ids)]
        own = [place for place, mark in enumerate(pieces.special_tokens_mask) if not mark] or slice(None)
        pooled = rows[0] if self._form.pooling == "cls" else rows.mean(dim=0)
        return States(pooled.numpy(), rows[own].numpy())

    def _through(self, batch: Sequence[Sequence[int]]) -> torch.Tensor:
        """The last states (texts × padded pieces × dimension, float32)."""
        texts, length = len(batch), _padded(max(map(len, batch)))
        numbers = torch.zeros(texts, length, dtype=torch.long)
        for row, pieces in enumerate(batch):
            numbers[row, : len(pieces)] = torch.tensor(pieces)
        with torch.inference_mode():
            mask = self._mask(batch, length)
            state = self._embedded(numbers)
            for layer in range(self._form.layers):
                state = self._layer(f"encoder.layer.{layer}", state, mask, (texts, length))
            return state.view(texts, length, -1).float()

    def _mask(self, batch: Sequence[Sequence[int]], length: int) -> torch.Tensor:
        """What is added to how much each piece looks at each other: nothing, and so much less for padding."""
        mask = torch.zeros(len(batch), 1, 1, length, dtype=self._dtype)
        for row, pieces in enumerate(batch):
            mask[row, ..., len(pieces) :] = torch.finfo(self._dtype).min
        return mask.expand(-1, self._form.heads, length, -1).reshape(-1, length, length)

    def _embedded(self, numbers: torch.Tensor) -> torch.Tensor:
        words = self._weights["embeddings.word_embeddings.weight"][numbers]
        places = self._weights["embeddings.position_embeddings.weight"][: numbers.shape[1]]
        kind = self._weights["embeddings.token_type_embeddings.weight"][0]
        return self._normal("embeddings.LayerNorm", (words + places + kind).flatten(0, 1))

    def _layer(self, layer: str, state: torch.Tensor, mask: torch.Tensor, shape: tuple[int, int]) -> torch.Tensor:
        seen = self._attention(f"{layer}.attention.self.all", state, mask, shape)
        seen = self._linear(f"{layer}.attention.output.dense", seen)
        state = self._normal(f"{layer}.attention.output.LayerNorm", state + seen)
        inner = functional.gelu(self._linear(f"{layer}.intermediate.dense", state))
        return self._normal(f"{layer}.output.LayerNorm", state + self._linear(f"{layer}.output.dense", inner))

    def _attention(self, name: str, state: torch.Tensor, mask: torch.Tensor, shape: tuple[int, int]) -> torch.Tensor:
        """By plain products, which take two thirds of the time of torch's fused attention in bfloat16."""
        texts, length = shape
        heads = self._form.heads
        parts = self._linear(name, state).view(texts, length, 3, heads, -1).permute(2, 0, 3, 1, 4)
        query, key, value = (part.reshape(texts * heads, length, -1) for part in parts)
        scores = torch.baddbmm(mask, query, key.transpose(1, 2), alpha=query.shape[-1] ** -0.5)
        seen = torch.bmm(scores.softmax(dim=-1), value)
        return seen.view(texts, heads, length, -1).transpose(1, 2).reshape(texts * length, -1)

    def _linear(self, name: str, state: torch.Tensor) -> torch.Tensor:
        return functional.linear(state, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def _normal(self, name: str, state: torch.Tensor) -> torch.Tensor:
        weight, bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        return functional.layer_norm(state, (self._form.dimension,), weight, bias, self._form.epsilon)


def _padded(length: int) -> int:
    return -(-length // PADDED_TO) * PADDED_TO


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of texts that go through together, longest first; no more than `ROWS` pieces, but at least a text."""
    left = sorted(range(len(lengths)), key=lambda number: lengths[number], reverse=True)
    while left:
        count = max(1, ROWS // _padded(lengths[left[0]]))
        yield left[:count]
        left = left[count:]


def _weights_of(files: ModelFiles, form: BertForm, dtype: torch.dtype) -> Mapping[str, torch.Tensor]:
    """The weights by name; those of queries, keys and values in one, so that they are computed in one."""
    loaded = load_file(files.folder / WEIGHTS)
    weights = {name.removeprefix("bert."): tensor.to(dtype) for name, tensor in loaded.items()}
    for layer in range(form.layers):
        name = f"encoder.layer.{layer}.attention.self"
        for kind in ("weight", "bias"):
            weights[f"{name}.all.{kind}"] = torch.cat(
                [weights.pop(f"{name}.{part}.{kind}") for part in ("query", "key", "value")]
            )
    return weights
