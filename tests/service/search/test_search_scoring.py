from dataclasses import replace
from pathlib import Path

import pytest

from service.index.port import Point
from service.search.scoring import Label, Labelled, read_questions, score, scores_by_type
from tests.service.search.made_index import BINS, BRIDGE, LAMPS

PLANKS = Label(paper="minutes.pdf", page=1, quote="closed until the rotten planks", grade=2)
DARK = Label(paper="minutes.pdf", page=2, quote="lamp posts in Mill Road stay dark", grade=1)


@pytest.mark.parametrize(
    ("points", "ndcg", "recall"),
    [
        ([BRIDGE, LAMPS], 1.0, 1.0),
        ([BRIDGE], 3 / (3 + 1 / 1.58496), 0.5),
        ([BINS, BRIDGE, LAMPS], (3 / 1.58496 + 1 / 2) / (3 + 1 / 1.58496), 1.0),
        ([BRIDGE, BRIDGE, BRIDGE], 3 / (3 + 1 / 1.58496), 0.5),  # a label counts once
        ([BINS] * 10 + [BRIDGE], 0.0, 0.0),  # too deep
        ([replace(BRIDGE, page=2)], 3 / (3 + 1 / 1.58496), 0.5),  # one page off
        ([replace(BRIDGE, page=3)], 0.0, 0.0),  # two pages off
        ([replace(BRIDGE, filename="other.pdf")], 0.0, 0.0),
        ([replace(BRIDGE, text="closed until the")], 3 / (3 + 1 / 1.58496), 0.5),  # over half of the quote
        ([replace(BRIDGE, text="closed until")], 0.0, 0.0),
        ([], 0.0, 0.0),
    ],
)
def test_score(points: list[Point], ndcg: float, recall: float) -> None:
    found = score([PLANKS, DARK], points)
    assert (found.ndcg, found.recall) == pytest.approx((ndcg, recall), abs=1e-4)
    assert found.empty == float(not points)


def test_scores_are_means_by_type_and_unanswerable_questions_stand_apart() -> None:
    questions = [
        Labelled(id="1", query="planks", type="topic", relevant=[PLANKS]),
        Labelled(id="2", query="dark", type="person", relevant=[DARK]),
        Labelled(id="3", query="flimp", type="nonsense", relevant=[]),
        Labelled(id="4", query="zorb", type="nonsense", relevant=[]),
    ]
    scores = scores_by_type(questions, {"1": [BRIDGE], "2": [BINS], "3": [], "4": [BINS]})
    assert (scores["topic"].ndcg, scores["person"].ndcg, scores["all answerable"].ndcg) == (1.0, 0.0, 0.5)
    assert scores["all answerable"].questions == 2
    assert scores["nonsense"].empty == 0.5


def test_questions_are_read_a_line_each(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    question = Labelled(id="1", query="planks", type="topic", relevant=[PLANKS])
    path.write_text(question.model_dump_json() + "\n\n", encoding="utf-8")
    assert read_questions(path) == [question]
