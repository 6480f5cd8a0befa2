"""Tables that rulings frame, and those that rules or columns of figures tell."""

from collections.abc import Sequence

import pytest
from reportlab.lib.colors import lightgrey
from reportlab.pdfgen.canvas import Canvas

from extractors.layout import Page, Table
from extractors.reading import read_pages
from tests.extractors.pdfs import HEIGHT, Draw, lines, pdf_of, ruled_table, together

BOLD = "Helvetica-Bold"


def _page(*draws: Draw) -> Page:
    return read_pages(pdf_of(together(*draws))).pages[0]


def _cells(page: Page, table: int = 0) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    for line in page.lines:
        if line.cell and line.cell.table == table:
            place = line.cell.row, line.cell.column
            found[place] = f"{found[place]} {line.text}" if place in found else line.text
    return found


def _titled(table: Table) -> set[int]:
    return {cell.row for cell in table.cells if cell.header}


def _rules(*places: tuple[float, float, float, float]) -> Draw:
    """Lines from (x0, top) to (x1, bottom)."""

    def draw(canvas: Canvas) -> None:
        for x0, top, x1, bottom in places:
            canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)

    return draw


def _at(text: str, left: float, top: float, font: str = "Helvetica") -> Draw:
    return lines(text, left=left, top=top, size=10, font=font)


def _columns(rows: Sequence[Sequence[str]], lefts: Sequence[float], top: float, pitch: float = 14) -> Draw:
    """Cells without any rulings."""
    return together(
        *(
            _at(text, left, top + pitch * y)
            for y, row in enumerate(rows)
            for text, left in zip(row, lefts, strict=True)
            if text
        )
    )


