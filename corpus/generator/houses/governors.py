"""Minutes of a school's governors: attendance told by a column, questions in italics, tasks told again in a table."""

from collections.abc import Sequence

from corpus.generator.house import HouseStyle
from corpus.generator.houses.guests import Guests
from corpus.generator.houses.scribe import HousePaper, Item, entry, flat, heads, met, seated, stated, text
from corpus.generator.script import Block, Grid, Para, cell, para
from corpus.generator.story import Person
from corpus.generator.typeset import Furniture, SetPaper, typeset_whole
from corpus.generator.wording import Voice, sentence_case
from extractors.results import AttendanceStatus

SCHOOL = HouseStyle(
    name="school", plain="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique", size=10.5, heading_size=11,
    title_size=15, margin=58, indent=26, ink="#6a1b1b", band="#f4e1e1",
)  # fmt: skip
STATUSES: tuple[tuple[str, str, AttendanceStatus], ...] = (
    ("Co-opted (Chair)", "Present", "present"), ("Headteacher", "Present", "present"), ("Parent", "Present", "present"),
    ("Staff", "Apologies accepted", "apologies"), ("Local authority", "Present from 5.50pm", "present"),
    ("Parent", "Absent", "absent"), ("Clerk", "In attendance", "in_attendance"),
)  # fmt: skip


def governors(seed: int) -> SetPaper:
    """Every action stands twice: under its item, and in the table at the end."""
    voice, guests = Voice(f"{seed}/governors"), Guests(f"{seed}/governors")
    people = guests.people("english south_asian european west_african welsh east_asian english")
    rows = [heads("Name", "Role", "Attendance")]
    for person, (role, shown, status) in zip(people, STATUSES, strict=True):
        rows.append(seated(entry(person, status, role=role), role, shown))
    blocks = flat(
        para("St Ia’s Primary School", "letterhead"),
        met("Governing Board", "subtitle", "Governing Board", "minutes", "2025-11-17", start="17:30", end="19:10",
            venue="School Library"),
        text("Minutes of the meeting held on Monday 17 November 2025 at 5.30pm in the School Library"),
        Grid(tuple(rows), (40, 30, 30), header=1),
        _opening(),
        _standards(voice, people),
        _policies(people),
        text("The meeting closed at 7.10pm."),
        para("Summary of actions", "subheading"),
        _summary(),
    )  # fmt: skip
    return typeset_whole(
        "Governing Board minutes", SCHOOL, blocks, Furniture(foot="Chair’s initials ........", centre="{page}")
    )


TASKS: tuple[tuple[str, str, str, str, str | None], ...] = (
    ("2", "circulate the list of committee members", "Clerk", "this week", None),
    ("3", "share the reading scheme with governors", "Headteacher", "by 12 December 2025", "2025-12-12"),
    ("4", "visit the breakfast club and report back", "Chair", "before the spring term", None),
)


def _action(item: Item) -> Para:
    """The action under its item, in the words that the table repeats."""
    _, words, owner, due, day = next(task for task in TASKS if task[0] == item.number)
    return item.task(f"{owner} to {words} {due}.", owner, due=due, day=day, before="**ACTION:** ")


def _summary() -> Grid:
    grid = [heads("Item", "Action", "Who", "When")]
    for number, words, owner, due, day in TASKS:
        label = Item(number, "").duty(sentence_case(words), owner, due=due, day=day, source="table")
        grid.append((cell(number), *stated(label, label.text, owner, due)))
    return Grid(tuple(grid), (9, 51, 18, 22), header=1)


def _opening() -> tuple[Block, ...]:
    welcome, minutes = Item("1", "Welcome and quorum", level=1), Item("2", "Minutes and matters arising", level=1)
    return flat(
        welcome.head(mark="1."),
        welcome.said("The meeting was quorate. No business interests were declared."),
        minutes.head(mark="2."),
        minutes.decided("approved", "The minutes of 22 September 2025 were approved and signed by the Chair."),
        minutes.said("The fence had been repaired and the audit sent to the diocese."),
        _action(minutes),
    )


def _standards(voice: Voice, people: Sequence[Person]) -> tuple[Block, ...]:
    item = Item("3", "Headteacher’s report", level=1)
    return flat(
        item.head(mark="3."),
        item.said(voice.say("There were {196-214} pupils on roll. Attendance was {94-95}.{1-9}%; {61-74}% of Year 6 "
                            "met the expected standard in 2025.")),
        para("Q: Will the school bid for the sports grant?", level=1, look="italic"),
        para("A: It might, if the trust agrees to match it.", level=1, look="italic"),
        item.said(f"{people[4].title} {people[4].surname} joined the meeting at 5.50pm."),
        _action(item),
    )  # fmt: skip


def _policies(people: Sequence[Person]) -> tuple[Block, ...]:
    item, link, close = (
        Item("4", "Policies", level=1),
        Item("5", "Link governors", level=1),
        Item("6", "Part two", level=1),
    )
    chosen = f"{people[2].title} {people[2].surname}"
    return flat(
        item.head(mark="4."),
        item.decided("agreed", "**AGREED:** to adopt the charging policy without change.", certain=True),
        item.decided("deferred", "The complaints policy was deferred to the next meeting."),
        item.said("The trust had approved its own reserves policy in October."),
        _action(item),
        link.head(mark="5."),
        link.decided("appointed", f"{chosen} was appointed link governor for safeguarding."),
        close.head(mark="6."),
        close.said("There was no confidential business."),
    )


PAPERS = (HousePaper("governors-minutes-2025-11-17", "minutes", governors),)
