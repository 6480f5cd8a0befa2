from extractors.layout import CellRef, Line, Word
from extractors.reading.weaving import woven
from extractors.results import Box


def _line(text: str, box: Box, table: int | None = None) -> Line:
    cell = None if table is None else CellRef(table, 0, 0)
    return Line(text, (Word(0, len(text), box),), box, 10, cell=cell)


def _order(flow: list[Line], *tables: tuple[Box, list[Line]]) -> list[str]:
    return [line.text for line in woven(flow, tables)]


def test_a_table_stands_between_the_lines_above_and_below_it() -> None:
    flow = [_line("above", (50, 50, 300, 60)), _line("below", (50, 300, 300, 310))]
    assert _order(flow, ((50, 100, 300, 200), [_line("cell", (60, 110, 100, 120), 0)])) == ["above", "cell", "below"]


def test_a_narrower_table_under_another_stands_after_all_of_it() -> None:
    wide = [_line("left", (60, 110, 100, 120), 0), _line("right", (360, 110, 400, 120), 0)]
    narrow = [_line("lower", (60, 210, 100, 220), 1)]
    assert _order([], ((50, 100, 500, 200), wide), ((50, 200, 200, 300), narrow)) == ["left", "right", "lower"]
