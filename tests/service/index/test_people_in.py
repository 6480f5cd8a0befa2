import pytest

from extractors.results import Attendee
from service.index.people_in import People
from tests.service.index.made_analyses import attendee, item

COUNCIL = [
    attendee("Orla Quill", honorific="Cllr", initials="OQ"),
    attendee("B Fenn", honorific="Mr"),
    attendee("Ada Thorn", honorific="Mrs"),
    attendee("Rufus Thorn", honorific="Mr"),
    attendee("Marlow"),
    attendee("Clerk"),
]
KNOWN = People(COUNCIL, [item("Ines Okoro-Vane, Head of Ferries, and Tam Birk (Harbour Master)"), item(None)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orla Quill spoke.", ("Orla Quill",)),
        ("ORLA QUILL spoke.", ("Orla Quill",)),
        ("O. Quill and B. Fenn spoke", ("Orla Quill", "B Fenn")),
        ("Bertha Fenn spoke.", ("B Fenn",)),  # a given name of that initial
        ("Cllr Quill spoke, then Cllr. Quill sat.", ("Orla Quill",)),
        ("Vice Chair Marlow opened the meeting", ("Marlow",)),
        ("Cllrs Quill, Fenn and Marlow", ("Orla Quill", "B Fenn", "Marlow")),
        ("Quill, Orla", ("Orla Quill",)),
        ("Ines Okoro-Vane reported", ("Ines Okoro-Vane",)),
        ("Tam Birk reported", ("Tam Birk",)),
        ("Ada Thorn and Mr Thorn", ("Ada Thorn", "Rufus Thorn")),
        # a surname alone, in whatever order, is nobody
        ("The Quill estate; Marlow is a town.", ()),
        ("Quill, Fenn and others", ()),
        ("a quill pen", ()),
        ("Councillor Thorn spoke.", ()),  # one of two
        ("Mrs Fenn spoke.", ()),  # not Mr Fenn
        ("Zora Quill spoke.", ()),
        ("The Clerk spoke.", ()),  # an office is no name
    ],
)
def test_people_are_named_by_more_than_a_surname(text: str, expected: tuple[str, ...]) -> None:
    assert KNOWN.named_in(text) == expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("OQ", ("Orla Quill",)),
        ("Quill", ("Orla Quill",)),  # in a field for people a surname is enough
        ("Cllr Quill & Mr Fenn", ("Orla Quill", "B Fenn")),
        ("Thorn", ()),
        ("Mr Dell", ("Dell",)),  # whom the records do not know
        ("Greta Dell", ("Greta Dell",)),
        ("XY", ()),
        ("the Harbour Team", ()),
        ("The Ferry Archives", ()),
        ("all", ()),
        (None, ()),
    ],
)
def test_fields_name_people_by_less(field: str | None, expected: tuple[str, ...]) -> None:
    assert KNOWN.of_field(field) == expected


@pytest.mark.parametrize(
    ("attendees", "text", "expected"),
    [
        ([attendee("A Ash"), attendee("Ann Ash"), attendee("Ash", honorific="Cllr")], "Cllr Ash", ("Ann Ash",)),
        ([attendee("A Ash"), attendee("Ann Ash"), attendee("Alan Ash")], "A Ash", ("A Ash",)),
        ([attendee("Ash"), attendee("Ann Ash"), attendee("Bob Ash")], "Member Ash", ()),
    ],
)
def test_names_of_one_person_are_one(attendees: list[Attendee], text: str, expected: tuple[str, ...]) -> None:
    assert People(attendees, []).named_in(text) == expected
