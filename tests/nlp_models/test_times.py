"""Printed times of day."""

import pytest

from nlp_models.times import find_times


@pytest.mark.parametrize(
    ("text", "printed", "clock"),
    [
        ("Time: 11.00 am", "11.00 am", "11:00"),
        ("It closed at 7pm.", "7pm", "19:00"),
        ("at 6.30 p.m. in the hall", "6.30 p.m.", "18:30"),
        ("called to order at 5:00 PM", "5:00 PM", "17:00"),
        ("from 12.15 a.m.", "12.15 a.m.", "00:15"),
        ("at 12 noon", "12 noon", "12:00"),
        ("ended at noon", "noon", "12:00"),
        ("closed at 18.51", "18.51", "18:51"),
        ("Time – 19.30", "19.30", "19:30"),
        ("until 1900hrs", "1900hrs", "19:00"),
        ("at 19:00 hours", "19:00 hours", "19:00"),
        ("at 7 o’clock", "7 o’clock", "07:00"),
        ("at 9.05", "9.05", "09:05"),
        ("at 6.30 \n pm", "6.30 \n pm", "18:30"),
        ("AT19:00 HRS", "19:00 HRS", "19:00"),
        ("held at7.30pm", "7.30pm", "19:30"),
        ("7-30pm", "7-30pm", "19:30"),
        ("7.30 p. m.", "7.30 p. m.", "19:30"),
        ("at 19h30", "19h30", "19:30"),
        ("at 7.30 in the evening", "7.30 in the evening", "19:30"),
        ("at 2 o'clock p.m.", "2 o'clock p.m.", "14:00"),
        ("commencing at 1900", "1900", "19:00"),
        ("7.pm", "7.pm", "19:00"),
    ],
)
def test_one_time(text: str, printed: str, clock: str) -> None:
    assert [(text[m.start : m.end], m.clock) for m in find_times(text)] == [(printed, clock)]


@pytest.mark.parametrize(
    ("text", "clocks"),
    [
        ("14:00-17:00", ["14:00", "17:00"]),
        ("15.00 – 17.00", ["15:00", "17:00"]),
        ("11.15am – 12.45pm", ["11:15", "12:45"]),
        ("6.30 to 8.45 pm", ["18:30", "20:45"]),
        ("10 - 12.30 pm", ["10:00", "12:30"]),
        ("12 - 2pm", ["12:00", "14:00"]),
    ],
)
def test_ranges(text: str, clocks: list[str]) -> None:
    assert [mention.clock for mention in find_times(text)] == clocks


@pytest.mark.parametrize(
    "text",
    [
        "rose by 11.30 to them",
        "£7.50",
        "see 4.15",
        "a ratio of 10:1",
        "in the afternoon",
        "9.30%",
        "at 3.50% of it",
        "25pm",
        "2.10.15",
        "at 1930 homes",
        "",
    ],
)
def test_no_time(text: str) -> None:
    assert find_times(text) == ()
