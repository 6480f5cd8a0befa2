"""Due phrases and the days that they fix."""

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


def test_the_phrase_is_running_text() -> None:
    (due,) = find_due("by the next\n  meeting")
    assert due.phrase == "by the next meeting"


@pytest.mark.parametrize(
    "text",
    ["", "The Clerk will write to them.", "They met in the hall.", "a weak week-old cause", "He came to the meeting."],
)
def test_no_due(text: str) -> None:
    assert find_due(text) == ()
