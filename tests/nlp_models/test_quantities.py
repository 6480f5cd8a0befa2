"""Amounts, their units and comparisons."""

import pytest

from nlp_models.quantities import Quantity, find_quantities


def told(quantity: Quantity) -> tuple[object, ...]:
    return (quantity.value, quantity.unit, quantity.comparison, quantity.high, quantity.per)


@pytest.mark.parametrize(
    ("text", "printed", "expected"),
    [
        ("at least 95% of children", "at least 95%", (95, "%", "at_least", None, None)),
        ("raise uptake to 85 per cent", "85 per cent", (85, "%", None, None, None)),
        ("waits of no more than 18 weeks", "no more than 18 weeks", (18, "weeks", "at_most", None, None)),
        ("a 28-day standard", "28-day", (28, "days", None, None, None)),
        ("within 10 working days", "within 10 working days", (10, "days", "at_most", None, None)),
        ("save £1.5m annually", "£1.5m annually", (1.5e6, "£", None, None, "year")),
        ("save £1,250 a year", "£1,250 a year", (1250, "£", None, None, "year")),
        ("rates above 12.5 per 100,000", "above 12.5 per 100,000", (12.5, None, "more_than", None, "100,000")),
        ("reach 1 million appointments", "1 million appointments", (1e6, "appointments", None, None, None)),
        ("build 400 new homes", "400 new homes", (400, "new homes", None, None, None)),
        ("train 20 SMEs in data", "20 SMEs", (20, "SMEs", None, None, None)),
        ("reach 70,000+ listeners", "70,000+ listeners", (70000, "listeners", "at_least", None, None)),
        ("nine in ten visitors", "nine in ten", (9, "in 10", None, None, None)),
        ("in 9 out of 10 cases", "9 out of 10", (9, "in 10", None, None, None)),
        ("cut by 10–15%", "10–15%", (10, "%", None, 15, None)),
        ("between 5 and 10 visits", "between 5 and 10 visits", (5, "visits", None, 10, None)),
        ("£2m to £3m", "£2m to £3m", (2e6, "£", None, 3e6, None)),
        ("by 2.5 percentage points", "2.5 percentage points", (2.5, "percentage points", None, None, None)),
        ("rise by 3pp", "3pp", (3, "percentage points", None, None, None)),
        ("a 2% point gain", "2% point", (2, "percentage points", None, None, None)),
        ("four fifths of it", "four fifths", (80, "%", None, None, None)),
        ("40 homes each year", "40 homes each year", (40, "homes", None, None, "year")),
        (
            "train 20 mental health first aiders",
            "20 mental health first aiders",
            (20, "mental health first aiders", None, None, None),
        ),
        ("≥ 90% seen", "≥ 90%", (90, "%", "at_least", None, None)),
        ("<27 weeks", "<27 weeks", (27, "weeks", "less_than", None, None)),
        ("fewer than five falls", "fewer than five falls", (5, "falls", "less_than", None, None)),
        ("twenty-five people", "twenty-five people", (25, "people", None, None, None)),
        ("zero waits over it", "zero waits", (0, "waits", None, None, None)),
        ("85% or more of them", "85% or more", (85, "%", "at_least", None, None)),
        ("halve the backlog", "halve", (50, "%", None, None, None)),
        ("double the visits", "double", (2, "times", None, None, None)),
        ("about two thirds of it", "about two thirds", (66.7, "%", "about", None, None)),
        ("more than half", "more than half", (50, "%", "more_than", None, None)),
        ("85% by 31 March 2025, item 4", "85%", (85, "%", None, None, None)),
        ("up to \n 8 weeks", "up to \n 8 weeks", (8, "weeks", "at_most", None, None)),
    ],
)
def test_one_amount(text: str, printed: str, expected: tuple[object, ...]) -> None:
    assert [(text[each.start : each.end], told(each)) for each in find_quantities(text)] == [(printed, expected)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("from 41.3% in 2023/24 to at least 55%", [41.3, 55]),
        ("85% detected and 90% treated by 2029", [85, 90]),
        ("three of 12 wards", [3, 12]),
        ("the target is 95. It rose", [95]),
        ("1 in 3 of them", [1]),
        ("5 and 10 visits", [5, 10]),
        ("from £2m to £3m", [2e6, 3e6]),
        ("within three years, 70% of it", [3, 70]),
        ("by the end of September 69% of them", [69]),
        ("from 42% to 55%", [42, 55]),
        ("from a baseline of 120 to 40", [120, 40]),
        ("from 10-15% to 20%", [10, 20]),
    ],
)
def test_several_amounts(text: str, values: list[float]) -> None:
    assert [each.value for each in find_quantities(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "",
        "on 9 October 2024 at 7.30 pm",
        "item 4 on page 12",
        "aged 18 to 25",
        "in 2025/26",
        "see 3.10.2",
        "COVID-19",
        "the 3rd of them",
        "open 24/7",
        "1. Apologies",
        "Agreed. 2. Minutes",
        "to 3) note",
        "one of them",
    ],
)
def test_no_amount(text: str) -> None:
    assert find_quantities(text) == ()
