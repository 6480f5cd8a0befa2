import re

from extractors.document import compose
from extractors.grids import Grid, find_grids
from extractors.reading import read_pages
from nlp_models import load_reader
from tests.extractors.pdfs import lines, pdf_of, ruled_table, together

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
