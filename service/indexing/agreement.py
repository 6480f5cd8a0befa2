"""Where the index and the store disagree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from service.indexing.holdings import Holdings
from service.indexing.repository import KeptReading

Problem = Literal["missing", "old_edition", "count_differs", "gone", "reading_lost"]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A paper of which the index does not hold what it should; `reading` is None where it should hold nothing."""

    document_id: str
    problem: Problem
    detail: str
    reading: KeptReading | None = None

    @property
    def is_mendable(self) -> bool:
        """Whether the store has what the index lacks."""
        return self.problem != "reading_lost"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many papers have a reading, and which of them, or of the index's, disagree."""

    papers: int
    disagreements: tuple[Disagreement, ...]

    @property
    def mendable(self) -> tuple[Disagreement, ...]:
        """Those that the store can put right."""
        return tuple(one for one in self.disagreements if one.is_mendable)


def compare(holdings: Holdings) -> Comparison:
    """Compare the index with the store. Papers that come or change meanwhile are not taken for disagreements."""
    before = frozenset(holdings.readings())
    held = holdings.index.documents()
    after = holdings.readings()
    settled = [reading for reading in after if reading in before]
    found = [one for reading in settled if (one := _disagreement(holdings, reading, held))]
    gone = map(_gone, sorted(held.keys() - {reading.document_id for reading in after}))
    return Comparison(len(after), (*found, *gone))


def _disagreement(holdings: Holdings, reading: KeptReading, held: Mapping[str, tuple[str, int]]) -> Disagreement | None:
    if reading.in_work:
        return None
    if holdings.stamp(reading) is None:
        detail = f"its reading {reading.name.stem} is lost: minutebook reread makes it anew"
        return Disagreement(reading.document_id, "reading_lost", detail, reading)
    return next(_differences(reading, holdings.edition(reading), held.get(reading.document_id)), None)


def _differences(reading: KeptReading, edition: str, held: tuple[str, int] | None) -> Iterator[Disagreement]:
    if held is None:
        if reading.points != 0:
            yield Disagreement(reading.document_id, "missing", "is not in the index", reading)
        return
    made_with, count = held
    if made_with != edition:
        detail = f"was indexed as {made_with}, not as {edition}"
        yield Disagreement(reading.document_id, "old_edition", detail, reading)
    if reading.points is not None and count != reading.points:
        detail = f"has {count} points in the index, not {reading.points}"
        yield Disagreement(reading.document_id, "count_differs", detail, reading)


def _gone(document_id: str) -> Disagreement:
    return Disagreement(document_id, "gone", "is in the index, though no reading of it is kept")
