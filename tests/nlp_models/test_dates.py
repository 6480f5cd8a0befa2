"""Printed dates and the days that they stand for."""

from datetime import date

import pytest

from nlp_models.dates import find_dates


def found(text: str, default_year: int | None = None) -> list[tuple[str, str, str | None]]:
    return [
        (
            text[mention.start : mention.end],
            mention.precision,
            mention.last_day.isoformat() if mention.last_day else None,
        )
        for mention in find_dates(text, default_year=default_year)
    ]


@pytest.mark.parametrize(
    ("text", "printed", "precision", "last_day"),
    [
        ("The Board met on Wednesday 9 October 2024.", "Wednesday 9 October 2024", "day", "2024-10-09"),
        ("Date: WEDNESDAY, 29 JANUARY 2025", "WEDNESDAY, 29 JANUARY 2025", "day", "2025-01-29"),
        ("Held on 9th Oct 24 at noon", "9th Oct 24", "day", "2024-10-09"),
        ("on the 9th of October, 2024", "9th of October, 2024", "day", "2024-10-09"),
        ("Monday, October 9th, 2023 in the hall", "Monday, October 9th, 2023", "day", "2023-10-09"),
        ("October 9, 2024", "October 9, 2024", "day", "2024-10-09"),
        ("9-Oct-2024", "9-Oct-2024", "day", "2024-10-09"),
        ("signed 30/01/2025", "30/01/2025", "day", "2025-01-30"),
        ("signed 03/04/25", "03/04/25", "day", "2025-04-03"),
        ("signed 01/30/2025", "01/30/2025", "day", "2025-01-30"),
        ("30.01.25", "30.01.25", "day", "2025-01-30"),
        ("1.2.2025", "1.2.2025", "day", "2025-02-01"),
        ("2025-01-30", "2025-01-30", "day", "2025-01-30"),
        ("29 \n February 2024", "29 \n February 2024", "day", "2024-02-29"),
        ("Jan-25", "Jan-25", "month", "2025-01-31"),
        ("Mar 26", "Mar 26", "month", "2026-03-31"),
        ("no later than April 26.", "April 26", "month", "2026-04-30"),
        ("in September 38% of calls", "September", "month", None),
        ("by January 2025", "January 2025", "month", "2025-01-31"),
        ("by the end of February 2024", "the end of February 2024", "month", "2024-02-29"),
        ("Mar–2011", "Mar–2011", "month", "2011-03-31"),
        ("in Q3 2025/26 we", "Q3 2025/26", "quarter", "2025-12-31"),
        ("Q4 2025–26", "Q4 2025–26", "quarter", "2026-03-31"),
        ("Q4 2025", "Q4 2025", "quarter", "2025-12-31"),
        ("the second quarter of 2025/26", "second quarter of 2025/26", "quarter", "2025-09-30"),
        ("during Q3", "Q3", "quarter", None),
        ("the 2025/26 budget", "2025/26", "financial_year", "2026-03-31"),
        ("the 2025-26 budget", "2025-26", "financial_year", "2026-03-31"),
        ("later in 23/24", "23/24", "financial_year", "2024-03-31"),
        ("FY 2025/2026", "FY 2025/2026", "financial_year", "2026-03-31"),
        ("1999/00", "1999/00", "financial_year", "2000-03-31"),
        ("by 2030 at the latest", "2030", "year", "2030-12-31"),
        ("towards the end of 2023", "the end of 2023", "year", "2023-12-31"),
        ("2022 to 2025", "2022 to 2025", "year", "2025-12-31"),
        ("the 2025-28 plan", "2025-28", "year", "2028-12-31"),
        ("on 11-12 July", "12 July", "day", None),
        ("Page 7 October 11, 2021", "October 11, 2021", "day", "2021-10-11"),
        ("Spring 2025", "Spring 2025", "season", None),
        ("Late Autumn 2025", "Late Autumn 2025", "season", None),
        ("by 19 July", "19 July", "day", None),
        ("in September", "September", "month", None),
        ("in May", "May", "month", None),
    ],
)
def test_one_date(text: str, printed: str, precision: str, last_day: str | None) -> None:
    assert found(text) == [(printed, precision, last_day)]


@pytest.mark.parametrize(
    "text",
    [
        "The Board may 20 times over march past.",
        "May I thank the Clerk.",
        "a rise of 2,025 and £2025",
        "see 3.10.2 and 4/5 of them",
        "room 20256",
        "file 2021-1363",
        "23.05.11 Lamps by the gate",
        "about 2030% more",
        "Marsh Lane and Octagon House",
        "",
    ],
)
def test_no_date(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("by 19 July", "2024-07-19"),
        ("on Wednesday 7 July", "2024-07-07"),
        ("on Monday 7 July", "2025-07-07"),
        ("the June meeting", "2024-06-30"),
        ("by October 9th", "2024-10-09"),
        ("by October 14", "2024-10-14"),
    ],
)
def test_default_year_dates_the_yearless(text: str, last_day: str) -> None:
    (mention,) = find_dates(text, default_year=2024)
    assert mention.last_day == date.fromisoformat(last_day)
    assert mention.derived


def test_month_first_reads_american_papers() -> None:
    assert [m.last_day for m in find_dates("03/04/2025, April 26", default_year=2025, month_first=True)] == [
        date(2025, 3, 4),
        date(2025, 4, 26),
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("9 October and 11 November 2024", ["2024-10-09", "2024-11-11"]),
        ("January/February 2025", ["2025-01-31", "2025-02-28"]),
        ("30 June – 2 July 2025", ["2025-06-30", "2025-07-02"]),
        ("from 1 April 2024 to 31 March 2025", ["2024-04-01", "2025-03-31"]),
        ("2024/25, 2025/26", ["2025-03-31", "2026-03-31"]),
    ],
)
def test_several_dates(text: str, days: list[str]) -> None:
    assert [last_day for _, _, last_day in found(text)] == days
    assert not any(mention.derived for mention in find_dates(text))


@pytest.mark.parametrize(
    "text",
    [
        "the 9th day of October 2024", "9th day of October, 2024", "9th. October 2024", "9th. Oct. 2024", "9.10.24",
        "9-10-24", "9 / 10 / 2024", "Wednesday, the 9th October 2024", "October 9,2024", "Weds 9th October 2024",
    ],
)  # fmt: skip
def test_days_in_the_forms_of_many_houses(text: str) -> None:
    assert [str(mention.first_day) for mention in find_dates(text)] == ["2024-10-09"]
