"""Minutes of societies: a student committee of initials, bullets and bold actions, a charity’s annual meeting."""

from collections.abc import Sequence

from corpus.generator.attendance import run_on
from corpus.generator.house import HouseStyle
from corpus.generator.houses.guests import Guests
from corpus.generator.houses.scribe import HousePaper, Item, entry, flat, met, text
from corpus.generator.script import Block, Cell, Grid, Para, Run, cell, para
from corpus.generator.story import Person
from corpus.generator.typeset import Furniture, SetPaper, typeset_whole
from corpus.generator.wording import Voice

SOCIETY = HouseStyle(
    name="society", plain="Vera", bold="VeraBd", italic="VeraIt", size=9, heading_size=10, title_size=16, margin=54,
    indent=20,
    ink="#8e1b5a", band="#f7e6ef",
)  # fmt: skip


GRANARY = HouseStyle(
    name="granary", plain="Times-Roman", bold="Times-Bold", italic="Times-Italic", size=12, heading_size=12,
    title_size=18,
    margin=80, indent=24,
)  # fmt: skip


def society(seed: int) -> SetPaper:
    """A ruled box of particulars, in which everybody is listed with initials; drafts are stamped."""
    voice, guests = Voice(f"{seed}/society"), Guests(f"{seed}/society")
    people = guests.people("east_asian english south_asian west_african european irish american middle_eastern")
    chair, minuter, *others = people
    seats = [
        entry(chair, "present", role="Chair", after=f" ({chair.initials}) (Chair)"),
        entry(minuter, "present", role="Minute Taker", after=f" ({minuter.initials}) (Minute Taker)"),
        *(entry(p, "present", after=f" ({p.initials})") for p in others[:-1]),
    ]
    away = entry(others[-1], "apologies", after=f" ({others[-1].initials})")
    present = Cell((Para(tuple(run for seat in seats for run in (*seat.runs, Run(", ")))[:-1], "cell"),))
    box = (
        (cell("Location", look="bold"), cell("G21, Faraday Building, and Discord")),
        (cell("Date and time", look="bold"), cell("Thursday 30th October 2025, 18:15")),
        (cell("Present (7)", look="bold"), present),
        (cell("Apologies", look="bold"), Cell((Para(away.runs, "cell"),))),
    )
    blocks = flat(
        met("Robotics Society – Committee Minutes", "title", "Robotics Society", "minutes", "2025-10-30", start="18:15",
            venue="G21, Faraday Building, and Discord"),
        Grid(box, (20, 80)),
        _reports(voice, people),
        _events(voice, people),
        _motion(people),
    )  # fmt: skip
    furniture = Furniture(foot="Robotics Society committee", centre="{page}")
    return typeset_whole("Society minutes", SOCIETY, blocks, furniture, stamp="DRAFT")


def _reports(voice: Voice, people: tuple[Person, ...]) -> tuple[Block, ...]:
    minutes, money = Item("1", "Previous minutes"), Item("2", "Treasurer’s report")
    treasurer = people[2].initials
    return flat(
        minutes.head(mark="1"),
        _bullet(*minutes.decided("agreed", "Minutes of 16th October agreed, no objections.")),
        money.head(mark="2"),
        _bullet(text(voice.say(f"{treasurer} reports a balance of £{{1-2}},{{210-890}}.40, and {{61-97}} members")),
                text("The Guild has approved our grant")),
        _bullet(money.task("Chase the two late sponsors by Friday 7th November", treasurer,
                           due="by Friday 7th November", day="2025-11-07", before=f"**ACTION {treasurer}:** ")),
    )  # fmt: skip


def _events(voice: Voice, people: tuple[Person, ...]) -> tuple[Block, ...]:
    """An action of last time that is done, one that is carried forward, and one for two people."""
    item = Item("3", "Events")
    first, second, third = (p.initials for p in people[3:6])
    return flat(
        item.head(mark="3"),
        text("**Line-follower night**", mark="•", level=1),
        _bullet(text(f"{first} says {voice.random.randint(22, 48)} people came, up from last year"), level=2),
        _bullet(item.task("Collect feedback from the line-follower night", first, before=f"**ACTION {first}:** ",
                          certain=False), text("Action completed"), level=2),
        text("**Winter build weekend**", mark="•", level=1),
        _bullet(text("Should we have pizza? MDF is cheaper than acrylic"),
                item.task("Book the workshop for the build weekend", f"{second}/{third}",
                          before=f"**ACTION {second}/{third}:** "), level=2),
    )  # fmt: skip


