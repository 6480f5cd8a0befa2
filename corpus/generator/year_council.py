"""The council's year: Cabinet in June and September, Council in July and February, scrutiny, planning, a decision."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from corpus.generator.business import Chamber, Feature, adopted, moved, opening_items, report_item, talk_names, vote
from corpus.generator.people import Cast
from corpus.generator.story import (
    Adopted,
    AgreedByReference,
    AmendmentLost,
    Attendance,
    Body,
    Business,
    ItemDeferred,
    ItemReferred,
    Meeting,
    MinutesConfirmed,
    Moved,
    OfficeFilled,
    Person,
    Proposal,
    PublicExcluded,
    Seat,
    Substitute,
    Vote,
)
from corpus.generator.wording import Application, Voice, applications, sentences

LETTERHEAD = "Ashcombe Borough Council"
CABINET = Body("Cabinet", "Cabinet", LETTERHEAD, "Chairman")
COUNCIL = Body("Borough Council", "Council", LETTERHEAD, "Mayor")
SCRUTINY = Body("Overview and Scrutiny Committee", "Committee", LETTERHEAD)
PLANNING = Body("Planning Committee", "Committee", LETTERHEAD, "Chairman")

CABINET_DAYS = (date(2025, 6, 11), date(2025, 9, 10))
COUNCIL_DAYS = (date(2025, 5, 21), date(2025, 7, 16), date(2026, 2, 25))
SCRUTINY_DAYS = (date(2025, 7, 8), date(2025, 10, 7))
PLANNING_DAYS = (date(2025, 12, 17), date(2026, 1, 21), date(2026, 2, 18))
PORTFOLIOS = ("Leader of the Council", "Deputy Leader", "Cabinet Member for Housing", "Cabinet Member for Place",
              "Cabinet Member for Adults and Health", "Cabinet Member for Finance")  # fmt: skip
BOROUGH_TOPICS = (
    "recycling_hours", "empty_homes", "tree_strategy", "budget_monitoring", "digital_access", "air_quality",
    "homelessness", "carers", "send_transport", "market_square", "risk_register",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlanningCase:
    """One application and what became of it."""

    reference: str
    site: str
    proposal: str
    result: Literal["granted", "refused", "visited"]
    condition: str
    reason: str
    moved: Moved
    vote: Vote | None
    until: date


@dataclass(frozen=True, slots=True)
class ExecutiveDecision:
    """A decision that a member of Cabinet took alone."""

    reference: str
    title: str
    taken: date
    taker: Person
    portfolio: str
    proposals: tuple[Proposal, ...]
    reasons: tuple[str, ...]
    officer: Person


@dataclass(frozen=True, slots=True)
class CouncilYear:
    """The borough's meetings, by what they are."""

    cabinet: tuple[Meeting, Meeting]
    council: tuple[Meeting, Meeting]
    scrutiny: tuple[Meeting, Meeting]
    planning: Meeting
    cases: tuple[PlanningCase, ...]
    decision: ExecutiveDecision
    parking: Business


def council_year(seed: int, cast: Cast) -> CouncilYear:
    """The council's year with this seed."""
    june, september = _cabinets(seed, cast)
    parking = next(item for item in september.business if item.title == "Off-Street Parking Review")
    voice = Voice(f"{seed}/planning")
    return CouncilYear(
        cabinet=(june, september),
        council=_councils(seed, cast),
        scrutiny=_scrutinies(seed, cast),
        planning=_planning(voice, cast),
        cases=_cases(voice, cast),
        decision=_decision(seed, cast),
        parking=parking,
    )


def _chamber(
    seed: int, key: str, cast: Cast, voters: Sequence[Person], held: date, noun: str, features: tuple[Feature, ...]
) -> Chamber:
    return Chamber(
        area="borough", talk="said", noun=noun, voters=tuple(voters), officers=cast.officers, features=features,
        voice=Voice(f"{seed}/{key}"), held=held,
    )  # fmt: skip


