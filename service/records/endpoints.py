"""`/v1/decisions`, `/v1/actions`, `/v1/attendees`, `/v1/targets` and `/v1/meetings`."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel

from service import examples
from service.days import check_order
from service.pagination import ListPage
from service.problems import documented
from service.records.repository import RecordQuery
from service.records.schemas import (
    ActionFilters,
    ActionListed,
    AttendeeFilters,
    AttendeeListed,
    DecisionFilters,
    DecisionListed,
    MeetingFilters,
    MeetingListed,
    RecordFilters,
    TargetFilters,
    TargetListed,
)
from service.records.service import list_records
from service.routing import WithServices
from service.storage.models import RecordKind


def _example(address: str, entry: BaseModel) -> dict[int | str, dict[str, Any]]:
    return examples.answers(examples.page_of(address, entry))


router = APIRouter(prefix="/v1", tags=["records"], responses=documented(422))


@router.get("/decisions", summary="List decisions", responses=_example("decisions", examples.DECISION_LISTED))
def list_decisions(
    request: Request, filters: Annotated[DecisionFilters, Query()], services: WithServices
) -> ListPage[DecisionListed]:
    """What bodies decided, newest meeting first. Exempt decisions are left out."""
    query = _query("decision", filters, category=filters.kind, item=filters.item, amendment=filters.amendment)
    return list_records(services, request, query, filters=filters, entry=DecisionListed)


@router.get("/actions", summary="List actions", responses=_example("actions", examples.ACTION_LISTED))
def list_actions(
    request: Request, filters: Annotated[ActionFilters, Query()], services: WithServices
) -> ListPage[ActionListed]:
    """Who is to do what by when, newest meeting first. Exempt actions are left out."""
    query = _query(
        "action",
        filters,
        category=filters.source,
        status=filters.status,
        state=filters.state,
        rag=filters.rag,
        person=filters.owner,
        due_from=filters.due_from,
        due_to=filters.due_to,
    )
    return list_records(services, request, query, filters=filters, entry=ActionListed)


@router.get("/attendees", summary="List attendances", responses=_example("attendees", examples.ATTENDEE_LISTED))
def list_attendees(
    request: Request, filters: Annotated[AttendeeFilters, Query()], services: WithServices
) -> ListPage[AttendeeListed]:
    """Who was there, sent apologies or was absent, newest meeting first."""
    query = _query("attendee", filters, category=filters.status, person=filters.name)
    return list_records(services, request, query, filters=filters, entry=AttendeeListed)


@router.get("/targets", summary="List targets", responses=_example("targets", examples.TARGET_LISTED))
def list_targets(
    request: Request, filters: Annotated[TargetFilters, Query()], services: WithServices
) -> ListPage[TargetListed]:
    """Which measurable levels were set. Exempt targets are left out."""
    query = _query(
        "target",
        filters,
        category=filters.direction,
        rag=filters.rag,
        due_from=filters.due_from,
        due_to=filters.due_to,
    )
    return list_records(services, request, query, filters=filters, entry=TargetListed)


@router.get("/meetings", summary="List meetings", responses=_example("meetings", examples.MEETING_LISTED))
def list_meetings(
    request: Request, filters: Annotated[MeetingFilters, Query()], services: WithServices
) -> ListPage[MeetingListed]:
    """The meetings that papers tell of, newest first."""
    query = _query("meeting", filters, category=filters.kind)
    return list_records(services, request, query, filters=filters, entry=MeetingListed)


def _query(
    kind: RecordKind,
    filters: RecordFilters,
    *,
    category: str | None = None,
    item: str | None = None,
    status: str | None = None,
    person: str | None = None,
    due_from: date | None = None,
    due_to: date | None = None,
    state: str | None = None,
    rag: str | None = None,
    amendment: bool | None = None,
) -> RecordQuery:
    check_order(filters.date_from, filters.date_to, names=("date_from", "date_to"))
    check_order(due_from, due_to, names=("due_from", "due_to"))
    return RecordQuery(
        kind=kind,
        document=filters.document,
        body=filters.body,
        date_from=filters.date_from,
        date_to=filters.date_to,
        item=item,
        category=category,
        status=status,
        person=person,
        due_from=due_from,
        due_to=due_to,
        state=state,
        rag=rag,
        amendment=amendment,
    )
