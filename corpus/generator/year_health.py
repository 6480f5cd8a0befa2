"""The health year: two meetings of the Health and Wellbeing Board, one of the health board, logs, targets, figures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from corpus.generator.business import Chamber, Feature, opening_items, report_item
from corpus.generator.calendar_words import deadline_day, due_in_table
from corpus.generator.people import HEALTH_BOARD, Cast, posts
from corpus.generator.story import (
    Attendance,
    Body,
    Business,
    Goal,
    LogEntry,
    Measured,
    Meeting,
    Person,
    Seat,
    Task,
)
from corpus.generator.wording import (
    Indicator,
    TargetWording,
    Voice,
    indicators,
    sentence_case,
    sentences,
    target_wordings,
    topics,
)

HWB = Body(
    "Ashcombe and Vale Health and Wellbeing Board", "Board", "Ashcombe Borough Council with NHS Ashcombe and Vale"
)
HEALTH = Body("NHS Ashcombe and Vale Board", "Board", HEALTH_BOARD)
HWB_DAYS = (date(2025, 6, 19), date(2025, 9, 25), date(2025, 12, 4), date(2026, 3, 5))
HEALTH_DAYS = (date(2025, 9, 24), date(2025, 11, 26), date(2026, 1, 28))
VAGUE_DEADLINES = ("each year", "every year")
AMBER_BAND = 0.1  # share of the target by which a result may miss it and still be Amber
HWB_POSTS = ("Director of Adults and Communities", "Director of Children's Services", "Director of Public Health")


@dataclass(frozen=True, slots=True)
class HealthYear:
    """The boards' meetings, logs, targets and figures."""

    hwb: tuple[Meeting, Meeting]
    health: Meeting
    hwb_log: tuple[LogEntry, ...]
    health_log: tuple[LogEntry, ...]
    goals: tuple[Goal, ...]
    measures: tuple[Measured, ...]


def health_year(seed: int, cast: Cast) -> HealthYear:
    """The health year with this seed."""
    september = _hwb_september(seed, cast)
    log = _hwb_log(Voice(f"{seed}/hwb log"), september, cast)
    goals = tuple(_goal(Voice(f"{seed}/goal {words.id}"), words) for words in target_wordings())
    return HealthYear(
        hwb=(september, _hwb_december(seed, cast, log)),
        health=_health(seed, cast),
        hwb_log=log,
        health_log=_health_log(Voice(f"{seed}/health log"), cast),
        goals=goals,
        measures=_measures(Voice(f"{seed}/measures"), goals),
    )


def _officers(cast: Cast) -> dict[str, Person]:
    """The posts that bring papers to the boards: the health board's own and the council's directors."""
    wanted = (*HWB_POSTS, "Director of Place")
    return {**{post: cast.officers[post] for post in wanted}, **cast.health}


def _hwb_chamber(seed: int, key: str, cast: Cast, held: date) -> Chamber:
    features: tuple[Feature, ...] = ("plain", "plain", "unanimous")
    return Chamber("health", "health_said", "Board", cast.councillors[3:6], _officers(cast), features,
                   Voice(f"{seed}/{key}"), held, tasks=(1, 2))  # fmt: skip


def _hwb_seats(cast: Cast) -> tuple[Seat, ...]:
    councillors = (Seat(cast.councillors[4], "Chair"), Seat(cast.councillors[3]), Seat(cast.councillors[5]))
    officers = tuple(Seat(person) for person in posts(cast.officers, HWB_POSTS))
    health = (replace(cast.health["Chief Executive"], organisation=HEALTH_BOARD),)
    partners = tuple(cast.partners.values())
    return (*councillors, *officers, *(Seat(person) for person in (*health, *partners)))


