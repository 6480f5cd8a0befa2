"""Scores answers against labelled questions: normalised discounted cumulative gain, recall, and nothing found.

An answer holds a labelled passage when the paper agrees, the page is within one, and its text holds at least half of
the words of the label's quote. A label counts once, at the first answer that holds it. nDCG is that of Järvelin and
Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002), with gains of 2^grade - 1.
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from pydantic import BaseModel, Field

from service.index.port import Point

DEPTH = 10
HELD = 0.5
"""Share of a quote's words that an answer must hold."""
UNANSWERABLE = ("nonsense", "out_of_scope")


class Label(BaseModel):
    """A passage that answers a question; grade 2 answers it, 1 is clearly useful."""

    paper: str
    page: int
    quote: str
    grade: int = Field(ge=1, le=2)


class Labelled(BaseModel):
    """A question with all passages that answer it."""

    id: str
    query: str
    type: str
    relevant: list[Label]


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over questions; `empty` is the share of them that found nothing."""

    questions: int
    ndcg: float
    recall: float
    empty: float


def read_questions(path: Path) -> list[Labelled]:
    """The questions of a file with one JSON object a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Labelled.model_validate_json(line) for line in lines if line.strip()]


def scores_by_type(questions: Sequence[Labelled], found: Mapping[str, Sequence[Point]]) -> dict[str, Scores]:
    """The mean scores of each type of question, and of all that can be answered together."""
    rows: dict[str, list[Scores]] = defaultdict(list)
    for question in questions:
        row = score(question.relevant, found[question.id])
        rows[question.type].append(row)
        if question.type not in UNANSWERABLE:
            rows["all answerable"].append(row)
    return {
        kind: Scores(
            questions=len(each),
            ndcg=fmean(row.ndcg for row in each),
            recall=fmean(row.recall for row in each),
            empty=fmean(row.empty for row in each),
        )
        for kind, each in rows.items()
    }


def score(labels: Sequence[Label], points: Sequence[Point]) -> Scores:
    """The scores of one question's answers, best answer first."""
    gained, missing = 0.0, list(labels)
    for rank, point in enumerate(points[:DEPTH], start=1):
        held = [label for label in missing if answers(point, label)]
        missing = [label for label in missing if label not in held]
        gained += sum(_gain(label) for label in held) / math.log2(rank + 1)
    best = sorted((_gain(label) for label in labels), reverse=True)[:DEPTH]
    most = sum(gain / math.log2(rank + 1) for rank, gain in enumerate(best, start=1))
    return Scores(
        questions=1,
        ndcg=min(1.0, gained / most) if most else 0.0,
        recall=(len(labels) - len(missing)) / min(len(labels), DEPTH) if labels else 0.0,
        empty=float(not points),
    )


def _gain(label: Label) -> int:
    return int(2**label.grade - 1)


def answers(point: Point, label: Label) -> bool:
    """Whether a point holds what a label names."""
    if point.filename != label.paper or abs(point.page - label.page) > 1:
        return False
    quote = _words(label.quote)
    return (quote & _words(point.text)).total() >= HELD * quote.total()


def _words(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return Counter(re.findall(r"[a-z0-9]+", plain.replace("'", "")))
