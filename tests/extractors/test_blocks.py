from dataclasses import replace

from extractors.blocks import Block, find_blocks
from extractors.document import Document, compose
from extractors.layout import Cell, CellRef, Line, Page, Pages, Table
from tests.extractors.papers import L, document_of

LONG = "The Panel heard that the bridge at Mill Lane would be closed for ten weeks while its deck"


def _texts(*lines: L | str) -> list[str]:
    return [block.text for block in find_blocks(document_of(lines))]


def _first(*lines: L | str) -> Block:
    return find_blocks(document_of(lines))[0]


def test_lines_that_fill_the_measure_are_one_paragraph() -> None:
    assert _texts(LONG, "was replaced.") == [f"{LONG} was replaced."]


def test_a_line_that_ends_early_ends_its_paragraph() -> None:
    assert _texts(LONG, "was replaced.", "Members thanked the engineers for their work on the bridge, and") == [
        f"{LONG} was replaced.",
        "Members thanked the engineers for their work on the bridge, and",
    ]


def test_a_gap_begins_a_paragraph() -> None:
    assert len(_texts(LONG, L(LONG, above=1))) == 2


def test_a_change_of_weight_begins_a_block() -> None:
    assert _texts(L("Bridges", bold=True), LONG) == ["Bridges", LONG]


def test_a_change_of_slant_begins_a_block() -> None:
    assert _texts(LONG, L("OPEN ITEMS", italic=True)) == [LONG, "OPEN ITEMS"]


def test_a_phrase_in_another_slant_does_not() -> None:
    assert len(_texts(LONG, L("was replaced in May.", italic=True))) == 1


def test_text_hanging_under_its_marker_belongs_to_it() -> None:
    block = _first(f"1.  {LONG}"[:88], L("was replaced.", left=72 + 4 * 6))
    assert block.number == "1"
    assert block.text.endswith("was replaced.")


def test_a_paragraph_goes_on_over_the_page() -> None:
    document = document_of([LONG], ["was replaced in June."])
    blocks = find_blocks(document)
    assert [(block.page, block.last_page) for block in blocks] == [(1, 2)]


def test_furniture_is_in_no_block() -> None:
    assert _texts(L("Page 3", furniture="running"), LONG) == [LONG]


def test_in_a_paper_set_in_bold_weight_tells_nothing() -> None:
    blocks = find_blocks(document_of([L(LONG, bold=True), L("A short line", bold=True, above=1)]))
    assert not any(block.bold for block in blocks)


def test_tabs_part_columns() -> None:
    assert _texts("Cllr Ash\tCllr Birch", "Cllr Elm\tCllr Oak") == ["Cllr Ash Cllr Birch", "Cllr Elm Cllr Oak"]


def test_a_line_that_hangs_on_the_next_page_goes_on_after_a_dangling_word() -> None:
    blocks = find_blocks(document_of([f"{LONG} of the"], ["Ashcombe Bridge Company was replaced."]))
    assert len(blocks) == 1


def _changed(document: Document, **changes: dict[int, Line]) -> Document:
    """The document with some lines of its first page replaced, by their place on the page."""
    page = document.pages[0]
    lines = tuple(changes["lines"].get(at, line) for at, line in enumerate(page.lines))
    return compose(Pages((replace(page, lines=lines), *document.pages[1:])))


def _with_note(*pages: list[L | str]) -> Document:
    """A document whose first page ends with a footnote of one line."""
    document = document_of(*pages)
    last = len(document.pages[0].lines) - 1
    return _changed(document, lines={last: replace(document.pages[0].lines[last], note=True)})


def test_a_footnote_is_a_block_of_its_own() -> None:
    blocks = find_blocks(_with_note([LONG, "see the deed of the bridge"]))
    assert [(block.text, block.note) for block in blocks] == [(LONG, False), ("see the deed of the bridge", True)]


def test_a_paragraph_goes_on_over_a_footnote() -> None:
    document = _with_note([LONG, "see the deed of the bridge"], ["was replaced in June."])
    blocks = find_blocks(document)
    assert [block.text for block in blocks] == [f"{LONG} was replaced in June.", "see the deed of the bridge"]
    assert [line.page for line in blocks[0].lines] == [1, 2]


