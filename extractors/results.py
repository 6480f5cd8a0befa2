"""The extraction result: what every door of the product (CLI, HTTP, job, store) hands out.

Field meanings follow the labelling guide of the project (`corpus/GUIDE.md`). Boxes are `(x0, top, x1, bottom)` in
points with the origin at the top left of the page as shown; pages count from 1; `start` and `end` are a half-open
range of characters in the document's text.
"""

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, computed_field

SCHEMA_VERSION: Final = "1"

Box = tuple[float, float, float, float]
Confidence = Annotated[float, Field(ge=0, le=1)]

PaperKind = Literal[
    "agenda", "minutes", "pack", "report", "strategy", "plan", "annual_report", "action_log", "decision_notice",
    "briefing", "other",
]  # fmt: skip
PageFate = Literal["text", "ocr", "empty", "scan_no_text", "failed"]
IssueCode = Literal["page_scan_no_text", "page_failed", "page_text_unreliable", "page_limit_reached"]
PageReason = Literal[
    "damaged", "too_slow", "out_of_memory", "crashed", "too_large", "defect", "paper_limit", "text_unreliable",
    "no_text", "no_engine",
]  # fmt: skip
MeetingKind = Literal["agenda", "minutes", "decision_notice", "action_log"]
Purpose = Literal["decision", "discussion", "information", "noting", "assurance", "approval"]
AttendanceStatus = Literal["present", "in_attendance", "apologies", "absent", "member"]
DecisionKind = Literal[
    "resolved", "agreed", "approved", "endorsed", "noted", "appointed", "deferred", "referred", "rejected"
]
ActionSource = Literal["minutes", "table", "text"]
PartStanding = Literal["draft", "confirmed"]
ActionState = Literal["open", "closed", "carried_forward"]
Rag = Literal["red", "amber", "green", "blue"]
Vote = Literal["for", "against", "abstain"]
Direction = Literal["reach", "increase", "reduce", "at_least", "at_most", "maintain", "eliminate"]


class Value(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Value):
    """Where on the paper a fact stands: one entry for each page, and each run of lines there, that it stands on."""

    page: int = Field(ge=1)
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    quote: str = Field(min_length=1)
    boxes: tuple[Box, ...] = Field(min_length=1)
    made_by: str = Field(description="the rule or model that made the fact, e.g. `rule:decision.resolved`")


class Record(Value):
    """What all facts share. `derived` names the fields whose values are not printed as such."""

    id: str
    confidence: Confidence
    derived: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    page: int = Field(ge=1)


class Meeting(Record):
    """A meeting that the paper is the agenda, the minutes or the notice of."""

    body: str
    kind: MeetingKind
    date: str | None = Field(description="ISO 8601")
    start: str | None = Field(description="24-hour HH:MM")
    end: str | None = Field(description="24-hour HH:MM")
    venue: str | None


class AgendaItem(Record):
    """A numbered or headed item of an agenda or of minutes."""

    number: str | None
    title: str
    purpose: Purpose | None
    presenter: str | None
    public: bool = True
    exempt_paragraphs: tuple[int, ...] = Field((), description="paragraphs of Schedule 12A, Local Government Act 1972")
    meeting: int | None


class Attendee(Record):
    """A person listed as present at, apologising for, absent from or attending a meeting."""

    name: str
    honorific: str | None
    role: str | None
    organisation: str | None
    status: AttendanceStatus
    meeting: int | None
    initials: str | None = Field(None, description="the initials by which the paper goes on to call the person")
    substitute_for: str | None = Field(None, description="the member in whose place the person came, as printed")
    remote: bool = Field(False, description="whether the paper says that the person took part by video or telephone")
    joined: str | None = Field(None, description="when the person came, where that was later, as printed")
    left: str | None = Field(None, description="when the person went, where that was earlier, as printed")


class Votes(Value):
    """The count of a vote; None where the paper does not print a side."""

    for_: int | None = Field(None, alias="for")
    against: int | None = None
    abstain: int | None = None

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class NamedVote(Value):
    """How one member voted, by the paper's own record of names."""

    name: str = Field(description="as printed, without honorifics")
    vote: Vote


