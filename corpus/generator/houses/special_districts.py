"""Papers of North American districts and commissions: votes named in the sentence, an agenda of lettered items."""

from collections.abc import Sequence

from corpus.generator.attendance import run_on
from corpus.generator.house import HouseStyle
from corpus.generator.houses.guests import Guests
from corpus.generator.houses.scribe import HousePaper, Item, asked, entry, flat, met, text
from corpus.generator.script import Block, Para, Run, para
from corpus.generator.story import Person
from corpus.generator.typeset import Furniture, SetPaper, typeset_whole
from corpus.generator.wording import Voice, listed

WATER = HouseStyle(
    name="water", plain="Courier", bold="Courier-Bold", italic="Courier-Oblique", size=10, heading_size=10,
    title_size=12,
    margin=72, indent=36, paper="letter",
)  # fmt: skip
COUNTY = HouseStyle(
    name="county", plain="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique", size=10.5, heading_size=11,
    title_size=14, margin=72, indent=34, paper="letter",
)  # fmt: skip


def water_board(seed: int) -> SetPaper:
    """Directors, a motion on lines of its own with the names of the vote, direction to staff, a closed session."""
    voice, guests = Voice(f"{seed}/water board"), Guests(f"{seed}/water board")
    directors = guests.people("american english american south_asian european", "Director")
    manager, counsel = (
        guests.person("american", post="General Manager"),
        guests.person("irish", post="District Counsel"),
    )
    away = directors[4]
    present = [
        entry(p, "present", role=role, after=f", {role}")
        for p, role in zip(directors[:4], ("President", "Vice President", "Director", "Director"), strict=True)
    ]
    staff = [entry(p, "in_attendance", role=p.post, after=f", {p.post}") for p in (manager, counsel)]
    blocks = flat(
        para("COYOTE BEND WATER DISTRICT", "letterhead"),
        met("Board of Directors - Special Meeting", "subtitle", "Board of Directors", "minutes", "2025-08-19",
            start="09:05",
            end="10:40"),
        para("August 19, 2025", "centre"),
        text("Approved Minutes"),
        text(f"President {directors[0].surname} called the meeting to order at 9:05 a.m."),
        Para((Run("Roll Call: "), *run_on(present), Run("."))),
        Para((Run("Absent: "), *entry(away, "absent", role="Director", after=", Director").runs, Run("."))),
        Para((Run("Staff: "), *run_on(staff), Run("."))),
        _wells(voice, directors),
        _rates(directors),
        text("The meeting adjourned at 10:40 a.m."),
    )  # fmt: skip
    return typeset_whole("Board of Directors minutes", WATER, blocks, Furniture(centre="{page}"))


def _wells(voice: Voice, directors: Sequence[Person]) -> tuple[Block, ...]:
    item = Item("III", "WELL NO. 6 REHABILITATION")
    first, second = f"Director {directors[2].surname}", f"Vice President {directors[1].surname}"
    names = listed([f"{p.surname} - aye" for p in directors[:4]])
    return flat(
        item.head("underlined", mark="III."),
        item.said(voice.say("The General Manager reported that output had dropped to {310-480} gallons a minute. Two "
                            "bids were received, of ${212-260},000 and ${281-340},000.")),
        item.decided("resolved", f"{first} moved to award the contract to the low bidder.", f"{second} seconded the "
                                                                                            "motion.",
                     f"Motion carried with the following votes: {names}.", mover=first, seconder=second,
                     votes=(4, 0, 0)),
        item.said(f"Absent: {directors[4].surname}."),
    )  # fmt: skip


def _rates(directors: Sequence[Person]) -> tuple[Block, ...]:
    """A motion that dies for want of a second, one that passes, and direction to staff."""
    item, session = Item("IV", "WATER RATES"), Item("V", "CLOSED SESSION")
    first, second = f"Director {directors[3].surname}", f"Director {directors[2].surname}"
    return flat(
        item.head("underlined", mark="IV."),
        item.said(f"{first} moved to hold rates for a year. The motion died for lack of a second."),
        item.decided("resolved", f"It was moved by {first} and seconded by {second} that the rate study be received "
                     "and filed. The motion passed 3-1.", mover=first, seconder=second, votes=(3, 1, 0)),
        item.task("The Board directed the General Manager to bring back a tiered rate by September 16.", "the General "
                                                                                                         "Manager",
                  due="by September 16", day="2025-09-16"),
        session.head("underlined", mark="V."),
        session.said("The Board met with District Counsel on one matter of existing litigation and took no reportable "
                     "action."),
    )  # fmt: skip


def commission_agenda(seed: int) -> SetPaper:
    """Roman numerals over lettered items, a consent calendar, actions asked for in italics, a notice to the public."""
    guests = Guests(f"{seed}/commission agenda")
    lead, guest = guests.person("east_asian"), guests.person("american")
    first, second = (
        Item("A", "Approve minutes of December 4, 2025"),
        Item("B", "Accept the 2025 annual report of the Arts Fund"),
    )
    grants = Item("A", "Mural at Fifth and Alder: final design")
    fees = Item("B", "Room rental fees for non-profit groups")
    blocks = flat(
        para("Cedar Mesa County", "letterhead"),
        met("Arts and Parks Commission", "title", "Arts and Parks Commission", "agenda", "2026-01-08", start="18:00",
            venue="Grange Hall, 210 Mission Street"),
        para("Regular Meeting – Thursday, January 8, 2026 at 6:00 p.m.", "centre"),
        para("Grange Hall, 210 Mission Street", "centre"),
        Item("I", "CALL TO ORDER").head(mark="I."),
        Item("II", "PUBLIC COMMENT").head(mark="II."),
        text("Speakers are limited to three minutes. The Commission may not act on matters that are not on this "
             "agenda.", level=1),
        Item("III", "CONSENT CALENDAR").head(mark="III."),
        *(item.head("body", mark=f"{item.number}.", level=2) for item in (first, second)),
        Item("IV", "REGULAR BUSINESS").head(mark="IV."),
        grants.head("body", mark="A.", level=2, after=f" ({lead.full}, Cultural Affairs Manager)",
                    presenter=f"{lead.full}, Cultural Affairs Manager"),
        *asked("Recommended action: approve the final design.", certain=False),
        fees.head("body", mark="B.", level=2, after=f" ({guest.full})", presenter=guest.full),
        *asked("Recommended action: discuss, and give direction to staff.", certain=False),
        Item("V", "COMMISSIONER REPORTS").head(mark="V."),
        Item("VI", "ADJOURNMENT").head(mark="VI."),
        para("Posted January 2, 2026. Persons who need an accommodation should call 555-0142 by noon the day before.",
             "small"),
    )  # fmt: skip
    return typeset_whole("Commission agenda", COUNTY, blocks, Furniture(foot="Agenda page {page}"))


PAPERS = (
    HousePaper("water-district-minutes-2025-08-19", "minutes", water_board),
    HousePaper("commission-agenda-2026-01-08", "agenda", commission_agenda),
)
