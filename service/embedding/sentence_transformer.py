"""The embedder of a sentence-transformers model: questions here by numpy, passages by torch in another process.

So the serving process starts at once, stays small, and answers while papers are embedded. A model of a family that is
not followed here (see `bert_form.py`) is run by sentence-transformers, and has a second process for questions.
"""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from service.embedding.bert_form import BertForm, bert_form
from service.embedding.lean import LeanEncoder
from service.embedding.model_files import ModelFiles, model_in, packaged_model
from service.embedding.packing import unpacked
from service.embedding.port import PassageVectors, Vector
from service.embedding.process import EmbeddingProcess


class SentenceTransformerEmbedder:
    """A sentence-transformers model; without a folder the packaged one. Raises ModelError, EmbeddingError."""

    def __init__(self, folder: Path | None = None) -> None:
        self._files: ModelFiles = packaged_model() if folder is None else model_in(folder)
        form = bert_form(self._files.folder)
        self._passages = EmbeddingProcess(self._files, "passages")
        self._queries = _ProcessQueries(self._files) if form is None else _LeanQueries(self._files, form)

    @property
    def name(self) -> str:
        """The model's name, which ends in a part of the hash of what was trained."""
        return self._files.name

    @property
    def dimension(self) -> int:
        """Numbers in a vector; known without loading where numpy can follow the model."""
        return self._queries.dimension

    def embed_passages(self, texts: Sequence[str]) -> list[PassageVectors]:
        """The vectors of each text; words past the model's longest text do not count."""
        if not texts:
            return []
        encoded = self._passages.encode(texts)
        return unpacked(encoded.whole, encoded.windows, encoded.counts)

    def embed_query(self, text: str) -> Vector:
        """The vector of a question, of length 1."""
        return list(self._queries.encode(text).tolist())

    def warm(self) -> None:
        """Begin to load what passages need."""
        self._passages.start()

    def close(self) -> None:
        """End the processes."""
        self._passages.close()
        self._queries.close()


class _LeanQueries:
    """Questions in this process. The encoder is loaded at the first one."""

    def __init__(self, files: ModelFiles, form: BertForm) -> None:
        self._files, self._form = files, form
        self._loading = threading.Lock()
        self._encoder: LeanEncoder | None = None
        self.dimension = form.dimension

    def encode(self, text: str) -> NDArray[np.float32]:
        with self._loading:
            encoder = self._encoder = self._encoder or LeanEncoder(self._files, self._form)
        return encoder.encode(text)

    def close(self) -> None:
        """There is nothing to end."""


class _ProcessQueries:
    """Questions in a process of their own, which passages do not hold up."""

    def __init__(self, files: ModelFiles) -> None:
        self._process = EmbeddingProcess(files, "queries")
        self.close: Callable[[], None] = self._process.close

    @property
    def dimension(self) -> int:
        return len(self.encode("dimension"))

    def encode(self, text: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = self._process.encode([text]).whole[0]
        return vector
