"""Notes of working groups: tasks in every turn of phrase, within sentences, in brackets, in lines and in lists."""

from collections.abc import Sequence

from corpus.generator.attendance import run_on
from corpus.generator.house import HouseStyle
from corpus.generator.houses.guests import Guests
from corpus.generator.houses.scribe import HousePaper, Item, entry, flat, met, text
from corpus.generator.script import Block, Para, Run, para
from corpus.generator.story import Person
from corpus.generator.typeset import Furniture, SetPaper, typeset_whole
from corpus.generator.wording import Voice

STEERING = HouseStyle(
    name="steering", plain="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique", size=10, heading_size=11.5,
    title_size=15, margin=62, indent=22, ink="#205867", title_align="left",
)  # fmt: skip
LINES = HouseStyle(
    name="plain lines", plain="Courier", bold="Courier-Bold", italic="Courier-Oblique", size=10, heading_size=10,
    title_size=12, margin=64, indent=36,
)  # fmt: skip


def steering_group(seed: int) -> SetPaper:
    """People in the room and on line with their initials; inline brackets, “agreed to”, “undertook to”, “will”."""
    voice, guests = Voice(f"{seed}/steering"), Guests(f"{seed}/steering")
    people = guests.people("south_asian english european welsh irish")
    chair, *others = [
        entry(p, "present", role="Chair" if n == 0 else None, after=f" ({p.initials}){', Chair' if n == 0 else ''}")
        for n, p in enumerate(people[:4])
    ]
    away = entry(people[4], "apologies", after=f" ({people[4].initials})")
    blocks = flat(
        met("Riverside Regeneration Steering Group", "letterhead", "Riverside Regeneration Steering Group", "minutes",
            "2026-02-03", start="13:00", venue="Boathouse Café"),
        text("Notes of the meeting of 3 February 2026, 1pm, Boathouse Café"),
        Para((Run("Present in the room: ", "bold"), *run_on([chair, *others[:2]]))),
        Para((Run("Present online: ", "bold"), *run_on(others[2:]))),
        Para((Run("Apologies: ", "bold"), *away.runs)),
        _last_time(people),
        _towpath(voice, people),
        _money(people),
    )  # fmt: skip
    return typeset_whole("Steering group notes", STEERING, blocks, Furniture(centre="{page}"))


def _last_time(people: Sequence[Person]) -> tuple[Block, ...]:
    """What was asked for last time: done, or carried forward."""
    item = Item("1", "Actions from last time")
    first, second, third = (p.initials for p in people[:3])
    return flat(
        item.head(mark="1."),
        text(f"{first} had met the Canal Trust. {second} had sent out the survey. Both closed.", mark="•", level=1),
        _bullet(item.task(f"{third} to draft the signage brief.", third, before="Carried forward: ")),
    )  # fmt: skip


def _towpath(voice: Voice, people: Sequence[Person]) -> tuple[Block, ...]:
    item = Item("2", "Towpath")
    first, second, third, fourth, _ = (p.initials for p in people)
    return flat(
        item.head(mark="2."),
        _bullet(text(voice.say("Counters show {310-480} walkers a day, {9-21}% up on 2024."))),
        _bullet(item.task(f"{second} agreed to ask the county for the lighting survey by 20 February.", second,
                          due="by 20 February", day="2026-02-20")),
        _bullet(item.task("Chase the Environment Agency about the culvert", first, before="",
                          after=f" **[Action: {first}]**")),
        _bullet(item.task(f"{fourth} undertook to circulate the ecologist’s note to all.", fourth)),
        _bullet(text(f"{third} wondered whether a café barge would pay. Nobody was sure.")),
        _bullet(item.task(f"{first} and {third} will walk the route with the contractor on 12 February 2026.",
                          f"{first} and {third}", due="on 12 February 2026", day="2026-02-12")),
    )  # fmt: skip


def _money(people: Sequence[Person]) -> tuple[Block, ...]:
    item, dates = Item("3", "Money"), Item("4", "Next meeting")
    first, second = people[1], people[2]
    return flat(
        item.head(mark="3."),
        _bullet(*item.decided("resolved", "It was decided to bid for £40,000 from the Heritage Fund.")),
        _bullet(item.task("Draft of the bid to be ready for the next meeting", first.initials,
                          due="for the next meeting", after=f" – **{first.initials}**")),
        _bullet(text("The Parish Council has promised £2,000 and will consider more in April.")),
        _bullet(item.task(f"{second.forename} was asked to find out what insurance would cost.", second.forename)),
        dates.head(mark="4."),
        text("Tuesday 3 March 2026, 1pm."),
    )  # fmt: skip


def _bullet(*paras: Para) -> tuple[Para, ...]:
    return tuple(Para(paragraph.runs, paragraph.role, "•", 1) for paragraph in paras)


ENTRIES: tuple[tuple[str, str, str, str | None, str], ...] = (
    ("A12", "Write to the bus company about the early service", "end of January 2026", "2026-01-31", "DONE"),
    ("A14", "Renew the insurance of the hall", "28/02/2026", "2026-02-28", "OPEN"),
    ("A15", "Find a new auditor", "before the AGM", None, "OPEN"),
    ("A16", "Put the plan of the graveyard on the website", "March 2026", "2026-03-31", "NOT STARTED"),
)


def plain_log(seed: int) -> SetPaper:
    """An action log without a table: for each entry a line with reference and task, and a line with the rest."""
    guests = Guests(f"{seed}/plain log")
    owners = guests.people("english west_african european welsh")
    blocks: list[Block] = [
        met("BRIDGE END COMMUNITY ASSOCIATION – ACTION LOG", "letterhead", "Bridge End Community Association",
            "action_log",
            "2026-02-10"),
        para("Position at 10 February 2026"),
    ]  # fmt: skip
    for (ref, words, due, day, status), owner in zip(ENTRIES, owners, strict=True):
        label = Item(None, "").duty(words, owner.full, due=due, day=day, status=status, source="table")
        blocks.append(Para((Run(f"{ref}  "), Run(words, "bold", (label,)))))
        blocks.append(Para((Run(f"Owner: {owner.full} | Due: {due} | Status: {status}"),), level=1))
    blocks.append(text("Entries are taken off the log at the meeting after they are done."))
    return typeset_whole("Action log", LINES, blocks, Furniture(foot="{page}"))


PAPERS = (
    HousePaper("steering-group-notes-2026-02-03", "minutes", steering_group),
    HousePaper("association-action-log-2026-02-10", "action_log", plain_log),
)
