"""Where a text holds what was asked for, for highlighting."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from service.index.keywords import StemAt, places_of, stems_in_order, stems_of
from service.search.understanding.understood import Understood

Mark = tuple[int, int]
"""Half-open range of characters in the text that was searched."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What to mark: stems of words wherever they stand, and runs of stems (phrases, terms) where they stand whole."""

    words: frozenset[str] = frozenset()
    runs: frozenset[tuple[str, ...]] = frozenset()


def sought_by(question: Understood) -> Sought:
    """What to mark for a question: its words and phrases, and the terms that stand for some of them."""
    terms = (term for step in question.interpretations if step.kind not in ("body", "date") for term in step.terms)
    runs = map(stems_in_order, (*question.phrases, *terms))
    return Sought(frozenset(question.words), frozenset(run for run in runs if run))


def marks_in(text: str, sought: Sought) -> tuple[Mark, ...]:
    """The ranges of what is sought, in order, none over another."""
    stems = stems_of(text)
    words = ((at.start, at.end) for at in stems if at.stem in sought.words)
    return tuple(_merged([*words, *_whole_runs(stems, sought.runs)]))


def _whole_runs(stems: Sequence[StemAt], runs: Iterable[tuple[str, ...]]) -> Iterator[Mark]:
    plain = [at.stem for at in stems]
    for run in runs:
        for place in places_of(run, plain):
            yield stems[place].start, stems[place + len(run) - 1].end


def _merged(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Marks that overlap made one."""
    open_start, open_end = -1, -1
    for start, end in sorted(marks):
        if start < open_end:
            open_end = max(open_end, end)
            continue
        if open_end >= 0:
            yield open_start, open_end
        open_start, open_end = start, end
    if open_end >= 0:
        yield open_start, open_end
