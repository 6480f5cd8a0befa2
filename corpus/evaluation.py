"""Scores a set of labelled papers: read each one, pair what was found with the labels, count."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from corpus.baseline import SetFigures, set_figures
from corpus.evidence import EvidenceCheck
from corpus.facts import facts_of
from corpus.placed import as_labelled, labels_of
from corpus.readings import Reader, read_all, read_pdf
from corpus.scoring import PaperScore, score_paper
from corpus.sets import PaperSet


@dataclass(frozen=True)
class SetReport:
    """What came of a set of papers: scores and failures by paper, and the check of all evidence."""

    name: str
    scores: Mapping[str, PaperScore]
    failures: Mapping[str, str]
    evidence: EvidenceCheck

    @cached_property
    def figures(self) -> SetFigures:
        """Precision, recall, F1 and field agreement, over all papers and by paper."""
        return set_figures(self.scores)

    @property
    def sound(self) -> bool:
        """Whether every paper was read and every quote stands where it says."""
        return not self.failures and not self.evidence.faults


def evaluate(
    papers: PaperSet, reader: Reader = read_pdf, *, jobs: int = 1, on_paper: Callable[[str], None] = lambda _: None
) -> SetReport:
    """Read the papers of a set in `jobs` processes and score them; `on_paper` is told each paper that is done.

    A paper that cannot be read scores as one in which nothing was found, and stands in `failures` with the reason.
    Raises LabelsUnreadableError where labels break the guide.
    """
    labelled = {paper.name: labels_of(paper) for paper in papers.papers}
    scores: dict[str, PaperScore] = {}
    failures: dict[str, str] = {}
    evidence: dict[str, EvidenceCheck] = {}
    for paper, reading in read_all(papers.papers, reader, jobs=jobs):
        labels = labelled[paper.name]
        scores[paper.name] = score_paper(facts_of(labels), as_labelled(reading.facts, paper, labels))
        evidence[paper.name] = reading.evidence
        if reading.failure:
            failures[paper.name] = reading.failure
        on_paper(paper.name)
    checks = sum((evidence[name] for name in sorted(evidence)), EvidenceCheck())
    return SetReport(papers.name, scores, failures, checks)
