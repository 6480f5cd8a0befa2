"""Papers indexed in a folder of their own, to be asked labelled questions."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track

from extractors import Analysis, PaperError, analyse
from service.embedding.port import Embedder
from service.embedding.sentence_transformer import SentenceTransformerEmbedder
from service.index.points import points_of
from service.index.port import Index, Point
from service.index.qdrant_edge import EdgeIndex
from service.ingest.vectors import PaperVectors
from service.search.understanding.bodies_named import Bodies
from service.search.understanding.knowledge import Known
from service.search.understanding.vocabulary import vocabulary_of
from service.storage.papers import FolderPapers

console = Console(stderr=True)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper's file name, the text that places refer to, and the bodies that met in it."""

    filename: str
    text: str
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """Papers by document id, their index, and what a service over them would know."""

    papers: Mapping[str, Paper]
    index: Index
    embedder: Embedder
    known: Known


@contextmanager
def collection_of(folder: Path, *, kept: Path | None = None) -> Iterator[Collection]:
    """Read and index all PDFs in a folder and its subfolders; those that cannot be read are told and passed over.

    Vectors are kept in the folder `kept`, where they are found again another time.
    """
    embedder = SentenceTransformerEmbedder()
    with tempfile.TemporaryDirectory() as made:
        vectors = PaperVectors(FolderPapers(kept or Path(made) / "vectors"), embedder)
        index = EdgeIndex(Path(made) / "index")
        index.ensure(embedder.dimension)
        try:
            papers: dict[str, Paper] = {}
            points: list[list[Point]] = []
            for pdf in track(sorted(folder.rglob("*.pdf")), "Indexing", console=console):
                if analysis := _read(pdf):
                    points.append(_put(analysis, index, vectors))
                    papers[analysis.result.document.id] = _paper(analysis)
            bodies = Bodies({body for paper in papers.values() for body in paper.bodies})
            yield Collection(papers, index, embedder, Known(vocabulary_of(points), bodies))
        finally:
            index.close()
            embedder.close()


def _read(pdf: Path) -> Analysis | None:
    try:
        return analyse(pdf.read_bytes(), filename=pdf.name)
    except PaperError as error:
        console.print(f"{pdf.name}: {error}", soft_wrap=True, markup=False)
        return None


def _put(analysis: Analysis, index: Index, vectors: PaperVectors) -> list[Point]:
    document, points = analysis.result.document.id, points_of(analysis)
    made = vectors.of(document, [point.embedding_text for point in points], before_each_lot=lambda: None)
    index.replace_document(document, points, made, edition="labelled")
    return points


def _paper(analysis: Analysis) -> Paper:
    bodies = tuple(meeting.body for meeting in analysis.result.meetings if meeting.body)
    return Paper(analysis.result.document.filename, analysis.text, bodies)
