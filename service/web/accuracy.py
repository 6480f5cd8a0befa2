"""The page that tells how well papers are read: the published figures in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from extractors import EXTRACTOR_VERSION
from service.evaluation.schemas import (
    Accuracy,
    CalibrationBin,
    Evaluation,
    KindCalibration,
    KindEvaluation,
    SetEvaluation,
)
from service.web import wording

OfKind = TypeVar("OfKind", KindEvaluation, KindCalibration)
FEW_LABELS = 140
"""Below this a share of 90% lies, by chance alone, five points or more off in one of twenty sets of papers."""
NONE = "–"
"""What stands where there is nothing to take a share of."""
HASH_SHOWN = 12
"""Characters of the data's hash that people see."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a kind of fact, in per cent."""

    precision: str
    recall: str
    f1: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """How often a field of the facts found agrees with the labels; `left_out` is None for made-up papers."""

    name: str
    left_out: str | None
    trained: str
    values: str


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of fact in a set of papers: its figures with each body left out, and with all papers in training."""

    kind: str
    words: str
    labels: str
    few: bool
    left_out: Figures | None
    trained: Figures
    fields: tuple[FieldRow, ...]


@dataclass(frozen=True, slots=True)
class SetView:
    """A set of labelled papers; `rests_on` counts them."""

    name: str
    title: str
    words: str
    rests_on: str
    has_left_out: bool
    kinds: tuple[KindRow, ...]


@dataclass(frozen=True, slots=True)
class BinRow:
    """The facts of one confidence in words: how many are right, and for a bar what was given and right in per cent."""

    given: str
    mean: float
    right: str
    share: float


@dataclass(frozen=True, slots=True)
class CalibrationView:
    """Whether the confidence of a kind of fact keeps its word."""

    kind: str
    words: str
    facts: str
    given: str
    right: str
    off_by: str
    bins: tuple[BinRow, ...]


@dataclass(frozen=True, slots=True)
class AccuracyPage:
    """How well papers are read; `outdated` where the figures are of another version than the one that reads here."""

    version: str
    reading_version: str
    data_hash: str
    trained_on: str
    few_labels: int
    clear: str
    likely: str
    sets: tuple[SetView, ...]
    calibration: tuple[CalibrationView, ...]

    @property
    def outdated(self) -> bool:
        """Whether another version reads papers here than was measured."""
        return self.version != self.reading_version


def accuracy_page(evaluation: Evaluation) -> AccuracyPage:
    """The page's model."""
    model = evaluation.model
    sentences, facts = wording.counted(model.sentences, "sentence"), wording.counted(model.facts, "fact")
    return AccuracyPage(
        version=model.extractor_version,
        reading_version=EXTRACTOR_VERSION,
        data_hash=model.data_hash[:HASH_SHOWN],
        trained_on=f"{sentences} and {facts}",
        few_labels=FEW_LABELS,
        clear=wording.share_words(wording.CLEAR),
        likely=wording.share_words(wording.LIKELY),
        sets=tuple(_set_view(papers) for papers in evaluation.sets),
        calibration=tuple(_calibration(kind) for kind in _weightiest_first(evaluation.calibration)),
    )


def _set_view(papers: SetEvaluation) -> SetView:
    counts = (
        wording.counted(papers.papers, "paper"),
        wording.counted(papers.pages, "page"),
        wording.counted(papers.bodies, "body", "bodies"),
    )
    return SetView(
        name=papers.name,
        title=wording.SET_TITLES.get(papers.name, papers.name),
        words=wording.SET_WORDS.get(papers.name, ""),
        rests_on=f"{counts[0]} with {counts[1]}, of {counts[2]}",
        has_left_out=any(kind.body_left_out for kind in papers.kinds),
        kinds=tuple(_kind_rows(papers)),
    )


def _kind_rows(papers: SetEvaluation) -> Iterator[KindRow]:
    """A row for each kind of fact, the weightiest first."""
    for figures in _weightiest_first(papers.kinds):
        yield KindRow(
            kind=figures.kind,
            words=wording.GROUP_WORDS[figures.kind],
            labels=wording.counted(figures.all_in_training.support, "label"),
            few=figures.all_in_training.support < FEW_LABELS,
            left_out=_figures(figures.body_left_out) if figures.body_left_out else None,
            trained=_figures(figures.all_in_training),
            fields=tuple(_field_rows(figures.body_left_out, figures.all_in_training)),
        )


def _weightiest_first(kinds: Sequence[OfKind]) -> list[OfKind]:
    order = list(wording.GROUP_WORDS)
    return sorted(kinds, key=lambda figures: order.index(figures.kind))


def _figures(accuracy: Accuracy) -> Figures:
    return Figures(
        precision=_share(accuracy.precision),
        recall=_share(accuracy.recall),
        f1=wording.share_words(accuracy.f1),
    )


def _share(share: float | None) -> str:
    return NONE if share is None else wording.share_words(share)


def _field_rows(left_out: Accuracy | None, trained: Accuracy) -> Iterator[FieldRow]:
    apart = {field.name: wording.share_words(field.agreement) for field in left_out.fields} if left_out else {}
    for field in trained.fields:
        yield FieldRow(
            name=field.name.replace("_", " "),
            left_out=apart.get(field.name),
            trained=wording.share_words(field.agreement),
            values=wording.counted(field.support, "label"),
        )


def _calibration(kind: KindCalibration) -> CalibrationView:
    return CalibrationView(
        kind=kind.kind,
        words=wording.GROUP_WORDS[kind.kind],
        facts=f"{kind.facts:,}",
        given=wording.share_words(_mean(kind.bins)),
        right=wording.share_words(kind.right / kind.facts),
        off_by=wording.points_words(kind.expected_calibration_error),
        bins=tuple(_bin_row(list(bins)) for _, bins in groupby(kind.bins, key=_given)),
    )


def _given(counted: CalibrationBin) -> str:
    return wording.share_words(counted.mean_confidence)


def _bin_row(bins: Sequence[CalibrationBin]) -> BinRow:
    """Neighbours that were given the same, as people read it, as one row."""
    facts, right = sum(each.facts for each in bins), sum(each.right for each in bins)
    return BinRow(
        given=_given(bins[0]),
        mean=round(_mean(bins) * 100, 1),
        right=f"{wording.share_words(right / facts)} ({right:,} of {facts:,})",
        share=round(right / facts * 100, 1),
    )


def _mean(bins: Sequence[CalibrationBin]) -> float:
    return sum(each.mean_confidence * each.facts for each in bins) / sum(each.facts for each in bins)
