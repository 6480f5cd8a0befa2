"""Labelled questions: those of a file with the words that answer them, and our own, which say only where those stand.

`questions.jsonl` holds questions of our own over papers that are not ours to hand on, so each answer is a document id,
a page and a half-open range in the document's text; the words come from the paper.
"""

from collections.abc import Mapping
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from service.search.learning.collection import Paper
from service.search.scoring import Label, Labelled


class PlacedAnswer(BaseModel):
    """Where an answer stands; grade 2 answers the question, 1 is clearly useful."""

    model_config = ConfigDict(extra="forbid")

    document: str
    page: int
    start: int
    end: int
    grade: int = Field(ge=1, le=2)


class PlacedQuestion(BaseModel):
    """A question with the places of all that answers it."""

    model_config = ConfigDict(extra="forbid")

    id: str
    query: str
    type: str
    relevant: tuple[PlacedAnswer, ...]


def placed_questions() -> list[PlacedQuestion]:
    """The questions that come with the service."""
    text = files("service.search.learning").joinpath("questions.jsonl").read_text("utf-8")
    return [PlacedQuestion.model_validate_json(line) for line in text.splitlines() if line.strip()]


def labelled(question: PlacedQuestion, papers: Mapping[str, Paper]) -> Labelled | None:
    """The question with its answers' words; None where a paper is not there."""
    if any(answer.document not in papers for answer in question.relevant):
        return None
    return Labelled(
        id=question.id,
        query=question.query,
        type=question.type,
        relevant=[_label(answer, papers[answer.document]) for answer in question.relevant],
    )


def _label(answer: PlacedAnswer, paper: Paper) -> Label:
    return Label(
        paper=paper.filename, page=answer.page, quote=paper.text[answer.start : answer.end], grade=answer.grade
    )
