from extractors.structure import Context, Structure
from tests.extractors.structures import B, P, read

PAPER = [
    B("Ashcombe Parish Council"),
    P("Minutes of the meeting held on 4 March 2025"),
    P("Present: Cllr A Elm (Chair) and Cllr B Oak"),
    P("1. Apologies: Cllr Birch had sent word that he was unwell and was excused by the Chair."),
    P("2. Footpaths: the Clerk reported that the stile at Mill Lane had been repaired in May."),
    P("It was agreed that the gate be painted."),
    P("3. Bus Shelter: it was agreed to mend the roof for less than the whole of the sum set aside."),
]


def _context(structure: Structure, words: str) -> Context:
    block = next(block for block in structure.blocks if words in block.text)
    return structure.contexts[block.index]


def test_a_block_knows_its_item_its_meeting_and_its_headings() -> None:
    structure = read(PAPER)
    context = _context(structure, "painted")
    assert (context.part, context.meeting, context.item) == (0, 0, 1)
    assert context.headings == ("2 Footpaths",)
    assert structure.item_number(context) == "2"
    assert not context.opens_item


def test_before_the_first_item_there_is_none() -> None:
    structure = read(PAPER)
    assert structure.item_number(_context(structure, "Present")) is None


def test_a_run_in_title_tells_where_its_text_begins() -> None:
    structure = read(PAPER)
    context = _context(structure, "stile")
    block = next(block for block in structure.blocks if "stile" in block.text)
    assert context.opens_item
    assert block.text[context.body :].startswith(": the Clerk reported")


def test_a_context_by_offset() -> None:
    structure = read(PAPER)
    offset = structure.document.text.index("gate")
    assert structure.context_at(offset) is _context(structure, "painted")


def test_items_end_with_their_part() -> None:
    structure = read(
        PAPER, [P("Report to: Council"), P("Title: Trees"), P("Report of: Clerk"), P("Trees stand in the lane.")]
    )
    context = _context(structure, "Trees stand")
    assert (context.part, context.item, context.meeting) == (1, None, None)


def test_subheadings_stand_under_larger_ones() -> None:
    structure = read([B("Parks Strategy", size=20), B("Our aims", size=14), P("We will plant a thousand trees.")])
    assert _context(structure, "plant").headings == ("Parks Strategy", "Our aims")
