"""The sample papers: what is printed of the year, in whose house style, under which file name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.generator.agendas import board_agenda, committee_agenda, summons
from corpus.generator.attendance import comma_lists, joint_lists, particulars, post_table, two_columns
from corpus.generator.business import Chamber
from corpus.generator.calendar_words import ordinal_date
from corpus.generator.house import BOROUGH, COMMITTEE, HEALTH, PARISH, PARTNERSHIP, PLANNING
from corpus.generator.houses import HOUSE_PAPERS
from corpus.generator.letterheads import (
    borough_minutes_head,
    boxed_minutes_head,
    committee_minutes_head,
    health_minutes_head,
    parish_minutes_head,
)
from corpus.generator.logs import board_log, delivery_plan, health_log
from corpus.generator.manner import DOTS, FIGURES, LETTERS, ROMAN, ROUND_FIGURES, Manner
from corpus.generator.minutes import MinutesForm, meeting_label, minutes_blocks
from corpus.generator.notices import applications_blocks, decision_notice
from corpus.generator.packs import scrutiny_pack
from corpus.generator.people import cast_of
from corpus.generator.reports import performance_report, report_blocks
from corpus.generator.scanned import scanned
from corpus.generator.script import Block
from corpus.generator.story import Meeting
from corpus.generator.strategy import TITLE, strategy_blocks
from corpus.generator.typeset import Furniture, SetPaper, typeset_whole
from corpus.generator.wording import Voice
from corpus.generator.year_council import CABINET, CouncilYear, council_year
from corpus.generator.year_health import HEALTH as HEALTH_BODY
from corpus.generator.year_health import HEALTH_DAYS, HWB, HWB_DAYS, HealthYear, health_year
from corpus.generator.year_parish import ParishYear, parish_year
from corpus.labels import (
    LabelledAction,
    LabelledAgendaItem,
    LabelledAttendee,
    LabelledDecision,
    LabelledMeeting,
    LabelledPaper,
    LabelledRecommendation,
    LabelledTarget,
)
from extractors.results import PaperKind

SEED = 2025

CABINET_FORM = MinutesForm(
    Manner(BOROUGH, "resolved", ("resolved",), "sentence", "said", LETTERS),
    comma_lists, "{n}.", item_line=True, numbered_paragraphs=True, notice="UNRESTRICTED ITEMS",
)  # fmt: skip
COUNCIL_FORM = MinutesForm(
    Manner(BOROUGH, "resolved", ("resolved",), "sentence", "said", ROUND_FIGURES),
    comma_lists, "{n}.", signed=True,
)  # fmt: skip
SCRUTINY_FORM = MinutesForm(
    Manner(COMMITTEE, "resolved", ("resolved",), "line", "said", ROMAN, listed_councillor="Councillor {full}"),
    two_columns, None, heading="underlined", signed=True,
)  # fmt: skip
HWB_FORM = MinutesForm(
    Manner(PARTNERSHIP, "board", ("agreed",), "column", "health_said", DOTS, councillor="Cllr {surname}",
           listed_councillor="Cllr {full}", officers_by="name", owner_column=True, clock="close"),
    particulars, "{n}.", layout="column",
)  # fmt: skip
SCAN_FORM = MinutesForm(
    Manner(COMMITTEE, "board", ("verb", "agreed"), "line", "health_said", FIGURES, councillor="Cllr {surname}",
           listed_councillor="Cllr {full}", officers_by="name"),
    post_table, "{n}.",
)  # fmt: skip
HEALTH_FORM = MinutesForm(
    Manner(HEALTH, "board", ("verb", "agreed"), "line", "health_said", LETTERS, officers_by="name", clock="24"),
    post_table, "AV/25/{n}", first=38, boxed=True,
)  # fmt: skip
PARISH_FORM = MinutesForm(
    Manner(PARISH, "parish", ("proposed",), "parish", "parish_said", ROMAN, councillor="Cllr {surname}",
           listed_councillor="Cllr {initialled}", count_in_words=True, dates=ordinal_date, clock="close"),
    joint_lists, "25/{n}.", layout="run in", signed=True,
)  # fmt: skip
PLANNING_FORM = MinutesForm(
    Manner(PLANNING, "resolved", ("resolved",), "sentence", "said", LETTERS, councillor="Cllr {initialled}",
           listed_councillor="Cllr {initialled}"),
    joint_lists, "{n}.", first=87,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SamplePaper:
    """One sample: its PDF and what is true of it."""

    name: str
    pdf: bytes
    labels: LabelledPaper


@dataclass(frozen=True, slots=True)
class _Year:
    """The whole year with its seed."""

    seed: int
    council: CouncilYear
    health: HealthYear
    parish: ParishYear
    reports_desk: Chamber


def sample_papers(seed: int = SEED) -> tuple[SamplePaper, ...]:
    """Every sample paper of the year with this seed, by name; the same seed gives the same bytes."""
    cast = cast_of(seed)
    council = council_year(seed, cast)
    desk = Chamber("borough", "said", "Cabinet", cast.councillors[:6], cast.officers, ("plain",),
                   Voice(f"{seed}/reports"), council.cabinet[1].held)  # fmt: skip
    year = _Year(seed, council, health_year(seed, cast), parish_year(seed, cast), desk)
    return (
        *(_sample(name, kind, make(year)) for name, kind, make in PAPERS),
        *(_sample(paper.name, paper.kind, paper.set_by(seed)) for paper in HOUSE_PAPERS),
    )


def _sample(name: str, kind: PaperKind, paper: SetPaper) -> SamplePaper:
    facts = paper.facts
    labels = LabelledPaper(
        paper=f"{name}.pdf", pages=paper.pages, kind=kind,
        meetings=tuple(fact for fact in facts if isinstance(fact, LabelledMeeting)),
        agenda_items=tuple(fact for fact in facts if isinstance(fact, LabelledAgendaItem)),
        attendees=tuple(fact for fact in facts if isinstance(fact, LabelledAttendee)),
        decisions=tuple(fact for fact in facts if isinstance(fact, LabelledDecision)),
        recommendations=tuple(fact for fact in facts if isinstance(fact, LabelledRecommendation)),
        actions=tuple(fact for fact in facts if isinstance(fact, LabelledAction)),
        targets=tuple(fact for fact in facts if isinstance(fact, LabelledTarget)),
    )  # fmt: skip
    return SamplePaper(name, paper.pdf, labels)


def _cabinet_minutes(year: _Year, place: int) -> SetPaper:
    """Cabinet resolves in odd years and decides in even ones, so that both words are to be had."""
    manner = replace(CABINET_FORM.manner, adopts=("resolved" if year.seed % 2 else "decided",))
    form = replace(CABINET_FORM, manner=manner, first=(14, 35)[place])
    return _council_house_minutes(year, year.council.cabinet[place], form)


def _council_minutes(year: _Year, place: int) -> SetPaper:
    return _council_house_minutes(year, year.council.council[place], replace(COUNCIL_FORM, first=(41, 97)[place]))


def _council_house_minutes(year: _Year, meeting: Meeting, form: MinutesForm) -> SetPaper:
    """Numbered on through the year; the hour is not printed."""
    head = borough_minutes_head(meeting, meeting_label(meeting, start=False, end=False))
    return _minutes(year, meeting, form, head, Furniture(centre="{page}"))


def _minutes(year: _Year, meeting: Meeting, form: MinutesForm, head: Sequence[Block], furniture: Furniture) -> SetPaper:
    title = f"{meeting.body.name} minutes"
    voice = Voice(f"{year.seed}/{title}/{meeting.held}")
    return typeset_whole(title, form.manner.style, minutes_blocks(meeting, form, voice, index=0, head=head), furniture)


def _scrutiny_minutes(year: _Year) -> SetPaper:
    meeting = year.council.scrutiny[1]
    head = committee_minutes_head(meeting, meeting_label(meeting, end=False))
    return _minutes(year, meeting, SCRUTINY_FORM, head, Furniture(head=meeting.body.name, centre="{page}"))


def _scrutiny_pack(year: _Year) -> SetPaper:
    before, meeting = year.council.scrutiny
    return scrutiny_pack(f"{year.seed}/pack", meeting, before, SCRUTINY_FORM, year.reports_desk)


def _cabinet_agenda(year: _Year) -> SetPaper:
    meeting = year.council.cabinet[0]
    voice = Voice(f"{year.seed}/cabinet agenda")
    blocks = committee_agenda(meeting, CABINET_FORM.manner, voice, index=0, members=True, pages={})
    return typeset_whole("Cabinet agenda", BOROUGH, blocks, Furniture(centre="{page}"))


def _parking_report(year: _Year) -> SetPaper:
    meeting = year.council.cabinet[1]
    blocks = report_blocks(CABINET, meeting.held, year.council.parking, year.reports_desk)
    return typeset_whole(year.council.parking.title, BOROUGH, blocks, Furniture(centre="{page}"))


def _hwb_agenda(year: _Year) -> SetPaper:
    meeting = year.health.hwb[0]
    blocks = board_agenda(meeting, HWB_FORM.manner, Voice(f"{year.seed}/hwb agenda"), index=0)
    return typeset_whole("Health and Wellbeing Board agenda", PARTNERSHIP, blocks, Furniture(foot="Page {page}"))


def _hwb_minutes(year: _Year) -> SetPaper:
    meeting = year.health.hwb[0]
    head = boxed_minutes_head(meeting, meeting_label(meeting))
    return _minutes(
        year, meeting, HWB_FORM, head, Furniture(foot="Draft minutes, subject to confirmation", centre="{page}")
    )


def _hwb_scan(year: _Year) -> SetPaper:
    meeting = year.health.hwb[1]
    head = committee_minutes_head(meeting, meeting_label(meeting))
    paper = _minutes(year, meeting, SCAN_FORM, head, Furniture(centre="- {page} -"))
    pdf = scanned(paper.pdf, title="Scan", seed=f"{year.seed}/scan")
    return SetPaper(pdf, paper.pages, paper.facts, paper.spans)


def _hwb_log(year: _Year) -> SetPaper:
    blocks = board_log(HWB, HWB_DAYS[2], year.health.hwb_log)
    return typeset_whole("Action log", PARTNERSHIP, blocks, Furniture(foot="Action log – page {page}"), sideways=True)


def _health_minutes(year: _Year) -> SetPaper:
    head = health_minutes_head(year.health.health, meeting_label(year.health.health))
    return _minutes(
        year, year.health.health, HEALTH_FORM, head, Furniture(foot="NHS Ashcombe and Vale", centre="{page}")
    )


def _health_log(year: _Year) -> SetPaper:
    blocks = health_log(HEALTH_BODY, HEALTH_DAYS[1], year.health.health_log)
    return typeset_whole("Board action log", HEALTH, blocks, Furniture(foot="NHS Ashcombe and Vale", centre="{page}"))


def _strategy(year: _Year) -> SetPaper:
    blocks = strategy_blocks(Voice(f"{year.seed}/strategy"), year.health.goals)
    return typeset_whole(TITLE, HEALTH, blocks, Furniture(head=TITLE, centre="{page}"))


def _plan(year: _Year) -> SetPaper:
    blocks = delivery_plan(Voice(f"{year.seed}/plan"), TITLE, HWB_DAYS[0])
    return typeset_whole(f"{TITLE}: delivery plan", HEALTH, blocks, Furniture(centre="{page}"), sideways=True)


def _performance(year: _Year) -> SetPaper:
    chamber = year.reports_desk
    blocks = performance_report(CABINET, year.council.decision.taken, year.health.measures, chamber)
    return typeset_whole("Performance report", BOROUGH, blocks, Furniture(centre="{page}"))


def _notice(year: _Year) -> SetPaper:
    return typeset_whole(
        "Record of decision", PARTNERSHIP, decision_notice(year.council.decision), Furniture(foot="01/decisions")
    )


def _parish_minutes(year: _Year, meeting: Meeting, first: int) -> SetPaper:
    head = parish_minutes_head(meeting, meeting_label(meeting))
    return _minutes(
        year, meeting, replace(PARISH_FORM, first=first), head, Furniture(foot="Thornley Parish Council    {page}")
    )


def _parish_summons(year: _Year) -> SetPaper:
    meeting = year.parish.november
    titles = [(f"{n}.", business.title) for n, business in enumerate(meeting.business, 1)]
    blocks = summons(meeting, titles, Voice(f"{year.seed}/summons"), index=0)
    return typeset_whole("Parish council agenda", PARISH, blocks, Furniture())


def _planning_minutes(year: _Year) -> SetPaper:
    meeting = year.council.planning
    voice = Voice(f"{year.seed}/planning minutes")
    head = borough_minutes_head(meeting, meeting_label(meeting, start=False, end=False))
    opening = minutes_blocks(meeting, PLANNING_FORM, voice, index=0, head=head)
    number = str(PLANNING_FORM.first + len(meeting.business))
    table = applications_blocks(meeting, year.council.cases, PLANNING_FORM.manner, voice, number=number, index=0)
    furniture = Furniture(foot=f"Planning Committee, {meeting.held:%B %Y}", centre="{page}")
    return typeset_whole("Planning Committee minutes", PLANNING, (*opening, *table), furniture)


PAPERS: tuple[tuple[str, PaperKind, Callable[[_Year], SetPaper]], ...] = (
    ("cabinet-agenda-2025-06-11", "agenda", _cabinet_agenda),
    ("cabinet-minutes-2025-06-11", "minutes", lambda year: _cabinet_minutes(year, 0)),
    ("cabinet-minutes-2025-09-10", "minutes", lambda year: _cabinet_minutes(year, 1)),
    ("cabinet-parking-report-2025-09-10", "report", _parking_report),
    ("cabinet-performance-report-2025-11-18", "report", _performance),
    ("council-minutes-2025-07-16", "minutes", lambda year: _council_minutes(year, 0)),
    ("council-minutes-2026-02-25", "minutes", lambda year: _council_minutes(year, 1)),
    ("decision-notice-2025-11-18", "decision_notice", _notice),
    ("health-board-action-log-2025-11-26", "action_log", _health_log),
    ("health-board-minutes-2025-11-26", "minutes", _health_minutes),
    ("health-strategy-2025-2030", "strategy", _strategy),
    ("health-strategy-delivery-plan", "plan", _plan),
    ("hwb-action-log-2025-12-04", "action_log", _hwb_log),
    ("hwb-agenda-2025-09-25", "agenda", _hwb_agenda),
    ("hwb-minutes-2025-09-25", "minutes", _hwb_minutes),
    ("hwb-minutes-2025-12-04-scan", "minutes", _hwb_scan),
    ("parish-agenda-2025-11-11", "agenda", _parish_summons),
    ("parish-minutes-2025-05-13", "minutes", lambda year: _parish_minutes(year, year.parish.may, 1)),
    ("parish-minutes-2025-11-11", "minutes", lambda year: _parish_minutes(year, year.parish.november, 61)),
    ("planning-minutes-2026-01-21", "minutes", _planning_minutes),
    ("scrutiny-minutes-2025-10-07", "minutes", _scrutiny_minutes),
    ("scrutiny-pack-2025-10-07", "pack", _scrutiny_pack),
)
