"""The examples of the OpenAPI document: one made-up paper of a made-up council, the same throughout."""

from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel

from extractors.results import (
    Action,
    Attendee,
    Box,
    Decision,
    DocumentSummary,
    Evidence,
    ExtractionResult,
    Meeting,
    NamedVote,
    PageReport,
    Part,
    Target,
    Votes,
)
from service.documents.schemas import (
    Accepted,
    BatchOutcome,
    DocumentDetail,
    DocumentView,
    FileOutcome,
    PageCounts,
    PageView,
)
from service.evaluation.schemas import (
    Accuracy,
    CalibrationBin,
    Evaluation,
    FieldAgreement,
    KindCalibration,
    KindEvaluation,
    ModelVersion,
    SetEvaluation,
)
from service.jobs.schemas import JobProgress, JobView
from service.pagination import Links, ListPage, Pagination
from service.problems import Problem
from service.records.schemas import (
    ActionListed,
    AttendeeListed,
    DecisionListed,
    DocumentRecords,
    DocumentReference,
    MeetingListed,
    TargetListed,
)
from service.search.schemas import (
    CoverageView,
    FacetsView,
    FacetValue,
    InterpretationView,
    LikePage,
    MarkView,
    PageBoxesView,
    Place,
    ReasonView,
    SearchPage,
    SearchResult,
)

BODY, DAY = "Ashcombe Bridges Committee", "2026-03-02"
DOCUMENT_ID = "sha256:" + "3f" * 32
FILENAME, TITLE = "bridges-2026-03-02.pdf", f"{BODY}, 2 March 2026"
VERSION = "0.3.0"
TAKEN_IN = datetime(2026, 3, 3, 9, 15, tzinfo=UTC)
HERE = f"/v1/documents/{DOCUMENT_ID}"
BOX: Box = (72.0, 310.4, 498.2, 323.1)
REFERENCE = DocumentReference(id=DOCUMENT_ID, filename=FILENAME, title=TITLE)


def answers(example: BaseModel, *, status: int = 200) -> dict[int | str, dict[str, Any]]:
    """The `responses` entry that shows an example of a JSON answer."""
    return {status: {"content": {"application/json": {"example": example.model_dump(mode="json")}}}}


def outcome(status: int, example: BaseModel, description: str) -> dict[int | str, dict[str, Any]]:
    """The `responses` entry of one of several ways in which a request can succeed."""
    return {status: answers(example, status=status)[status] | {"model": type(example), "description": description}}


def page_of(address: str, *entries: BaseModel) -> ListPage[Any]:
    """The only page of a list."""
    return ListPage(
        data=list(entries),
        pagination=Pagination(limit=50, next_cursor=None),
        links=Links(self=f"/v1/{address}", next=None),
    )


def _evidence(quote: str, start: int, rule: str) -> tuple[Evidence, ...]:
    return (Evidence(page=1, start=start, end=start + len(quote), quote=quote, boxes=(BOX,), made_by=f"rule:{rule}"),)


