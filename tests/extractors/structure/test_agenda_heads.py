"""The heads of agendas in many house styles."""

import pytest

from tests.extractors.structure.heads import AGENDA, Facts, facts_of, structure_of


@pytest.mark.parametrize(
    ("head", "facts"),
    [
        pytest.param(
            "# MILLDALE PARISH COUNCIL\n"
            "Dear Councillor,\n"
            "You are hereby summoned to attend a meeting of Milldale Parish Council to be held in the "
            "Memorial Hall on Tuesday 2 July 2024 at 7.15pm for the purpose of transacting the following "
            "business.",
            ("Milldale Parish Council", "2024-07-02", "19:15", None, "Memorial Hall"),
            id="agenda summons",
        ),
        pytest.param(
            "# Children’s Services Scrutiny Panel\n"
            "Date: Thursday, 11 July 2024\n"
            "Time: 6.30 pm\n"
            "Venue: Committee Rooms 1-2 - Civic Offices\n"
            "For any further information please contact: Ann Elm\n"
            "Membership: Councillors Oak, Ash and Lea\n"
            "# AGENDA",
            ("Children’s Services Scrutiny Panel", "2024-07-11", "18:30", None, "Committee Rooms 1-2 - Civic Offices"),
            id="agenda fields",
        ),
        pytest.param(
            "# Adult Social Care and Public Health Sub-Committee\n"
            "To: Councillors Elm (Chair), Oak and Ash\n"
            "Date: Tuesday, 16 July 2024\n"
            "Time: 10.00am\n"
            "Venue: Council Chamber, County Hall, Vale Road\n"
            "# AGENDA",
            (
                "Adult Social Care and Public Health Sub-Committee",
                "2024-07-16",
                "10:00",
                None,
                "Council Chamber, County Hall, Vale Road",
            ),
            id="agenda modgov",
        ),
        pytest.param(
            "# NOTICE OF MEETING\n"
            "# ASHCOMBE COUNTY COUNCIL CABINET\n"
            "Monday 1st July 2024 at 11.00 am\n"
            "Ashburton Hall, Elizabeth II Court, Vale",
            ("CABINET", "2024-07-01", "11:00", None, "Ashburton Hall, Elizabeth II Court, Vale"),
            id="notice",
        ),
        pytest.param(
            "# ASHCOMBE CITY COUNCIL\n"
            "# REGULAR MEETING AGENDA\n"
            "Tuesday, June 4, 2024\n"
            "7:00 P.M.\n"
            "Council Chambers, 100 Main Street",
            ("ASHCOMBE CITY COUNCIL", "2024-06-04", "19:00", None, "Council Chambers, 100 Main Street"),
            id="us agenda",
        ),
    ],
)
def test_heads_of_agendas(head: str, facts: Facts) -> None:
    structure = structure_of(head, AGENDA)
    assert (structure.kind, facts_of(structure)) == ("agenda", facts)
