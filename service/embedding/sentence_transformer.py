"""The adapter of sentence-transformers, the only module that loads it. Works without a network."""

import copy
import itertools
import logging
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from service.embedding.errors import ModelError
from service.embedding.model_files import ModelFiles, model_in, packaged_model, verify_weights
from service.embedding.port import Vector
from service.embedding.precision import make_waiting_threads_sleep, quickest_type, thread_count

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

PADDING = {"text": {"pad_to_multiple_of": 32}}
"""Torch keeps plans and buffers for every shape it meets: with any length allowed a process grows by some 5 MB a paper
without end (measured: 510 to 1,750 MB over 125 papers), with eight lengths it stays as it is."""

BATCH_SIZE = 16
"""Passages at a time: 8 to 32 are equally quick, 128 a third slower."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Loaded:
    """Two views on the same weights: tokenizers are not thread-safe, and a query must not wait for passages."""

    passages: "SentenceTransformer"
    queries: "SentenceTransformer"
    dimension: int


class SentenceTransformerEmbedder:
    """A sentence-transformers model, loaded at its first use (or by `warm`) and kept. Raises ModelError."""

    def __init__(self, folder: Path | None = None, *, threads: int | None = None) -> None:
        self._files: ModelFiles = packaged_model() if folder is None else model_in(folder)
        self._threads = threads
        self._loaded: _Loaded | None = None
        self._loading = threading.Lock()
        self._passages = threading.Lock()
        self._queries = threading.Lock()

    @property
    def name(self) -> str:
        """The model's name; that of a model of the user's own ends in a part of its weights' hash."""
        return self._files.name

    @property
    def dimension(self) -> int:
        """Numbers in a vector; known without loading for the packaged model."""
        return self._files.dimension or self._model().dimension

    def embed_passages(self, texts: Sequence[str]) -> list[Vector]:
        """One vector of length 1 a text; words past the model's 256 tokens do not count."""
        if not texts:
            return []
        with self._passages:
            return _encode(self._model().passages, texts)

    def embed_query(self, text: str) -> Vector:
        """The vector of a question, of length 1."""
        with self._queries:
            return _encode(self._model().queries, [text])[0]

    def warm(self) -> None:
        """Load in the background; what goes wrong is logged here and raised at the first use."""
        threading.Thread(target=self._try_to_load, name="load-embedding-model", daemon=True).start()

    def _try_to_load(self) -> None:
        try:
            self.embed_query("warm")
        except ModelError:
            log.exception("the embedding model %s cannot be loaded", self._files.name)

    def _model(self) -> _Loaded:
        with self._loading:
            if self._loaded is None:
                self._loaded = _load(self._files, threads=self._threads)
            return self._loaded


def _load(files: ModelFiles, *, threads: int | None) -> _Loaded:
    verify_weights(files)
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    make_waiting_threads_sleep()
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    torch.set_num_threads(1)
    dtype = quickest_type()
    torch.set_num_threads(threads or thread_count(dtype))
    model = SentenceTransformer(
        str(files.folder), device="cpu", local_files_only=True, model_kwargs={"dtype": dtype}
    ).eval()
    shared = {id(tensor): tensor for tensor in itertools.chain(model.parameters(), model.buffers())}
    dimension = len(_encode(model, ["dimension"])[0])
    return _Loaded(passages=model, queries=copy.deepcopy(model, shared), dimension=dimension)


def _encode(model: "SentenceTransformer", texts: Sequence[str]) -> list[Vector]:
    """Sorted by length within, which halves the padding. bfloat16 leaves lengths slightly off 1: set right here."""
    encoded = model.encode(
        list(texts),
        batch_size=BATCH_SIZE,
        show_progress_bar=False,
        convert_to_numpy=True,
        processing_kwargs=PADDING,
    )
    vectors: NDArray[np.float32] = np.asarray(encoded, dtype=np.float32)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return list((vectors / np.maximum(lengths, np.finfo(np.float32).tiny)).tolist())
