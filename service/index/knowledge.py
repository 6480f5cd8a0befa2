"""What a paper as a whole tells of each of its points: who is named in it, what its abbreviations stand for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.analysis import Passage
from extractors.results import Action, AgendaItem, Attendee, Decision, Recommendation, Target
from service.index.abbreviations_in import Abbreviations
from service.index.organisations_in import Organisations
from service.index.people_in import People
from service.index.substance import recurrent_sentences, substance_of

Fact = Decision | Action | Target | Recommendation


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a point beyond its words; see `Point` for each."""

    people: tuple[str, ...]
    organisations: tuple[str, ...]
    expansions: str
    substance: float


class Knowledge:
    """Of one paper, from what of it may be told: nothing of its exempt matter must be given to it."""

    def __init__(
        self, *, passages: Sequence[Passage], attendees: Sequence[Attendee], items: Iterable[AgendaItem]
    ) -> None:
        self._abbreviations = Abbreviations(passage.text for passage in passages)
        self._people = People(attendees, items)
        self._organisations = Organisations(attendees, abbreviations=self._abbreviations.shorts)
        self._recurrent = recurrent_sentences((passage.page, passage.text) for passage in passages)

    def of_passage(self, passage: Passage) -> Known:
        """Of running text or rows of tables."""
        return Known(
            people=self._people.named_in(passage.text),
            organisations=self._organisations.named_in(passage.text),
            expansions=self._expansions(passage.text, passage.headings),
            substance=substance_of(passage.text, headings=passage.headings, recurrent=self._recurrent),
        )

    def of_fact(self, fact: Fact, headings: Sequence[str]) -> Known:
        """Of a fact, whose fields name people and bodies too."""
        people, bodies = _named(fact)
        return Known(
            people=_united(self._people.of_field(*people), self._people.named_in(fact.text)),
            organisations=_united(self._organisations.of_field(*bodies), self._organisations.named_in(fact.text)),
            expansions=self._expansions(fact.text, headings),
            substance=substance_of(fact.text, binding=True),
        )

    def _expansions(self, text: str, headings: Sequence[str]) -> str:
        return self._abbreviations.expansions_of("\n".join((*headings, text)))


def _named(fact: Fact) -> tuple[tuple[str | None, ...], tuple[str | None, ...]]:
    """The fields of a fact that name people, and those that name bodies; an assignee is whom owner's initials mean."""
    match fact:
        case Decision():
            return (fact.mover, fact.seconder), ()
        case Action():
            return (fact.assignee or fact.owner,), (fact.assignee or fact.owner,)
        case Target() | Recommendation():
            return (), ()


def _united(*names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for some in names for name in some))
