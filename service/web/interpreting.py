"""What a question was taken for, told above its answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from service.search.addresses import Address
from service.search.understanding.understood import Interpretation, InterpretationKind, Understood
from service.web import wording
from service.web.asking import SearchForm

ALSO: Final[tuple[InterpretationKind, ...]] = ("spelling", "abbreviation", "lay_term")


@dataclass(frozen=True, slots=True)
class NoteLink:
    """Another search to make."""

    words: str
    link: str


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence on what the question was taken for: `before` the words `meant`, then `after`, and other searches."""

    before: str
    meant: str
    after: str
    links: tuple[NoteLink, ...]


def notes_of(form: SearchForm, question: Understood) -> tuple[Note, ...]:
    """All steps beyond the letters, those of a kind together."""
    return tuple(_notes(form, question))


def _notes(form: SearchForm, question: Understood) -> Iterator[Note]:
    here = form.address
    if question.corrected:
        instead = NoteLink(f"Search instead for {form.q}", str(here.adding("leave_out", "spelling")))
        yield Note("Searched for", question.text, "", (instead,))
    for kind in ALSO:
        steps = [step for step in question.interpretations if step.kind == kind and not _is_correction(step, question)]
        if steps:
            without = NoteLink("Search without", str(here.adding("leave_out", kind)))
            yield Note("Searched also for", wording.listed(_told(steps)), "", (without,))
    yield from _named(here, question)


def _is_correction(step: Interpretation, question: Understood) -> bool:
    return question.corrected.get(step.typed) == step.meant


def _told(steps: Iterable[Interpretation]) -> list[str]:
    """ "Better Care Fund (BCF)"."""
    return [f"{step.meant} ({step.typed})" for step in steps]


def _named(here: Address, question: Understood) -> Iterator[Note]:
    """Bodies and days that were named lift answers; the visitor may want these alone."""
    bodies, days = ([step for step in question.interpretations if step.kind == kind] for kind in ("body", "date"))
    named = question.named
    if bodies and named.bodies:
        only = replace(here, fields=(*here.fields, *(("body", name) for name in named.bodies)))
        yield _first(here, bodies, only)
    if days:
        only = here
        for name, day in (("date_from", named.date_from), ("date_to", named.date_to)):
            only = only.setting(name, day.isoformat()) if day else only
        yield _first(here, days, only)


def _first(here: Address, steps: list[Interpretation], only: Address) -> Note:
    links = (
        NoteLink("Show these alone", str(only)),
        NoteLink("Put none first", str(here.adding("leave_out", steps[0].kind))),
    )
    return Note("Answers of", wording.listed([step.meant for step in steps]), "come first.", links)
