import pytest

from service.search.understanding import Bodies, understand
from service.search.understanding.suggesting import suggest
from tests.service.search.understanding.made_vocabulary import vocabulary

WORDS = vocabulary("fouling dogs water budget footbridge footbridges", budget=20)


@pytest.mark.parametrize(
    ("asked", "suggested"),
    [
        ("dog fowling", ("dog fouling", "dog")),
        ("fluoride in water", ("water",)),
        ("the budget", ()),
        ("xyzzy", ()),
        ("the 2019", ()),
    ],
)
def test_other_questions_are_suggested(asked: str, suggested: tuple[str, ...]) -> None:
    assert suggest(understand(asked, WORDS, Bodies()), WORDS) == suggested


def test_errors_that_were_not_to_be_corrected_are_suggested() -> None:
    understood = understand("budgte water", WORDS, Bodies(), leave_out=["spelling"])
    assert suggest(understood, WORDS)[0] == "budget water"
