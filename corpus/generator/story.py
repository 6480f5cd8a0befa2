"""What happens in the civic year: people, meetings, business, outcomes, tasks and targets, as frozen values.

Nothing here knows how it will be worded or printed.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.generator.wording import PARTICIPLE
from extractors.results import Direction


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up person. `title` is how minutes address them (`Councillor`, `Ms`); `post` what they are employed as."""

    title: str
    forename: str
    surname: str
    post: str | None = None
    organisation: str | None = None

    @property
    def full(self) -> str:
        """`Priya Nair`."""
        return f"{self.forename} {self.surname}"

    @property
    def initialled(self) -> str:
        """`P Nair`."""
        return f"{self.forename[0]} {self.surname}"

    @property
    def initials(self) -> str:
        """`PN`, and `NAE` where a name has three parts."""
        return "".join(part[0] for part in self.full.replace("-", " ").split())

    @property
    def is_councillor(self) -> bool:
        """Whether minutes call this person a councillor."""
        return self.title == "Councillor"


@dataclass(frozen=True, slots=True)
class Seat:
    """A person at a meeting, in a role (`Chair`) that the meeting gives them."""

    person: Person
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Substitute:
    """A person who sits in place of another."""

    person: Person
    for_: Person


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was there. Substitutes are not repeated among the present."""

    present: tuple[Seat, ...]
    attending: tuple[Seat, ...] = ()
    apologies: tuple[Person, ...] = ()
    substitutes: tuple[Substitute, ...] = ()
    absent: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """When a task is due: the words as printed and the day that they mean by the labelling guide."""

    words: str
    day: str | None


@dataclass(frozen=True, slots=True)
class Task:
    """What `owner` is to do; `doing` is an infinitive without "to"."""

    doing: str
    owner: Person
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """`to`: "approve the plan"; `that`: "the plan be approved"."""

    to: str
    that: str
    verb: str | None = None
    object: str | None = None

    @property
    def past(self) -> str | None:
        """`approved`, where the proposal is a verb with an object."""
        return PARTICIPLE[self.verb] if self.verb else None


@dataclass(frozen=True, slots=True)
class Vote:
    """A counted vote; `roll` names those for, against and abstaining where the vote was recorded."""

    for_: int
    against: int
    abstain: int
    roll: tuple[tuple[Person, ...], tuple[Person, ...], tuple[Person, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """Who moved and seconded."""

    mover: Person
    seconder: Person


@dataclass(frozen=True, slots=True)
class Adopted:
    """The body adopts proposals."""

    proposals: tuple[Proposal, ...]
    moved: Moved | None = None
    vote: Vote | None = None
    unanimous: bool = False


@dataclass(frozen=True, slots=True)
class ReportNoted:
    """The body does no more than note the report."""


@dataclass(frozen=True, slots=True)
class MinutesConfirmed:
    """The minutes of the meeting on `held` are confirmed."""

    held: date


@dataclass(frozen=True, slots=True)
class PublicExcluded:
    """The public is excluded under a paragraph of Schedule 12A."""

    paragraph: int


@dataclass(frozen=True, slots=True)
class ItemDeferred:
    """The item is put off to the meeting on `until`."""

    until: date


@dataclass(frozen=True, slots=True)
class ItemReferred:
    """One recommendation goes to another body."""

    committee: str
    number: int


@dataclass(frozen=True, slots=True)
class AgreedByReference:
    """Recommendations of the report are agreed by their numbers."""

    numbers: str


@dataclass(frozen=True, slots=True)
class OfficeFilled:
    """Somebody is elected or appointed to an office."""

    person: Person
    office: str
    moved: Moved


@dataclass(frozen=True, slots=True)
class AmendmentLost:
    """An amendment is moved and lost; `words` is what it would have added or changed."""

    words: str
    moved: Moved
    vote: Vote


Outcome = (
    Adopted | ReportNoted | MinutesConfirmed | PublicExcluded | ItemDeferred | ItemReferred | AgreedByReference
    | OfficeFilled | AmendmentLost
)  # fmt: skip
BusinessKind = Literal[
    "welcome", "apologies", "declarations", "minutes", "public", "matters", "report", "motion", "exclusion", "exempt",
    "office", "closing",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Business:
    """One item of a meeting. `said` is what was reported and discussed; `asked` what the report recommended."""

    kind: BusinessKind
    title: str
    said: tuple[str, ...] = ()
    lead: Person | None = None
    asked: tuple[Proposal, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    tasks: tuple[Task, ...] = ()
    background: tuple[str, ...] = ()
    guest: Person | None = None
    moved: Moved | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A board, committee or council. `noun` is what its minutes call it, `chair` what they call who presides."""

    name: str
    noun: str
    letterhead: str
    chair: str = "Chair"


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of the year; times are 24-hour `HH:MM`."""

    body: Body
    held: date
    start: str
    end: str
    venue: str
    members: tuple[Seat, ...]
    attendance: Attendance
    business: tuple[Business, ...]
    clerk: Person
    next_meeting: date | None = None


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A row of an action log."""

    reference: str
    raised: date
    task: Task
    state: Literal["done", "open", "late", "new"]
    status: str
    comment: str


@dataclass(frozen=True, slots=True)
class Goal:
    """One target with its numbers drawn: `direction` follows the words of `sentence`, as the label does."""

    id: str
    priority: int
    sentence: str
    metric: str
    direction: Direction
    value: float
    unit: str | None
    baseline: str | None
    deadline: str | None
    deadline_day: str | None
    second_metric: str | None = None
    second_value: float | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """A performance indicator as reported for a period."""

    metric: str
    direction: Direction
    value: float
    unit: str
    baseline: str
    target: str
    actual: str
    rag: Literal["Red", "Amber", "Green"]
    goal: Goal | None = None
