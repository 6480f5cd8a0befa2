"""Records as listed across papers, and the filters of the lists."""

from pydantic import BaseModel, ConfigDict, Field

from extractors.results import (
    Action,
    ActionSource,
    ActionState,
    AgendaItem,
    AttendanceStatus,
    Attendee,
    Decision,
    DecisionKind,
    Direction,
    Meeting,
    MeetingKind,
    Rag,
    Recommendation,
    Target,
    Value,
)
from service.days import Day
from service.pagination import Paging


class DocumentReference(Value):
    """The paper that a record was read from."""

    id: str
    filename: str
    title: str | None


class Listed(BaseModel):
    """What a listed record tells besides: its paper, and the meeting's body and date where it has one."""

    document: DocumentReference
    body: str | None = Field(description="the body that met")
    date: str | None = Field(description="the day of the meeting, ISO 8601")


class DecisionListed(Decision, Listed):
    """A decision with its paper."""


class ActionListed(Action, Listed):
    """An action with its paper."""


class AttendeeListed(Attendee, Listed):
    """An attendance with its paper."""


class TargetListed(Target, Listed):
    """A target with its paper."""


class MeetingListed(Meeting):
    """A meeting with the paper that tells of it."""

    document: DocumentReference


class RecordFilters(Paging):
    """The filters that all lists of records take."""

    model_config = ConfigDict(extra="forbid")

    document: str | None = Field(None, description="records of this paper only: its id")
    body: str | None = Field(None, description="name of the body, upper or lower case")
    date_from: Day | None = Field(None, description="meetings on this day or later")
    date_to: Day | None = Field(None, description="meetings on this day or earlier")


class DecisionFilters(RecordFilters):
    """Filters of decisions."""

    kind: DecisionKind | None = Field(None, description="what the body did")
    item: str | None = Field(None, description="number of the agenda item, as printed")
    amendment: bool | None = Field(None, description="whether what was put to the vote was an amendment")


class ActionFilters(RecordFilters):
    """Filters of actions."""

    status: str | None = Field(None, description="status as printed, upper or lower case")
    state: ActionState | None = Field(None, description="what the printed status means")
    rag: Rag | None = Field(None, description="RAG status as printed")
    owner: str | None = Field(None, description="part of the owner's name, upper or lower case")
    due_from: Day | None = Field(None, description="due on this day or later")
    due_to: Day | None = Field(None, description="due on this day or earlier")
    source: ActionSource | None = Field(None, description="where on the paper it stands")


class AttendeeFilters(RecordFilters):
    """Filters of attendances."""

    status: AttendanceStatus | None = Field(None, description="how the person took part")
    name: str | None = Field(None, description="part of the person's name, upper or lower case")


class TargetFilters(RecordFilters):
    """Filters of targets."""

    direction: Direction | None = Field(None, description="which way the level is to go")
    rag: Rag | None = Field(None, description="RAG status as printed")
    due_from: Day | None = Field(None, description="deadline on this day or later")
    due_to: Day | None = Field(None, description="deadline on this day or earlier")


class MeetingFilters(RecordFilters):
    """Filters of meetings."""

    kind: MeetingKind | None = Field(None, description="the kind of paper that tells of the meeting")


class DocumentRecords(Value):
    """All public records of one paper, by kind, as in its extraction result."""

    document: DocumentReference
    meetings: tuple[Meeting, ...]
    agenda_items: tuple[AgendaItem, ...]
    attendees: tuple[Attendee, ...]
    decisions: tuple[Decision, ...]
    recommendations: tuple[Recommendation, ...]
    actions: tuple[Action, ...]
    targets: tuple[Target, ...]
