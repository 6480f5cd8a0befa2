"""Attendance as papers print it: run-on lists, two columns, a table of posts, the boxed particulars of a board."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.generator.manner import Manner, listed_name
from corpus.generator.script import Block, Cell, Gap, Grid, Para, Role, Run, cell, para
from corpus.generator.story import Meeting, Person, Seat, Substitute
from corpus.labels import LabelledAttendee
from extractors.results import AttendanceStatus

Layout = Callable[[Meeting, Manner, int], tuple[Block, ...]]
INITIALS_NOTE = "Initials in the right-hand column show who is to act."


@dataclass(frozen=True, slots=True)
class Listing:
    """One person as a list prints them: words before the name, the name, and what follows it."""

    label: LabelledAttendee
    before: str
    name: str
    after: str

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs of the entry, its label on the first."""
        return tuple(
            run for run in (Run(self.before + self.name, facts=(self.label,)), Run(self.after)) if run.text or run.facts
        )


def listing(
    person: Person, manner: Manner, status: AttendanceStatus, meeting: int, *, role: str | None = None,
    note: str = "", shown: bool = True,
) -> Listing:  # fmt: skip
    """A person with role or organisation in brackets; `shown=False` leaves the brackets to the layout."""
    words = listed_name(person, manner)
    honorific, name = _honorific(person, words)
    label = LabelledAttendee(
        name=name, honorific=honorific, role=role, organisation=person.organisation, status=status, meeting=meeting
    )
    inside = ", ".join(part for part in (role, person.organisation) if part)
    after = f" ({inside})" if inside and shown else ""
    return Listing(label, f"{honorific} " if honorific else "", name, after + note)


def _honorific(person: Person, words: str) -> tuple[str | None, str]:
    for word in (person.title, "Cllr"):
        if words.startswith(f"{word} "):
            return word, words.removeprefix(f"{word} ")
    return None, words


def run_on(listings: Sequence[Listing], *, joint: str | None = None) -> tuple[Run, ...]:
    """`Councillor A Nair (Chair), Councillor B Osei and …`; with `joint` (`Councillors`) the honorific is said once."""
    runs: list[Run] = [Run(f"{joint} ")] if joint else []
    for place, entry in enumerate(listings):
        if place:
            runs.append(Run(" and " if place == len(listings) - 1 else ", "))
        before = "" if joint else entry.before
        runs += Listing(entry.label, before, entry.name, entry.after).runs
    return tuple(runs)


def _seats(seats: Sequence[Seat], manner: Manner, status: AttendanceStatus, meeting: int) -> list[Listing]:
    return [listing(seat.person, manner, status, meeting, role=seat.role or seat.person.post) for seat in seats]


def _substitutes(people: Sequence[Substitute], manner: Manner, meeting: int) -> list[Listing]:
    return [
        listing(s.person, manner, "present", meeting, note=f" (substitute for {listed_name(s.for_, manner)})")
        for s in people
    ]


def comma_lists(meeting: Meeting, manner: Manner, index: int) -> tuple[Block, ...]:
    """PRESENT: and IN ATTENDANCE: as run-on paragraphs; apologies are left to the first item."""
    roll = meeting.attendance
    present = _seats(roll.present, manner, "present", index) + _substitutes(roll.substitutes, manner, index)
    attending = _seats(roll.attending, manner, "in_attendance", index)
    blocks: tuple[Block, ...] = (_led("PRESENT: ", run_on(present)),)
    return (*blocks, _led("IN ATTENDANCE: ", run_on(attending))) if attending else blocks


def joint_lists(meeting: Meeting, manner: Manner, index: int) -> tuple[Block, ...]:
    """`Present: Councillors A Nair (Chairman), B Osei and C Lacey`, with apologies in a line of their own."""
    roll = meeting.attendance
    present = _seats(roll.present, manner, "present", index)
    attending = _seats(roll.attending, manner, "in_attendance", index)
    away = [listing(person, manner, "apologies", index, shown=False) for person in roll.apologies]
    blocks = [_led("Present: ", run_on(present, joint="Councillors"))]
    if attending:
        blocks.append(_led("In attendance: ", run_on(attending)))
    if away:
        joint = "Councillors" if len(away) > 1 and all(person.is_councillor for person in roll.apologies) else None
        blocks.append(_led("Apologies: ", (*run_on(away, joint=joint), Run("."))))
    if roll.absent:
        missing = [listing(person, manner, "absent", index, shown=False) for person in roll.absent]
        blocks.append(_led("Absent without apology: ", (*run_on(missing), Run("."))))
    return tuple(blocks)


