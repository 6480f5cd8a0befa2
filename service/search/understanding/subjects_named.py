"""The things that a question names by a settled name: Blue Badge, crematorium, Better Care Fund.

A paraphrase describes a thing in words of its own; a settled name stands in the papers or the thing is not in them.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from service.index.keywords import stems_in_order
from service.search.understanding.standing_for import Key, longest_runs
from service.search.understanding.term_lists import abbreviations, lay_terms, subjects

SHORTEST_ABBREVIATION = 3


def subjects_named_in(stems: Sequence[str]) -> tuple[tuple[Key, ...], ...]:
    """For each settled name among a question's stems, longest first at each place, all names of the same thing."""
    names = _names()
    return tuple(
        (run.key, *(other for other in names[run.key] if other != run.key)) for run in longest_runs(stems, names)
    )


@cache
def _names() -> Mapping[Key, tuple[Key, ...]]:
    """By each name all names of the thing. Printed terms of one entry are several things."""
    names: dict[Key, tuple[Key, ...]] = {}
    groups = [entry.names for entry in subjects()]
    groups += [
        (*((entry.short,) if len(entry.short) >= SHORTEST_ABBREVIATION else ()), *entry.long)
        for entry in abbreviations()
        if not entry.case
    ]
    groups += [(term,) for entry in lay_terms() for term in entry.printed if len(stems_in_order(term)) > 1]
    for group in groups:
        runs = tuple(dict.fromkeys(run for run in map(stems_in_order, group) if run))
        for run in runs:
            names[run] = tuple(dict.fromkeys((*names.get(run, ()), *runs)))
    return names
