"""How a body speaks in its minutes: whom it calls what, which frames it uses and how it numbers clauses."""

from dataclasses import dataclass
from typing import Literal

from corpus.generator.calendar_words import DateWords, plain_date
from corpus.generator.house import HouseStyle
from corpus.generator.story import Person, Proposal, Vote
from corpus.generator.wording import Voice

Register = Literal["resolved", "board", "parish"]
NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class Manner:
    """How one body speaks.

    `adopts` names groups of frames in `decisions.yaml`, of which the first with a fitting frame serves; `tasks` names
    a group in `actions.yaml`, `talk` one in `talk.yaml`.
    """

    style: HouseStyle
    register: Register
    adopts: tuple[str, ...]
    tasks: str
    talk: str
    marks: tuple[str, ...]
    councillor: str = "Councillor {surname}"
    listed_councillor: str = "Councillor {initialled}"
    officers_by: Literal["post", "name"] = "post"
    owner_column: bool = False
    count_in_words: bool = False
    dates: DateWords = plain_date
    clock: str = "dotted"


LETTERS = tuple(f"({letter})" for letter in "abcdefgh")
ROMAN = ("(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)")
FIGURES = ("1.", "2.", "3.", "4.", "5.", "6.")
ROUND_FIGURES = ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)")
DOTS = ("•",) * 6


def called(person: Person, manner: Manner) -> str:
    """What running text calls a person in mid-sentence: `Councillor Nair`, `the Director of Place`, `Ms Nair`."""
    if person.is_councillor:
        return manner.councillor.format(surname=person.surname, initialled=person.initialled)
    if person.post and manner.officers_by == "post":
        return f"the {person.post}"
    if manner.officers_by == "name":
        return person.full
    return f"{person.title} {person.surname}"


def listed_name(person: Person, manner: Manner) -> str:
    """What a list of people calls a person: `Councillor P Nair`, `Ms P Nair`, or `Priya Nair` where names are given."""
    if person.is_councillor:
        return manner.listed_councillor.format(initialled=person.initialled, full=person.full, surname=person.surname)
    if manner.officers_by == "name":
        return person.full
    return f"{person.title} {person.initialled}"


def count(number: int, manner: Manner) -> str:
    """A number of votes, in figures or words."""
    return NUMBER_WORDS[number] if manner.count_in_words and number < len(NUMBER_WORDS) else str(number)


def abstentions(vote: Vote, manner: Manner) -> str:
    """`no abstentions`, `1 abstention`, `two abstentions`."""
    number = "no" if vote.abstain == 0 else count(vote.abstain, manner)
    return f"{number} abstention{'' if vote.abstain == 1 else 's'}"


def proposal_forms(voice: Voice, *, to: str | None, that: str | None, verb: str | None, thing: str | None) -> Proposal:
    """A proposal in both grammatical forms; ranges in both are drawn alike."""
    if verb and thing:
        thing = voice.say(thing)
        participle = Proposal("", "", verb, thing).past
        return Proposal(f"{verb} {thing}", f"{thing} be {participle}", verb, thing)
    state = voice.random.getstate()
    first = voice.say(to or "")
    voice.random.setstate(state)
    return Proposal(first, voice.say(that or ""))
