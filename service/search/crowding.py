"""One answer once: a fact stands for the passage it was read from, one of several alike passages for all."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.index.keywords import stem_set
from service.index.port import Point
from service.search.ranking import Ranked

ALIKE = 0.9
"""Share of common words (Jaccard) from which two texts count as one: a paper published again, a repeated notice."""


@dataclass(frozen=True, slots=True)
class Result:
    """An answer, with the points of other places that say the same."""

    ranked: Ranked
    also: tuple[Point, ...]

    @property
    def point(self) -> Point:
        """The point that answers."""
        return self.ranked.point

    @property
    def score(self) -> float:
        """Between 0 and 1."""
        return self.ranked.score


def thin_out(ranked: Sequence[Ranked], *, wanted: int) -> list[Result]:
    """Up to `wanted` answers in order, without those that repeat one before."""
    covered = _covered_by_facts(ranked)
    kept: list[tuple[Ranked, frozenset[str], list[Point]]] = []
    for one in ranked:
        if one.point.id in covered:
            continue
        words = stem_set(one.point.text)
        alike = next((points for other, theirs, points in kept if _are_alike(one, words, other, theirs)), None)
        if alike is not None:
            alike.append(one.point)
        elif len(kept) == wanted:
            break
        else:
            kept.append((one, words, []))
    return [Result(one, tuple(points)) for one, _, points in kept]


def _covered_by_facts(ranked: Sequence[Ranked]) -> set[str]:
    facts = [one for one in ranked if one.point.kind != "passage"]
    passages = [one for one in ranked if one.point.kind == "passage"]
    return {p.point.id for p in passages if any(f.score >= p.score and _holds(p.point, f.point) for f in facts)}


def _holds(passage: Point, fact: Point) -> bool:
    same_paper = passage.document_id == fact.document_id
    return same_paper and passage.start <= fact.start and fact.end <= passage.end


def _are_alike(one: Ranked, words: frozenset[str], other: Ranked, theirs: frozenset[str]) -> bool:
    """Only kinds of the same sort: an action and a decision in the same words are two facts."""
    if one.point.kind != other.point.kind or not words:
        return False
    if min(len(words), len(theirs)) < ALIKE * max(len(words), len(theirs)):  # spares most of the comparing
        return False
    return len(words & theirs) >= ALIKE * len(words | theirs)
