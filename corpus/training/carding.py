"""The card of trained components: what they were made from, and the figures of every set of papers."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from corpus.bodies import MADE_UP
from corpus.reliability import reliability
from corpus.scoring import PaperScore, Tally, total
from corpus.sets import PaperSet
from corpus.training.fitting import SEED
from corpus.training.gathering import PaperExamples
from corpus.training.left_out import LeftOut, score_weighed
from extractors.version import EXTRACTOR_VERSION
from extractors.weighing.features import RECORD_NAMES
from nlp_models.trained import Trained
from nlp_models.trained.card import Card, KindAccuracy, SetAccuracy

_DIGITS = 4

Gathered = Mapping[str, Sequence[PaperExamples]]
"""The examples of each set of papers, by the set's name."""


def card_of(sets: Sequence[PaperSet], gathered: Gathered, left_out: LeftOut, trained: Trained) -> Card:
    """The card of components that were trained on these sets."""
    papers = [paper for examples in gathered.values() for paper in examples]
    return Card(
        extractor_version=EXTRACTOR_VERSION,
        data_hash=data_hash(sets),
        seed=SEED,
        sentences=sum(len(paper.sentences) for paper in papers),
        records=sum(example.right is not None for paper in papers for example in paper.records),
        sets={name: _set_accuracy(examples, left_out, trained) for name, examples in gathered.items()},
        reliability={name: reliability(left_out.weighed.get(name, ())) for name in RECORD_NAMES},
    )


def data_hash(sets: Iterable[PaperSet]) -> str:
    """The hash of all papers and labels, in order of the names of sets and papers."""
    digest = hashlib.sha256()
    for papers in sorted(sets, key=lambda each: each.name):
        for paper in sorted(papers.papers, key=lambda each: each.name):
            for path in (paper.pdf, paper.labels):
                digest.update(f"{papers.name}/{path.name}\n".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _set_accuracy(papers: Sequence[PaperExamples], left_out: LeftOut, trained: Trained) -> SetAccuracy:
    return SetAccuracy(
        papers=len(papers),
        pages=sum(paper.pages for paper in papers),
        bodies=len({paper.body for paper in papers}),
        kinds=_accuracies(score_weighed(paper, trained) for paper in papers),
        left_out=_accuracies(left_out.scores[paper.name] for paper in papers if paper.body != MADE_UP),
    )


def _accuracies(scores: Iterable[PaperScore]) -> dict[str, KindAccuracy]:
    return {kind: _accuracy(tally) for kind, tally in total(scores).items() if tally.labelled or tally.spurious}


def _accuracy(tally: Tally) -> KindAccuracy:
    return KindAccuracy(
        labelled=tally.labelled,
        precision=round(tally.precision, _DIGITS),
        recall=round(tally.recall, _DIGITS),
        f1=round(tally.f1, _DIGITS),
        fields={name: round(agreement.share, _DIGITS) for name, agreement in sorted(tally.fields.items())},
        values={name: agreement.asked for name, agreement in sorted(tally.fields.items())},
    )