def _hwb_meeting(chamber: Chamber, cast: Cast, business: Sequence[Business], times: tuple[str, str],
                 away: Sequence[str]) -> Meeting:  # fmt: skip
    seats = _hwb_seats(cast)
    absent = {cast.partners[key] for key in away}
    attending = (cast.health["Director of Partnerships"], cast.health["Chief Operating Officer"],
                 cast.officers["Democratic Services Officer"])  # fmt: skip
    return Meeting(
        body=HWB, held=chamber.held, start=times[0], end=times[1],
        venue=chamber.voice.random.choice(sentences("places", "committee_venue")), members=seats,
        attendance=Attendance(
            present=tuple(seat for seat in seats if seat.person not in absent),
            attending=tuple(Seat(person) for person in attending),
            apologies=tuple(seat.person for seat in seats if seat.person in absent),
        ),
        business=tuple(business), clerk=cast.officers["Democratic Services Officer"],
        next_meeting=HWB_DAYS[HWB_DAYS.index(chamber.held) + 1],
    )  # fmt: skip


def _hwb_september(seed: int, cast: Cast) -> Meeting:
    chamber = _hwb_chamber(seed, "hwb september", cast, HWB_DAYS[1])
    chosen = ("winter_plan", "vaccination", "health_inequalities", "better_care")
    business = (
        Business("welcome", "Welcome and Introductions"),
        *opening_items(chamber, previous=HWB_DAYS[0], apologies_title="Apologies"),
        *(report_item(chamber, topic) for topic in chosen),
        Business("closing", "Date of Next Meeting"),
    )
    return _hwb_meeting(chamber, cast, business, ("14:00", "16:10"), ("police", "fire"))


def _hwb_december(seed: int, cast: Cast, log: Sequence[LogEntry]) -> Meeting:
    """The next meeting: closed actions are told, one that is late is carried forward."""
    chamber = _hwb_chamber(seed, "hwb december", cast, HWB_DAYS[2])
    done = [entry for entry in log if entry.state == "done"][-2:]
    late = next(entry for entry in log if entry.state == "late")
    said = tuple(f"Action {entry.reference} had been completed and could be closed." for entry in done)
    carried = (f"Action {late.reference} was overdue and would be carried forward.",)
    business = (
        *opening_items(chamber, previous=HWB_DAYS[1], apologies_title="Welcome and Apologies"),
        Business("matters", "Matters Arising and Action Log", said=(*said, *carried),
                 tasks=(replace(late.task, due=None),)),
        *(report_item(chamber, topic) for topic in ("mental_health", "discharge", "dentistry")),
        Business("closing", "Any Other Business"),
    )  # fmt: skip
    return _hwb_meeting(chamber, cast, business, ("10:00", "11:45"), ("voluntary",))


