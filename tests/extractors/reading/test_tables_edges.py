"""Cells out of rulings: the same as pdfplumber finds, faster, and within bounds."""

import io
import random
import time
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from pdfplumber import table as plumber

from corpus.sets import SAMPLES, shared_papers
from extractors.reading.edges import Edge, Edges, cells_of, closed, edges_of, tables_among
from extractors.reading.frames import frame_of
from extractors.reading.opening import opened
from extractors.reading.rulings import Ruling, rulings_of
from extractors.results import Box
from tests.extractors.pdfs import lines, pdf_of, ruled_table, together

CLOSE = 1.5  # points: pdfplumber takes both long sides of a thin rectangle, we its middle


def level(top: float, x0: float, x1: float) -> Ruling:
    return Ruling(x0, top, x1, top)


def upright(x: float, top: float, bottom: float) -> Ruling:
    return Ruling(x, top, x, bottom)


def _grid(
    columns: int, rows: int, *, left: float = 50, top: float = 50, width: float = 20, height: float = 35
) -> list[Ruling]:
    across = [level(top + height * i, left, left + width * columns) for i in range(rows + 1)]
    return across + [upright(left + width * i, top, top + height * rows) for i in range(columns + 1)]


def _ours(rulings: list[Ruling]) -> list[list[Box]]:
    return tables_among(cells_of(edges_of(rulings)))


def _theirs(rulings: list[Ruling]) -> list[list[Box]]:
    edges = [_record(ruling) for ruling in rulings]
    merged = [e for e in plumber.merge_edges(edges, 3, 3, 3, 3) if max(e["width"], e["height"]) >= 3]
    cells = plumber.intersections_to_cells(plumber.edges_to_intersections(merged, 3, 3))
    return [list(group) for group in plumber.cells_to_tables([c for c in cells if c[2] - c[0] > 0.1 < c[3] - c[1]])]


def _record(ruling: Ruling) -> dict[str, Any]:
    return {
        "object_type": "line", "orientation": "h" if ruling.horizontal else "v",
        "x0": ruling.x0, "x1": ruling.x1, "top": ruling.top, "bottom": ruling.bottom,
        "width": ruling.x1 - ruling.x0, "height": ruling.bottom - ruling.top,
    }  # fmt: skip


def _comparable(groups: list[list[Box]]) -> list[list[Box]]:
    return sorted(sorted((round(a, 3), round(b, 3), round(c, 3), round(d, 3)) for a, b, c, d in g) for g in groups)


@pytest.mark.parametrize("seed", range(150))
def test_any_rulings_frame_the_cells_that_pdfplumber_finds(seed: int) -> None:
    chance = random.Random(seed)
    rulings = []
    for _ in range(chance.randint(4, 22)):
        low, high = sorted(chance.sample(range(7), 2))
        at, shift, slip = chance.randint(0, 6) * 9.0, chance.choice([0, 0, 0, -1.5, 1]), chance.choice([0, 0, 2])
        if chance.random() < 0.5:
            rulings.append(level(at + shift, low * 9.0 - slip, high * 9.0))
        else:
            rulings.append(upright(at + shift, low * 9.0, high * 9.0 + slip))
    assert _comparable(_ours(rulings)) == _comparable(_theirs(rulings))


def _page_cells(pdf: bytes, number: int) -> tuple[list[Box], list[Box]]:
    with opened(pdf) as document:
        page = document[number - 1]
        ours = [box for group in _ours(rulings_of(page, frame_of(page))) for box in group]
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        theirs = [cell for table in document.pages[number - 1].find_tables() for cell in table.cells]
    return ours, theirs


def _same(a: Box, b: Box) -> bool:
    return all(abs(x - y) <= CLOSE for x, y in zip(a, b, strict=True))


@pytest.mark.parametrize("paper", sorted(SAMPLES.glob("*.pdf")), ids=lambda paper: paper.stem)
def test_the_samples_have_the_cells_that_pdfplumber_finds_in_their_files(paper: Path) -> None:
    pdf = paper.read_bytes()
    with opened(pdf) as document:
        count = min(len(document), 3)
    for number in range(1, count + 1):
        ours, theirs = _page_cells(pdf, number)
        assert len(ours) == len(theirs)
        assert all(any(_same(a, b) for b in theirs) for a in ours)


