"""How papers print their days."""

from datetime import date

import pytest

from extractors import extract
from extractors.structure.calendar import calendar_of
from tests.extractors.pdfs import created, lines, pdf_of
from tests.extractors.structures import B, P, read


@pytest.mark.parametrize(
    ("text", "month_first"),
    [
        ("Meeting of 3/4/2025, adjourned to 3/22/2025", True),
        ("Meeting of 3/4/2025, adjourned to 22/3/2025", False),
        ("Posted March 3, 2025. Meeting of 3/4/2025", True),
        ("Meeting of 3 March 2025 and 3/4/2025", False),
        ("Meeting of 3/4/2025", False),
    ],
)
def test_which_comes_first(text: str, month_first: bool) -> None:
    assert calendar_of(text).month_first is month_first


def test_the_usual_year() -> None:
    assert calendar_of("2024 and 2025, and 2025 again").year == 2025
    assert calendar_of("no year").year is None


def test_a_numeric_day_is_read_as_the_paper_prints_its_days() -> None:
    (meeting,) = read([
        B("Ashcombe Library Board"), B("Regular Meeting Minutes - 6/10/2025"), P("Posted June 12, 2025"),
        P("Present: Ann Elm, Ben Oak"), B("1. Call to order"), P("The meeting was called to order at 4:46 pm."),
        B("2. Adjournment"), P("The meeting adjourned at 6:20 pm."),
    ]).meetings  # fmt: skip
    assert (meeting.date, meeting.start, meeting.end) == ("2025-06-10", "16:46", "18:20")


@pytest.mark.parametrize(
    ("day", "made", "more", "expected"),
    [
        ("Friday 9th May", date(2025, 5, 14), "", "2025-05-09"),
        ("Friday 9th May", date(2025, 4, 2), "", "2025-05-09"),
        ("Tuesday, November 25", date(2026, 1, 8), "", "2025-11-25"),
        ("Friday 9th May", date(2023, 1, 8), "", None),  # no such Friday within a year
        ("9th May", date(2025, 5, 14), "", None),
        ("Friday 9th May", None, "", None),
        ("9th May", None, "The next meeting is on 6 June 2025.", "2025-05-09"),
        ("Friday 9th May", date(2031, 5, 14), "The next meeting is on 6 June 2025.", "2025-05-09"),
    ],
)
def test_the_year_of_a_meeting_that_prints_none(day: str, made: date | None, more: str, expected: str | None) -> None:
    pdf = pdf_of(lines(
        "Ashcombe Parish Council", f"Minutes of the meeting held on {day} at 7 pm", "Present: Ann Elm and Ben Oak",
        "1. Budget", "The Council approved the budget.", more or "The meeting closed at 8 pm.",
    ))  # fmt: skip
    (meeting,) = extract(created(pdf, made) if made else pdf).meetings
    assert meeting.date == expected
    assert ("date" in meeting.derived) is (expected is not None)
