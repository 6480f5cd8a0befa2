"""Why an answer was found, in words that people understand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from service.days import day_words, within_days
from service.index.keywords import holds_run, stem_set, stems_in_order
from service.index.payloads import name_key
from service.index.port import EVERYTHING, Filter, Point
from service.search.retrieval import Candidate
from service.search.schemas import ReasonKind
from service.search.understanding.typed_words import words_in
from service.search.understanding.understood import InterpretationKind, Understood

MEANT_FROM = 0.5
"""Cosine from which an answer, or the best window of it, is close in meaning."""
SHOWN_BY_WORDS = 0.5
"""Share of the question's words from which on a text shows by its words why it answers."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; `detail` says it in words."""

    kind: ReasonKind
    detail: str


def reasons_of(candidate: Candidate, question: Understood, within: Filter = EVERYTHING) -> list[Reason]:
    """Why a point answers a question: what it has of its words, phrases, names, meaning, and of the filters."""
    point = candidate.point
    named = list(_named(point, question.named))
    told = [*question.phrases, *(_typed_of(question, "body", "date") if named else ())]
    by_words = [*_phrases(question), *_words(point, question, told), *_stand_ins(point, question)]
    by_meaning = list(_meaning(max(candidate.cosine, candidate.window), is_all=not by_words))
    return [*by_words, *by_meaning, *named, *_filters(point, within)]


def shows_words_of(question: Understood, text: str) -> bool:
    """Whether a text holds half or more of a question's words, or what stands for them; names and days aside."""
    run = stems_in_order(text)
    aside = stem_set(" ".join(_typed_of(question, "body", "date")))
    stood_for = (step.typed for step in question.interpretations if any(_holds(run, term) for term in step.terms))
    held = {*run, *stem_set(" ".join(stood_for))}
    asked = question.words.keys() - aside
    return sum(stem in held for stem in asked) >= SHOWN_BY_WORDS * len(asked)


def _typed_of(question: Understood, *kinds: InterpretationKind) -> list[str]:
    return [step.typed for step in question.interpretations if step.kind in kinds]


def _meaning(cosine: float, *, is_all: bool) -> Iterator[Reason]:
    """How near it is in meaning, where that is close or nothing else is to be told."""
    if cosine >= MEANT_FROM:
        yield Reason("meaning", "close in meaning")
    elif is_all:
        yield Reason("meaning", "a little near in meaning")


def _phrases(question: Understood) -> Iterator[Reason]:
    """All of them: without its phrases nothing is found."""
    for phrase in question.phrases:
        yield Reason("phrase", f"“{phrase}” word for word")


def _words(point: Point, question: Understood, told: Iterable[str]) -> Iterator[Reason]:
    """The words as they were typed or corrected, each where it matters most: text, heading, paper.

    Not those of what is told as a phrase or a name.
    """
    typed = {word.stem: word.typed for word in reversed(words_in(question.text)) if word.stem in question.words}
    left = {stem: typed[stem] for stem in question.words if stem in typed}
    for stem in stem_set(" ".join(told)):
        left.pop(stem, None)
    places = (
        ("in the text", point.text),
        ("in the heading", " ".join(point.headings)),
        ("among its details", point.details),
        ("in the paper’s title, body or date", point.keyword_text),
    )
    for where, text in places:
        held = stem_set(text)
        if found := [left.pop(stem) for stem in list(left) if stem in held]:
            yield Reason("words", f"{_quoted(found)} {where}")


def _stand_ins(point: Point, question: Understood) -> Iterator[Reason]:
    """The terms that stand for something typed: long forms, what papers print for everyday words."""
    text = stems_in_order(point.keyword_text)
    for step in question.interpretations:
        if step.kind in ("body", "date") or step.typed in question.corrected:
            continue
        if found := [term for term in step.terms if _holds(text, term)]:
            yield Reason("words", f"{_quoted(found)} for {_quoted([step.typed])}")


def _holds(text: Sequence[str], term: str) -> bool:
    """Whether a term's stems stand in those of a text, unbroken."""
    return holds_run(text, stems_in_order(term))


def _named(point: Point, named: Filter) -> Iterator[Reason]:
    if point.body and name_key(point.body) in map(name_key, named.bodies):
        yield Reason("named", f"of {point.body}, as named in the question")
    dated = named.date_from or named.date_to
    if dated and point.date and within_days(point.date, named.date_from, named.date_to):
        yield Reason("named", f"of {day_words(point.date)}, as named in the question")


def _filters(point: Point, within: Filter) -> Iterator[Reason]:
    """What the point has of each filter that is set."""
    met: tuple[tuple[object, str, Iterable[str | None]], ...] = (
        (within.bodies, "body", [point.body]),
        (within.kinds, "kind", [point.kind]),
        (within.paper_kinds, "kind of paper", [point.paper_kind]),
        (within.categories, "category", [point.category]),
        (within.owners, "owner", [point.owner]),
        (within.states, "state", [point.state]),
        (within.people, "person", _among(point.people, within.people)),
        (within.organisations, "organisation", _among(point.organisations, within.organisations)),
        (within.document_ids, "paper", [point.filename]),
        (within.date_from or within.date_to, "meeting", [point.date and day_words(point.date)]),
        (within.overdue_on, "overdue since", [point.due_date and day_words(point.due_date)]),
    )
    for is_set, label, values in met:
        if is_set:
            yield Reason("filter", f"{label} {', '.join(filter(None, values))}")


def _among(names: Iterable[str], wanted: Iterable[str]) -> list[str]:
    keys = set(map(name_key, wanted))
    return [name for name in names if name_key(name) in keys]


def _quoted(words: Iterable[str]) -> str:
    """“a”, “b” and “c”."""
    every = [f"“{word}”" for word in words]
    return " and ".join(filter(None, (", ".join(every[:-1]), every[-1])))
