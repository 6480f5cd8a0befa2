"""A paper's vectors, kept beside it: those of each of its texts, found again by the text and the model.

So a text is embedded once, however often its paper is read or the index made anew: by a newer reader most passages come
out as before. A file holds no more than the texts of the reading that was embedded last.
"""

import hashlib
import logging
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from service.embedding.packing import unpacked
from service.embedding.port import Embedder, PassageVectors
from service.ports import Papers
from service.storage.keys import vectors_key

LOT = 64
"""Texts embedded at a time: about half a second, after which a stop is heeded."""

DIGEST_BYTES = 16

log = logging.getLogger(__name__)


class PaperVectors:
    """Makes the vectors of papers' texts where they are not kept yet. Safe for threads and for several workers."""

    def __init__(self, papers: Papers, embedder: Embedder) -> None:
        self._papers, self._embedder = papers, embedder

    def of(
        self, document_id: str, texts: Sequence[str], *, before_each_lot: Callable[[], None]
    ) -> list[PassageVectors]:
        """The vectors of each text, in their order; what was made is kept. `before_each_lot` may raise, to stop."""
        digests = [_digest(text) for text in texts]
        kept = self._kept(document_id)
        new = {digest: text for digest, text in zip(digests, texts, strict=True) if digest not in kept}
        made = self._made(new, before_each_lot)
        vectors = {digest: made.get(digest) or kept[digest] for digest in digests}
        if made:
            self._keep(document_id, vectors)
        return [vectors[digest] for digest in digests]

    def _made(self, texts: Mapping[bytes, str], before_each_lot: Callable[[], None]) -> dict[bytes, PassageVectors]:
        """Those of like length go together, since each text of a lot costs as much as its longest."""
        digests = sorted(texts, key=lambda digest: len(texts[digest]), reverse=True)
        made: dict[bytes, PassageVectors] = {}
        for first in range(0, len(digests), LOT):
            before_each_lot()
            lot = digests[first : first + LOT]
            made |= zip(lot, self._embedder.embed_passages([texts[digest] for digest in lot]), strict=True)
        return made

    def _kept(self, document_id: str) -> dict[bytes, PassageVectors]:
        path = self._papers.find(vectors_key(document_id, self._embedder.name))
        if path is None:
            return {}
        try:
            return _read(path)
        except (OSError, ValueError, KeyError, zipfile.BadZipFile):
            log.warning("the vectors of %s cannot be read and are made anew", document_id)
            return {}

    def _keep(self, document_id: str, vectors: Mapping[bytes, PassageVectors]) -> None:
        draft = self._papers.draft()
        _write(draft, vectors)
        self._papers.keep(draft, vectors_key(document_id, self._embedder.name))


def _write(path: Path, vectors: Mapping[bytes, PassageVectors]) -> None:
    """Four arrays: the texts' digests (texts × 16), their vectors, numbers of windows, and the windows of all."""
    with path.open("wb") as file:
        np.savez(
            file,
            digests=np.frombuffer(b"".join(vectors), dtype=np.uint8).reshape(-1, DIGEST_BYTES),
            wholes=np.array([one.whole for one in vectors.values()], dtype=np.float32),
            counts=np.array([len(one.windows) for one in vectors.values()], dtype=np.int32),
            windows=np.array([window for one in vectors.values() for window in one.windows], dtype=np.float16),
        )


def _read(path: Path) -> dict[bytes, PassageVectors]:
    with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        vectors = unpacked(arrays["wholes"], arrays["windows"], arrays["counts"])
        return {digest.tobytes(): one for digest, one in zip(arrays["digests"], vectors, strict=True)}


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=DIGEST_BYTES).digest()
