"""How papers print their days."""

import pytest

from extractors.structure.calendar import calendar_of
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
        P("Present: Ann Elm, Ben Oak"), B("1. Call to order"), P("The meeting was called to order at 5:01 pm."),
        B("2. Adjournment"), P("The meeting adjourned at 6:20 pm."),
    ]).meetings  # fmt: skip
    assert (meeting.date, meeting.start, meeting.end) == ("2025-06-10", "17:01", "18:20")
