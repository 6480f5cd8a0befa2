"""Listed people: single pieces and run-on lists."""

import pytest

from nlp_models.people import Person, parse_person, read_people
from nlp_models.people_lists import split_people


def told(person: Person | None) -> dict[str, object]:
    """What a person says beyond the name, without what it leaves open."""
    assert person is not None
    parts = ("honorific", "post_nominals", "initials_key", "role", "organisation", "note", "substitute_for")
    return {part: getattr(person, part) for part in parts if getattr(person, part)}


@pytest.mark.parametrize(
    ("text", "name", "details"),
    [
        ("Cllr. J Ash", "J Ash", {"honorific": "Cllr"}),
        ("Cllr Mrs Elm", "Elm", {"honorific": "Cllr Mrs"}),
        ("Deputy Nora Oak (Chairman)", "Nora Oak", {"honorific": "Deputy", "role": "Chairman"}),
        ("Sir Ned Moor, CBE", "Ned Moor", {"honorific": "Sir", "post_nominals": ("CBE",)}),
        ("Mr R Low OBE JP", "R Low", {"honorific": "Mr", "post_nominals": ("OBE", "JP")}),
        ("Ida Fern (Chair) (IF)", "Ida Fern", {"role": "Chair", "initials_key": "IF"}),
        (
            "Zoe Hay (Ashcombe Office, secretariat)",
            "Zoe Hay",
            {"role": "secretariat", "organisation": "Ashcombe Office"},
        ),
        ("Joy Carr (Participation Manager)", "Joy Carr", {"role": "Participation Manager"}),
        ("Lou Moor of Lark and Tarn", "Lou Moor", {"organisation": "Lark and Tarn"}),
        ("Bob Elm – GP Lead", "Bob Elm", {"role": "GP Lead"}),
        ("Vale Representative Nell Wake", "Nell Wake", {"role": "Vale Representative"}),
        ("Jen Tarn (JTa)", "Jen Tarn", {"initials_key": "JTa"}),
        ("Jen Tarn JTa", "Jen Tarn", {"initials_key": "JTa"}),
        ("\uf0b7 Dr Jen S. Tarn", "Jen S. Tarn", {"honorific": "Dr"}),
        ("Jo Beck (AVC)", "Jo Beck", {"organisation": "AVC"}),
        (
            "Ed Park (Ashcombe Office) (EP) (via Teams)",
            "Ed Park",
            {"organisation": "Ashcombe Office", "initials_key": "EP", "note": "via Teams"},
        ),
        ("Ann Lea – General Manager, Careline", "Ann Lea", {"role": "General Manager", "organisation": "Careline"}),
        ("Ann Lea – Town Clerk’s Department", "Ann Lea", {"organisation": "Town Clerk's Department"}),
        ("Ann Lea, Head of Roads, Growth and Transport", "Ann Lea", {"role": "Head of Roads, Growth and Transport"}),
        ("Ann Lea, Minister for Parks (Chair)", "Ann Lea", {"role": "Minister for Parks (Chair)"}),
        (
            "Mrs A Lea (Director Museums, Open Spaces and Harbour)",
            "A Lea",
            {"honorific": "Mrs", "role": "Director Museums, Open Spaces and Harbour"},
        ),
        (
            "Dr A Lea (Director of Public Health, Vale Council)",
            "A Lea",
            {"honorific": "Dr", "role": "Director of Public Health", "organisation": "Vale Council"},
        ),
        ("Tom Voss (CEO Ferrix)", "Tom Voss", {"role": "CEO", "organisation": "Ferrix"}),
        ("Ben Cole, Human Resources Analyst II", "Ben Cole", {"role": "Human Resources Analyst II"}),
        ("Cllr Lee (for Cllr Khan)", "Lee", {"honorific": "Cllr", "substitute_for": "Khan"}),
        ("Cllr B Lee (substitute for Cllr A Khan)", "B Lee", {"honorific": "Cllr", "substitute_for": "A Khan"}),
        ("Sam Reed (until item 7)", "Sam Reed", {"note": "until item 7"}),
        ("Sam Reed joined at 7.15pm", "Sam Reed", {"note": "joined at 7.15pm"}),
        ("Chair: Mrs S Ash", "S Ash", {"honorific": "Mrs", "role": "Chair"}),
        ("Vice Chair Doug deMoor", "Doug deMoor", {"role": "Vice Chair"}),
        (
            "Ashdale District Councillor A Firth",
            "A Firth",
            {"honorific": "Councillor", "role": "Ashdale District Councillor"},
        ),
        ("Deputy Mayor Cllr Jo Elm", "Jo Elm", {"honorific": "Cllr", "role": "Deputy Mayor"}),
        ("Interim City Manager Eve Joan Lark", "Eve Joan Lark", {"role": "Interim City Manager"}),
        (
            "Hugh Reed CBE Town Clerk and Chief Warden",
            "Hugh Reed",
            {"post_nominals": ("CBE",), "role": "Town Clerk and Chief Warden"},
        ),
        ("Mr T Elm as Footpath Representative", "T Elm", {"honorific": "Mr", "role": "Footpath Representative"}),
        ("• Kit van der Berg", "Kit van der Berg", {}),
        ("Tim Barnes-Low", "Tim Barnes-Low", {}),
        ("Mr J Head", "J Head", {"honorific": "Mr"}),
        ("the Clerk", "Clerk", {"role": "Clerk"}),
        ("Administrative Technician – Ann Lea", "Ann Lea", {"role": "Administrative Technician"}),
    ],
)
def test_one_person(text: str, name: str, details: dict[str, object]) -> None:
    person = parse_person(text)
    assert person is not None
    assert (person.name, told(person)) == (name, details)
    assert text[person.start : person.end] == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "None",
        "Five members of the public",
        "Apologies for absence",
        "12 May 2025",
        "Adult Social Care",
        "AVC",
        "JT",
        "Ashcombe Council",
    ],
)
def test_nobody(text: str) -> None:
    assert parse_person(text) is None


