"""The things that a question names by a settled name: Blue Badge, crematorium, Better Care Fund.

A paraphrase describes a thing in words of its own; a settled name stands in the papers or the thing is not in them.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from service.search.understanding.term_lists import abbreviations, lay_terms, subjects
from service.search.understanding.typed_words import telling, words_in

Run = tuple[str, ...]
"""Stems in order, without stop words."""

LONGEST_NAME = 6
SHORTEST_ABBREVIATION = 3


def subjects_named_in(stems: Sequence[str]) -> tuple[tuple[Run, ...], ...]:
    """For each settled name among a question's stems, longest first at each place, all names of the same thing."""
    names, found, place = _names(), [], 0
    while place < len(stems):
        lengths = range(min(LONGEST_NAME, len(stems) - place), 0, -1)
        run = next((run for length in lengths if (run := tuple(stems[place : place + length])) in names), None)
        if run:
            found.append((run, *(other for other in names[run] if other != run)))
        place += len(run) if run else 1
    return tuple(found)


@cache
def _names() -> Mapping[Run, tuple[Run, ...]]:
    """By each name all names of the thing. Printed terms of one entry are several things."""
    names: dict[Run, tuple[Run, ...]] = {}
    groups = [entry.names for entry in subjects()]
    groups += [
        (*((entry.short,) if len(entry.short) >= SHORTEST_ABBREVIATION else ()), *entry.long)
        for entry in abbreviations()
        if not entry.case
    ]
    groups += [(term,) for entry in lay_terms() for term in entry.printed if len(_run(term)) > 1]
    for group in groups:
        runs = tuple(dict.fromkeys(run for run in map(_run, group) if run))
        for run in runs:
            names[run] = tuple(dict.fromkeys((*names.get(run, ()), *runs)))
    return names


def _run(name: str) -> Run:
    return tuple(word.stem for word in telling(words_in(name)))
