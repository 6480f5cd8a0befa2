from datetime import date

import pytest

from service.search.understanding.dates_named import days_named_in

TODAY = date(2026, 5, 20)


def named(text: str) -> tuple[str, str, str] | None:
    found = days_named_in(text, today=TODAY)
    return (text[found.start : found.end], str(found.first), str(found.last)) if found else None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("lamps in 2018", ("2018", "2018-01-01", "2018-12-31")),
        ("minutes of May 2018", ("May 2018", "2018-05-01", "2018-05-31")),
        ("3rd June 2018 cabinet", ("3rd June 2018", "2018-06-03", "2018-06-03")),
        ("grants 2018-19", ("2018-19", "2018-01-01", "2019-03-31")),
        ("lamps since 2018", ("since 2018", "2018-01-01", "None")),
        ("after May 2019", ("after May 2019", "2019-06-01", "None")),
        ("before May 2019", ("before May 2019", "None", "2019-04-30")),
        ("until 2019", ("until 2019", "None", "2019-12-31")),
        ("between 2018 and 2020", ("between 2018 and 2020", "2018-01-01", "2020-12-31")),
        ("from 2018 to 2020", ("from 2018 to 2020", "2018-01-01", "2020-12-31")),
        ("May 2018 or 4 July 2019", ("May 2018 or 4 July 2019", "2018-05-01", "2019-07-04")),
        ("complaints last year", ("last year", "2025-01-01", "2025-12-31")),
        ("this year", ("this year", "2026-01-01", "2026-12-31")),
        ("last month", ("last month", "2026-04-01", "2026-04-30")),
        ("the last two years", ("the last two years", "2024-05-20", "2026-05-20")),
        ("past 6 months", ("past 6 months", "2025-11-20", "2026-05-20")),
    ],
)
def test_days_are_read(text: str, meant: tuple[str, str, str]) -> None:
    assert named(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "what may happen",
        "in May",
        "A466 speed limit",
        "call 0300 100 1800",
        "application 2024-39",
        "net zero by 2030",
        "Care Act 2014",
        "Local Plan 2024",
        "reference 2019",
        "£2018",
        "the last two items",
        "in the last resort",
    ],
)
def test_other_numbers_and_words_are_no_days(text: str) -> None:
    assert named(text) is None
