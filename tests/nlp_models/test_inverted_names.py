"""Lists in which the surname stands first."""

import pytest

from nlp_models.inverted_names import read_inverted


@pytest.mark.parametrize(
    ("entries", "names"),
    [
        (["ASH, Ann", "ELM, Bob (Chair)"], ["Ann ASH", "Bob ELM"]),
        (["Ash, Ann", "Elm, Bob", "van der Oak, Cy"], ["Ann Ash", "Bob Elm", "Cy van der Oak"]),
        (["Ash, Ann M.", "Elm, Dr Bob", "Oak, Cy - Clerk"], ["Ann M. Ash", "Bob Elm", "Cy Oak"]),
        (["Ash, Elm", "Birch, Oak"], []),
        (["Oak, Cy", "Elm, Bob", "Ash, Ann"], []),
        (["Ann Ash, Chair", "Bob Elm, Clerk", "Cy Oak, Member"], []),
        (["Ash, Chairman", "Elm, Clerk", "Oak, Member"], []),
        (["Ash, Ann"], []),
    ],
)
def test_order(entries: list[str], names: list[str]) -> None:
    assert [person.name for person in read_inverted(entries)] == names
