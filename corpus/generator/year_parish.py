"""The parish year: the annual meeting in May, and a meeting in November that follows up what was left to do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.generator.business import Chamber, Feature, moved, opening_items, report_item
from corpus.generator.people import Cast
from corpus.generator.story import Attendance, Body, Business, Meeting, OfficeFilled, Person, Seat
from corpus.generator.wording import Voice, sentences, topics

PARISH = Body("Thornley Parish Council", "Council", "Thornley Parish Council", "Chairman")
PARISH_DAYS = (date(2025, 4, 8), date(2025, 5, 13), date(2025, 9, 9), date(2025, 11, 11), date(2026, 1, 13))
FEATURES: tuple[Feature, ...] = ("moved", "plain", "moved", "moved unanimous", "unanimous", "moved vote")


@dataclass(frozen=True, slots=True)
class ParishYear:
    """The parish council's meetings of May and November."""

    may: Meeting
    november: Meeting


def parish_year(seed: int, cast: Cast) -> ParishYear:
    """The parish year with this seed."""
    order = list(topics("parish"))
    Voice(f"{seed}/parish topics").random.shuffle(order)
    may = _may(seed, cast, order[:6])
    return ParishYear(may, _november(seed, cast, order[6:], may))


def _chamber(seed: int, key: str, cast: Cast, held: date) -> Chamber:
    """The vote of a parish council is left to those who are always there."""
    return Chamber("parish", "parish_said", "Council", cast.parish[:5], {"Clerk": cast.parish_clerk}, FEATURES,
                   Voice(f"{seed}/{key}"), held, tasks=(0, 1), talk_lines=(0, 1))  # fmt: skip


def _meeting(chamber: Chamber, cast: Cast, business: Sequence[Business], times: tuple[str, str],
             next_meeting: date, away: Sequence[Person], offices: dict[Person, str]) -> Meeting:  # fmt: skip
    seats = tuple(Seat(person, offices.get(person)) for person in cast.parish)
    return Meeting(
        body=PARISH, held=chamber.held, start=times[0], end=times[1],
        venue=chamber.voice.random.choice(sentences("places", "parish_venue")), members=seats,
        attendance=Attendance(
            present=tuple(seat for seat in seats if seat.person not in away),
            attending=(Seat(cast.parish_clerk), Seat(cast.councillors[20], "Borough Councillor")),
            apologies=tuple(away[:1]),
            absent=tuple(away[1:]),
        ),
        business=tuple(business), clerk=cast.parish_clerk, next_meeting=next_meeting,
    )  # fmt: skip


def _may(seed: int, cast: Cast, chosen: Sequence[str]) -> Meeting:
    chamber = _chamber(seed, "parish may", cast, PARISH_DAYS[1])
    chairman, vice = cast.parish[0], cast.parish[1]
    business = (
        Business("office", "Election of Chairman", outcomes=(_elected(chamber, chairman, "Chairman"),)),
        Business("office", "Election of Vice-Chairman", outcomes=(_elected(chamber, vice, "Vice-Chairman"),)),
        *opening_items(chamber, previous=PARISH_DAYS[0], apologies_title="Apologies"),
        *(report_item(chamber, topic) for topic in chosen),
        Business("closing", "Close"),
    )
    offices = {chairman: "Chairman", vice: "Vice-Chairman"}
    return _meeting(chamber, cast, business, ("19:30", "20:50"), date(2025, 7, 8), cast.parish[5:6], offices)


def _elected(chamber: Chamber, person: Person, office: str) -> OfficeFilled:
    motion = moved(chamber)
    while person in (motion.mover, motion.seconder):
        motion = moved(chamber)
    return OfficeFilled(person, office, motion)


def _november(seed: int, cast: Cast, chosen: Sequence[str], may: Meeting) -> Meeting:
    """What May left to do comes back: all but the last task done, the last one carried forward."""
    chamber = _chamber(seed, "parish november", cast, PARISH_DAYS[3])
    left = [(item, task) for item in may.business for task in item.tasks]
    done, carried = left[:-1][:3], left[-1:]
    said = tuple(f"{item.title}: the matter is now closed." for item, _ in done)
    still = tuple(f"{item.title}: not yet done and carried forward." for item, _ in carried)
    business = (
        *opening_items(chamber, previous=PARISH_DAYS[2], apologies_title="Apologies"),
        Business(
            "matters",
            "Matters Arising",
            said=(*said, *still),
            tasks=tuple(replace(task, due=None) for _, task in carried),
        ),
        *(report_item(chamber, topic) for topic in chosen),
        Business("closing", "Date of Next Meeting"),
    )
    offices = {cast.parish[0]: "Chairman", cast.parish[1]: "Vice-Chairman"}
    return _meeting(chamber, cast, business, ("19:30", "21:05"), PARISH_DAYS[4], cast.parish[5:7], offices)
