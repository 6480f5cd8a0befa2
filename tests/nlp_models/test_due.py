"""Due phrases and the days that they fix."""

from datetime import date

import pytest

from nlp_models.due import find_due


@pytest.mark.parametrize(
    ("text", "phrase", "rule", "day"),
    [
        ("Clerk to write by 31 March 2025.", "by 31 March 2025", "due.by", "2025-03-31"),
        ("no later than April 2026", "no later than April 2026", "due.by", "2026-04-30"),
        ("Due: August 2026", "Due: August 2026", "due.by", "2026-08-31"),
        ("by the end of October", "by the end of October", "due.by", "2024-10-31"),
        ("end of October", "end of October", "due.date", "2024-10-31"),
        ("Mar 2026", "Mar 2026", "due.date", "2026-03-31"),
        ("during 2023/24", "during 2023/24", "due.on", "2024-03-31"),
        ("in May 2026", "in May 2026", "due.on", "2026-05-31"),
        ("later in 2025", "later in 2025", "due.on", "2025-12-31"),
        ("From May 2026", "From May 2026", "due.from", None),
        ("early 2025", "early 2025", "due.date", None),
        ("by late January 2026", "by late January 2026", "due.by", "2026-01-31"),
        ("for the June meeting", "for the June meeting", "due.meeting", "2024-06-30"),
        ("to report to the next Board meeting", "to the next Board meeting", "due.meeting", None),
        ("by the next meeting", "by the next meeting", "due.meeting", None),
        ("Next meeting", "Next meeting", "due.meeting", None),
        ("prior to the AGM", "prior to the AGM", "due.meeting", None),
        ("within 4 weeks", "within 4 weeks", "due.within", None),
        ("in two months’ time", "in two months’ time", "due.within", None),
        ("over the next four years", "over the next four years", "due.within", None),
        ("over the coming months", "over the coming months", "due.within", None),
        ("1-2 years", "1-2 years", "due.within", None),
        ("before Christmas", "before Christmas", "due.season", None),
        ("in the autumn", "in the autumn", "due.season", None),
        ("next week", "next week", "due.period", None),
        ("by the end of the financial year", "by the end of the financial year", "due.period", None),
        ("later this year", "later this year", "due.period", None),
        ("ahead of the local elections", "ahead of the local elections", "due.event", None),
        ("Ongoing", "Ongoing", "due.ongoing", None),
        ("On–going", "On–going", "due.ongoing", None),
        ("ASAP", "ASAP", "due.soon", None),
        ("as soon as possible", "as soon as possible", "due.soon", None),
        ("on an annual basis", "on an annual basis", "due.recurring", None),
        ("Monthly", "Monthly", "due.recurring", None),
        ("TBC", "TBC", "due.open", None),
    ],
)
def test_one_due(text: str, phrase: str, rule: str, day: str | None) -> None:
    found = find_due(text, default_year=2024)
    assert [(text[due.start : due.end], due.rule, due.day.isoformat() if due.day else None) for due in found] == [
        (phrase, rule, day)
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("by 30 January", "2025-01-30"),
        ("before the January billing run", "2025-01-31"),
        ("before the 8th January meeting", "2025-01-08"),
        ("by 12 December", "2024-12-12"),
        ("by 30 January 2024", "2024-01-30"),
        ("in January", "2024-01-31"),
    ],
)
def test_what_is_due_without_a_year_is_due_after_the_day_of_speaking(text: str, day: str) -> None:
    (due,) = find_due(text, default_year=2024, since=date(2024, 11, 4))
    assert due.day == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "phrase", "day"),
    [
        ("Mend the gate by 14/7", "by 14/7", "2025-07-14"),
        ("Mend the gate (5/8)", "5/8", "2025-08-05"),
        ("Mend the gate (5/18)", "5/18", "2025-05-18"),
        ("within 21 days of receipt", "within 21 days of receipt", None),
        ("within a month of the date of this notice", "within a month of the date of this notice", None),
        ("by the first week of June", "by the first week of June", None),
    ],
)
def test_due_that_is_printed_short_or_counted_from_an_event(text: str, phrase: str, day: str | None) -> None:
    (due,) = find_due(text, default_year=2025)
    assert (due.phrase, due.day and due.day.isoformat()) == (phrase, day)


@pytest.mark.parametrize("text", ["cut the cost by 3/4", "by 2/3 of the votes", "open 24/7"])
def test_share_is_no_due(text: str) -> None:
    assert find_due(text, default_year=2025) == ()


def test_a_year_alone_behind_for_is_no_due() -> None:
    assert [due.rule for due in find_due("the dates for 2027")] == ["due.date"]
    assert find_due("Following discussion the Board") == ()


def test_the_phrase_is_running_text() -> None:
    (due,) = find_due("by the next\n  meeting")
    assert due.phrase == "by the next meeting"


@pytest.mark.parametrize(
    "text",
    ["", "The Clerk will write to them.", "They met in the hall.", "a weak week-old cause", "He came to the meeting."],
)
def test_no_due(text: str) -> None:
    assert find_due(text) == ()