def _cabinets(seed: int, cast: Cast) -> tuple[Meeting, Meeting]:
    members = cast.councillors[:6]
    seats = tuple(Seat(person, role) for person, role in zip(members, PORTFOLIOS, strict=True))
    features: tuple[Feature, ...] = ("plain", "plain", "unanimous", "moved")
    chosen = Voice(f"{seed}/cabinet topics").random.sample(BOROUGH_TOPICS, 5)
    june = _chamber(seed, "cabinet june", cast, members, CABINET_DAYS[0], "Cabinet", features)
    first = [
        *opening_items(june, previous=date(2025, 4, 9)),
        *(report_item(june, topic) for topic in chosen[:3]),
        report_item(june, "asset_transfer", outcomes=(ItemDeferred(CABINET_DAYS[1]),)),
    ]
    september = _chamber(seed, "cabinet september", cast, members, CABINET_DAYS[1], "Cabinet", features)
    numbers = AgreedByReference("1 and 2")
    second = [
        *opening_items(september, previous=CABINET_DAYS[0]),
        report_item(september, "asset_transfer"),
        report_item(september, "parking_review", outcomes=(numbers, ItemReferred(SCRUTINY.name, 3))),
        *(report_item(september, topic) for topic in chosen[3:]),
    ]
    officers = ("Chief Executive", "Director of Finance", "Director of Place", "Democratic Services Officer")
    return (
        _meeting(june, CABINET, seats, officers, cast, first, ("18:00", "19:25"), CABINET_DAYS[1]),
        _meeting(september, CABINET, seats, officers, cast, second, ("18:00", "19:50"), date(2025, 11, 12)),
    )


def _meeting(
    chamber: Chamber, body: Body, seats: tuple[Seat, ...], posts: Sequence[str], cast: Cast,
    business: Sequence[Business], times: tuple[str, str], next_meeting: date | None, *, away: int = 1,
    substitutes: tuple[Person, ...] = (), venue: str = "council_venue",
) -> Meeting:  # fmt: skip
    """A meeting at which all that is moved is moved by people who are there."""
    busy = _named_in(business)
    free = [seat for seat in seats[1:] if seat.person not in busy]
    missing = {seat.person for seat in chamber.voice.random.sample(free, min(away, len(free)))}
    absent = tuple(seat.person for seat in seats if seat.person in missing)
    standing_in = tuple(Substitute(person, for_) for person, for_ in zip(substitutes, absent, strict=False))
    return Meeting(
        body=body, held=chamber.held, start=times[0], end=times[1],
        venue=chamber.voice.random.choice(sentences("places", venue)), members=seats,
        attendance=Attendance(
            present=tuple(seat for seat in seats if seat.person not in missing),
            attending=tuple(Seat(cast.officers[post]) for post in posts),
            apologies=absent,
            substitutes=standing_in,
        ),
        business=tuple(business), clerk=cast.officers["Democratic Services Officer"], next_meeting=next_meeting,
    )  # fmt: skip


def _named_in(business: Sequence[Business]) -> set[Person]:
    """Everybody who moves, seconds, votes by name, is elected or is to act."""
    people: set[Person] = set()
    for item in business:
        people |= {task.owner for task in item.tasks}
        motions = [item.moved] if item.moved else []
        for outcome in item.outcomes:
            if isinstance(outcome, OfficeFilled):
                people.add(outcome.person)
            if isinstance(outcome, Adopted | AmendmentLost | OfficeFilled) and outcome.moved:
                motions.append(outcome.moved)
            if isinstance(outcome, Adopted | AmendmentLost) and outcome.vote and outcome.vote.roll:
                people |= {person for side in outcome.vote.roll for person in side}
        people |= {person for motion in motions for person in (motion.mover, motion.seconder)}
    return people


def _councils(seed: int, cast: Cast) -> tuple[Meeting, Meeting]:
    mayor, voters = cast.councillors[-1], cast.councillors[:-4]
    seats = (Seat(mayor, "Mayor"), *(Seat(person) for person in cast.councillors[:-1]))
    july = _chamber(seed, "council july", cast, voters, COUNCIL_DAYS[1], "Council", ("moved", "moved vote"))
    february = _chamber(seed, "council february", cast, voters, COUNCIL_DAYS[2], "Council", ("moved", "moved vote"))
    first = [
        *opening_items(july, previous=COUNCIL_DAYS[0]),
        Business("public", "Questions from the Public", said=(_public(july),)),
        _motion_item(july),
        _office(july, cast),
        report_item(july, "licensing_policy"),
    ]
    second = [
        *opening_items(february, previous=date(2025, 12, 10)),
        _budget_item(february, cast),
        report_item(february, "leisure_contract"),
    ]
    posts = ("Chief Executive", "Director of Finance", "Head of Law and Governance", "Democratic Services Officer")
    return (
        _meeting(july, COUNCIL, seats, posts, cast, first, ("19:00", "21:12"), date(2025, 9, 24), away=3),
        _meeting(february, COUNCIL, seats, posts, cast, second, ("19:00", "20:47"), date(2026, 4, 15), away=2),
    )


def _public(chamber: Chamber) -> str:
    ward = chamber.voice.random.choice(sentences("places", "wards"))
    return chamber.voice.say(chamber.voice.draw(sentences("talk", "public")), ward=ward)


