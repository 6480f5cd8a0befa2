"""The people of the year: councillors, officers, the health board and the parish, drawn from the pools of names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from corpus.generator.story import Person
from corpus.generator.wording import sentences

COUNCILLORS = 22
BOROUGH_POSTS = (
    "Chief Executive", "Director of Place", "Director of Adults and Communities", "Director of Children's Services",
    "Director of Finance", "Head of Law and Governance", "Head of Housing", "Head of Planning",
    "Democratic Services Officer", "Scrutiny Officer",
)  # fmt: skip
HEALTH_POSTS = (
    "Chief Executive", "Chief Nurse", "Chief Medical Officer", "Chief Finance Officer", "Chief Operating Officer",
    "Director of Strategy", "Director of Partnerships", "Board Secretary",
)  # fmt: skip
HEALTH_BOARD = "NHS Ashcombe and Vale"


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody who may appear. Officers are found by their posts; no surname is used twice."""

    councillors: tuple[Person, ...]
    officers: Mapping[str, Person]
    health: Mapping[str, Person]
    non_executives: tuple[Person, ...]
    partners: Mapping[str, Person]
    parish: tuple[Person, ...]
    parish_clerk: Person
    residents: tuple[Person, ...]


class _Names:
    """Hands out people, each with a surname and initials of their own."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)  # noqa: S311 - for variety, not for secrets
        self._surnames = list(sentences("names", "surnames"))
        self._random.shuffle(self._surnames)
        self._initials: set[str] = set()

    def person(self, *, title: str | None = None, post: str | None = None, organisation: str | None = None) -> Person:
        """A new person; without a `title`, one that fits the forename."""
        woman = self._random.random() < 0.5
        own_title = title or self._random.choice(("Ms", "Mrs", "Dr") if woman else ("Mr", "Mr", "Dr"))
        forenames = sentences("names", "women" if woman else "men")
        surname = self._surnames.pop()
        person = Person(own_title, self._random.choice(forenames), surname, post, organisation)
        for _ in range(12):
            if person.initials not in self._initials:
                break
            person = Person(own_title, self._random.choice(forenames), surname, post, organisation)
        self._initials.add(person.initials)
        return person

    def people(self, number: int, *, title: str | None = None) -> tuple[Person, ...]:
        """`number` new people."""
        return tuple(self.person(title=title) for _ in range(number))


def cast_of(seed: int) -> Cast:
    """The people of the year with this seed."""
    names = _Names(f"{seed}/people")
    health = {post: names.person(post=post) for post in HEALTH_POSTS}
    officers = {post: names.person(post=post) for post in BOROUGH_POSTS}
    officers["Director of Public Health"] = names.person(title="Dr", post="Director of Public Health")
    partners = {
        "Healthwatch": names.person(organisation="Healthwatch Ashcombe"),
        "voluntary": names.person(organisation="Vale Community Trust"),
        "police": names.person(title="Superintendent", organisation="Wychester Constabulary"),
        "fire": names.person(organisation="Vale Fire and Rescue Service"),
    }
    councillors = names.people(COUNCILLORS, title="Councillor")
    return Cast(
        councillors=councillors,
        officers=officers,
        health=health,
        non_executives=names.people(4),
        partners=partners,
        parish=names.people(7, title="Councillor"),
        parish_clerk=names.person(post="Clerk"),
        residents=names.people(6),
    )


def posts(people: Mapping[str, Person], wanted: Sequence[str]) -> tuple[Person, ...]:
    """The holders of `wanted` posts."""
    return tuple(people[post] for post in wanted)
