"""What tells, in numbers, how well a candidate answers a question, and whether anything does."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from service.days import within_days
from service.index.keywords import stem_set, stems_in_order
from service.index.port import Filter, Point
from service.search.retrieval import Candidate, stand_together
from service.search.understanding.understood import Understood

LOOKED_INTO = 60
"""Candidates, best first by a rough order, whose texts are looked into word by word."""
NEAREST = 5
"""Candidates whose mean cosine tells how far the best stands out; where there are fewer, the others count as 0."""
MEANINGFUL_WORDS = 8
"""A passage of fewer words lies close to everything and says little: its cosine does not count."""
MOST_ABSENT = 0.5
FAR, NEAR = 0.45, 0.6
"""Cosines of the nearest window up to which the absence of a name counts in full, and from which not at all."""
SAYING_THE_SAME = ("spelling", "abbreviation")
LEAST_RARITY, RARITY_OF_NUMBERS = 0.05, 0.6

CANDIDATE_FEATURES = (
    "cosine",  # of question and point
    "window",  # of question and the point's best window
    "words",  # BM25, 1 where it is the best of all and all of the question's words stand together somewhere
    "coverage",  # share of the question's words that the point holds, rare ones counting more
    "in_text",  # the same of its text alone, without title, body, date and headings
    "in_headings",
    "adjacent",  # share of the question's neighbouring words that are neighbours in the text
    "substance",
    "fact",  # 1 for a decision, action, target or recommendation
    "named",  # shares of the bodies and days that the question names
)
QUESTION_FEATURES = (
    "nearest",  # greatest cosine
    "nearest_window",
    "near",  # mean of the five greatest cosines
    "together",  # greatest coverage
    "rarest_missing",  # rarity of the rarest word that the best candidate by words lacks
    "absent",  # as `_absence` has it
    "unheard",  # share of its words that are in no paper, no English and no list of terms
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A question's candidates in rough order, those looked into with a row each of `table`, columns as
    `CANDIDATE_FEATURES`; `question` has the numbers of `QUESTION_FEATURES`."""

    candidates: tuple[Candidate, ...]
    table: NDArray[np.float64]
    question: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Asked:
    question: Understood
    stems: tuple[str, ...]
    rarity: dict[str, float]
    pairs: frozenset[tuple[str, str]]
    stand_ins: Mapping[str, tuple[frozenset[str], ...]]

    def with_stand_ins(self, held: AbstractSet[str]) -> AbstractSet[str]:
        """What is held, and the words for which an abbreviation or another spelling is."""
        spoken = {stem for stem, runs in self.stand_ins.items() if any(run <= held for run in runs)}
        return held | spoken

    def share(self, held: AbstractSet[str]) -> float:
        """The share of the question's words that are among `held`, rare ones counting more."""
        total = sum(self.rarity.values())
        return sum(self.rarity[stem] for stem in self.stems if stem in held) / total if total else 0.0


@dataclass(frozen=True, slots=True)
class _Seen:
    """A candidate's stems: those of its text in order, of its headings, of all by which it is found."""

    candidate: Candidate
    text: tuple[str, ...]
    headings: tuple[str, ...]
    held: frozenset[str]

    @classmethod
    def of(cls, candidate: Candidate) -> "_Seen":
        point = candidate.point
        text, headings = stems_in_order(point.text), stems_in_order(" \n ".join(point.headings))
        around = stem_set("\n".join(filter(None, (point.title, point.body, point.details, point.expansions))))
        return cls(candidate, text, headings, around | frozenset((*text, *headings)))

    def holds(self, run: Sequence[str]) -> bool:
        """Whether the words of a name stand here, in its text near one another."""
        return self.held.issuperset(run) and (stand_together(self.text, run) or not set(run) <= set(self.text))


def weigh(question: Understood, candidates: Sequence[Candidate], *, looked_into: int = LOOKED_INTO) -> Weighed:
    """The numbers of a question's candidates, of which so many are looked into."""
    asked = _asked(question)
    ordered = _rough_order(candidates)
    seen = [_Seen.of(candidate) for candidate in ordered[:looked_into]]
    most = max((one.candidate.words for one in seen), default=0.0)
    table = np.array([_row(one, asked) for one in seen], dtype=float).reshape(len(seen), len(CANDIDATE_FEATURES))
    together = table[:, CANDIDATE_FEATURES.index("coverage")].max(initial=0.0)
    if most > 0:
        table[:, CANDIDATE_FEATURES.index("words")] *= together / most
    return Weighed(tuple(ordered), table, np.array(_question_row(asked, table, seen)))


