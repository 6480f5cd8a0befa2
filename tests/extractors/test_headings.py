from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractors.blocks import find_blocks
from extractors.document import Document, compose
from extractors.heading_words import could_title
from extractors.headings import find_headings, heading_paths
from extractors.layout import Bookmark, Cell, CellRef, Page, Pages, Table
from tests.extractors.papers import L, document_of

LONG = "The Panel heard that the bridge at Mill Lane would be closed for ten weeks while its deck"
TEXT = L(f"{LONG}.", above=1)


def _headings(*pages: Sequence[L | str], bookmarks: tuple[Bookmark, ...] = ()) -> list[tuple[int, str]]:
    """Level and text of each heading of a paper."""
    document = _with(document_of(*pages), bookmarks)
    return [(heading.level, heading.text) for heading in find_headings(find_blocks(document), document)]


def _with(document: Document, bookmarks: tuple[Bookmark, ...]) -> Document:
    return replace(document, outline=replace(document.outline, bookmarks=bookmarks))


def _b(text: str, size: float = 11, *, left: float = 72, above: float = 1) -> L:
    return L(text, bold=True, size=size, left=left, above=above)


def test_larger_type_is_above_smaller_and_bold_above_plain() -> None:
    found = _headings([_b("Bridges", 16), TEXT, _b("Works", 13), TEXT, _b("Costs"), TEXT, _b("Weirs", 16), TEXT])
    assert found == [(1, "Bridges"), (2, "Works"), (3, "Costs"), (1, "Weirs")]


def test_numbers_tell_levels_where_all_is_set_alike() -> None:
    found = _headings([_b("1. Bridges"), TEXT, _b("1.1 Works"), TEXT, _b("1.1.1 Costs"), TEXT, _b("2. Weirs"), TEXT])
    assert found == [(1, "1 Bridges"), (2, "1.1 Works"), (3, "1.1.1 Costs"), (1, "2 Weirs")]


def test_plain_numbered_titles_are_headings_where_most_of_their_series_are() -> None:
    pages = [L("1. Bridges", above=1), TEXT, L("2. Weirs", above=1), TEXT]
    assert _headings(pages) == [(1, "1 Bridges"), (1, "2 Weirs")]


def test_numbered_paragraphs_are_no_headings() -> None:
    pages = [L(f"{n}. {LONG}"[:88] + ".", above=1) for n in range(1, 5)]
    assert _headings(pages) == []


def test_an_appendix_stands_beside_the_numbered_sections() -> None:
    pages = [_b("1. Bridges"), TEXT, _b("1.1 Works"), TEXT, _b("Appendix A: Costs"), TEXT]
    assert _headings(pages) == [(2, "1 Bridges"), (3, "1.1 Works"), (1, "Appendix A: Costs")]


def test_an_outline_tells_levels_before_style() -> None:
    bookmarks = (Bookmark("Bridges", 0, 1), Bookmark("Works", 1, 1), Bookmark("Weirs", 0, 1))
    found = _headings([_b("Bridges"), TEXT, _b("Works"), TEXT, _b("Weirs"), TEXT], bookmarks=bookmarks)
    assert found == [(1, "Bridges"), (2, "Works"), (1, "Weirs")]


def test_an_outline_names_headings_that_are_set_like_text() -> None:
    bookmarks = (Bookmark("1 Bridges and weirs", 0, 1),)
    assert _headings([L("Bridges and weirs", above=1), TEXT], bookmarks=(Bookmark("Bridges and weirs", 0, 1),)) == [
        (1, "Bridges and weirs")
    ]
    assert _headings([L("1. Bridges and weirs", above=1), TEXT], bookmarks=bookmarks) == [(1, "1 Bridges and weirs")]


def test_an_outline_that_puts_all_numbers_on_one_level_tells_less_than_they_do() -> None:
    bookmarks = tuple(Bookmark(title, 0, 1) for title in ("1. Bridges", "1.1 Works", "1.2 Costs"))
    found = _headings([_b("1. Bridges"), TEXT, _b("1.1 Works"), TEXT, _b("1.2 Costs"), TEXT], bookmarks=bookmarks)
    assert [level for level, _ in found] == [1, 2, 2]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A report on the works of", "Mill Lane bridge"),
        ("A report on works", "of the bridge company"),
        ("Works:", "Roofs"),
    ],
)
def test_headings_over_two_lines_are_joined(first: str, second: str) -> None:
    found = _headings([_b(first, 14), _b(second, 14, above=0), TEXT, TEXT])
    assert found == [(1, f"{first} {second}")]


