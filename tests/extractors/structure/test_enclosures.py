"""The enclosures of a pack: appendices, the item that a report belongs to, bookmarks."""

import pytest

from extractors.blocks import find_blocks
from extractors.layout import Bookmark
from extractors.structure.enclosures import marked_pages
from tests.extractors.papers import document_of
from tests.extractors.structures import B, P, read

REPORT = (
    B("Report to: Cabinet"),
    P("Report of: Director of Place"),
    P("Subject: Parking review"),
    P("The charges have not changed for six years, and the garage needs a new roof before the winter."),
)
TEXT = P("The tables below set out the charges of each car park and what they bring in each year.")


def test_an_appendix_is_a_part_and_belongs_to_the_same_item() -> None:
    structure = read([P("Agenda Item: 7"), *REPORT], [B("Appendix A"), B("Charges"), TEXT], [P("More of it."), TEXT])
    assert [(part.kind, part.title, part.first_page, part.last_page) for part in structure.parts] == [
        ("report", "Parking review", 1, 1),
        ("report", "Appendix A Charges", 2, 3),
    ]
    assert structure.parts[0].item == "7"
    assert structure.kind == "report"


@pytest.mark.parametrize("text", ["Appendix A sets out the charges.", "Appendices", "The annex"])
def test_a_page_that_speaks_of_an_appendix_begins_none(text: str) -> None:
    assert len(read([*REPORT], [P(text), TEXT]).parts) == 1


@pytest.mark.parametrize("label", ["Agenda item: 7", "AGENDA ITEM NO. 7", "Item: 7", "Agenda Item Number: 7"])
def test_a_report_says_to_which_item_it_belongs(label: str) -> None:
    assert read([P(label), *REPORT]).parts[0].item == "7"


def test_bookmarks_lead_to_the_papers_of_items() -> None:
    pages = [P("AGENDA"), P("5. Parking")], [B("Parking review"), TEXT], [B("Minutes"), TEXT], [P("6. Hedges"), TEXT]
    blocks = find_blocks(document_of(*pages))
    by_page = {page: [block for block in blocks if block.page == page] for page in range(1, 5)}
    marks = [
        Bookmark("Agenda", 0, 1),
        Bookmark("5 Parking", 0, 2),
        Bookmark("Minutes of 3 May", 0, 3),
        Bookmark("6 Hedges", 0, 4),
        Bookmark("Introduction", 0, 2),
    ]
    assert marked_pages(marks, by_page) == {2: "5", 3: None}
    assert marked_pages(marks[:2], by_page) == {}