class Decision(Record):
    """What the body did at the meeting."""

    text: str
    kind: DecisionKind
    clauses: tuple[str, ...]
    item: str | None
    mover: str | None
    seconder: str | None
    votes: Votes | None
    unanimous: bool | None
    public: bool = True
    meeting: int | None
    named_votes: tuple[NamedVote, ...] = Field((), description="only names that the paper prints beside their vote")
    amendment: bool = Field(False, description="whether what was put to the vote was an amendment")


class Recommendation(Record):
    """What a report asks a body to do."""

    text: str
    public: bool = True


class Action(Record):
    """A task that someone is to do after the meeting or under a plan."""

    text: str
    owner: str | None
    due: str | None
    due_date: str | None = Field(description="ISO 8601")
    status: str | None
    source: ActionSource
    item: str | None
    public: bool = True
    meeting: int | None
    assignee: str | None = Field(None, description="the attendee for whom printed initials of the owner stand; derived")
    reference: str | None = Field(None, description="the number of the action in its log, as printed")
    state: ActionState | None = Field(None, description="what the printed status means; derived")
    rag: Rag | None = None


class Target(Record):
    """A measurable level that somebody sets out to reach or keep."""

    text: str
    metric: str
    direction: Direction
    value: float | None
    unit: str | None
    baseline: str | None
    deadline: str | None
    deadline_date: str | None = Field(description="ISO 8601")
    public: bool = True
    highest: float | None = Field(None, description="the upper end, where the level is a range that `value` begins")
    baseline_date: str | None = Field(None, description="when the baseline was measured, as printed")
    period: str | None = Field(None, description="the period that `actual` is of, as printed")
    actual: str | None = Field(None, description="the level reached, as printed")
    rag: Rag | None = None


class Issue(Value):
    """Something that could not be read; `message` says what to do about it."""

    code: IssueCode
    page: int | None = None
    message: str


class PageReport(Value):
    """The fate of one page; `reason` tells why it was not read, or not as it should be."""

    number: int = Field(ge=1)
    fate: PageFate
    width: float
    height: float
    reason: PageReason | None = None
    confidence: Confidence | None = Field(None, description="of recognition, the mean of the page's words; else null")
    characters: int = Field(0, ge=0, description="characters that the page prints, white space apart")
    unplaced: int = Field(0, ge=0, description="of those, the number that are in none of the lines read")


class Part(Value):
    """One paper within a pack; pages inclusive. `meeting` is an index into `meetings`."""

    kind: PaperKind
    title: str
    first_page: int = Field(ge=1)
    last_page: int = Field(ge=1)
    meeting: int | None = None
    item: str | None = Field(None, description="the agenda item that the part belongs to, from its stamp")
    public: bool = True
    exempt_paragraphs: tuple[int, ...] = ()
    standing: PartStanding | None = Field(None, description="of minutes: whether they are a draft or confirmed")


class DocumentSummary(Value):
    """The paper as a whole; `id` is the SHA-256 of its bytes."""

    id: str = Field(pattern=r"^sha256:[0-9a-f]{64}$")
    filename: str
    title: str
    kind: PaperKind
    pages: int
    language: str = "en"


class ExtractionResult(Value):
    """Everything that was read from one paper."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    extractor_version: str
    document: DocumentSummary
    issues: tuple[Issue, ...]
    pages: tuple[PageReport, ...]
    parts: tuple[Part, ...]
    meetings: tuple[Meeting, ...]
    agenda_items: tuple[AgendaItem, ...]
    attendees: tuple[Attendee, ...]
    decisions: tuple[Decision, ...]
    recommendations: tuple[Recommendation, ...]
    actions: tuple[Action, ...]
    targets: tuple[Target, ...]

    model_config = ConfigDict(frozen=True, extra="ignore")  # `status` comes back in when a stored result is read

    @computed_field  # type: ignore[prop-decorator]
    @property
    def status(self) -> Literal["complete", "partial"]:
        """Derived: a result with any issue is partial."""
        return "partial" if self.issues else "complete"
