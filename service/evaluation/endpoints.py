"""`/v1/evaluation`."""

from fastapi import APIRouter

from service import examples
from service.evaluation.schemas import Evaluation
from service.evaluation.service import WithEvaluation
from service.problems import documented

router = APIRouter(prefix="/v1", tags=["evaluation"])


@router.get(
    "/evaluation",
    summary="How well are papers read?",
    responses=examples.answers(examples.EVALUATION) | documented(422),
)
def read_evaluation(evaluation: WithEvaluation) -> Evaluation:
    """Precision, recall, F1 and agreement of fields for every kind of fact, and whether confidence keeps its word.

    Measured on labelled papers. Where a body is left out, its papers are read by components that were trained without
    any of them: so the figures tell what to expect of papers of bodies that Minutebook has not met.
    """
    return evaluation
