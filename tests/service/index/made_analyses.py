"""Readings made for tests, of a made-up council's paper."""

from collections.abc import Sequence

from extractors.analysis import Analysis, Passage
from extractors.results import (
    Action,
    AgendaItem,
    Attendee,
    Decision,
    DocumentSummary,
    Evidence,
    ExtractionResult,
    Meeting,
    Part,
    Recommendation,
    Target,
)

DOCUMENT = "sha256:" + "d" * 64
BOX = (72.0, 100.0, 400.0, 112.0)
LONG = " ".join(f"word{n}" for n in range(90))


def evidence(start: int, end: int, page: int = 1) -> tuple[Evidence, ...]:
    return (Evidence(page=page, start=start, end=end, quote="x" * (end - start), boxes=(BOX,), made_by="rule:made.up"),)


def passage(
    text: str, start: int, *, page: int = 1, public: bool = True, part: int = 0, meeting: int | None = None
) -> Passage:
    return Passage(text, ("Highways", "Bridges"), start, start + len(text), ((page, (BOX,)),), public, part, meeting)


def meeting(body: str, date: str | None) -> Meeting:
    return Meeting(
        id=f"m-{body}",
        confidence=1,
        evidence=evidence(0, 1),
        page=1,
        body=body,
        kind="minutes",
        date=date,
        start=None,
        end=None,
        venue=None,
    )


def decision(text: str, start: int, *, public: bool = True, at: int | None = None, page: int = 1) -> Decision:
    return Decision(
        id=f"d-{start}",
        confidence=1,
        evidence=evidence(start, start + len(text), page),
        page=page,
        text=text,
        kind="agreed",
        clauses=(),
        item=None,
        mover="Mrs Orla Quill",
        seconder=None,
        votes=None,
        unanimous=None,
        public=public,
        meeting=at,
    )


def action(text: str, start: int) -> Action:
    return Action(
        id=f"a-{start}",
        confidence=1,
        evidence=evidence(start, start + len(text)),
        page=1,
        text=text,
        owner="B Fenn",
        due="end of May",
        due_date=None,
        status="open",
        source="table",
        item=None,
        meeting=None,
    )


def target(text: str, start: int, page: int = 1) -> Target:
    return Target(
        id=f"t-{start}",
        confidence=1,
        evidence=evidence(start, start + len(text), page),
        page=page,
        text=text,
        metric="bridges inspected",
        direction="at_least",
        value=90,
        unit="%",
        baseline=None,
        deadline="2027",
        deadline_date=None,
    )


def recommendation(text: str, start: int) -> Recommendation:
    return Recommendation(id=f"r-{start}", confidence=1, evidence=evidence(start, start + len(text)), page=1, text=text)


def attendee(name: str, *, start: int = 0, honorific: str | None = None, **fields: str | None) -> Attendee:
    return Attendee(
        id=f"p-{name}",
        confidence=1,
        evidence=evidence(start, start + len(name)),
        page=1,
        name=name,
        honorific=honorific,
        role=None,
        organisation=fields.get("organisation"),
        status="present",
        meeting=None,
        initials=fields.get("initials"),
    )


def item(presenter: str | None, *, start: int = 0, public: bool = True) -> AgendaItem:
    return AgendaItem(
        id=f"i-{start}",
        confidence=1,
        evidence=evidence(start, start + 1),
        page=1,
        number="1",
        title="Bridges",
        purpose=None,
        presenter=presenter,
        public=public,
        meeting=None,
    )


def part(first_page: int, last_page: int, *, at: int | None = None, public: bool = True) -> Part:
    return Part(kind="report", title="Report", first_page=first_page, last_page=last_page, meeting=at, public=public)


def analysis(
    *,
    passages: Sequence[Passage] = (),
    facts: Sequence[Decision | Action | Target | Recommendation] = (),
    meetings: Sequence[Meeting] = (),
    parts: Sequence[Part] = (),
    attendees: Sequence[Attendee] = (),
    items: Sequence[AgendaItem] = (),
) -> Analysis:
    result = ExtractionResult(
        extractor_version="1",
        document=DocumentSummary(id=DOCUMENT, filename="roads.pdf", title="Roads report", kind="report", pages=9),
        issues=(),
        pages=(),
        parts=tuple(parts),
        meetings=tuple(meetings),
        agenda_items=tuple(items),
        attendees=tuple(attendees),
        decisions=tuple(fact for fact in facts if isinstance(fact, Decision)),
        recommendations=tuple(fact for fact in facts if isinstance(fact, Recommendation)),
        actions=tuple(fact for fact in facts if isinstance(fact, Action)),
        targets=tuple(fact for fact in facts if isinstance(fact, Target)),
    )
    return Analysis(result, "", tuple(passages), ())
