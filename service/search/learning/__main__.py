"""Learns the weights of search from our own labelled questions: `python -m service.search.learning --papers DIR`.

Writes `service/search/trained/weights.json` and prints how well strangers' questions are answered: each body's
questions by weights that were learnt without them. `--check` writes nothing and fails where other weights are found.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from service.index.port import Point
from service.search import trained
from service.search.learning.collection import collection_of, console
from service.search.learning.examples import FOLDS, Example, emptied_examples_of, examples_of
from service.search.learning.fitting import fit
from service.search.learning.questions import labelled, placed_questions
from service.search.learning.tables import curve_table, scores_table
from service.search.ranking import Weights, chance_of_answer, rank
from service.search.scoring import scores_by_type

WEIGHTS = Path(trained.__file__).with_name("weights.json")


def main(arguments: Sequence[str]) -> int:
    """Learn, print, and keep or compare the weights."""
    given = _parse(arguments)
    with collection_of(given.papers, kept=given.kept) as collection:
        questions = [one for each in placed_questions() if (one := labelled(each, collection.papers))]
        if not any(question.relevant for question in questions):
            console.print(f"{given.papers} has none of the papers that our questions are about: name their folder.")
            return 2
        asked = examples_of(questions, collection)
        emptied = emptied_examples_of(questions, collection)
    _tell_strangers(asked, emptied)
    weights = fit([one for one in asked if one.is_answered], [*asked, *emptied])
    text = weights.model_dump_json(indent=1) + "\n"
    if given.check:
        same = WEIGHTS.read_text("utf-8") == text
        console.print("the packaged weights are found again" if same else "other weights are found than are packaged")
        return 0 if same else 1
    WEIGHTS.write_text(text, encoding="utf-8")
    console.print(f"{WEIGHTS.name} written from {len(asked)} questions")
    return 0


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m service.search.learning", description=__doc__)
    parser.add_argument("--papers", type=Path, required=True, help="folder of PDFs, with those in its subfolders")
    parser.add_argument("--kept", type=Path, help="folder in which vectors are kept for another time")
    parser.add_argument("--check", action="store_true", help="only compare with the packaged weights")
    return parser.parse_args(arguments)


def _tell_strangers(asked: Sequence[Example], emptied: Sequence[Example]) -> None:
    """Scores and cut-off for the questions of each fold of bodies, by weights learnt from the others."""
    found, chances = {}, {}
    for fold in range(FOLDS):
        others = [one for one in (*asked, *emptied) if one.fold != fold]
        weights = fit([one for one in others if one.is_answered], others)
        for one in asked:
            if one.fold == fold:
                found[one.question.id] = _ranked(one, weights)
                chances[one.question.id] = chance_of_answer(one.weighed, weights)
    questions = [one.question for one in asked]
    console.print(scores_table("our questions, bodies left out of learning", scores_by_type(questions, found)))
    console.print(curve_table("cut-off, bodies left out of learning", questions, chances))


def _ranked(example: Example, weights: Weights) -> list[Point]:
    return [one.point for one in rank(example.weighed, weights)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