MEETING = Meeting(
    id="meeting-5c1b7e02a9d4",
    confidence=0.95,
    evidence=_evidence(BODY, 0, "meeting.body"),
    page=1,
    body=BODY,
    kind="minutes",
    date=DAY,
    start="10:00",
    end="11:20",
    venue="Town Hall",
)
ATTENDEE = Attendee(
    id="attendee-0d93c2b16f7a",
    confidence=0.9,
    evidence=_evidence("Cllr A Thorne (Chair) (AT) joined at 10.15 am", 61, "attendance.list"),
    page=1,
    name="A Thorne",
    honorific="Cllr",
    role="Chair",
    organisation=None,
    status="present",
    meeting=0,
    initials="AT",
    joined="10.15 am",
)
DECISION = Decision(
    id="decision-b7f02c55e1d8",
    confidence=0.95,
    evidence=(
        *_evidence("RESOLVED: that the mill bridge be mended before winter.", 412, "decision.resolved"),
        *_evidence("For: Cllrs Thorne and Vale. Against: Cllr Marsh.", 468, "decision.named_votes"),
    ),
    page=1,
    text="RESOLVED: that the mill bridge be mended before winter.",
    kind="resolved",
    clauses=(),
    item="3",
    mover="Cllr Thorne",
    seconder="Cllr Vale",
    votes=Votes(for_=2, against=1),
    unanimous=False,
    meeting=0,
    named_votes=(
        NamedVote(name="Thorne", vote="for"),
        NamedVote(name="Vale", vote="for"),
        NamedVote(name="Marsh", vote="against"),
    ),
)
ACTION = Action(
    id="action-93a4de7710bc",
    confidence=0.85,
    derived=("assignee", "due_date", "state"),
    evidence=_evidence("26/07 Ask three builders for a price. AT by 1 April In progress Amber", 530, "action.log"),
    page=1,
    text="Ask three builders for a price.",
    owner="AT",
    due="by 1 April",
    due_date="2026-04-01",
    status="In progress",
    source="table",
    item=None,
    meeting=0,
    assignee="A Thorne",
    reference="26/07",
    state="open",
    rag="amber",
)
TARGET = Target(
    id="target-e2c8816f4b30",
    confidence=0.8,
    derived=("deadline_date",),
    evidence=_evidence("Sound bridges 71% (March 2025) 90% by March 2027 Q3: 84% Amber", 640, "target.table"),
    page=1,
    text="Sound bridges 90% by March 2027",
    metric="Sound bridges",
    direction="reach",
    value=90,
    unit="%",
    baseline="71%",
    deadline="March 2027",
    deadline_date="2027-03-31",
    baseline_date="March 2025",
    period="Q3",
    actual="84%",
    rag="amber",
)
RESULT = ExtractionResult(
    extractor_version=VERSION,
    document=DocumentSummary(id=DOCUMENT_ID, filename=FILENAME, title=TITLE, kind="minutes", pages=1),
    issues=(),
    pages=(PageReport(number=1, fate="text", width=595.3, height=841.9),),
    parts=(Part(kind="minutes", title=TITLE, first_page=1, last_page=1, meeting=0, standing="draft"),),
    meetings=(MEETING,),
    agenda_items=(),
    attendees=(ATTENDEE,),
    decisions=(DECISION,),
    recommendations=(),
    actions=(ACTION,),
    targets=(TARGET,),
)
JOB = JobView(
    id="6f1d0c5e2b7a4f0c9f4b1a1f4a7c2d90",
    document_id=DOCUMENT_ID,
    kind="read",
    state="running",
    progress=JobProgress(stage="extract", pages_done=0, pages_total=1),
    error=None,
    created_at=TAKEN_IN,
    started_at=TAKEN_IN,
    finished_at=None,
)
DOCUMENT = DocumentView(
    id=DOCUMENT_ID,
    filename=FILENAME,
    title=TITLE,
    kind="minutes",
    pages=1,
    language="en",
    size=184_320,
    status="complete",
    extractor_version=VERSION,
    created_at=TAKEN_IN,
    job_id=JOB.id,
    recognition_job_id=None,
    links={"self": HERE, "file": f"{HERE}/file"},
)
DETAIL = DocumentDetail(
    **dict(DOCUMENT),
    page_counts=PageCounts(text=1, recognised=0, waiting=0, scanned=0, empty=0, failed=0, confidence=None),
    page_fates=[
        PageView(
            number=1, fate="text", width=595.3, height=841.9, public=True, confidence=None, waiting=False, reason=None
        )
    ],
    issues=[],
)
NEW_DOCUMENT = DOCUMENT.model_copy(
    update={"title": None, "kind": None, "language": None, "status": "reading", "extractor_version": None}
)
ACCEPTED = Accepted(document=NEW_DOCUMENT, job=JOB)
LOCKED = Problem(
    title="Paper cannot be read",
    status=422,
    code="paper_encrypted",
    detail="locked.pdf needs its password: send it in the form field 'password' beside the file.",
)
BATCH = BatchOutcome(
    data=[
        FileOutcome(filename=FILENAME, status=201, document=NEW_DOCUMENT, job=JOB),
        FileOutcome(filename="locked.pdf", status=422, problem=LOCKED),
    ]
)
DOCUMENT_RECORDS = DocumentRecords(
    document=REFERENCE,
    meetings=(MEETING,),
    agenda_items=(),
    attendees=(ATTENDEE,),
    decisions=(DECISION,),
    recommendations=(),
    actions=(ACTION,),
    targets=(TARGET,),
)
DECISION_LISTED = DecisionListed(**dict(DECISION), document=REFERENCE, body=BODY, date=DAY)
ACTION_LISTED = ActionListed(**dict(ACTION), document=REFERENCE, body=BODY, date=DAY)
ATTENDEE_LISTED = AttendeeListed(**dict(ATTENDEE), document=REFERENCE, body=BODY, date=DAY)
TARGET_LISTED = TargetListed(**dict(TARGET), document=REFERENCE, body=None, date=None)
MEETING_LISTED = MeetingListed(**dict(MEETING), document=REFERENCE)
PLACE = Place(
    document_id=DOCUMENT_ID,
    title=TITLE,
    filename=FILENAME,
    page=1,
    link=f"/documents/{DOCUMENT_ID}/pages/1?q=mill+brige&start=412&end=467",
)
ANSWER = SearchResult(
    **dict(PLACE),
    id="8f1c52f0-6a1d-5c39-9f0e-2f6f6f1b7a10",
    kind="decision",
    text=DECISION.text,
    marks=[MarkView(start=19, end=23), MarkView(start=24, end=30)],
    sentence=None,
    why=[ReasonView(kind="words", detail="“mill” and “bridge” in the text")],
    headings=["Bridges"],
    body=BODY,
    date=DAY,
    paper_kind="minutes",
    record_id=DECISION.id,
    category=DECISION.kind,
    owner=None,
    state=None,
    due_date=None,
    people=["Cllr Thorne", "Cllr Vale"],
    organisations=[],
    score=0.82,
    boxes=[PageBoxesView(page=1, boxes=[BOX])],
    start=412,
    end=467,
    also=[],
)
SEARCH_PAGE = SearchPage(
    **dict(page_of("search?q=mill+brige", ANSWER)),
    match="close",
    found=1,
    interpretations=[
        InterpretationView(
            kind="spelling", typed="brige", meant="bridge", without="/v1/search?q=mill+brige&leave_out=spelling"
        )
    ],
    suggestions=[],
    facets=FacetsView(
        kind=[FacetValue(value="decision", count=1)],
        body=[FacetValue(value=BODY, count=1)],
        year=[FacetValue(value="2026", count=1)],
        paper_kind=[FacetValue(value="minutes", count=1)],
        category=[FacetValue(value=DECISION.kind, count=1)],
        state=[],
        overdue=[],
        owner=[],
        person=[FacetValue(value="Cllr Thorne", count=1), FacetValue(value="Cllr Vale", count=1)],
        organisation=[],
    ),
    coverage=CoverageView(
        papers_searched=1,
        papers_in_work=0,
        papers_failed=0,
        pages_without_text=0,
        pages_waiting=0,
        bodies=1,
        body_names=[BODY],
        first_day=DAY,
        last_day=DAY,
    ),
)
LIKE_PAGE = LikePage(to=PLACE, data=[ANSWER])
EVALUATION = Evaluation(
    model=ModelVersion(extractor_version=VERSION, data_hash="7a" * 32, sentences=21_400, facts=2_960),
    sets=(
        SetEvaluation(
            name="unseen",
            papers=14,
            pages=210,
            bodies=11,
            kinds=(
                KindEvaluation(
                    kind="decision",
                    body_left_out=Accuracy(
                        support=180,
                        precision=0.95,
                        recall=0.9,
                        f1=0.9243,
                        fields=(FieldAgreement(name="mover", agreement=0.96, support=50),),
                    ),
                    all_in_training=Accuracy(
                        support=180,
                        precision=0.96,
                        recall=0.9,
                        f1=0.929,
                        fields=(FieldAgreement(name="mover", agreement=0.96, support=50),),
                    ),
                ),
            ),
        ),
    ),
    calibration=(
        KindCalibration(
            kind="decision",
            facts=171,
            right=162,
            expected_calibration_error=0.0123,
            bins=(
                CalibrationBin(low=0.51, high=0.95, mean_confidence=0.88, facts=85, right=77),
                CalibrationBin(low=0.95, high=0.99, mean_confidence=0.98, facts=86, right=85),
            ),
        ),
    ),
)