def meaning(candidate: Candidate) -> float:
    """The cosine, as far as it means something."""
    enough = len(candidate.point.embedding_text.split()) >= MEANINGFUL_WORDS
    return max(0.0, candidate.cosine) if enough else 0.0


def _asked(question: Understood) -> _Asked:
    stems = tuple(question.words)
    rarity = {stem: max(LEAST_RARITY, question.rarity.get(stem, RARITY_OF_NUMBERS)) for stem in stems}
    pairs = frozenset(pairwise(stems))
    return _Asked(question, stems, rarity, pairs, _stand_ins(question))


def _stand_ins(question: Understood) -> dict[str, tuple[frozenset[str], ...]]:
    """For stems of the question the sets of stems that say the same: long forms, short forms, other spellings."""
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for step in question.interpretations:
        if step.kind in SAYING_THE_SAME:
            runs = tuple(stem_set(term) for term in step.terms)
            for stem in stem_set(step.typed) & question.words.keys():
                found[stem] = (*found.get(stem, ()), *runs)
    return found


def _rough_order(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Taken by turns from both orders: none of what either search finds best is overlooked."""
    by_meaning = sorted(candidates, key=lambda c: (-meaning(c) - c.window, c.point.id))
    by_words = sorted((c for c in candidates if c.words > 0), key=lambda c: (-c.words, c.point.id))
    places = {one.point.id: place for place, one in enumerate(by_meaning)}
    for place, one in enumerate(by_words):
        places[one.point.id] = min(place, places[one.point.id])
    return sorted(candidates, key=lambda c: (places[c.point.id], c.point.id))


def _row(seen: _Seen, asked: _Asked) -> list[float]:
    candidate, point = seen.candidate, seen.candidate.point
    cosine = meaning(candidate)
    neighbours = asked.pairs & frozenset(pairwise(seen.text)) if asked.pairs else frozenset()
    return [
        cosine,
        candidate.window if cosine else 0.0,
        candidate.words,
        asked.share(asked.with_stand_ins(seen.held)),
        asked.share(asked.with_stand_ins(frozenset(seen.text))),
        asked.share(frozenset(seen.headings)),
        len(neighbours) / len(asked.pairs) if asked.pairs else 0.0,
        point.substance,
        float(point.kind != "passage"),
        _share_named(point, asked.question.named),
    ]


def _share_named(point: Point, named: Filter) -> float:
    """How much of what the question names the point is of: its body, its day."""
    met: list[float] = []
    if named.bodies:
        met.append(float(point.body in named.bodies))
    if named.date_from or named.date_to:
        met.append(float(within_days(point.date, named.date_from, named.date_to)))
    return sum(met) / len(met) if met else 0.0


def _question_row(asked: _Asked, table: NDArray[np.float64], seen: Sequence[_Seen]) -> list[float]:
    cosines = sorted(table[:, CANDIDATE_FEATURES.index("cosine")], reverse=True)[:NEAREST]
    best = max(seen, key=lambda one: one.candidate.words, default=None)
    held = asked.with_stand_ins(best.held) if best and best.candidate.words > 0 else frozenset()
    missing = [asked.rarity[stem] for stem in asked.stems if stem not in held]

    def greatest(name: str) -> float:
        return float(table[:, CANDIDATE_FEATURES.index(name)].max(initial=0.0))

    return [
        greatest("cosine"),
        greatest("window"),
        sum(cosines) / NEAREST,
        greatest("coverage"),
        max(missing, default=0.0),
        _absence(asked, seen, nearest=greatest("window")),
        len(asked.question.unheard) / len(asked.stems) if asked.stems else 0.0,
    ]


def _absence(asked: _Asked, seen: Sequence[_Seen], *, nearest: float) -> float:
    """The share of the question's words in names of things that no candidate holds by any of their names.

    Half of the words tell as much as all; nothing is made of it where a passage is near in meaning all the same.
    """
    absent = [
        names[0] for names in asked.question.subjects if not any(one.holds(name) for name in names for one in seen)
    ]
    share = min(MOST_ABSENT, sum(map(len, absent)) / len(asked.stems)) if asked.stems else 0.0
    return share * min(1.0, max(0.0, (NEAR - nearest) / (NEAR - FAR)))