def _motion_item(chamber: Chamber) -> Business:
    """A motion, an amendment that is lost on a recorded vote, and the motion carried."""
    voice = chamber.voice
    first = moved(chamber)
    subject = voice.draw(sentences("motions", "subjects"))
    proposal = Proposal(voice.say(sentences("motions", subject, "to")[0]), sentences("motions", subject, "that")[0])
    amendment = voice.draw(sentences("motions", subject, "amendments"))
    lost = AmendmentLost(amendment, moved(chamber), vote(chamber, carried=False, recorded=True))
    carried = Adopted((proposal,), moved=first, vote=vote(chamber, carried=True))
    names = talk_names(chamber, chamber.officers["Director of Place"])
    said = tuple(voice.say(voice.draw(sentences("motions", "debate")), **names) for _ in range(3))
    title = sentences("motions", subject, "title")[0]
    return Business("motion", f"Notice of Motion – {title}", said=said, asked=(proposal,), moved=first,
                    outcomes=(lost, carried))  # fmt: skip


def _office(chamber: Chamber, cast: Cast) -> Business:
    motion = moved(chamber)
    free = [person for person in chamber.voters if person not in (motion.mover, motion.seconder)]
    filled = OfficeFilled(chamber.voice.random.choice(free), f"Chair of the {SCRUTINY.name}", motion)
    return Business("office", "Appointments to Committees", said=("A vacancy had arisen since the Annual Meeting.",),
                    outcomes=(filled,), lead=cast.officers["Head of Law and Governance"])  # fmt: skip


def _budget_item(chamber: Chamber, cast: Cast) -> Business:
    """The council tax, set on a vote that the law requires to be recorded."""
    voice = chamber.voice
    rise = f"{voice.random.choice((1.99, 2.49, 2.99)):.2f}"
    thing = f"the revenue budget and the capital programme for 2026/27, with a rise in the council tax of {rise}%,"
    proposals = (
        Proposal(f"approve {thing}", f"{thing} be approved"),
        Proposal("set aside £600,000 as a contingency for pay", "£600,000 be set aside as a contingency for pay"),
    )
    motion = moved(chamber)
    carried = Adopted(proposals, moved=motion, vote=vote(chamber, carried=True, recorded=True))
    said = (
        "The Leader of the Council presented the budget and thanked the officers who had prepared it.",
        voice.say(
            "Members heard that the gap before savings had been £{4-7}.{1-9} million and that {61-74}% of those who "
            "answered the consultation would accept a rise."
        ),
        "It was noted that a recorded vote was required by regulations.",
    )  # fmt: skip
    return Business("report", "Budget and Council Tax 2026/27", said=said, lead=cast.officers["Director of Finance"],
                    asked=proposals, outcomes=(carried,))  # fmt: skip


def _scrutinies(seed: int, cast: Cast) -> tuple[Meeting, Meeting]:
    members = cast.councillors[6:15]
    seats = (Seat(members[0], "Chair"), Seat(members[1], "Vice-Chair"), *(Seat(person) for person in members[2:]))
    features: tuple[Feature, ...] = ("plain", "moved", "vote", "unanimous")
    july = _chamber(seed, "scrutiny july", cast, members[:6], SCRUTINY_DAYS[0], "Committee", features)
    october = _chamber(seed, "scrutiny october", cast, members[:6], SCRUTINY_DAYS[1], "Committee", features)
    first = [
        *opening_items(july, previous=date(2025, 4, 22), apologies_title="Apologies and Substitutes"),
        report_item(july, "carers"),
        report_item(july, "risk_register"),
    ]
    busy = replace(october, tasks=(1, 2))
    second = [
        *opening_items(october, previous=SCRUTINY_DAYS[0], apologies_title="Apologies and Substitutes"),
        _referred(busy),
        _guest_item(busy, cast, report_item(busy, "homelessness")),
        report_item(busy, "send_transport"),
        Business("exclusion", "Exclusion of the Press and Public", outcomes=(PublicExcluded(3),)),
        _exempt(busy),
    ]
    posts = ("Director of Adults and Communities", "Director of Children's Services", "Head of Housing",
             "Scrutiny Officer")  # fmt: skip
    stand_in = (cast.councillors[15],)
    return (
        _meeting(july, SCRUTINY, seats, posts[:2] + posts[3:], cast, first, ("18:30", "20:05"), SCRUTINY_DAYS[1],
                 away=2, substitutes=stand_in, venue="committee_venue"),
        _meeting(october, SCRUTINY, seats, posts, cast, second, ("18:30", "20:40"), date(2025, 12, 2),
                 away=2, substitutes=stand_in, venue="committee_venue"),
    )  # fmt: skip