def test_a_run_in_title_is_the_title_of_its_paragraph() -> None:
    document = document_of([f"Matters arising {LONG}", TEXT])
    line = document.pages[0].lines[0]
    words = tuple(word._replace(bold=at < 2) for at, word in enumerate(line.words))
    page = replace(document.pages[0], lines=(replace(line, words=words), *document.pages[0].lines[1:]))
    changed = compose(Pages((page,)))
    blocks = find_blocks(changed)
    assert blocks[0].text[: blocks[0].title] == "Matters arising"
    assert find_headings(blocks, changed) == ()


@pytest.mark.parametrize(
    "line",
    [
        "The deck was replaced in June.",
        "Date: 4 June 2024",
        "Tuesday 4 June 2024 at 7.30pm",
        "Signed ...................... Chair",
        "Cllr Ann Ash",
        "Ann Elm, Town Clerk",
        "clerk@ashcombe.example",
        "Figure 3: Spans of the bridge",
        "RESOLVED that the deck be replaced",
        "Please tell the Clerk by Friday",
        "(continued)",
        "GC1, GC2",
        "12,400",
    ],
)
def test_bold_lines_that_head_nothing(line: str) -> None:
    assert _headings([_b("Bridges", 14), TEXT, _b(line), TEXT]) == [(1, "Bridges")]


@pytest.mark.parametrize("text", ["Bridges", "A.O.B.", "1st quarter", "Present:", "‘Barrier breakers’", "What next?"])
def test_words_that_could_be_a_heading(text: str) -> None:
    assert could_title(text, larger=False)


def test_entries_of_a_table_of_contents_are_no_headings() -> None:
    entries = [_b(f"{title} ........ {page}") for page, title in enumerate(("Bridges", "Weirs", "Fords", "Quays"), 2)]
    assert _headings([_b("Contents", 16), *entries, TEXT]) == [(1, "Contents")]


def test_a_list_of_bold_lines_is_no_row_of_headings() -> None:
    names = [_b(name) for name in ("Ash Cottage", "Mill Lane", "Upper Ashcombe", "Fordshire")]
    assert _headings([*names, TEXT, TEXT]) == []


def test_a_title_at_the_head_of_every_page_counts_once() -> None:
    page = [_b("Ashcombe Bridge Company", 14), TEXT, _b("Works"), TEXT]
    assert [text for _, text in _headings(page, page, page, page)].count("Ashcombe Bridge Company") == 1


def test_bold_words_that_the_next_block_goes_on_with_are_no_heading() -> None:
    assert _headings([TEXT, _b("The deck of the bridge"), L("was replaced in June.", above=1)]) == []


def _paths(document: Document, first_pages: tuple[int, ...] = (1,)) -> list[tuple[str, ...]]:
    paths = heading_paths(find_blocks(document), document, first_pages)
    return [tuple(heading.text for heading in path) for path in paths]


def test_a_path_names_the_headings_above_a_block_outermost_first() -> None:
    document = document_of([_b("Bridges", 16), TEXT, _b("Works"), TEXT, _b("Weirs", 16), TEXT])
    assert _paths(document) == [
        ("Bridges",),
        ("Bridges",),
        ("Bridges", "Works"),
        ("Bridges", "Works"),
        ("Weirs",),
        ("Weirs",),
    ]


def test_no_heading_reaches_into_the_next_paper_of_a_pack() -> None:
    document = document_of([_b("Bridges", 16), TEXT], [TEXT])
    assert _paths(document, (1, 2))[-1] == ()
    assert _paths(document)[-1] == ("Bridges",)


def test_styles_are_ranked_within_each_paper_of_a_pack() -> None:
    document = document_of([_b("Bridges", 20), TEXT, _b("Works", 14), TEXT], [_b("Weirs", 14), TEXT])
    headings = find_headings(find_blocks(document), document, (1, 2))
    assert [(heading.level, heading.text) for heading in headings] == [(1, "Bridges"), (2, "Works"), (1, "Weirs")]


def test_a_line_alone_in_its_row_heads_the_rows_of_its_table() -> None:
    page = document_of([_b("Plan", 16), TEXT, _b("Bridges"), "Deck", "June", L("Afterwards.", above=2)]).pages[0]
    cells = {2: CellRef(0, 0, 0), 3: CellRef(0, 1, 0), 4: CellRef(0, 1, 1)}
    lines = tuple(replace(line, cell=cells[at]) if at in cells else line for at, line in enumerate(page.lines))
    set_cells = tuple(Cell(ref.row, ref.column, page.lines[at].box) for at, ref in cells.items())
    table = Table(page.lines[2].box, 2, 2, set_cells)
    document = compose(Pages((Page(1, page.width, page.height, "text", lines, (table,)),)))
    assert _paths(document)[2:] == [("Plan", "Bridges")] * 3 + [("Plan",)]