def _led(lead: str, runs: tuple[Run, ...]) -> Para:
    return Para((Run(lead, "bold"), *runs))


def two_columns(meeting: Meeting, manner: Manner, index: int) -> tuple[Block, ...]:
    """Members on the left and officers on the right, one a line."""
    roll = meeting.attendance
    members = _seats(roll.present, manner, "present", index) + _substitutes(roll.substitutes, manner, index)
    attending = _seats(roll.attending, manner, "in_attendance", index)
    left = _column("Members present:", members)
    right = _column("Officers in attendance:", attending)
    return (Grid(((left, right),), (1, 1), rules="none"), Gap(4))


def _column(head: str, listings: Sequence[Listing]) -> Cell:
    return Cell((para(head, "cell", look="bold"), *(Para(entry.runs, "cell") for entry in listings)))


def post_table(meeting: Meeting, manner: Manner, index: int) -> tuple[Block, ...]:
    """A ruled table: name, position, initials; a band for those present, in attendance and sending apologies."""
    roll = meeting.attendance
    rows = [(cell("Name", look="bold"), cell("Position", look="bold"), cell("Initials", look="bold"))]
    groups: tuple[tuple[str, AttendanceStatus, Sequence[Seat]], ...] = (
        ("Members present", "present", roll.present),
        ("In attendance", "in_attendance", roll.attending),
        ("Apologies", "apologies", tuple(Seat(person) for person in roll.apologies)),
    )
    for head, status, seats in groups:
        if seats:
            rows.append((cell(head, look="bold", fill=manner.style.band), cell("", fill=manner.style.band),
                         cell("", fill=manner.style.band)))  # fmt: skip
            rows += [_post_row(seat, manner, status, index) for seat in seats]
    return (Grid(tuple(rows), (36, 52, 12), header=1), Gap(2))


def _post_row(seat: Seat, manner: Manner, status: AttendanceStatus, index: int) -> tuple[Cell, Cell, Cell]:
    person = seat.person
    role = ", ".join(part for part in (seat.role, person.post) if part) or None
    entry = listing(person, manner, status, index, role=role, shown=False)
    position = ", ".join(part for part in (role, person.organisation) if part)
    return Cell((Para(entry.runs, "cell"),)), cell(position), cell(person.initials)


def particulars(meeting: Meeting, manner: Manner, index: int) -> tuple[Block, ...]:
    """The attendance rows of a boxed heading: Members, In attendance, Apologies, each a run-on list with initials."""
    roll = meeting.attendance
    rows = [("Present", _with_initials(roll.present, manner, "present", index))]
    if roll.substitutes:
        rows[0] = ("Present", rows[0][1] + _substitutes(roll.substitutes, manner, index))
    rows.append(("In attendance", _with_initials(roll.attending, manner, "in_attendance", index)))
    away = [listing(person, manner, "apologies", index) for person in roll.apologies]
    rows.append(("Apologies", away))
    cells = tuple(
        (cell(head, look="bold"), Cell((Para(run_on(entries), "cell"),))) for head, entries in rows if entries
    )
    return (Grid(cells, (20, 80)),)


def _with_initials(seats: Sequence[Seat], manner: Manner, status: AttendanceStatus, index: int) -> list[Listing]:
    return [
        listing(seat.person, manner, status, index, role=seat.role or seat.person.post,
                note=f" [{seat.person.initials}]")
        for seat in seats
    ]  # fmt: skip


def member_list(meeting: Meeting, manner: Manner, index: int, *, role: Role = "body") -> tuple[Block, ...]:
    """The membership on the front sheet of an agenda, one a line, the chair first."""
    entries = [listing(seat.person, manner, "member", index, role=seat.role) for seat in meeting.members]
    return tuple(Para(entry.runs, role) for entry in entries)


def apologies_runs(people: Sequence[Person], manner: Manner, index: int) -> tuple[Run, ...]:
    """The people of an apologies item, as runs that label them; councillors share one honorific."""
    entries = [listing(person, manner, "apologies", index, shown=False) for person in people]
    joint = "Councillors" if len(people) > 1 and all(person.is_councillor for person in people) else None
    return run_on(entries, joint=joint)
