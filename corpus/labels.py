"""The shape of a labelled paper: what one `NAME.gold.json` holds beside its `NAME.pdf`.

Meanings: `corpus/GUIDE.md`. Pages count from 1. Fields that a labeller added for himself are passed over, so that
labels made by others can be read; values that the guide does not know are refused.
"""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractors.results import (
    ActionSource,
    AttendanceStatus,
    DecisionKind,
    Direction,
    MeetingKind,
    PaperKind,
    Purpose,
    Votes,
)


class LabelsUnreadableError(ValueError):
    """A file of labels is missing, is no JSON or breaks the guide; the message names the file and the first breach."""


class Label(BaseModel):
    """What all labels share: the page on which the fact starts, and whether a careful clerk could argue with it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    page: int = Field(1, ge=1)
    certain: bool = True


class LabelledMeeting(Label):
    """A meeting that the paper is the agenda, the minutes, the action log or the decision notice of."""

    body: str
    kind: MeetingKind
    date: str | None = None
    start: str | None = None
    end: str | None = None
    venue: str | None = None


class LabelledAgendaItem(Label):
    """A numbered or headed item of an agenda or of minutes."""

    number: str | None = None
    title: str
    purpose: Purpose | None = None
    presenter: str | None = None
    meeting: int | None = None
    public: bool = True


class LabelledAttendee(Label):
    """A person recorded against a meeting."""

    name: str
    honorific: str | None = None
    role: str | None = None
    organisation: str | None = None
    status: AttendanceStatus
    meeting: int | None = None


class LabelledDecision(Label):
    """What the body did; `text` is the whole statement with its clauses."""

    text: str
    kind: DecisionKind
    clauses: tuple[str, ...] = ()
    item: str | None = None
    mover: str | None = None
    seconder: str | None = None
    votes: Votes | None = None
    unanimous: bool | None = None
    meeting: int | None = None
    public: bool = True


class LabelledRecommendation(Label):
    """What a report asks a body to do: one label for the whole list."""

    text: str
    public: bool = True


class LabelledAction(Label):
    """A task that someone is to do."""

    text: str
    owner: str | None = None
    due: str | None = None
    due_date: str | None = None
    status: str | None = None
    source: ActionSource
    item: str | None = None
    public: bool = True


class LabelledTarget(Label):
    """A measurable level that somebody sets out to reach or keep."""

    text: str
    metric: str
    direction: Direction
    value: float | None = None
    unit: str | None = None
    baseline: str | None = None
    deadline: str | None = None
    deadline_date: str | None = None
    public: bool = True


class LabelledPaper(BaseModel):
    """One paper's labels, every list in reading order."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    paper: str
    pages: int = Field(ge=1)
    kind: PaperKind
    meetings: tuple[LabelledMeeting, ...] = ()
    agenda_items: tuple[LabelledAgendaItem, ...] = ()
    attendees: tuple[LabelledAttendee, ...] = ()
    decisions: tuple[LabelledDecision, ...] = ()
    recommendations: tuple[LabelledRecommendation, ...] = ()
    actions: tuple[LabelledAction, ...] = ()
    targets: tuple[LabelledTarget, ...] = ()

    def to_json(self) -> str:
        """The labels as they are written to disk: readable, stable from run to run, ending in a newline."""
        return self.model_dump_json(indent=1, by_alias=True) + "\n"


def load_labels(path: Path) -> LabelledPaper:
    """Read the labelled paper at `path`; raises `LabelsUnreadableError` where the file does not follow the guide."""
    try:
        return LabelledPaper.model_validate_json(path.read_bytes())
    except OSError as error:
        raise LabelsUnreadableError(
            f"{path} cannot be read: {error.strerror}. Give the path of a .gold.json."
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"]) or "the file"
        message = f"{path} breaks the labelling guide at {place}: {first['msg']}. Correct it by corpus/GUIDE.md."
        raise LabelsUnreadableError(message) from error