def test_a_page_has_the_cells_that_pdfplumber_finds_in_its_file() -> None:
    rows = [("Action", "Owner"), ("Cut the hedge", "JS"), ("Paint the gate", "AB")]
    ours, theirs = _page_cells(pdf_of(together(lines("Before", top=150), ruled_table(rows))), 1)
    assert len(ours) == len(theirs) == 6
    assert all(any(_same(a, b) for b in theirs) for a in ours)


REAL_PAGES = [
    ("transparency-board-action-log-2011-06-08", 2),
    ("user-group-action-log-2013-07-19", 1),
    ("lusavkaedu-treasury-mid-year-report", 4),
    ("unlabelled/datagovuk-odug-minutes-2013-06-11", 1),
    ("unlabelled/lusavkaedu-report-jhosc-terms-of-reference", 4),
]


@pytest.mark.parametrize(("name", "number"), REAL_PAGES)
def test_real_ruled_pages_have_the_cells_that_pdfplumber_finds(name: str, number: int) -> None:
    paper = shared_papers() / f"{name}.pdf"
    if not paper.exists():
        pytest.skip(f"no real papers in {shared_papers()}")
    ours, theirs = _page_cells(paper.read_bytes(), number)
    seen = [cell for cell in theirs if min(cell[2] - cell[0], cell[3] - cell[1]) > 5]  # not between double rules
    assert len(ours) >= len(seen) > 0
    assert all(any(_same(a, b) for b in ours) for a in seen)


def test_strokes_are_joined_and_nearly_equal_lines_are_one() -> None:
    dashes = [level(100, 10 + 5 * i, 13 + 5 * i) for i in range(20)]
    assert edges_of(dashes).level == (Edge(100, 10, 108),)
    double = edges_of([level(100, 10, 90), level(102, 10, 90)])
    assert double.level == (Edge(101, 10, 90),)


def test_dots_and_short_strokes_are_no_edges() -> None:
    assert edges_of([level(100, 10, 10.5), upright(50, 10, 12)]) == Edges((), ())


def test_rows_cut_by_the_page_are_closed() -> None:
    edges = closed(edges_of([*(upright(x, 100, 140) for x in (50, 120, 200)), level(100, 50, 200)]))
    assert [edge.at for edge in edges.level] == [100, 140]
    assert len(cells_of(edges)) == 2


def test_sides_left_open_are_closed_for_the_rows_that_an_inner_line_joins() -> None:
    upper = [*(level(y, 50, 200) for y in (100, 120, 140)), upright(120, 100, 140)]
    lower = [*(level(y, 50, 200) for y in (300, 320, 340)), upright(120, 300, 340)]
    groups = tables_among(cells_of(closed(edges_of([*upper, *lower]))))
    assert [len(group) for group in groups] == [4, 4]


def test_lines_under_headings_are_not_closed_to_a_frame() -> None:
    assert cells_of(closed(edges_of([level(y, 50, 200) for y in (100, 300, 320, 700)]))) == []


def test_hundreds_of_edges_are_crossed_in_milliseconds() -> None:
    strokes = [level(50 + 35 * j, 50 + 20 * i, 70 + 20 * i) for i in range(19) for j in range(21)]
    strokes += [upright(50 + 20 * i, 50 + 35 * j, 85 + 35 * j) for i in range(20) for j in range(20)]
    _ours(strokes)
    started = time.process_time()
    cells = [box for group in _ours(strokes) for box in group]
    assert len(cells) == 380
    assert time.process_time() - started < 0.05  # 2.5 milliseconds on a machine with nothing else to do


@pytest.mark.parametrize(
    "rulings",
    [
        [level(i / 100, 0, 500) for i in range(100_000)],
        [r for i in range(2_000) for r in (level(i * 4.0, 0, 8_000), upright(i * 4.0, 0, 8_000))],
        # Combs: every crossing has many neighbours below and beside it, and none closes.
        [r for i in range(140) for r in (level(i * 5.0, i * 5.0, 900), upright(i * 5.0, i * 5.0, 900))],
    ],
    ids=["a hundred thousand lines", "too many crossings", "combs"],
)
def test_drawings_beyond_measure_take_bounded_time(rulings: list[Ruling]) -> None:
    started = time.process_time()
    tables_among(cells_of(closed(edges_of(rulings))))
    assert time.process_time() - started < 2
