import pytest

from service.search.understanding.bodies_named import Bodies
from service.search.understanding.typed_words import words_in

BODIES = Bodies(
    [
        "Ashcombe Community Council",
        "ASHCOMBE COMMUNITY COUNCIL",
        "Reading Borough Council",
        "Ferrisby Free Library Board",
        "FERRISBY GOLF COMMISSION",
        "Pension Board of the City of Ferrisby",
        "Cabinet",
        "BOARD",
        "Rent Review Advisory Committee",
        "Health and Wellbeing Board",
        "Corporate Parenting Panel",
    ]
)
ASHCOMBE = {"Ashcombe Community Council", "ASHCOMBE COMMUNITY COUNCIL"}
LIBRARY = {"Ferrisby Free Library Board"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("minutes of Ashcombe Community Council", ASHCOMBE),
        ("ashcombe playground", ASHCOMBE),
        ("Ferrisby library board", LIBRARY),
        ("Free Library Board of Ferrisby", LIBRARY),
        ("ferrisby", {*LIBRARY, "FERRISBY GOLF COMMISSION", "Pension Board of the City of Ferrisby"}),
        ("Ashcombe Cabinet", {*ASHCOMBE, "Cabinet"}),
        ("rent review committee", {"Rent Review Advisory Committee"}),
        ("corporate parenting", {"Corporate Parenting Panel"}),
        ("chair of the HWB", {"Health and Wellbeing Board"}),
        ("health and wellbeing board", {"Health and Wellbeing Board"}),
        ("Reading library", {"Reading Borough Council"}),
        ("reading borough council", {"Reading Borough Council"}),
        ("reading list", set()),
        ("rent review of allotments", set()),
        ("notice board", set()),
        ("health of the town", set()),
        ("pension fund", set()),
        ("", set()),
    ],
)
def test_bodies_are_named(text: str, names: set[str]) -> None:
    found = BODIES.named_in(words_in(text))
    assert {name for each in found for name in each.names} == names


def test_a_body_is_named_where_its_words_stand() -> None:
    text = "what did the Ferrisby library board say"
    (found,) = BODIES.named_in(words_in(text))
    assert text[found.start : found.end] == "Ferrisby library board"
