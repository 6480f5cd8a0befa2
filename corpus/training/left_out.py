"""Cross-validation that leaves whole bodies out: how papers are read by weights that never saw their body."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.bodies import MADE_UP
from corpus.facts import PaperFacts
from corpus.reliability import Weighed
from corpus.scoring import PaperScore, score_paper
from corpus.training.fitting import fit
from corpus.training.gathering import PaperExamples
from extractors.weighing.weighing import FLOOR, confidence
from nlp_models.trained import Trained

_MOST_GROUPS = 16
"""Trainings at most: bodies beyond as many are left out with others, which leaves less to learn from, never more."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Scores by paper, and the weighed records by kind, each with its body left out."""

    scores: Mapping[str, PaperScore]
    weighed: Mapping[str, Sequence[Weighed]]


def leave_out(
    papers: Sequence[PaperExamples], on_group: Callable[[int, int], None] = lambda _done, _groups: None
) -> LeftOut:
    """Train once for each group of bodies without its papers, and weigh and score those.

    `on_group` is told how many groups are done, and how many there are.
    """
    scores: dict[str, PaperScore] = {}
    weighed: dict[str, list[Weighed]] = defaultdict(list)
    groups = _groups(papers)
    for done, group in enumerate(groups, start=1):
        trained = fit([paper for paper in papers if paper.body not in group])
        for paper in (paper for paper in papers if paper.body in group):
            scores[paper.name] = score_weighed(paper, trained)
            for example in paper.records:
                if example.right is not None:
                    weighed[example.case.name].append((confidence(example.case, trained), example.right))
        on_group(done, len(groups))
    return LeftOut(scores, weighed)


def _groups(papers: Sequence[PaperExamples]) -> list[frozenset[str]]:
    """The bodies in groups that are left out together: one each while they are few."""
    bodies = sorted({paper.body for paper in papers} - {MADE_UP})
    number = min(len(bodies), _MOST_GROUPS)
    return [frozenset(bodies[start::number]) for start in range(number)]


def score_weighed(paper: PaperExamples, trained: Trained) -> PaperScore:
    """The score of a paper whose records are weighed by these components."""
    kept = {
        (example.kind, example.position)
        for example in paper.records
        if confidence(example.case, trained) >= FLOOR.get(example.case.name, 0.0)
    }
    facts = {
        kind: tuple(fact for position, fact in enumerate(facts) if (kind, position) in kept)
        for kind, facts in paper.found.by_kind.items()
    }
    return score_paper(paper.labels, PaperFacts(facts))
