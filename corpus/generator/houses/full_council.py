"""Minutes of a full council: questions and answers, a petition, a motion that notes and believes, an amendment."""

from collections.abc import Sequence

from corpus.generator.attendance import run_on
from corpus.generator.house import HouseStyle
from corpus.generator.houses.guests import Guests
from corpus.generator.houses.scribe import HousePaper, Item, entry, flat, met, text
from corpus.generator.manner import FIGURES
from corpus.generator.script import Block, Para, Run, para
from corpus.generator.story import Person
from corpus.generator.typeset import Furniture, SetPaper, typeset_whole
from corpus.generator.wording import Voice, listed

CITY = HouseStyle(
    name="alderbourne", plain="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique", size=10.5,
    heading_size=11,
    title_size=15, margin=60, indent=30, justified=True,
)  # fmt: skip


def city_council(seed: int) -> SetPaper:
    """The Lord Mayor presides; much is asked and said, little is decided."""
    voice, guests = Voice(f"{seed}/full council"), Guests(f"{seed}/full council")
    mayor = guests.person("west_african", "Councillor")
    members = guests.people("english scots south_asian irish welsh european middle_eastern east_asian", "Councillor")
    away = guests.people("english european", "Councillor")
    chief = guests.person("english", "Mr", "Chief Executive")
    blocks = flat(
        para("ALDERBOURNE CITY COUNCIL", "letterhead"),
        met("COUNCIL", "title", "Alderbourne City Council", "minutes", "2025-10-22", start="18:30", end="21:40",
            venue="Guildhall"),
        text("Minutes of the meeting of the Council held at the Guildhall on Wednesday 22 October 2025 at 6.30 pm."),
        Para((Run("Present: ", "bold"), Run("The Right Worshipful the Lord Mayor ("),
              *entry(mayor, "present", honorific="Councillor", role="Lord Mayor").runs, Run(") in the Chair; "),
              *run_on([entry(p, "present", "{surname}", honorific="Councillor") for p in members], joint="Councillors"),
              Run("."))),
        Para((Run("Also present: ", "bold"), *entry(chief, "in_attendance", "{surname}", honorific="Mr",
                                                    role=chief.post,
                                                   after=f" ({chief.post})").runs, Run("."))),
        _opening(away),
        _questions(voice, members),
        _motion(members),
        _recommended(members),
        text("The meeting ended at 9.40 pm."),
    )  # fmt: skip
    return typeset_whole("Council minutes", CITY, blocks, Furniture(head="Council, 22 October 2025", centre="C{page}"))


def _opening(away: Sequence[Person]) -> tuple[Block, ...]:
    apologies, minutes, petition = Item("38", "Apologies"), Item("39", "Minutes"), Item("40", "Petition")
    excused = [entry(p, "apologies", "{surname}", honorific="Councillor") for p in away]
    return flat(
        apologies.head(mark="38."),
        Para((Run("Apologies had been received from "), *run_on(excused, joint="Councillors"), Run("."))),
        minutes.head(mark="39."),
        minutes.decided("resolved", "RESOLVED (nem. con.) that the minutes of 16 July 2025 be signed."),
        petition.head(mark="40."),
        petition.said("A petition with 1,204 signatures was handed in. It asks the Council to reopen the toilets in "
                      "Abbey Street."),
        petition.decided("referred", "The petition stood referred to the Streets Committee.", certain=False),
    )  # fmt: skip


def _questions(voice: Voice, members: Sequence[Person]) -> tuple[Block, ...]:
    """Asked, answered and asked again: only a promise to one who asked is a task."""
    item = Item("41", "Questions on notice")
    first, second, third = (f"Councillor {p.surname}" for p in members[:3])
    return flat(
        item.head(mark="41."),
        item.said(f"(1) {first} asked the Portfolio Holder for Housing, {second}:"),
        para("“How many homes stood empty in September, and will the Council agree to charge their owners more?”",
             level=1,
             look="italic"),
        item.said(f"{second} replied:"),
        para(voice.say("“There were {310-390}. Cabinet decided in June to raise the premium from next April, which "
                       "the Government has approved. We expect a third to be let by Christmas.”"), level=1,
                       look="italic"),
        item.said(f"{third} asked a supplementary question about students, and was told that no count was to hand."),
        item.task(f"{second} undertook to send {third} the figures for each ward by 7 November 2025.", second,
                  due="by 7 November 2025", day="2025-11-07"),
    )  # fmt: skip


def _motion(members: Sequence[Person]) -> tuple[Block, ...]:
    """The motion as moved, an amendment put and lost, the motion carried."""
    item = Item("42", "Motion – Night buses")
    first, second, third, fourth = (f"Councillor {p.surname}" for p in members[3:7])
    asks = (
        "to write to the Secretary of State for fairer funding of night buses",
        "to ask the Streets Committee to report on lighting at stops by March 2026",
    )
    return flat(
        item.head(mark="42."),
        item.said(f"It was moved by {first} and seconded by {second}:"),
        para("“This Council notes that the last bus now leaves at 10.15 pm and that 2,100 people work at night.",
             level=1),
        para("This Council believes that nobody should be stranded.”", level=1),
        item.decided("rejected", f"{third} moved, and {fourth} seconded, that “night” be replaced by “evening”. The "
                     "amendment was put and lost, 3 voting for and 6 against.", mover=third, seconder=fourth,
                     votes=(3, 6, 0)),
        item.decided("resolved", "The motion was then put and CARRIED, and it was RESOLVED:", clauses=asks,
                     marks=FIGURES,
                     mover=first, seconder=second, also=(
                         item.duty(asks[1], "the Streets Committee", due="by March 2026", day="2026-03-31",
                                   certain=False),
                     )),
    )  # fmt: skip


def _recommended(members: Sequence[Person]) -> tuple[Block, ...]:
    """A recommendation of another body, taken by a recorded vote."""
    item = Item("43", "Recommendation of the Audit Committee, 30 September 2025")
    ayes, noes = [p.surname for p in members[:6]], [p.surname for p in members[6:]]
    return flat(
        item.head(mark="43."),
        item.said("The Committee had resolved to recommend a change to the rules on contracts. There was no debate."),
        item.decided(
            "resolved", "RESOLVED that the Contract Procedure Rules be amended with effect from 1 January 2026.",
            f"For (7): The Lord Mayor, Councillors {listed(ayes)}.", "Against (0). Abstained (2): Councillors "
                                                                     f"{listed(noes)}.",
            votes=(7, 0, 2),
        ),
    )  # fmt: skip


PAPERS = (HousePaper("full-council-minutes-2025-10-22", "minutes", city_council),)
