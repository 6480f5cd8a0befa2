"""Items of business made from topics: what was said, what the report asked, what came of it, who is to act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.generator.calendar_words import due_in_minutes
from corpus.generator.manner import proposal_forms
from corpus.generator.story import (
    Adopted,
    Business,
    MinutesConfirmed,
    Moved,
    Outcome,
    Person,
    Proposal,
    ReportNoted,
    Task,
    Vote,
)
from corpus.generator.wording import Topic, Voice, sentence_case, sentences, topics

Feature = Literal["plain", "unanimous", "moved", "vote", "moved vote", "moved unanimous"]


@dataclass(frozen=True, slots=True)
class Chamber:
    """A body about its business: who may move and vote, who may be asked to act, and how its decisions are taken.

    `one_by_one`: proposals of one report are recorded as decisions of their own.
    """

    area: Literal["borough", "health", "parish"]
    talk: str
    noun: str
    voters: tuple[Person, ...]
    officers: Mapping[str, Person]
    features: tuple[Feature, ...]
    voice: Voice
    held: date
    tasks: tuple[int, int] = (0, 2)
    talk_lines: tuple[int, int] = (2, 5)
    one_by_one: bool = False


def report_item(chamber: Chamber, topic_id: str, *, outcomes: tuple[Outcome, ...] | None = None) -> Business:
    """The item on a topic; without `outcomes` its proposals are adopted, or its report noted."""
    voice = chamber.voice
    topic = topics(chamber.area)[topic_id]
    lead = chamber.officers[topic.lead]
    asked = tuple(
        proposal_forms(voice, to=words.to, that=words.that, verb=words.verb, thing=words.object)
        for words in topic.proposals
    )
    return Business(
        kind="report",
        title=topic.title,
        said=_said(chamber, topic, lead),
        lead=lead,
        asked=asked,
        outcomes=_outcomes(chamber, asked) if outcomes is None else outcomes,
        tasks=_tasks(chamber, topic, lead),
        background=tuple(voice.say(text) for text in topic.background),
    )


def _said(chamber: Chamber, topic: Topic, lead: Person) -> tuple[str, ...]:
    voice = chamber.voice
    names = talk_names(chamber, lead)
    opening = voice.say(voice.draw(sentences("talk", "opening")), **names)
    own = [voice.say(text, **names) for text in topic.said]
    number = voice.random.randint(*chamber.talk_lines)
    general = [voice.say(voice.draw(sentences("talk", chamber.talk)), **names) for _ in range(number)]
    rest = own + general
    voice.random.shuffle(rest)
    return tuple(rest) if chamber.area == "parish" else (opening, *_in_paragraphs(voice, rest))


def _in_paragraphs(voice: Voice, spoken: Sequence[str]) -> list[str]:
    """Some sentences share a paragraph, as in real minutes."""
    paragraphs: list[str] = []
    for text in spoken:
        if paragraphs and voice.chance(0.5):
            paragraphs[-1] += f" {text}"
        else:
            paragraphs.append(text)
    return paragraphs


def talk_names(chamber: Chamber, lead: Person) -> dict[str, str]:
    """The names that a sentence of talk may call for."""
    voice = chamber.voice
    post = f"the {lead.post}" if lead.post else f"{lead.title} {lead.surname}"
    other = voice.random.choice(sentences("places", "other_bodies"))
    return {
        "lead": post, "Lead": sentence_case(post), "body": chamber.noun, "other": other,
        "other_cap": sentence_case(other), "ward": voice.random.choice(sentences("places", "wards")),
        "stranger": voice.random.choice(sentences("names", "surnames")),
        "borough": voice.random.choice(chamber.voters).surname,
    }  # fmt: skip


def _outcomes(chamber: Chamber, asked: Sequence[Proposal]) -> tuple[Outcome, ...]:
    voice = chamber.voice
    if not asked:
        return (ReportNoted(),) if voice.chance(0.4) else ()
    taken = tuple(asked) if voice.chance(0.7) else tuple(asked[:1])
    if chamber.one_by_one:
        return tuple(adopted(chamber, (proposal,)) for proposal in taken)
    return (adopted(chamber, taken),)


def adopted(chamber: Chamber, proposals: tuple[Proposal, ...], *, feature: Feature | None = None) -> Adopted:
    """The proposals adopted in one of the ways in which the body takes its decisions."""
    how: Feature = feature if feature is not None else chamber.voice.draw(chamber.features)
    return Adopted(
        proposals,
        moved=moved(chamber) if "moved" in how else None,
        vote=vote(chamber, carried=True) if "vote" in how else None,
        unanimous="unanimous" in how,
    )


def moved(chamber: Chamber) -> Moved:
    """Two members of the body, not the same."""
    mover, seconder = chamber.voice.random.sample(chamber.voters, 2)
    return Moved(mover, seconder)


def vote(chamber: Chamber, *, carried: bool, recorded: bool = False) -> Vote:
    """A count of all voters; `recorded` keeps their names."""
    people = list(chamber.voters)
    chamber.voice.random.shuffle(people)
    abstain = chamber.voice.random.randint(0, max(1, len(people) // 8))
    winners = chamber.voice.random.randint((len(people) - abstain) // 2 + 1, len(people) - abstain - 1)
    first, second, third = people[:winners], people[winners : len(people) - abstain], people[len(people) - abstain :]
    if not carried:
        first, second = second, first
    sides = tuple(tuple(sorted(side, key=lambda person: person.surname)) for side in (first, second, third))
    roll = (sides[0], sides[1], sides[2]) if recorded else None
    return Vote(len(first), len(second), len(third), roll)


def _tasks(chamber: Chamber, topic: Topic, lead: Person) -> tuple[Task, ...]:
    voice = chamber.voice
    number = min(voice.random.randint(*chamber.tasks), len(topic.tasks))
    chosen = voice.random.sample(topic.tasks, number)
    return tuple(Task(doing, _owner(chamber, lead), due_in_minutes(voice, chamber.held)) for doing in chosen)


def _owner(chamber: Chamber, lead: Person) -> Person:
    if chamber.area == "parish" and chamber.voice.chance(0.4):
        return chamber.voice.random.choice(chamber.voters)
    if chamber.voice.chance(0.2):
        return chamber.voice.random.choice(list(chamber.officers.values()))
    return lead


def opening_items(
    chamber: Chamber, *, previous: date | None, apologies_title: str = "Apologies for Absence"
) -> list[Business]:
    """Apologies, declarations and, where there was an earlier meeting, its minutes."""
    titles = ("Declarations of Interest", "Declarations of Interests", "Members' Interests")
    items = [
        Business("apologies", apologies_title),
        Business("declarations", chamber.voice.draw(titles)),
    ]
    if previous:
        title = chamber.voice.draw(("Minutes of the Previous Meeting", "Minutes", "Minutes of the Last Meeting"))
        items.append(Business("minutes", title, outcomes=(MinutesConfirmed(previous),)))
    return items