def test_the_raised_figure_of_a_footnote_is_its_marker() -> None:
    document = document_of([LONG, L("1 see the deed", above=1)])
    line = document.pages[0].lines[1]
    words = (line.words[0]._replace(mark=True), *line.words[1:])
    block = find_blocks(_changed(document, lines={1: replace(line, note=True, words=words)}))[1]
    assert (block.number, block.text) == ("1", "see the deed")


def _with_table(*lines: L | str, cells: dict[int, int]) -> Document:
    """A document of one page, of which some lines stand in the rows of a table of one column."""
    page = document_of(lines).pages[0]
    placed = tuple(
        replace(line, cell=CellRef(0, cells[at], 0)) if at in cells else line for at, line in enumerate(page.lines)
    )
    boxes = [page.lines[at].box for at in cells]
    rows = tuple(Cell(row, 0, box) for row, box in enumerate(boxes))
    hull = (boxes[0][0], boxes[0][1], boxes[0][2], boxes[-1][3])
    return compose(Pages((Page(1, page.width, page.height, "text", placed, (Table(hull, len(rows), 1, rows),)),)))


def test_a_paragraph_goes_on_below_a_table_in_lower_case() -> None:
    document = _with_table(LONG, L("Spans", above=2), "Four", L("was replaced.", above=2), cells={1: 0, 2: 1})
    assert [block.text for block in find_blocks(document)] == [f"{LONG} was replaced.", "Spans", "Four"]


def test_a_paragraph_that_ended_does_not_go_on_below_a_table() -> None:
    document = _with_table(f"{LONG}.", L("Spans", above=2), "Four", L("was replaced.", above=2), cells={1: 0, 2: 1})
    assert len(find_blocks(document)) == 4


def _with_initials(*initials: str) -> tuple[Block, ...]:
    """Four lines of a paragraph, with initials far to the right of the first of them."""
    lines = [f"{LONG}\t{each}" if each else LONG for each in initials]
    return find_blocks(document_of(lines))


def test_initials_in_the_margin_are_no_part_of_the_sentence() -> None:
    blocks = _with_initials("RA", "", "KB/CD", "", "", "")
    assert len(blocks) == 1
    assert blocks[0].text == " ".join([LONG] * 6)
    assert [note.text for note in blocks[0].margin] == ["RA", "KB/CD"]
    document = document_of([f"{LONG}\tRA"])
    assert document.text[blocks[0].margin[0].start : blocks[0].margin[0].end] == "RA"


def test_initials_at_the_end_of_a_full_line_are_part_of_the_sentence() -> None:
    short = f"{LONG[:-7]} RA"
    blocks = find_blocks(document_of([LONG, short, LONG, short, LONG]))
    assert not any(block.margin for block in blocks)


def test_struck_words_do_not_count_for_weight() -> None:
    document = document_of([L("Bridges and weirs", bold=True), L(LONG, above=1)])
    line = document.pages[0].lines[0]
    words = (line.words[0], line.words[1]._replace(bold=False, struck=True), *line.words[2:])
    block = find_blocks(_changed(document, lines={0: replace(line, words=words, bold=False)}))[0]
    assert block.bold
    assert block.text == "Bridges weirs"


def test_a_line_that_is_struck_out_is_in_no_block() -> None:
    document = document_of([LONG, L("Withdrawn", above=1), L(LONG, above=1)])
    line = document.pages[0].lines[1]
    struck = replace(line, words=tuple(word._replace(struck=True) for word in line.words))
    assert [block.text for block in find_blocks(_changed(document, lines={1: struck}))] == [LONG, LONG]


def test_lists_are_nested_by_their_indents_and_their_markers() -> None:
    lines = [
        L("1. Roofs", above=1),
        L("(a) the hall", left=90, above=1),
        L("(b) the shed", left=90, above=1),
        L("• its door", left=110, above=1),
        L("2. Hedges", above=1),
        L("(a) the green", above=1),
        L("3. Bins", above=1),
        L("A line at the edge", left=60, above=1),
    ]
    assert [block.level for block in find_blocks(document_of(lines))] == [0, 1, 1, 2, 0, 1, 0, 0]
