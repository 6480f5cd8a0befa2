import re

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors import extract
from extractors.document import compose
from extractors.grids import Grid, find_grids
from extractors.reading import read_pages
from nlp_models import load_reader
from tests.extractors.pdfs import HEIGHT, lines, pdf_of, ruled_table, together

HEADER = ("Action", "Owner", "Status")


def _grids(pdf: bytes) -> tuple[Grid, ...]:
    return find_grids(compose(read_pages(pdf)), load_reader())


def test_a_table_that_goes_on_over_the_page_is_one_with_its_header_once() -> None:
    first = [HEADER, *[(f"Task {n}", "JS", "Open") for n in range(1, 23)]]
    second = [HEADER, ("Task 23", "AB", "Closed")]
    pdf = pdf_of(ruled_table(first, top=200), ruled_table(second, top=60))
    (grid,) = _grids(pdf)
    assert grid.header == HEADER
    assert [row.text(0) for row in grid.rows] == [f"Task {n}" for n in range(1, 24)]
    assert (grid.rows[0].page, grid.rows[-1].page) == (1, 2)


def test_tables_with_other_columns_stay_apart() -> None:
    pdf = pdf_of(
        together(
            ruled_table([HEADER, ("Cut the hedge", "JS", "Open")], top=200),
            ruled_table([("Name", "Role"), ("A Ash", "Chair")], top=400),
        )
    )
    assert [grid.columns for grid in _grids(pdf)] == [3, 2]


def test_columns_are_found_by_their_titles() -> None:
    pdf = pdf_of(together(lines("Log"), ruled_table([HEADER, ("Cut the hedge", "JS", "Open")])))
    (grid,) = _grids(pdf)
    assert grid.column(re.compile("owner", re.IGNORECASE)) == 1
    assert grid.column(re.compile("due", re.IGNORECASE)) is None
    assert grid.rows[0].text(1) == "JS"


def test_a_table_without_titles_has_no_header() -> None:
    pdf = pdf_of(ruled_table([("Cut the hedge", "JS"), ("Paint the gate", "AB")]))
    (grid,) = _grids(pdf)
    assert grid.header == ()
    assert len(grid.rows) == 2


CUT = (
    together(
        ruled_table([HEADER, *[(f"Task {n}", "JS", "Open") for n in range(1, 20)]], top=200),
        ruled_table([("Ask the school whether", "AB", "Open")], top=680),
    ),
    together(
        ruled_table([("the gate may be locked", "", "")], top=60),
        ruled_table([("Mow the green", "JS", "Open")], top=84),
    ),
)


def test_a_row_that_a_page_cuts_is_one_row() -> None:
    (grid,) = _grids(pdf_of(*CUT))
    cut, after = grid.rows[-2:]
    assert cut.texts == ("Ask the school whether the gate may be locked", "AB", "Open")
    assert (cut.page, cut.last_page) == (1, 2)
    assert after.texts == ("Mow the green", "JS", "Open")
    assert grid.tables == ((1, 0), (2, 0))


def test_the_evidence_of_a_cut_cell_stands_on_both_pages_without_the_cells_between() -> None:
    document = compose(read_pages(pdf_of(*CUT)))
    (grid,) = find_grids(document, load_reader())
    cell = grid.rows[-2].cells[0]
    assert cell is not None
    evidence = document.evidence_of(cell.folded.origins, "rule:test")
    assert [(entry.page, entry.quote) for entry in evidence] == [
        (1, "Ask the school whether"),
        (2, "the gate may be locked"),
    ]
    assert all(document.text[entry.start : entry.end] == entry.quote for entry in evidence)


def test_the_action_of_a_cut_row_is_told_once_with_both_its_places() -> None:
    result = extract(pdf_of(*CUT), filename="action-log.pdf")
    (cut,) = [action for action in result.actions if action.text.startswith("Ask")]
    assert cut.text == "Ask the school whether the gate may be locked"
    quotes = [(entry.page, entry.quote) for entry in cut.evidence]
    assert quotes[:2] == [(1, "Ask the school whether"), (2, "the gate may be locked")]
    assert quotes[2:] == [(1, "AB"), (1, "Open")], "the cells of its owner and its status stand behind"


@pytest.mark.parametrize(
    ("last", "first", "joined"),
    [
        (("4", "Ask the school", "JS"), ("", "whether it is shut.", ""), True),
        (("4", "Ask the school.", "JS"), ("", "It may be shut.", "AB"), True),
        (("4", "Ask the school", "JS"), ("whether", "", ""), False),
        (("4", "Ask the school.", "JS"), ("5", "Mow the green.", "AB"), False),
        (("4", "Ask the school", "JS"), ("", "5. Mow the green", ""), False),
        (("", "Ask the school.", "JS"), ("", "Mow the green.", "AB"), False),
        (("4", "Calls answered", "95%"), ("", "Bins missed", "40"), False),
    ],
)
def test_the_first_row_of_a_page_is_the_rest_of_the_last_one_before(
    last: tuple[str, str, str], first: tuple[str, str, str], joined: bool
) -> None:
    rows = [*((str(n), f"Mend the gate of house {n}.", "AB") for n in range(1, 4)), last]
    (grid,) = _grids(pdf_of(ruled_table(rows, top=700), ruled_table([first], top=60)))
    assert len(grid.rows) == (4 if joined else 5)


def test_a_table_goes_on_where_the_margin_of_the_page_is_another() -> None:
    rows = [("Cut the hedge", "JS"), ("Paint the gate", "AB")]
    (grid,) = _grids(pdf_of(ruled_table(rows, top=740), ruled_table([("Mow the green", "JS")], left=92, top=60)))
    assert len(grid.rows) == 3


def test_a_table_goes_on_under_another_one() -> None:
    (grid, other) = _grids(
        pdf_of(
            ruled_table([HEADER, ("Cut the hedge", "JS", "Open")], top=740),
            together(
                ruled_table([("Total", "2")], top=60), ruled_table([HEADER, ("Mow the green", "AB", "Open")], top=150)
            ),
        )
    )
    assert [row.text(0) for row in grid.rows] == ["Cut the hedge", "Mow the green"]
    assert other.columns == 2


def test_tables_with_the_same_titles_that_end_on_their_pages_stay_apart() -> None:
    one, two = (ruled_table([HEADER, (task, "JS", "Open")], top=200) for task in ("Cut the hedge", "Mow the green"))
    assert len(_grids(pdf_of(one, two))) == 2


def test_titles_over_several_columns_stand_before_their_own() -> None:
    def two_levels(canvas: Canvas) -> None:
        for y in (200, 224, 248, 272):
            canvas.line(72, HEIGHT - y, 372, HEIGHT - y)
        for x, top in ((72, 200), (172, 200), (272, 224), (372, 200)):
            canvas.line(x, HEIGHT - top, x, HEIGHT - 272)
        for text, left, top in (("2026", 176, 216), ("Measure", 76, 240), ("Target", 176, 240), ("Actual", 276, 240)):
            lines(text, left=left, top=top, size=10, font="Helvetica-Bold")(canvas)
        for text, left in (("Calls", 76), ("95%", 176), ("91%", 276)):
            lines(text, left=left, top=264, size=10)(canvas)

    (grid,) = _grids(pdf_of(two_levels))
    assert grid.header == ("Measure", "2026 Target", "2026 Actual")
    assert [row.texts for row in grid.rows] == [("Calls", "95%", "91%")]
