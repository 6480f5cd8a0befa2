import pytest

from service.index.organisations_in import Organisations
from tests.service.index.made_analyses import attendee

KNOWN = Organisations(
    [
        attendee("Ann Ash", organisation="Vale Ferry  Trust"),
        attendee("Bob Elm", organisation="VFC"),
        attendee("Cy Oak", organisation="Pellham"),  # a place
        attendee("Di Yew", organisation="Head of the Ferry Board"),  # an office
        attendee("Ed Fir"),
    ],
    abbreviations=frozenset({"HMA", "OQ"}),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A grant of the vale ferry\ntrust.", ("Vale Ferry Trust",)),
        ("VFC and the Vale Ferry Trust met.", ("VFC", "Vale Ferry Trust")),
        ("the vfc met", ()),  # short forms as they are printed
        ("XVFC met in Pellham.", ()),
    ],
)
def test_organisations_of_those_present_are_found_in_texts(text: str, expected: tuple[str, ...]) -> None:
    assert KNOWN.named_in(text) == expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("Head of Pilots, Vale Ferry Trust", ("Vale Ferry Trust",)),
        ("the Harbour Team", ("Harbour Team",)),
        ("HMA", ("HMA",)),
        ("OQ", ()),  # two letters are initials
        ("XYZ", ()),  # which the paper does not explain
        ("Mrs Yew and the Fair Committee", ()),
        ("the Board", ()),
        ("Clerk", ()),
        (None, ()),
    ],
)
def test_an_owner_may_be_an_organisation(field: str | None, expected: tuple[str, ...]) -> None:
    assert KNOWN.of_field(field) == expected
