"""How well search answers labelled questions: `python -m service.search.measure --papers DIR --queries FILE`.

Questions come one JSON object a line: `id`, `query`, `type` and `relevant`, a list of `paper` (file name), `page`,
`quote` and `grade` (2 answers it, 1 clearly useful). Those of type `nonsense` and `out_of_scope` have no answer.
Prints nDCG@10 and recall@10 by type for each arm alone and for both as they are shipped, how what is misspelt fares
beside the same spelt right, and what the cut-off trades, for each half of the questions by the hash of their ids.
`--out` keeps the answers of each arm as `ARM.json`.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from service.index.port import Point
from service.search.learning.collection import Collection, collection_of, console
from service.search.learning.examples import Example, examples_of
from service.search.learning.tables import curve_table, scores_table
from service.search.ranking import chance_of_answer, packaged_weights
from service.search.scoring import DEPTH, Labelled, read_questions, scores_by_type
from service.search.service import Question, Searcher
from service.search.understanding.understanding import understand

NEAREST = 100
"""Points whose best windows are compared."""


@dataclass(frozen=True, slots=True)
class Arm:
    """One way to search."""

    name: str
    search: Callable[[str], Sequence[Point]]


def main(arguments: Sequence[str]) -> None:
    """Index the papers in a folder of their own, ask every question in every way, print the scores."""
    given = _parse(arguments)
    questions = read_questions(given.queries)
    spelt = json.loads(given.spelt.read_text(encoding="utf-8")) if given.spelt else {}
    with collection_of(given.papers, kept=given.kept) as collection:
        for arm in _arms(collection):
            found = {question.id: list(arm.search(question.query)) for question in questions}
            console.print(scores_table(arm.name, scores_by_type(questions, found)))
            if given.out:
                _keep(found, given.out / f"{arm.name}.json")
        if spelt:
            _tell_spelt(collection, questions, spelt)
        examples = examples_of(questions, collection)
    for half in (0, 1):
        _tell_cut_off(f"half {half} of the questions", [one for one in examples if one.half == half])
    _tell_cut_off("all questions", examples)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m service.search.measure", description=__doc__)
    parser.add_argument("--papers", type=Path, required=True, help="folder of PDFs, with those in its subfolders")
    parser.add_argument("--kept", type=Path, help="folder in which vectors are kept for another time")
    parser.add_argument("--queries", type=Path, required=True, help="labelled questions, one JSON object a line")
    parser.add_argument("--spelt", type=Path, help="JSON object: misspelt questions, as they are spelt right")
    parser.add_argument("--out", type=Path, help="folder for the answers of each arm")
    return parser.parse_args(arguments)


def _arms(collection: Collection) -> list[Arm]:
    index, embedder, known = collection.index, collection.embedder, collection.known
    searcher = Searcher(index, embedder, lambda: known)

    def by_meaning(query: str) -> list[Point]:
        return [hit.point for hit in index.nearest(embedder.embed_query(query), limit=DEPTH)]

    def by_windows(query: str) -> list[Point]:
        vector = embedder.embed_query(query)
        near = [hit.point for hit in index.nearest(vector, limit=NEAREST)]
        cosines = index.closest(vector, among=[point.id for point in near])
        return sorted(near, key=lambda point: -cosines.get(point.id, 0.0))[:DEPTH]

    def by_words(query: str) -> list[Point]:
        words = understand(query, known.vocabulary, known.bodies).words
        return [hit.point for hit in index.matching(words, limit=DEPTH)] if words else []

    def as_shipped(query: str) -> list[Point]:
        return [result.point for result in searcher.search(Question(query)).results]

    return [
        Arm("meaning of passages", by_meaning),
        Arm("meaning of windows", by_windows),
        Arm("words", by_words),
        Arm("both", as_shipped),
    ]


def _tell_spelt(collection: Collection, questions: Sequence[Labelled], spelt: Mapping[str, str]) -> None:
    """Scores of the misspelt questions, as typed and as they are spelt right."""
    wrong = [question for question in questions if question.query in spelt]
    right = [question.model_copy(update={"query": spelt[question.query], "type": "spelt right"}) for question in wrong]
    *_, both = _arms(collection)
    for each in (wrong, right):
        found = {question.id: list(both.search(question.query)) for question in each}
        console.print(scores_table("misspelt" if each is wrong else "spelt right", scores_by_type(each, found)))


def _tell_cut_off(title: str, examples: Sequence[Example]) -> None:
    weights = packaged_weights()
    chances = {one.question.id: chance_of_answer(one.weighed, weights) for one in examples}
    console.print(
        curve_table(f"cut-off ({weights.nearest_from}), {title}", [one.question for one in examples], chances)
    )


def _keep(found: dict[str, list[Point]], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    hits = {
        key: [{"paper": point.filename, "page": point.page, "text": point.text} for point in points]
        for key, points in found.items()
    }
    path.write_text(json.dumps(hits, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