def _figures(
    rows: Sequence[Sequence[str]], rights: Sequence[float], top: float, left: float = 72, pitch: float = 14
) -> Draw:
    """A label at the left and figures that end in line."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for y, (label, *cells) in enumerate(rows):
            canvas.drawString(left, HEIGHT - top - pitch * y, label)
            for right, cell in zip(rights, cells, strict=True):
                canvas.drawRightString(right, HEIGHT - top - pitch * y, cell)

    return draw


BUDGET = [
    ("", "2025/26", "2026/27"),
    ("Libraries", "1,204", "1,250"),
    ("Parks and open spaces", "880", "912"),
    ("Highways", "3,410", "3,380"),
    ("Total", "5,494", "5,542"),
]


def test_merged_cells_span_rows_and_columns() -> None:
    page = _page(
        _rules(*((72, y, 372, y) for y in (200, 224)), (172, 248, 372, 248), (72, 272, 372, 272)),
        _rules((72, 200, 72, 272), (372, 200, 372, 272), (172, 224, 172, 272), (272, 224, 272, 272)),
        _at("Both years", 80, 216), _at("Ward", 80, 240),
        _at("2025", 180, 240), _at("2026", 280, 240), _at("12", 180, 264), _at("14", 280, 264),
    )  # fmt: skip
    (table,) = page.tables
    spans = {(cell.row, cell.column): (cell.row_span, cell.column_span) for cell in table.cells}
    assert (table.rows, table.columns) == (3, 3)
    assert spans[0, 0] == (1, 3)
    assert spans[1, 0] == (2, 1)
    assert _cells(page) == {
        (0, 0): "Both years",
        (1, 0): "Ward",
        (1, 1): "2025",
        (1, 2): "2026",
        (2, 1): "12",
        (2, 2): "14",
    }


def test_a_cell_keeps_all_its_lines() -> None:
    frame = _rules((72, 200, 352, 200), (72, 240, 352, 240), *((x, 200, x, 240) for x in (72, 212, 352)))
    page = _page(frame, lines("Cut the hedge", "by the school", left=76, top=214, size=10), _at("JS", 216, 214))
    assert _cells(page) == {(0, 0): "Cut the hedge by the school", (0, 1): "JS"}


def test_rows_without_outer_sides_keep_their_outer_columns() -> None:
    page = _page(
        _rules(*((72, y, 372, y) for y in (200, 224, 248, 272)), (172, 200, 172, 272), (272, 200, 272, 272)),
        *(_at(f"c{row}{column}", 80 + 100 * column, 216 + 24 * row) for row in range(3) for column in range(3)),
    )
    assert [(table.rows, table.columns) for table in page.tables] == [(3, 3)]
    assert _cells(page)[2, 2] == "c22"


def test_lines_of_dashes_and_thin_bars_frame_cells() -> None:
    def dashed(canvas: Canvas) -> None:
        canvas.setDash(3, 2)
        _rules(*((72, y, 272, y) for y in (200, 224, 248)))(canvas)
        canvas.setDash()
        for x in (72, 172, 272):
            canvas.rect(x, HEIGHT - 248, 0.8, 48, stroke=0, fill=1)

    page = _page(dashed, _at("Owner", 80, 216), _at("JS", 180, 216), _at("Due", 80, 240), _at("May", 180, 240))
    assert _cells(page) == {(0, 0): "Owner", (0, 1): "JS", (1, 0): "Due", (1, 1): "May"}


def test_strokes_as_many_short_ones_frame_cells() -> None:
    strokes = [(72 + 10 * i, y, 80 + 10 * i, y) for i in range(20) for y in (200.0, 224.0, 248.0)]
    page = _page(
        _rules(*strokes, *((x, 200, x, 248) for x in (72, 172, 270))),
        _at("Owner", 80, 216), _at("JS", 180, 216), _at("Due", 80, 240), _at("May", 180, 240),
    )  # fmt: skip
    assert [(table.rows, table.columns) for table in page.tables] == [(2, 2)]


def test_double_rules_part_one_row_from_the_next() -> None:
    page = _page(
        ruled_table([("Action", "Owner"), ("Cut the hedge", "JS")]),
        _rules((72, 228, 352, 228)),  # four points under the rule below the titles
    )
    assert [table.rows for table in page.tables] == [2]


def test_shaded_cells_without_lines_are_cells() -> None:
    def shaded(canvas: Canvas) -> None:
        canvas.setFillColor(lightgrey)
        for row in range(3):
            for column in range(2):
                canvas.rect(72 + 140 * column, HEIGHT - 224 - 24 * row, 139, 23, stroke=0, fill=1)
        canvas.setFillColor("black")

    words = ruled_texts([("Measure", "Target"), ("Calls answered", "95%"), ("Bins missed", "below 50")])
    assert _cells(_page(shaded, words))[2, 1] == "below 50"


def ruled_texts(rows: Sequence[Sequence[str]]) -> Draw:
    return together(
        *(_at(text, 76 + 140 * x, 216 + 24 * y) for y, row in enumerate(rows) for x, text in enumerate(row))
    )


def test_rows_striped_with_colour_are_rows() -> None:
    def striped(canvas: Canvas) -> None:
        canvas.setFillColor(lightgrey)
        for row in range(0, 6, 2):
            canvas.rect(72, HEIGHT - 230 - 30 * row, 400, 30, stroke=0, fill=1)
        canvas.setFillColor("black")

    rows = [("Measure", "Lead"), *((f"Part {n} of the plan", f"Officer {name}") for n, name in enumerate("ABCD"))]
    page = _page(striped, _columns(rows, (76, 300), 214, 30))
    (table,) = page.tables
    assert (table.ruled, table.rows, table.columns) == (False, 5, 2)
    assert _cells(page)[4, 1] == "Officer D"


def test_a_frame_round_the_page_is_no_part_of_its_table() -> None:
    frame = _rules((30, 30, 560, 30), (30, 800, 560, 800), (30, 30, 30, 800), (560, 30, 560, 800))
    page = _page(frame, ruled_table([("Action", "Owner"), ("Cut the hedge", "JS")]), lines("Before", top=100))
    assert [(table.rows, table.columns) for table in page.tables] == [(2, 2)]
    assert page.lines[0].text == "Before"
    assert page.lines[0].cell is None


def test_a_table_in_a_cell_has_its_words_to_itself() -> None:
    outer = _rules(
        (60, 180, 500, 180), (60, 400, 500, 400), (60, 180, 60, 400), (500, 180, 500, 400), (400, 180, 400, 400)
    )
    inner = ruled_table([("Action", "Owner"), ("Cut the hedge", "JS")], left=72, top=200, width=120)
    page = _page(outer, inner, _at("See the log", 80, 380), _at("Chair", 420, 300))
    assert sorted((table.rows, table.columns) for table in page.tables) == [(1, 2), (2, 2)]
    assert [line.text for line in page.lines if line.text == "JS"] == ["JS"]


def test_columns_that_part_a_little_aside_in_the_titles_are_the_same() -> None:
    page = _page(
        _rules(*((72, y, 372, y) for y in (200, 224, 248)), (72, 200, 72, 248), (372, 200, 372, 248)),
        _rules((212, 200, 212, 224), (232, 224, 232, 248)),
        _at("Measure", 80, 216), _at("Outcome", 240, 216), _at("Calls answered", 80, 240), _at("SO1", 240, 240),
    )  # fmt: skip
    assert _cells(page) == {(0, 0): "Measure", (0, 1): "Outcome", (1, 0): "Calls answered", (1, 1): "SO1"}


def test_tables_that_touch_are_two_where_no_column_goes_on() -> None:
    page = _page(
        _rules(*((72, y, 372, y) for y in (200, 224, 248, 272, 296)), (72, 200, 72, 296), (372, 200, 372, 296)),
        _rules((132, 200, 132, 248), (302, 248, 302, 296)),
        _at("Date", 80, 216), _at("4 May", 140, 216), _at("Place", 80, 240), _at("Town Hall", 140, 240),
        _at("Notes", 80, 264), _at("Action", 310, 264), _at("The gate was open", 80, 288), _at("JS", 310, 288),
    )  # fmt: skip
    assert [(table.rows, table.columns) for table in page.tables] == [(2, 2), (2, 2)]
    assert _cells(page, 1)[1, 1] == "JS"


def test_bold_first_rows_are_titles() -> None:
    rows = [("Measure", "Target"), ("Calls answered", "95%")]
    bold = _page(ruled_table([("", ""), rows[1]]), _at("Measure", 76, 216, BOLD), _at("Target", 216, 216, BOLD))
    assert _titled(bold.tables[0]) == {0}
    assert _titled(_page(ruled_table(rows)).tables[0]) == set()


def test_figures_level_with_one_another_part_a_ruled_row() -> None:
    frame = _rules(*((72, y, 372, y) for y in (200, 260, 284)), *((x, 200, x, 284) for x in (72, 212, 292, 372)))
    figures = _columns([("12", "14"), ("30", "28")], (220, 300), 214, 30)
    labels = together(_at("Bins", 76, 214), _at("Calls that were", 76, 238), _at("answered", 76, 250))
    page = _page(frame, figures, labels, _at("Total", 76, 276), _at("42", 220, 276), _at("42", 300, 276))
    assert [table.rows for table in page.tables] == [3]
    assert _cells(page)[1, 0] == "Calls that were answered"
    assert _cells(page)[1, 2] == "28"
    assert _cells(page)[2, 0] == "Total"


def test_words_above_columns_of_figures_are_titles() -> None:
    rows = [("Ward", "Spent"), ("Mill", "1,200"), ("Ford", "950"), ("Hill", "400")]
    assert _titled(_page(ruled_table(rows)).tables[0]) == {0}
    assert _titled(_page(ruled_table(rows[1:])).tables[0]) == set()


def test_a_row_cut_by_the_page_is_kept_though_one_cell_alone_holds_text() -> None:
    page = _page(
        _rules((72, 80, 372, 80), (72, 140, 372, 140), *((x, 80, x, 140) for x in (72, 172, 272, 372))),
        _at("the rest of it.", 180, 100),
    )
    assert [(table.rows, table.columns) for table in page.tables] == [(1, 3)]


def test_columns_of_figures_under_titles_are_a_table() -> None:
    page = _page(lines("The budget is set out below.", top=100), _figures(BUDGET, (300, 380), 140))
    (table,) = page.tables
    assert (table.ruled, table.rows, table.columns) == (False, 5, 3)
    assert _titled(table) == {0}
    assert _cells(page)[2, 0] == "Parks and open spaces"
    assert _cells(page)[4, 2] == "5,542"


def test_titles_over_several_columns_are_told_by_the_rules_under_them() -> None:
    rows = [(f"Ward {n}", f"{n}10", f"{9 - n}20", f"{n}30", f"{n}40") for n in range(1, 5)]
    page = _page(
        _at("Spring", 255, 126), _at("Autumn", 415, 126), _rules((210, 130, 340, 130), (370, 130, 500, 130)),
        _figures([("", "Bins", "Calls", "Bins", "Calls"), *rows], (260, 340, 420, 500), 144),
    )  # fmt: skip
    (table,) = page.tables
    assert {(c.row, c.column): c.column_span for c in table.cells if c.row == 0} == {(0, 1): 2, (0, 3): 2}
    assert _titled(table) == {0, 1}


def test_a_label_on_two_lines_is_one_cell() -> None:
    rows = [*BUDGET[:4], ("Excess of income", "", ""), ("over costs", "(40)", "(12)")]
    assert _cells(_page(_figures(rows, (300, 380), 140)))[4, 0] == "Excess of income over costs"


def test_rows_between_level_rules_are_a_table() -> None:
    rows = [
        ("Measure", "Lead", "What it needs"),
        ("Calls answered", "Ann Ash", "a new rota"),
        ("Bins", "Bo Birch", "two vans"),
    ]
    page = _page(
        _rules(*((72, 200 + 30 * i, 500, 200 + 30 * i) for i in range(4))),
        _columns(rows, (76, 220, 340), 214, 30), _at("in a minute", 76, 254),
    )  # fmt: skip
    (table,) = page.tables
    assert (table.ruled, table.rows, table.columns) == (False, 3, 3)
    assert _cells(page)[1, 0] == "Calls answered in a minute"


LETTER = [f"Line {n} of the letter says what line {n - 1} did not, at the length of a line" for n in range(2, 9)]

RULED_LINES = _rules(*((72, 126 + 20 * i, 500, 126 + 20 * i) for i in range(6)))

NO_TABLES = {
    "people in columns": _columns(
        [
            ("Cllr A Ash", "Chair", "Ashcombe"),
            ("Cllr B Birch", "Vice Chair", "Vale"),
            ("Cllr C Cole", "Member", "Ford"),
        ],
        (72, 220, 360),
        140,
    ),
    "an agenda with times": _columns(
        [("1", "Welcome", "10.00"), ("2", "Minutes", "10.05"), ("3", "Budget", "10.20"), ("4", "Close", "11.30")],
        (72, 100, 460),
        140,
    ),
    "an agenda with pages": _columns(
        [("1", "Welcome", "3"), ("2", "Minutes", "5"), ("3", "Budget", "12"), ("4", "Any other business", "40")],
        (72, 100, 460),
        140,
    ),
    "contents with rules": together(
        RULED_LINES,
        _columns(
            [("Foreword", "3"), ("Our plan", "5"), ("Measures", "12"), ("Money", "30"), ("Thanks", "41")],
            (76, 480),
            140,
            20,
        ),
    ),
    "signatures": _columns(
        [("Signed .............", "Date ............."), ("Chair", "2026"), ("Signed ______", "Date ______")],
        (72, 320),
        140,
        30,
    ),
    "telephones": _columns(
        [
            ("Ann Ash", "01632 960001"),
            ("Bo Birch", "01632 960002"),
            ("Cy Cole", "01632 960003"),
            ("D Day", "01632 960004"),
        ],
        (72, 320),
        140,
    ),
    "votes": _columns([("For", "35"), ("Against", "20"), ("Abstained", "3")], (72, 200), 140),
    "years": _columns(
        [("Ann Ash", "2021"), ("Bo Birch", "2022"), ("Cy Cole", "2022"), ("Di Dean", "2024")], (72, 320), 140
    ),
    "a list between rules": together(
        RULED_LINES,
        _columns(
            [
                ("1.", "Mend the gate"),
                ("2.", "Cut the hedge"),
                ("3.", "Paint the hall"),
                ("4.", "Close"),
                ("5.", "Rise"),
            ],
            (76, 100),
            140,
            20,
        ),
    ),
    "two columns of text": together(lines(*LETTER, left=50, size=7), lines(*LETTER, left=310, size=7)),
    "text with figures": lines(
        *(f"In {2000 + n} £{n},000 was spent, {n}% more than in the year before, on paths." for n in range(1, 9))
    ),
    "text between rules": together(
        _rules(*((72, 86 + 60 * i, 540, 86 + 60 * i) for i in range(5))),
        *(lines(*LETTER[:3], top=104 + 60 * i, size=10) for i in range(4)),
    ),
    "shades behind lines of text": together(
        lambda canvas: canvas.rect(300, HEIGHT - 215, 200, 15, stroke=1, fill=0),
        *(_rules((72, y, 500, y), (72, y, 72, y + 15), (500, y, 500, y + 15)) for y in (215, 230, 245)),
        _at("spoke of the gate, and", 305, 211), _at("asked for the price of a new one", 76, 226),
        _at("that shuts by itself", 76, 241),
    ),
    "lines that join boxes": together(
        _rules((100, 200, 400, 200), (100, 300, 400, 300), (100, 250, 400, 250)),
        _rules(*((x, 200, x, 300) for x in (100, 200, 300, 400))),
        _at("Board", 120, 220),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", NO_TABLES)
def test_what_only_stands_in_columns_is_no_table(kind: str) -> None:
    assert _page(NO_TABLES[kind]).tables == ()
