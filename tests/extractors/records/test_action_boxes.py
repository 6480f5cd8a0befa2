"""Tasks of lists with a box before each line."""

import pytest

from extractors.records.actions import find_actions
from extractors.results import Action
from nlp_models import load_reader
from tests.extractors.papers import L
from tests.extractors.records.paper import structure_of

LIST = (L("Ashcombe Mill Friends", bold=True), L("Previous action items", bold=True, above=1))
AGENDA = (L("Ashcombe Mill Friends", bold=True), L("Agenda", bold=True, above=1))
OTHER = L("[ ] Paint the sluice", above=1)


def actions_of(*lines: L, head: tuple[L, ...] = LIST) -> tuple[Action, ...]:
    return find_actions(structure_of(*lines, head=head), load_reader(), ())


@pytest.mark.parametrize(
    ("line", "task", "owner"),
    [
        ("[ ] (HR/PB) new sails for the mill", "new sails for the mill", "HR/PB"),
        ("[ ] (Hazel) Order benches for the green", "Order benches for the green", "Hazel"),
        ("[ ] (hazelr) order benches for the green", "order benches for the green", "hazelr"),
        ("[x] (HR) Count the geese", "Count the geese", "HR"),
        ("( ) [ ] Count the geese", "Count the geese", None),
        ("[ ] TODO: Hazel to count the geese", "Hazel to count the geese", "Hazel"),
        ("[ ] Hazel will count the geese. They are many.", "Hazel will count the geese.", "Hazel"),
        ("☐ Count the geese", "Count the geese", None),
    ],
)
def test_line_behind_a_box(line: str, task: str, owner: str | None) -> None:
    action, other = actions_of(L(line, above=1), OTHER)
    assert (action.text, action.owner, other.text) == (task, owner, "Paint the sluice")
    assert action.evidence[0].made_by == "rule:action.boxed"


@pytest.mark.parametrize("line", ["[ ] Yes", "[ ] benches on the green", "[ ] The geese are many"])
def test_box_alone_is_no_task(line: str) -> None:
    assert [action.text for action in actions_of(L(line, above=1), OTHER)] == ["Paint the sluice"]


def test_owner_before_a_topic_of_an_agenda_is_no_task() -> None:
    assert actions_of(L("[ ] (Hazel) new sails", above=1), L("[ ] (PB) geese of the green", above=1), head=AGENDA) == ()


def test_single_box_is_no_list() -> None:
    assert all(action.evidence[0].made_by != "rule:action.boxed" for action in actions_of(OTHER))
