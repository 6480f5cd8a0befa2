"""Items that minutes list by bullets below a heading of the business."""

import pytest

from tests.extractors.structures import B, P, read

HEAD = (B("Vale Maps TSC"), P("4 June 2024"), B("Attendees"), P("• Ann Elm - present"), P("• Ben Oak - not present"))


@pytest.mark.parametrize(
    ("heading", "entries", "titles"),
    [
        (
            "Agenda and Notes:",
            (
                "• Roof repairs",
                "   • Ann: two quotes came",
                "• Goals for 2025: paths",
                "• Ann: late today",
                "• Next release",
            ),
            ["Roof repairs", "Goals for 2025: paths", "Next release"],
        ),
        ("Meeting notes", ("• [x] Roof repairs", "• [ ] Next release"), ["Roof repairs", "Next release"]),
        ("Topics discussed", ("• Roof: https://elm.example/1", "• Next release"), ["Roof", "Next release"]),
        ("Guests", ("• Cleo Ash", "• Dan Fir"), []),
        ("Notes", ("• Ann said that the roof leaks.", "• It was agreed to mend it.", "• Paths"), []),
    ],
)
def test_the_outermost_bullets_are_items(heading: str, entries: tuple[str, ...], titles: list[str]) -> None:
    lines = [P(entry.strip(), left=72 + 12 * entry.startswith(" ")) for entry in entries]
    structure = read([*HEAD, B(heading), *lines])
    assert structure.kind == "minutes"
    assert [item.title for item in structure.items] == titles
