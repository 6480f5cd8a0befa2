"""The order in which the lines of a page are read."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.reading import read_pages
from extractors.reading.columns import in_columns
from extractors.reading.words import Piece
from tests.extractors.pdfs import Draw, lines, pdf_of, ruled_table, together


def _texts(*draws: Draw) -> list[str]:
    return [line.text for line in read_pages(pdf_of(together(*draws))).pages[0].lines]


def _prose(name: str, count: int) -> list[str]:
    """Lines that go on in lower case and fill a column 200 points wide."""
    return [f"{'T' if n == 0 else 't'}he {name} text goes on in its line {n} to the edge" for n in range(count)]


def _narrow(name: str, count: int) -> list[str]:
    """Lines that fill a column 110 points wide."""
    return [f"{'O' if n == 0 else 'o'}n {name} in line {n} of it" for n in range(count)]


def test_one_column_is_read_from_top_to_bottom() -> None:
    text = _prose("only", 20)
    assert _texts(lines(*text)) == text


@pytest.mark.parametrize("lower", [0, 5, 60])
def test_two_columns_are_read_one_after_the_other_wherever_the_right_one_begins(lower: int) -> None:
    left, right = _prose("left", 14), _prose("right", 12)
    drawn = [lines(*left, left=50, size=9), lines(*right, left=310, top=100 + lower, size=9)]
    assert _texts(*drawn) == left + right


def test_columns_of_unequal_length() -> None:
    left, right = _prose("left", 6), _prose("right", 20)
    assert _texts(lines(*left, left=50, size=9), lines(*right, left=310, size=9)) == left + right
    assert _texts(lines(*right, left=50, size=9), lines(*left, left=310, size=9)) == right + left


def test_three_columns() -> None:
    columns = [_narrow(name, 9) for name in ("one", "two", "three")]
    drawn = [lines(*text, left=50 + at * 170, size=10) for at, text in enumerate(columns)]
    assert _texts(*drawn) == [line for column in columns for line in column]


def test_a_heading_across_the_page_ends_a_stretch_in_columns() -> None:
    heading = "Roads, bridges and footways: what was repaired in the year and what it cost"
    parts = [_prose(name, 8) for name in ("first", "second", "third", "fourth")]
    drawn = [
        lines(*parts[0], left=50, size=9),
        lines(*parts[1], left=310, size=9),
        lines(heading, left=50, top=230, size=13),
        lines(*parts[2], left=50, top=270, size=9),
        lines(*parts[3], left=310, top=270, size=9),
    ]
    assert _texts(*drawn) == [*parts[0], *parts[1], heading, *parts[2], *parts[3]]


def test_a_table_across_the_page_stands_between_the_stretches_above_and_below_it() -> None:
    parts = [_prose(name, 8) for name in ("first", "second", "third", "fourth")]
    drawn = [
        lines(*parts[0], left=50, size=9),
        lines(*parts[1], left=310, size=9),
        ruled_table([("Road", "Cost"), ("Mill Lane", "£400")], left=50, top=220, width=240),
        lines(*parts[2], left=50, top=310, size=9),
        lines(*parts[3], left=310, top=310, size=9),
    ]
    cells = ["Road", "Cost", "Mill Lane", "£400"]
    assert _texts(*drawn) == [*parts[0], *parts[1], *cells, *parts[2], *parts[3]]


@pytest.mark.parametrize("column", [0, 1])
def test_a_table_in_a_column_is_read_with_its_column(column: int) -> None:
    above, below, other = _prose("upper", 8), _prose("lower", 8), _prose("other", 24)
    left = (50, 310)[column]
    mine = [
        lines(*above, left=left, size=9),
        ruled_table([("Road", "Cost"), ("Mill Lane", "£400")], left=left, top=205, width=100),
        lines(*below, left=left, top=280, size=9),
    ]
    beside = lines(*other, left=(310, 50)[column], size=9)
    whole = [*above, "Road", "Cost", "Mill Lane", "£400", *below]
    assert _texts(*mine, beside) == (whole + other if column == 0 else other + whole)


def test_a_paragraph_that_runs_round_a_box_is_read_to_its_end_first() -> None:
    beside = _prose("main", 8)
    under = ["and below the box the same paragraph goes on over the whole width of the page, until", "its end."]
    box = ["Did you know?", "The mill stood", "here until 1911, when", "the flood took it and", "all its wheels."]
    after = "Another paragraph begins below and runs on over the whole width of the page as well."
    drawn = [
        lines(*beside, left=50, size=10),
        lines(*under, left=50, top=100 + 8 * 13, size=10),
        lines(*box, left=350, top=104, size=9),
        lines(after, left=50, top=260, size=10),
    ]
    assert _texts(*drawn) == [*beside, *under, *box, after]


def test_boxes_of_a_slide_are_read_one_by_one() -> None:
    boxes = [
        ["Children and", "young people have", "the best start"],
        ["People live in", "homes that are", "warm and dry"],
    ]
    drawn = [lines(*boxes[0], left=80, top=200, size=14), lines(*boxes[1], left=330, top=207, size=14)]
    assert _texts(*drawn) == boxes[0] + boxes[1]


@pytest.mark.parametrize(
    "rows",
    [
        [(f"Councillor A. Surname{n}", f"Councillor B. Othername{n} (Chair)") for n in range(8)],
        [(f"Label {n}:", "Value of some length that is given on its line") for n in range(8)],
        [(f"{n} March", f"1,{n}00   2,{n}00   3,{n}00") for n in range(8)],
        [(f"Mr Pat Smith{n}, Head of Legal Services", f"Ms Jo Brown{n}, Director of Public Health") for n in range(8)],
        [(f"{n}. To agree the report on roads", "Clerk") for n in range(8)],
    ],
    ids=["names", "labels", "figures", "officers", "owners"],
)
def test_lists_in_columns_stay_row_by_row(rows: list[tuple[str, str]]) -> None:
    left, right = zip(*rows, strict=True)
    read = _texts(lines(*left, left=60, size=10), lines(*right, left=320, size=10))
    assert [text.split("\t")[0] for text in read] == list(left)
    assert all(text.replace("\t", " ").endswith(b.split("   ")[-1]) for text, b in zip(read, right, strict=True))


def test_white_that_runs_down_through_justified_text_is_no_gutter() -> None:
    words = ["the", "clerk", "shall", "write", "to", "them", "all", "soon"]

    def justified(canvas: Canvas) -> None:
        canvas.setFont("Courier", 12)
        for row in range(8):
            for at, word in enumerate(words):
                canvas.drawString(72 + at * 52, 740 - row * 14, word)

    assert [text.replace("\t", " ") for text in _texts(justified)] == [" ".join(words)] * 8


def test_cells_of_a_table_without_lines_are_read_row_by_row_each_to_its_end() -> None:
    issues = [[f"Issue {n} of the survey that", "residents raised with the", "council in the spring"] for n in range(4)]
    answers = [
        [f"Answer {n} which the clerk will", "publish on the website and", "send to all who asked"] for n in range(4)
    ]
    drawn = []
    for n in range(4):
        drawn += [
            lines(*issues[n], left=60, top=100 + n * 60, size=10),
            lines(*answers[n], left=320, top=100 + n * 60, size=10),
        ]
    assert _texts(*drawn) == [line for n in range(4) for line in (*issues[n], *answers[n])]


def test_sideways_text_in_the_margin_comes_last() -> None:
    text = _prose("main", 10)

    def margin(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(300, -40, "Printed by the county press")

    assert _texts(margin, lines(*text)) == [*text, "Printed by the county press"]


def _words(text: str, left: float, top: float, *, size: float = 11) -> list[Piece]:
    pieces, x = [], left
    for word in text.split():
        pieces.append(Piece(word, (x, top, x + 5 * len(word), top + size), size, False, False, 0))
        x += 5 * len(word) + 3
    return pieces


def test_cells_that_begin_in_small_type_are_told_apart() -> None:
    """The feet of a row are level, its tops are not: that of its first word may lie below that of the next."""
    sides = (("on", 72.0), ("in", 320.0))
    prose = [
        word
        for row in range(8)
        for name, left in sides
        for word in _words(f"{name} the green row {row} goes to its edge", left, 100 + 14 * row + 10 * (row // 3))
    ]
    last = 100 + 14 * 8 + 40
    small = [word for _, left in sides for word in _words("a", left, last + 6, size=5)]
    tall = [word for name, left in sides for word in _words(f"{name} closing", left + 8, last)]
    lines = in_columns([*prose, *small, *tall])
    assert [line.text for line in lines][-3:] == [
        "in the green row 6 goes to its edge",
        "in the green row 7 goes to its edge",
        "a on closing\ta in closing",
    ]


def test_words_that_a_damaged_file_sets_far_apart_are_read() -> None:
    near = [word for row in range(6) for word in _words("the green", 72, 100 + 14 * row)]
    far = [word for row in range(6) for word in _words("beyond", 7e9, 100 + 14 * row)]
    assert [line.text for line in in_columns([*near, *far])] == ["the green\tbeyond"] * 6
