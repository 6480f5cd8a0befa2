"""Who meets, by heads that print the body in a letterhead, in running text, twice, or not at all."""

import pytest

from tests.extractors.structure.heads import AGENDA, MINUTES, facts_of, structure_of
from tests.extractors.structures import B, P, read

SUMMONS = (
    "You are hereby summoned to attend a meeting of the Finance Committee to be held in the Guildhall on Thursday "
    "6 June 2024 at 7.00pm."
)
NOTICE = (
    "A meeting of the Elmby Park Authority will be held in the Oak Room, Elm House on Thursday 6 June 2024 at 10am."
)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("# Town of Elmby\n# Monthly Meeting\nJune 4, 2015", "Town of Elmby"),
        ("# THE CORPORATION OF THE TOWN OF ELMBY\n# Council Meeting Minutes\nJune 4, 2015", "TOWN OF ELMBY Council"),
        ("# CITY OF ELMBY\n# CITY COUNCIL\n# Minutes\nJune 4, 2015", "CITY COUNCIL"),
        (
            "# CITY COUNCIL MINUTES\nThe City Council of the City of Elmby convened on June 4, 2015 at 3:00 P.M.",
            "City Council of the City of Elmby",
        ),
        (
            "# ELMBY PARISH COUNCIL\n# Minutes of the Parish Council Meeting\nheld on 4 June 2015",
            "ELMBY PARISH COUNCIL",
        ),
        (
            "# Elections Commission\n# Open Data Committee\n# MINUTES\nOpen Data Committee (ODC)\nJune 4, 2015",
            "Open Data Committee",
        ),
        (
            "A hybrid meeting (in person and online) of the Services Committee was held on 4 June 2015 at 7 pm.",
            "Services Committee",
        ),
        (
            "Elmby Village Hall (Charity No. 123456) Minutes of the Annual General Meeting held on 4 June 2015",
            "Elmby Village Hall",
        ),
        ("# Friends of Elm Park – Minutes of Committee Meeting 4 June 2015", "Friends of Elm Park"),
        ("Cyngor Cymuned Llanelmen Llanelmen Community Council\nMinutes, 4 June 2015", "Llanelmen Community Council"),
        ("# Elmby with Ashby Parish Council\nMinutes of the meeting of 4 June 2015", "Elmby with Ashby Parish Council"),
        ("# North Elm Township\n# Board Meeting - June 4, 2015\nPresent: Ann Elm", "North Elm Township Board"),
        ("# 2015-06-04 mill-lane core meeting\nAttendees: Ann Elm", "mill-lane core"),
        ("# Minutes of the 4th meeting of the Elm Centre, Q2 2015\n# Summary\nHeld on 4 June 2015", "Elm Centre"),
        ("Minutes from 12th Elmby Maps TSC meeting, June 4th, 2015", "Elmby Maps TSC"),
        ("# EVRC\n# Business Meeting Minutes\n4 June 2015", "EVRC"),
        ("# Ordinary Meeting of Council\n# Open Minutes\nMeeting Date: 4 June 2015", "Ordinary Meeting of Council"),
        (
            "# Elmby Board meeting, 4 June 2015\nPresent: Ann Elm\nThe Works Committee's report came last.",
            "Elmby Board",
        ),
    ],
)
def test_the_body_of_minutes(head: str, body: str) -> None:
    found, date, *_ = facts_of(structure_of(head, MINUTES))
    assert (found, date) == (body, "2015-06-04")


@pytest.mark.parametrize(
    ("head", "facts"),
    [
        (
            "# ELMBY TOWN COUNCIL\n29 May 2024\nTo: All Members of the Council\n" + SUMMONS + "\n# AGENDA",
            ("Finance Committee", "2024-06-06", "19:00", None, "Guildhall"),
        ),
        (
            "# ELM HOUSE\n24 May 2024\nTo: All Members of the Elmby Park Authority\n" + NOTICE + "\n# Chief Executive",
            ("Elmby Park Authority", "2024-06-06", "10:00", None, "Oak Room, Elm House"),
        ),
    ],
)
def test_a_summons_names_the_meeting_below_those_to_whom_it_goes(
    head: str, facts: tuple[str, str, str, None, str]
) -> None:
    assert facts_of(structure_of(head, AGENDA)) == facts


def test_the_place_follows_day_and_hour_without_a_preposition() -> None:
    head = "# Elmby Panel\nMinutes\n4 June 2015 (2pm to 4.10pm), Oak Room, Elm House"
    assert facts_of(structure_of(head, MINUTES)) == (
        "Elmby Panel",
        "2015-06-04",
        "14:00",
        "16:10",
        "Oak Room, Elm House",
    )


def test_another_page_of_minutes_whose_numbers_begin_anew_is_another_meeting() -> None:
    heads = [
        f"Minutes of the meeting held at the Old Hall on Tuesday {day} 2026 at 7pm" for day in ("6 January", "3 March")
    ]
    pages = [
        [B("Elmby Parish Council"), P(head), B("1. Welcome"), P("It was agreed to begin."), B("2. Bench"),
         P("The bench was approved and the Clerk reported."), B("3. Grants"), P("It was resolved to grant £50.")]
        for head in heads
    ]  # fmt: skip
    assert [meeting.date for meeting in read(*pages).meetings] == ["2026-01-06", "2026-03-03"]


@pytest.mark.parametrize(
    "taker",
    ["Councillor Ann Elm, Cabinet Member for Parks", "Cabinet Member for Parks (Councillor Ann Elm)"],
)
def test_a_decision_is_taken_by_the_office_rather_than_its_holder(taker: str) -> None:
    paper = [B("RECORD OF DECISION"), P(f"Decision maker: {taker}"), P("Date of decision: 4 June 2024")]
    (meeting,) = read([*paper, P("The fence was approved.")]).meetings
    assert meeting.body == "Cabinet Member for Parks"
