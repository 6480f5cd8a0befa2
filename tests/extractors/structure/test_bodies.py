import pytest

from extractors.structure.bodies import BodyName, body_names, meeting_of
from extractors.structure.cues import Cues
from nlp_models import load_reader

CUES = Cues(load_reader())


def _names(text: str) -> list[str]:
    return [name.text for name in body_names(text, CUES)]


def _only(text: str) -> BodyName:
    (name,) = body_names(text, CUES)
    return name


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Ashcombe Parish Council", "Ashcombe Parish Council"),
        ("Minutes of a meeting of the Ashcombe and Vale Health Board held on 3 June", "Ashcombe and Vale Health Board"),
        ("Health, Care and Wellbeing Sub-Committee", "Health, Care and Wellbeing Sub-Committee"),
        ("AGENDA FOR THE HARBOUR COMMISSION", "HARBOUR COMMISSION"),
        ("MINUTES OF THE HARBOUR BOARD OF THE CITY OF VALE HELD AT NOON", "HARBOUR BOARD OF THE CITY OF VALE"),
        ("Vale Museums CIC - Board Meeting", "Vale Museums CIC - Board"),
        ("Transparency Panel (ATP), 3 June", "Transparency Panel (ATP)"),
        ("Marsh –On-Vale Community Council", "Marsh –On-Vale Community Council"),
        ("9 June – Planning Committee", "Planning Committee"),
        ("Ashcombe Parish Council A.G.M. - 7 May", "Ashcombe Parish Council"),
    ],
)
def test_the_name_of_a_body(text: str, body: str) -> None:
    assert _only(text).text == body


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Ashcombe Borough Council Cabinet", "Cabinet"),
        ("Ashcombe Borough Council Overview and Scrutiny Committee", "Overview and Scrutiny Committee"),
        ("Ashcombe County Council – Planning Panel", "Planning Panel"),
        ("Ashcombe Council of Governors", "Ashcombe Council of Governors"),
    ],
)
def test_the_letterhead_before_a_committee_is_left_out(text: str, body: str) -> None:
    assert _names(text)[-1] == body


@pytest.mark.parametrize(
    "text",
    [
        "Cabinet Office, 4 Mill Lane",
        "Council Chamber, Civic Offices",
        "Councillor A Elm (Cabinet Member for Parks)",
        "Chair of the Planning Committee",
        "Board Secretary",
        "the committee agreed to meet",
    ],
)
def test_what_only_holds_a_word_of_bodies_is_none(text: str) -> None:
    assert _names(text) == []


def test_one_word_names_a_cabinet_but_no_board() -> None:
    assert _only("CABINET").bare is False
    assert _only("Minutes of the Board").bare is True


def test_an_authority_is_told_from_its_committees() -> None:
    assert _only("Ashcombe Borough Council").whole is True
    assert _only("Planning Committee").whole is False


def test_offsets_are_those_of_the_text() -> None:
    text = "Minutes of the Ashcombe Panel"
    name = _only(text)
    assert text[name.start : name.end] == "Ashcombe Panel"


def test_a_general_meeting_is_that_of_whoever_stands_before_it() -> None:
    name = meeting_of("Vale Friends Ltd Annual General Meeting", CUES)
    assert name is not None
    assert name.text == "Vale Friends Ltd"
    assert meeting_of("ANNUAL GENERAL MEETING", CUES) is None