def _motion(people: tuple[Person, ...]) -> tuple[Block, ...]:
    item, other, close = Item("4", "Motion: change of name"), Item("5", "Elections"), Item("6", "AOB")
    mover, seconder, elected = people[4], people[6], people[5]
    return flat(
        item.head(mark="4"),
        _bullet(*item.decided("resolved", f"Proposed: {mover.initials}. Seconded: {seconder.initials}. That we become "
                              "the Robotics and Automation Society. For: 3, Against: 2, Abstain: 2. Motion passes.",
                              mover=mover.initials, seconder=seconder.initials, votes=(3, 2, 2))),
        other.head(mark="5"),
        _bullet(*other.decided("appointed", f"{elected.full} was elected Workshop Officer unopposed."),
                text(f"Nominations for Social Secretary stay open; {people[0].initials} may stand")),
        close.head(mark="6"),
        _bullet(text("None. Next meeting in two weeks")),
        Item(None, "").task("Minutes to be checked by the Secretary.", "the Secretary", certain=False),
    )  # fmt: skip


def _bullet(*paras: Para, level: int = 1) -> tuple[Para, ...]:
    return tuple(Para(paragraph.runs, paragraph.role, "•" if level == 1 else "–", level) for paragraph in paras)


def annual_meeting(seed: int) -> SetPaper:
    """A charity's annual meeting: everything proposed and seconded, “nem. con.”, officers elected in one list."""
    voice, guests = Voice(f"{seed}/annual meeting"), Guests(f"{seed}/annual meeting")
    people = guests.people("english scots west_african english irish east_asian")
    seats = [entry(p, "present", "{initialled}", honorific=p.title) for p in people[:5]]
    away = entry(people[5], "apologies", "{initialled}", honorific=people[5].title)
    blocks = flat(
        para("The Old Granary Trust", "letterhead"),
        met("Minutes of the Annual General Meeting", "subtitle", "The Old Granary Trust", "minutes", "2025-06-12",
            start="19:30", end="20:25", venue="Granary"),
        para("held on Thursday, 12 June 2025 at 7.30pm in the Granary", "centre"),
        Para((*run_on(seats), Run(" and 23 other members were present. "), *away.runs, Run(" had sent apologies."))),
        _accounts(voice, people),
        _officers(people),
        text("The meeting closed at 8.25pm with a vote of thanks to the helpers."),
    )  # fmt: skip
    return typeset_whole("Annual General Meeting", GRANARY, blocks, Furniture(foot="AGM 2025"))


def _name(person: Person) -> str:
    return f"{person.title} {person.surname}"


def _accounts(voice: Voice, people: Sequence[Person]) -> tuple[Block, ...]:
    minutes, report, money = Item("1", "Minutes of 2024"), Item("2", "Chairman’s report"), Item("3", "Accounts")
    first, second, third = (_name(person) for person in people[1:4])
    return flat(
        minutes.head("underlined", mark="1)"),
        minutes.decided("resolved", f"Taken as read. Their adoption was proposed by {first}, seconded by {second} and "
                        "carried nem. con.", mover=first, seconder=second),
        report.head("underlined", mark="2)"),
        report.said(f"{_name(people[0])} spoke of a busy year. The roof appeal had raised "
                    f"£{voice.random.randint(6, 9)},410. "
                    "It was hoped that the lift might be thought of again when funds allowed."),
        money.head("underlined", mark="3)"),
        money.said(voice.say("Income was £{31-38},{110-980} and spending £{27-30},{110-980}.")),
        money.decided("approved", f"{second} proposed that the accounts be adopted; {third} seconded; adopted "
                                  "unanimously.",
                      mover=second, seconder=third, unanimous=True),
        money.decided("appointed", f"Harker and Lowe were re-appointed as independent examiners (prop. {first}, sec. "
                      f"{third}).", mover=first, seconder=third),
    )  # fmt: skip


def _officers(people: Sequence[Person]) -> tuple[Block, ...]:
    officers, other = Item("4", "Election of officers"), Item("5", "Any other business")
    posts = ("Chairman", "Treasurer", "Secretary")
    clauses = [f"{post}: {_name(person)}" for post, person in zip(posts, people, strict=False)]
    return flat(
        officers.head("underlined", mark="4)"),
        officers.decided("appointed", "There being one nomination for each office, the following were elected:",
                         clauses=clauses, marks=("•",) * 3),
        other.head("underlined", mark="5)"),
        other.said("A member asked whether the car park could be lit."),
        other.task(f"{_name(people[3])} offered to get a price for a lamp.", _name(people[3])),
    )  # fmt: skip


PAPERS = (
    HousePaper("society-minutes-2025-10-30", "minutes", society),
    HousePaper("trust-agm-minutes-2025-06-12", "minutes", annual_meeting),
)
