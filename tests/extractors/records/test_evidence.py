"""What is quoted of a record whose paragraph goes on below a table."""

from collections.abc import Callable
from itertools import chain

import pytest

from extractors.records.decisions import find_decisions
from extractors.records.recommendations import find_recommendations
from extractors.records.targets import find_targets
from extractors.results import Record
from extractors.structure import Structure
from nlp_models import Reader, load_reader
from tests.extractors.papers import L
from tests.extractors.records.paper import HEAD, Rows, structure_of

Find = Callable[[Structure, Reader], tuple[Record, ...]]

TABLE = Rows([["Span", "Length"], ["North", "Nine yards"]])
REPORT = (L("Report to the Ashcombe and Vale Board", bold=True), L("Report of the Director of Harbours", above=1))
PLAN = (L("Ashcombe and Vale Health Strategy 2025 to 2030", bold=True), L("Our plan", bold=True, above=1))


@pytest.mark.parametrize(
    ("find", "head", "above"),
    [
        (find_decisions, HEAD, "RESOLVED that the bridge at Mill Lane be closed for ten weeks of the summer while its"),
        (find_recommendations, REPORT, "The Board is asked to agree that the bridge at Mill Lane be closed while its"),
        (find_targets, PLAN, "We aim to reduce falls by 30% by March 2027 on the bridge at Mill Lane and in all its"),
    ],
    ids=["decision", "recommendation", "target"],
)
def test_a_table_within_a_sentence_is_not_quoted(find: Find, head: tuple[L, ...], above: str) -> None:
    structure = structure_of(L(above, above=1), TABLE, "spans are counted.", head=head)
    (record,) = find(structure, load_reader())
    assert [entry.quote for entry in record.evidence] == [above, "spans are counted."]
    text = structure.document.text
    assert all(text[entry.start : entry.end] == entry.quote for entry in record.evidence)
    assert not set(chain(*(entry.boxes for entry in record.evidence))) & {
        line.line.box for line in structure.document.lines if line.line.cell
    }