def test_an_office_alone_is_not_named() -> None:
    person = parse_person("the Clerk")
    assert person is not None
    assert not person.named


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Mr N Ash, Sir Ned Moor, CBE, Mrs T Dale, MBE, Rich Elm, Mr J Firth and Ms L Firth",
            ["Mr N Ash", "Sir Ned Moor", "Mrs T Dale", "Rich Elm", "Mr J Firth", "Ms L Firth"],
        ),
        ("Councillors A Ash (Chair), B Elm and C Oak", ["Councillor A Ash", "Councillor B Elm", "Councillor C Oak"]),
        ("Cllrs Ash (in the chair), Elm, County Cllr Oak & the Clerk", ["Cllr Ash", "Cllr Elm", "Cllr Oak", "Clerk"]),
        ("Mrs R Ash, Messrs B de Roe, N Elm", ["Mrs R Ash", "Mr B de Roe", "Mr N Elm"]),
        ("President Ash and Board Members Elm, Oak, and Roe.", ["Ash", "Elm", "Oak", "Roe"]),
        (
            "Councillors D Ash (Chair) N Elm and P Oak Clerk Mrs J Roe Vale District Councillor A Fox plus ten guests",
            ["Councillor D Ash", "Councillor N Elm", "Councillor P Oak", "Mrs J Roe", "Councillor A Fox"],
        ),
        ("Chair: Mr C Ash: Secretary: Mr G M Elm::Vice Chair D Oak", ["Mr C Ash", "Mr G M Elm", "D Oak"]),
        ("Chair: Mrs S Ash. Secretary: Mr G Elm", ["Mrs S Ash", "Mr G Elm"]),
        ("Apologies were received from Mr N Ash OBE, Ms K Elm, and Ms A Oak.", ["Mr N Ash", "Ms K Elm", "Ms A Oak"]),
        ("The Harbour Manager reported apologies from Mr Ash and Ms Elm.", ["Mr Ash", "Ms Elm"]),
        ("Apologies were received from Ann Ash and Bo Elm. The Chair welcomed the press.", ["Ann Ash", "Bo Elm"]),
        ("Public – Mr Dan Ash & Ms Jo Elm, Mr Al Oak, VHA", ["Mr Dan Ash", "Ms Jo Elm", "Mr Al Oak"]),
        ("Tia Ash, Services Manager, Al Oak, Accountant, Bo Elm, Planner.", ["Tia Ash", "Al Oak", "Bo Elm"]),
        ("Dr A Ash (Head of Growth, Roads and Transport), and Mr B Elm (Chief Analyst)", ["Dr A Ash", "Mr B Elm"]),
        ("Ann Ash, Head of Growth, Roads and Transport, Bo Elm, Vale Council", ["Ann Ash", "Bo Elm"]),
        ("Present Councillors D Ash (Chair), B Elm", ["Councillor D Ash", "Councillor B Elm"]),
        ("Attendees Ann Ash (Chair), Bo Elm", ["Ann Ash", "Bo Elm"]),
        ("ROLL CALL - Present: Commissioners Ash and Elm - 2.", ["Ash", "Elm"]),
        ("Ann, Bo and Cy", ["Ann", "Bo", "Cy"]),
        ("There were no apologies for absence.", []),
        ("", []),
    ],
)
def test_lists(text: str, names: list[str]) -> None:
    assert [" ".join(filter(None, (each.honorific, each.name))) for each in read_people(text)] == names


def test_pieces_keep_their_place() -> None:
    text = "Present:  Cllrs A Ash,\n B Elm (Vale) and C Oak"
    pieces = split_people(text)
    assert [text[piece.start : piece.end] for piece in pieces] == ["Cllrs A Ash", "B Elm (Vale)", "C Oak"]
    assert [piece.title for piece in pieces] == [None, "Cllr", "Cllr"]


def test_a_plural_office_holds_for_the_list() -> None:
    assert [person.role for person in read_people("Commissioners Ash, Elm and Oak")] == ["Commissioner"] * 3
