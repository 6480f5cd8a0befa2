import pytest

from extractors.markers import Marker
from extractors.nesting import form_of, levels_of

Row = tuple[float, str | None]


def _marker(text: str) -> Marker:
    return Marker(text, len(text) + 1, bullet=text in "•–o")


def _levels(*rows: Row, frames: list[tuple[int, object, bool]] | None = None) -> list[int]:
    places = frames or [(1, None, False)] * len(rows)
    return levels_of(
        (left, _marker(text) if text else None, frame) for (left, text), frame in zip(rows, places, strict=True)
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(72, None), (72, None)], [0, 0]),
        ([(72, "1"), (72, "2"), (72, "3")], [0, 0, 0]),
        ([(72, "1"), (90, "(a)"), (90, "(b)"), (72, "2")], [0, 1, 1, 0]),
        ([(72, "1"), (90, "(a)"), (108, "(i)"), (90, "(b)")], [0, 1, 2, 1]),
        ([(72, "1"), (72, "(a)"), (72, "(b)"), (72, "2")], [0, 1, 1, 0]),
        ([(72, "1"), (90, "•"), (108, "–"), (90, "•")], [0, 1, 2, 1]),
        ([(72, "1"), (75, "2"), (70, "3")], [0, 0, 0]),
        ([(72, "1"), (90, "(a)"), (90, None), (72, "2")], [0, 1, 0, 0]),
        ([(72, "1"), (90, "(a)"), (97, None), (90, "(b)")], [0, 1, 1, 1]),
        ([(72, "1"), (90, "(a)"), (72, None), (90, "(a)")], [0, 1, 0, 0]),
        ([(90, "(a)"), (72, "1"), (90, "(a)")], [0, 0, 1]),
        ([(72, "•"), (72, "1"), (72, "•")], [0, 1, 0]),
    ],
    ids=[
        "no list", "one list", "a list within", "three deep", "by its markers alone", "bullets", "not quite level",
        "text at the list's edge ends it", "text farther in does not", "text at the margin ends all", "farther out",
        "a list between bullets",
    ],
)  # fmt: skip
def test_how_deep_items_are_nested(rows: list[Row], expected: list[int]) -> None:
    assert _levels(*rows) == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [((2, None, False), 1), ((1, "a cell", False), 0), ((1, None, True), 0)],
    ids=["over a page", "in a cell", "in a footnote"],
)
def test_lists_go_on_over_pages_and_not_into_cells_and_notes(second: tuple[int, object, bool], expected: int) -> None:
    assert _levels((72, "1"), (90, "(a)"), frames=[(1, None, False), second])[1] == expected


@pytest.mark.parametrize(
    ("text", "form"),
    [("3", "1"), ("2.13", "1.1"), ("(c)", "(a)"), ("(iv)", "(a)"), ("(x)", "(a)"), ("B", "B"), ("•", "•")],
)
def test_markers_that_count_in_one_way_look_alike(text: str, form: str) -> None:
    assert form_of(_marker(text)) == form
