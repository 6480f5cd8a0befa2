from dataclasses import replace

import pytest

from extractors.blocks import find_blocks
from extractors.document import compose
from extractors.layout import Bookmark, Pages
from extractors.outline import outlined
from tests.extractors.papers import L, document_of

TEXT = L("The Panel heard that the bridge at Mill Lane would be closed.", above=1)


def _title(text: str) -> L:
    return L(text, bold=True, above=1)


def _found(bookmarks: list[Bookmark], *pages: list[L]) -> dict[str, int]:
    """The level of each block that a bookmark names, by the block's text."""
    blocks = find_blocks(document_of(*pages))
    return {blocks[index].text: level for index, level in outlined(blocks, bookmarks).items()}


@pytest.mark.parametrize(
    ("bookmark", "printed"),
    [
        ("Bridges and weirs", "Bridges and weirs"),
        ("BRIDGES AND WEIRS", "Bridges and weirs"),
        ("Bridges – and weirs.", "Bridges and weirs"),
        ("3. Bridges and weirs", "3. Bridges and weirs"),
        ("Bridges and weirs", "3. Bridges and weirs"),
    ],
    ids=["alike", "in capitals", "with other signs", "numbered", "without the number"],
)
def test_a_title_is_found_however_it_is_printed(bookmark: str, printed: str) -> None:
    assert _found([Bookmark(bookmark, 2, 1)], [TEXT, _title(printed), TEXT]) == {"Bridges and weirs": 2}


@pytest.mark.parametrize(
    "bookmark",
    [
        Bookmark("Bridges and fords", 0, 1),
        Bookmark("Bridges", 0, 1),
        Bookmark("Bridges and weirs of the upper river", 0, 1),
        Bookmark("Bridges and weirs", 0, 2),
        Bookmark("Bridges and weirs", 0, None),
        Bookmark("", 0, 1),
        Bookmark("AOB", 0, 1),
    ],
    ids=["other words", "a part of it", "more than it", "on another page", "nowhere", "no title", "too short to tell"],
)
def test_a_bookmark_that_names_no_block(bookmark: Bookmark) -> None:
    assert _found([bookmark], [TEXT, _title("Bridges and weirs"), TEXT], [TEXT]) == {}


def test_a_title_over_several_lines_is_found_where_it_begins() -> None:
    lines = [_title("Bridges and weirs"), _title("of the upper river"), TEXT]
    assert _found([Bookmark("Bridges and weirs of the upper river", 1, 1)], lines) == {"Bridges and weirs": 1}


def test_a_title_that_is_there_twice_is_found_twice_in_order() -> None:
    blocks = find_blocks(document_of([_title("Works"), TEXT, _title("Works"), TEXT]))
    assert outlined(blocks, [Bookmark("Works", 0, 1), Bookmark("Works", 1, 1), Bookmark("Works", 2, 1)]) == {0: 0, 2: 1}


def test_no_footnote_is_a_title() -> None:
    page = document_of([TEXT, _title("Bridges and weirs")]).pages[0]
    lines = (page.lines[0], replace(page.lines[1], note=True))
    blocks = find_blocks(compose(Pages((replace(page, lines=lines),))))
    assert len(blocks) == 2
    assert outlined(blocks, [Bookmark("Bridges and weirs", 0, 1)]) == {}