def _hwb_log(voice: Voice, september: Meeting, cast: Cast) -> tuple[LogEntry, ...]:
    """Older actions, then those of September: most done, some open, one late."""
    wanted = ("discharge", "mental_health", "dentistry", "neighbourhoods", "ambulance", "quality", "finance_report")
    older = _older_tasks(voice, wanted, cast)
    recent = [task for item in september.business for task in item.tasks]
    spring = date(2025, 3, 13)
    rows = [(spring if place < len(older) // 3 else HWB_DAYS[0], task) for place, task in enumerate(older)]
    rows += [(HWB_DAYS[1], task) for task in recent]
    states: tuple[Literal["done", "open", "late", "new"], ...] = ("done", "done", "open", "late", "done", "open")
    return tuple(
        _entry(voice, f"HWB{number:02d}", raised, task, states[number % len(states)])
        for number, (raised, task) in enumerate(rows, 1)
    )


def _older_tasks(voice: Voice, wanted: Sequence[str], cast: Cast) -> list[Task]:
    people = _officers(cast)
    return [
        Task(doing, people[topics("health")[topic].lead] if voice.chance(0.7) else voice.draw(tuple(people.values())))
        for topic in wanted
        for doing in topics("health")[topic].tasks
    ]


def _entry(voice: Voice, reference: str, raised: date, task: Task,
           state: Literal["done", "open", "late", "new"]) -> LogEntry:  # fmt: skip
    return LogEntry(
        reference, raised, replace(task, due=due_in_table(voice, raised)), state,
        voice.draw(sentences("actions", "log_status", state)), voice.draw(sentences("actions", "log_comment", state)),
    )  # fmt: skip


def _health(seed: int, cast: Cast) -> Meeting:
    features: tuple[Feature, ...] = ("plain", "plain", "plain", "unanimous")
    voters = cast.non_executives
    chamber = Chamber("health", "health_said", "Board", voters, dict(cast.health), features,
                      Voice(f"{seed}/health november"), HEALTH_DAYS[1], tasks=(1, 2), one_by_one=True)  # fmt: skip
    business = (
        *opening_items(chamber, previous=HEALTH_DAYS[0], apologies_title="Welcome and Apologies"),
        Business("matters", "Action Log", said=("The log was reviewed; updates are recorded on the log itself.",)),
        *(report_item(chamber, topic) for topic in ("quality", "finance_report", "neighbourhoods", "ambulance")),
        Business("closing", "Close of Meeting"),
    )  # fmt: skip
    chair, *others = voters
    executives = posts(cast.health, tuple(cast.health)[:7])
    seats = (Seat(chair, "Chair"), *(Seat(person, "Non-Executive Member") for person in others),
             *(Seat(person) for person in executives))  # fmt: skip
    away = {others[2], cast.health["Chief Nurse"]} - {task.owner for item in business for task in item.tasks}
    return Meeting(
        body=HEALTH, held=HEALTH_DAYS[1], start="09:30", end="12:15",
        venue=chamber.voice.random.choice(sentences("places", "health_venue")), members=seats,
        attendance=Attendance(
            present=tuple(seat for seat in seats if seat.person not in away),
            attending=(Seat(cast.health["Board Secretary"]), Seat(cast.partners["Healthwatch"], "Observer")),
            apologies=tuple(seat.person for seat in seats if seat.person in away),
        ),
        business=business, clerk=cast.health["Board Secretary"], next_meeting=HEALTH_DAYS[2],
    )  # fmt: skip


def _health_log(voice: Voice, cast: Cast) -> tuple[LogEntry, ...]:
    wanted = ("winter_plan", "quality", "finance_report", "vaccination", "better_care", "dentistry", "ambulance",
              "health_inequalities")  # fmt: skip
    people = dict(cast.health)
    doings = [doing for topic in wanted for doing in topics("health")[topic].tasks]
    tasks = [Task(doing, voice.draw(tuple(people.values()))) for doing in doings]
    states: tuple[Literal["done", "open", "late", "new"], ...] = ("done", "open", "done", "late", "new")
    return tuple(
        _entry(voice, f"AV/25/{number + 17:03d}", HEALTH_DAYS[0] if number > 9 else date(2025, 7, 23), task,
               states[number % len(states)])
        for number, task in enumerate(tasks, 1)
    )  # fmt: skip


def _goal(voice: Voice, words: TargetWording) -> Goal:
    """A target with its numbers drawn; the direction is the one that the chosen sentence gives it."""
    place = voice.random.randrange(len(words.value))
    direction, frame = voice.random.choice(words.says)
    value, baseline, by = words.value[place], words.baselines[place], words.by[place]
    second = words.second[place] if words.pair else None
    names = {"value": f"{value:,g}", "from": baseline or "", "by": by or "", "second": f"{second:g}" if second else ""}
    sentence = voice.say(frame, **names).replace(" .", ".")
    deadline = None if by in VAGUE_DEADLINES or "{by}" not in frame else by
    return Goal(
        id=words.id, priority=words.priority, sentence=sentence_case(sentence), metric=words.metric,
        direction=direction, value=value, unit=words.unit, baseline=baseline if "{from}" in frame else None,
        deadline=deadline, deadline_day=deadline_day(deadline), second_metric=words.second_metric, second_value=second,
    )  # fmt: skip


def _measures(voice: Voice, goals: Sequence[Goal]) -> tuple[Measured, ...]:
    first, *others = indicators()
    chosen = [first, *voice.random.sample(others, 8)]
    by_id = {goal.id: goal for goal in goals}
    return tuple(_measured(voice, row, by_id.get(row.id)) for row in chosen)


def _measured(voice: Voice, row: Indicator, goal: Goal | None) -> Measured:
    actual = voice.random.choice(row.actuals)
    figure = float(actual.rstrip("%").replace(",", ""))
    miss = (row.value - figure if row.better == "up" else figure - row.value) / row.value
    rag: Literal["Red", "Amber", "Green"] = "Green" if miss <= 0 else "Amber" if miss <= AMBER_BAND else "Red"
    return Measured(row.metric, row.direction, row.value, row.unit, row.baseline, row.target, actual, rag, goal)
