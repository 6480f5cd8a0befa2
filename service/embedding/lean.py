"""Vectors of questions by numpy: the forward pass of a BERT encoder (Devlin et al. 2018), one short text at a time.

Gives what sentence-transformers gives (a test holds it to that) without loading torch into the serving process. Many
passages are quicker by torch: see `bert.py`.
"""

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from threadpoolctl import threadpool_limits

from service.embedding.bert_form import BertForm, tokenizer_of
from service.embedding.model_files import WEIGHTS, ModelFiles, verify_weights

Array: TypeAlias = NDArray[np.float32]

BLAS_THREADS = 1
"""Of the whole process. Two are no quicker for so few rows, for it is the weights' way from memory that takes time, and
wait for each other beside any load (measured: 5 ms a question became 13, and 230 for one in ten)."""

ERF = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
ERF_SLOPE = 0.3275911
"""Abramowitz and Stegun, formula 7.1.26: the error function to 1.5e-7."""


class LeanEncoder:
    """Makes the vector of a text. Safe to call from several threads. Raises ModelError where the weights are unfit."""

    def __init__(self, files: ModelFiles, form: BertForm) -> None:
        verify_weights(files)
        threadpool_limits(limits=BLAS_THREADS, user_api="blas")
        self._form = form
        self._tokenizer = tokenizer_of(files.folder, form)
        self._weights = _weights_of(files)

    def encode(self, text: str) -> Array:
        """A vector of length 1."""
        tokens = self._tokenizer.encode(text).ids
        state = self._embedded(tokens)
        for layer in range(self._form.layers):
            state = self._through(f"encoder.layer.{layer}", state)
        pooled = state[0] if self._form.pooling == "cls" else state.mean(axis=0)
        length = max(float(np.linalg.norm(pooled)), float(np.finfo(np.float32).tiny))
        vector: Array = pooled / np.float32(length)
        return vector

    def _embedded(self, tokens: list[int]) -> Array:
        words = self._weights["embeddings.word_embeddings.weight"][tokens]
        places = self._weights["embeddings.position_embeddings.weight"][: len(tokens)]
        kind = self._weights["embeddings.token_type_embeddings.weight"][0]
        return self._normal("embeddings.LayerNorm", words + places + kind)

    def _through(self, layer: str, state: Array) -> Array:
        """A layer: every token (a row) looks at all others, then is thought over by itself."""
        seen = self._linear(f"{layer}.attention.output.dense", self._attention(f"{layer}.attention.self", state))
        state = self._normal(f"{layer}.attention.output.LayerNorm", state + seen)
        inner = _gelu(self._linear(f"{layer}.intermediate.dense", state))
        return self._normal(f"{layer}.output.LayerNorm", state + self._linear(f"{layer}.output.dense", inner))

    def _attention(self, name: str, state: Array) -> Array:
        rows, heads = len(state), self._form.heads
        query, key, value = (
            self._linear(f"{name}.{part}", state).reshape(rows, heads, -1).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 2, 1) / np.sqrt(np.float32(query.shape[-1]))
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        seen: Array = (shares @ value).transpose(1, 0, 2).reshape(rows, -1)
        return seen

    def _linear(self, name: str, state: Array) -> Array:
        result: Array = state @ self._weights[f"{name}.weight"].T
        result += self._weights[f"{name}.bias"]
        return result

    def _normal(self, name: str, state: Array) -> Array:
        centred = state - state.mean(axis=-1, keepdims=True)
        variance = np.square(centred).mean(axis=-1, keepdims=True)
        centred /= np.sqrt(variance + np.float32(self._form.epsilon))
        result: Array = centred * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return result


def _weights_of(files: ModelFiles) -> Mapping[str, Array]:
    loaded = load_file(files.folder / WEIGHTS)
    weights = {name.removeprefix("bert."): array for name, array in loaded.items()}
    return {name: array.astype(np.float32, copy=False) for name, array in weights.items()}


def _gelu(state: Array) -> Array:
    """x Φ(x), by the tail 1 - erf(|x| / √2): the exact form that BERT was trained with, not its tanh approximation."""
    size = np.abs(state)
    scaled = size * np.float32(np.sqrt(0.5))
    ratio = 1 / (1 + np.float32(ERF_SLOPE) * scaled)
    tail = np.full_like(ratio, ERF[-1])
    for coefficient in reversed(ERF[:-1]):
        tail *= ratio
        tail += np.float32(coefficient)
    tail *= ratio
    tail *= np.exp(-np.square(scaled))
    size *= tail
    size *= np.float32(0.5)
    result: Array = np.maximum(state, 0) - size
    return result