def _referred(chamber: Chamber) -> Business:
    """Cabinet's third recommendation on parking comes to scrutiny."""
    proposal = Proposal(
        "advise Cabinet that evening charges should not be brought in before a survey of visitors has been made",
        "Cabinet be advised that evening charges should not be brought in before a survey of visitors has been made",
    )
    item = report_item(chamber, "parking_review", outcomes=(adopted(chamber, (proposal,), feature="vote"),))
    said = ("Cabinet had referred this matter to the Committee on 10 September 2025.", *item.said)
    return replace(item, title="Evening Parking Charges – Referral from Cabinet", said=said, asked=(proposal,))


def _guest_item(chamber: Chamber, cast: Cast, item: Business) -> Business:
    partner = chamber.voice.random.choice(sentences("places", "partners"))
    return replace(item, guest=replace(cast.residents[0], organisation=partner))


def _exempt(chamber: Chamber) -> Business:
    price = chamber.voice.random.randint(21, 38) * 10
    proposals = (
        Proposal(f"buy the former Station Hotel for no more than £{price},000",
                 f"the former Station Hotel be bought for no more than £{price},000"),
        Proposal("delegate authority to the Head of Law and Governance to settle the terms",
                 "authority be delegated to the Head of Law and Governance to settle the terms"),
    )  # fmt: skip
    lead = chamber.officers["Head of Housing"]
    said = (f"The Head of Housing explained that the vendor had first asked for £{price + 65},000.",)
    background = (
        f"The hotel has been on the market since March at a guide price of £{price + 65},000.",
        "An independent valuation and the vendor's position are set out in the confidential appendix.",
    )
    outcome = adopted(chamber, proposals, feature="plain")
    return Business("exempt", "Purchase of Property for Temporary Accommodation", said=said, lead=lead,
                    asked=proposals, outcomes=(outcome,), background=background)  # fmt: skip


def _planning(voice: Voice, cast: Cast) -> Meeting:
    members = cast.councillors[8:17]
    seats = (Seat(members[0], "Chairman"), Seat(members[1], "Vice-Chairman"), *(Seat(person) for person in members[2:]))
    chamber = Chamber("borough", "said", "Committee", members[:7], cast.officers, ("plain",), voice, PLANNING_DAYS[1])
    business = (
        *opening_items(chamber, previous=None),
        Business("minutes", "Minutes", outcomes=(MinutesConfirmed(PLANNING_DAYS[0]),)),
    )
    posts = ("Head of Planning", "Head of Law and Governance", "Democratic Services Officer")
    return _meeting(chamber, PLANNING, seats, posts, cast, business, ("17:30", "19:05"), PLANNING_DAYS[2])


def _cases(voice: Voice, cast: Cast) -> tuple[PlanningCase, ...]:
    chamber = Chamber("borough", "said", "Committee", cast.councillors[8:15], cast.officers, ("plain",), voice,
                      PLANNING_DAYS[1])  # fmt: skip
    results: tuple[Literal["granted", "refused", "visited"], ...] = ("granted", "refused", "granted", "visited")
    chosen: list[Application] = voice.random.sample(applications(), len(results))
    return tuple(
        PlanningCase(
            reference=f"25/{voice.random.randint(310, 990):05d}/FUL", site=voice.say(case.site),
            proposal=voice.say(case.proposal), result=result, condition=case.condition, reason=case.reason,
            moved=moved(chamber), vote=vote(chamber, carried=True) if result != "visited" else None,
            until=PLANNING_DAYS[2],
        )
        for case, result in zip(chosen, results, strict=True)
    )  # fmt: skip


def _decision(seed: int, cast: Cast) -> ExecutiveDecision:
    """The market traders' permit of the parking review, brought in by the Cabinet Member."""
    voice = Voice(f"{seed}/decision")
    price = voice.random.randint(18, 29)
    fee = f"the fee for the weekly permit be set at £{price}"
    proposals = (
        Proposal("bring in the market traders' weekly permit from 1 December 2025",
                 "the market traders' weekly permit be brought in from 1 December 2025"),
        Proposal(f"set the fee for the weekly permit at £{price}", fee),
        Proposal("authorise the Director of Place to make the Traffic Order",
                 "the Director of Place be authorised to make the Traffic Order"),
    )  # fmt: skip
    reasons = (
        "Cabinet agreed on 10 September 2025 that traders should have a permit, and left its price to be set by me.",
        voice.say("{11-29} traders answered the consultation, and most would use a permit on two or more days a week."),
    )  # fmt: skip
    return ExecutiveDecision(
        reference="2025/26-017", title="Market Traders' Weekly Parking Permit", taken=date(2025, 11, 18),
        taker=cast.councillors[3], portfolio=PORTFOLIOS[3], proposals=proposals, reasons=reasons,
        officer=cast.officers["Director of Place"],
    )  # fmt: skip
