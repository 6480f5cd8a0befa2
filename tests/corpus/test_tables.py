"""The yardstick for tables measures what it says, and the committed figures hold."""

import pytest
from pydantic import ValidationError
from typer.testing import CliRunner

from corpus.sets import SHARED_VARIABLE, shared_papers
from corpus.tables.__main__ import app
from corpus.tables.labels import LABELS, SAMPLE_LABELS, LabelledTable, load_labels
from corpus.tables.measure import falls, floors_of, load_floors, score_set, table_sets
from corpus.tables.reading import ReadCell, ReadTable, bare, ranked
from corpus.tables.scoring import TableTally, score_page

LABEL = LabelledTable(paper="a", page=1, kind="ruled", columns=(0, 10, 20, 30), rows=(0, 5, 10), merged=((0, 1, 1, 2),))


def _table(*texts: tuple[int, int, str], left: float = 0) -> ReadTable:
    cells = tuple(ReadCell(row, column, text) for row, column, text in texts)
    return ReadTable((left, 0, left + 100, 50), cells)


def test_merged_cells_stand_for_all_that_they_cover() -> None:
    assert LABEL.cells() == (
        (0, 0, (0, 0, 10, 5)),
        (0, 1, (10, 0, 30, 5)),
        (1, 0, (0, 5, 10, 10)),
        (1, 1, (10, 5, 20, 10)),
        (1, 2, (20, 5, 30, 10)),
    )


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [("rows", (0, 5, 5), "do not rise"), ("merged", ((1, 2, 1, 2),), "leaves its table"), ("columns", (1,), "columns")],
)
def test_labels_that_cannot_be_are_refused(field: str, value: object, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        LabelledTable.model_validate({**LABEL.model_dump(), field: value})


def test_rows_and_columns_are_counted_among_those_that_hold_text() -> None:
    cells = ranked([(0, 0, "a", True), (1, 1, "", False), (4, 3, "b", False)])
    assert cells == (ReadCell(0, 0, "a", True), ReadCell(1, 1, "b"))


def test_texts_are_compared_without_space_leaders_and_ligatures() -> None:
    assert bare("Of\ufb01ce  costs ........ 12") == "Officecosts12"


def test_a_cell_is_right_in_its_row_and_column_alone() -> None:
    labelled = _table((0, 0, "Task"), (0, 1, "Owner"), (1, 0, "Hedge"), (1, 1, "JS"))
    read = _table((0, 0, "Task"), (0, 1, "Owner"), (1, 1, "Hedge"), (1, 0, "JS"), (2, 0, "more"))
    (tally,), false = score_page([labelled], [read])
    assert (tally.cells, tally.read, tally.right) == (4, 5, 2)
    assert (tally.precision, tally.recall) == (0.4, 0.5)
    assert false == TableTally()


def test_tables_elsewhere_are_missed_and_false() -> None:
    (tally,), false = score_page([_table((0, 0, "a"))], [_table((0, 0, "a"), left=80)])
    assert (tally.tables, tally.matched, tally.right) == (1, 0, 0)
    assert (false.found, false.read, false.table_precision) == (1, 1, 0)


def test_the_labels_are_of_many_tables_of_every_kind() -> None:
    labels = load_labels(LABELS)
    assert {label.kind for label in labels} == {"ruled", "half_ruled", "borderless"}
    assert len(labels) >= 15
    assert len({label.paper for label in labels}) >= 8
    assert load_labels(SAMPLE_LABELS)


@pytest.mark.parametrize("name", ["samples", "shared"])
def test_tables_are_read_as_well_as_committed(name: str) -> None:
    tables = next((each for each in table_sets() if each.name == name), None)
    if tables is None:
        pytest.skip(f"no real papers in {shared_papers()}")
    assert load_floors()[name]
    assert falls(name, floors_of(score_set(tables))) == []


def test_a_lower_figure_is_told() -> None:
    kept = {kind: floor.model_copy(update={"recall": 0.1}) for kind, floor in load_floors()["samples"].items()}
    assert [told for told in falls("samples", kept) if "recall of ruled tables fell" in told]


def test_without_real_papers_the_samples_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SHARED_VARIABLE, "/nowhere")
    run = CliRunner().invoke(app, ["--only", "hwb-agenda", "--each"])
    assert run.exit_code == 0
    assert "the samples alone" in run.output
    assert "hwb-agenda" in run.output
