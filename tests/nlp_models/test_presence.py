"""Notes on how long and from where somebody took part."""

import pytest

from nlp_models.presence import Presence, read_presence


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("via Teams", Presence(remote=True)),
        ("MS Teams", Presence(remote=True)),
        ("attended virtually", Presence(remote=True)),
        ("by telephone", Presence(remote=True)),
        ("dialled in", Presence(remote=True)),
        ("joined online at 7.10pm", Presence(remote=True, joined="7.10pm")),
        ("until item 7", Presence(left="item 7")),
        ("up to agenda item 4(b)", Presence(left="agenda item 4(b)")),
        ("from 11.20 am", Presence(joined="11.20 am")),
        ("from 10.15 to 11.20", Presence(joined="10.15", left="11.20")),
        ("from item 4 until item 6", Presence(joined="item 4", left="item 6")),
        ("joined at item 4", Presence(joined="item 4")),
        ("arrived during item 3", Presence(joined="during item 3")),
        ("left the meeting at 8.15 p.m.", Presence(left="8.15 p.m.")),
        ("left after item 9", Presence(left="after item 9")),
        ("joined the meeting at 7.15pm and left at 9pm", Presence(joined="7.15pm", left="9pm")),
        ("left the meeting at noon", Presence(left="noon")),
        ("left the meeting at 7.15pm and returned at 7.30pm", Presence()),
        ("left the room during item 6", Presence()),
        ("item 9 only", Presence()),
        ("items 1 to 5", Presence()),
        ("part", Presence()),
        ("holiday", Presence()),
        ("works in teams across the county", Presence()),
    ],
)
def test_notes(note: str, expected: Presence) -> None:
    assert read_presence(note) == expected
