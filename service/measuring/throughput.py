"""How fast passages are embedded and indexed, and questions embedded."""

import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors import PaperError, analyse
from service.embedding.port import Embedder
from service.index.points import points_of
from service.index.port import Point
from service.index.qdrant_edge import EdgeIndex
from service.ingest.vectors import LOT

MOST_PASSAGES = 1500
QUESTIONS = 200
WORDS = 8
"""Of a question."""


@dataclass(frozen=True, slots=True)
class Throughput:
    """Passages a second, with their windows, and milliseconds of a question: the median, and where 95 % are done."""

    passages: int
    words: int
    windows: int
    embedded_a_second: float
    indexed_a_second: float
    question_ms: float
    question_ms_p95: float


def measure(pdfs: Sequence[Path], embedder: Embedder, *, most: int = MOST_PASSAGES) -> Throughput:
    """Embed and index the passages and facts of papers, up to `most`. Raises ValueError where there are none."""
    papers = _papers(pdfs, most)
    points = [point for paper in papers for point in paper]
    if not points:
        raise ValueError("the papers hold no passage to embed: name others")
    texts = sorted((point.embedding_text for point in points), key=len)
    embedder.embed_passages(texts[:LOT])  # the model is loaded off the clock
    began = time.perf_counter()
    vectors = dict(zip(texts, embedder.embed_passages(texts), strict=True))
    embedding = time.perf_counter() - began
    windows = sum(len(one.windows) for one in vectors.values())
    with tempfile.TemporaryDirectory() as folder:
        index = EdgeIndex(Path(folder))
        index.ensure(embedder.dimension)
        began = time.perf_counter()
        for paper in papers:
            made = [vectors[point.embedding_text] for point in paper]
            index.replace_document(paper[0].document_id, paper, made, edition="measured")
        index.flush()
        indexing = time.perf_counter() - began
        index.close()
    asked = sorted(_question_seconds(texts, embedder))
    words = sum(len(text.split()) for text in texts)
    return Throughput(
        len(points),
        words,
        windows,
        len(points) / embedding,
        len(points) / indexing,
        1000 * statistics.median(asked),
        1000 * asked[int(0.95 * (len(asked) - 1))],
    )


def _papers(pdfs: Sequence[Path], most: int) -> list[list[Point]]:
    """The points of papers from the first on, paper by paper; those that cannot be read are passed over."""
    papers: list[list[Point]] = []
    for pdf in pdfs:
        left = most - sum(map(len, papers))
        if left <= 0:
            break
        try:
            points = points_of(analyse(pdf.read_bytes(), filename=pdf.name))[:left]
        except PaperError:
            continue
        if points:
            papers.append(points)
    return papers


def _question_seconds(texts: Sequence[str], embedder: Embedder) -> list[float]:
    """Of questions made of the first words of passages, all different."""
    questions = list(dict.fromkeys(" ".join(text.split()[:WORDS]) for text in texts))[-QUESTIONS:]
    embedder.embed_query(questions[0])
    seconds: list[float] = []
    for question in questions:
        began = time.perf_counter()
        embedder.embed_query(question)
        seconds.append(time.perf_counter() - began)
    return seconds
