"""How well search answers labelled questions: `python -m service.search.measure --papers DIR --queries FILE`.

Questions come one JSON object a line: `id`, `query`, `type` and `relevant`, a list of `paper` (file name), `page`,
`quote` and `grade` (2 answers it, 1 clearly useful). Those of type `nonsense` and `out_of_scope` have no answer.
Prints nDCG@10 and recall@10 by type, and the share of unanswerable questions that found nothing; `--out` keeps the
answers of each arm as `ARM.json`.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from extractors import PaperError, analyse
from service.embedding.port import Embedder
from service.embedding.sentence_transformer import SentenceTransformerEmbedder
from service.index.points import points_of
from service.index.port import Index, Point
from service.index.qdrant_edge import EdgeIndex
from service.search.scoring import DEPTH, Scores, read_questions, scores_by_type
from service.search.service import Question, Searcher

console = Console(stderr=True)


@dataclass(frozen=True, slots=True)
class Arm:
    """One way to search."""

    name: str
    search: Callable[[str], Sequence[Point]]


def main(arguments: Sequence[str]) -> None:
    """Index the papers in a folder of their own, ask every question in every way, print the scores."""
    given = _parse(arguments)
    questions = read_questions(given.queries)
    embedder = SentenceTransformerEmbedder()
    with tempfile.TemporaryDirectory() as folder:
        index = EdgeIndex(Path(folder) / "index")
        index.ensure(embedder.dimension)
        for paper in track(sorted(given.papers.rglob("*.pdf")), "Indexing", console=console):
            _index_paper(paper, index, embedder)
        for arm in _arms(index, embedder):
            found = {question.id: list(arm.search(question.query)) for question in questions}
            console.print(_table(arm.name, scores_by_type(questions, found)))
            if given.out:
                _keep(found, given.out / f"{arm.name}.json")
        index.close()


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m service.search.measure", description=__doc__)
    parser.add_argument("--papers", type=Path, required=True, help="folder of PDFs, with those in its subfolders")
    parser.add_argument("--queries", type=Path, required=True, help="labelled questions, one JSON object a line")
    parser.add_argument("--out", type=Path, help="folder for the answers of each arm")
    return parser.parse_args(arguments)


def _index_paper(paper: Path, index: Index, embedder: Embedder) -> None:
    try:
        analysis = analyse(paper.read_bytes(), filename=paper.name)
    except PaperError as error:
        console.print(f"{paper.name}: {error}")
        return
    points = points_of(analysis)
    vectors = embedder.embed_passages([point.embedding_text for point in points])
    index.replace_document(analysis.result.document.id, points, vectors)


def _arms(index: Index, embedder: Embedder) -> list[Arm]:
    searcher = Searcher(index, embedder)
    return [
        Arm("meaning", lambda q: [hit.point for hit in index.nearest(embedder.embed_query(q), limit=DEPTH)]),
        Arm("words", lambda q: [hit.point for hit in index.matching(q, limit=DEPTH)]),
        Arm("both", lambda q: [result.point for result in searcher.search(Question(q, limit=DEPTH)).results]),
    ]


def _table(arm: str, scores: dict[str, Scores]) -> Table:
    table = Table("type", "questions", "nDCG@10", "recall@10", "nothing found", title=arm)
    for kind, row in sorted(scores.items()):
        table.add_row(kind, str(row.questions), f"{row.ndcg:.3f}", f"{row.recall:.3f}", f"{row.empty:.2f}")
    return table


def _keep(found: dict[str, list[Point]], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    hits = {
        key: [{"paper": point.filename, "page": point.page, "text": point.text} for point in points]
        for key, points in found.items()
    }
    path.write_text(json.dumps(hits, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
