"""The people of other houses: names of many heritages, three-part, hyphenated and with particles, drawn by a seed."""

from random import Random

from corpus.generator.story import Person
from corpus.generator.wording import sentences

TITLES = {"women": ("Ms", "Mrs", "Dr", "Miss"), "men": ("Mr", "Mr", "Dr", "Professor")}


class Guests:
    """Hands out people for one paper, no surname and no initials twice."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)  # noqa: S311 - for variety, not for secrets
        self._taken: set[str] = set()

    def person(
        self, heritage: str, title: str | None = None, post: str | None = None, organisation: str | None = None
    ) -> Person:
        """A new person with a name of `heritage`, a key of `heritages.yaml`; without a `title`, one that fits."""
        bare = title.rstrip(".") if title else None
        sides = [side for side, titles in TITLES.items() if bare in titles] or list(TITLES)
        while True:
            side = self._random.choice(sides)
            forename = self._random.choice(sentences("heritages", heritage, side))
            surname = self._random.choice(sentences("heritages", heritage, "surnames"))
            person = Person(title or self._random.choice(TITLES[side]), forename, surname, post, organisation)
            if not {surname, person.initials} & self._taken:
                self._taken |= {surname, person.initials}
                return person

    def people(self, heritages: str, title: str | None = None) -> tuple[Person, ...]:
        """One new person for each word of `heritages`."""
        return tuple(self.person(heritage, title) for heritage in heritages.split())
