"""The packaged figures, in the shape in which they are published."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Final, get_args

from fastapi import Depends

from service.evaluation.schemas import (
    Accuracy,
    CalibrationBin,
    Evaluation,
    FieldAgreement,
    KindCalibration,
    KindEvaluation,
    ModelVersion,
    SetEvaluation,
)
from service.storage.models import RecordKind

if TYPE_CHECKING:
    from nlp_models.trained.card import Bin, Card, KindAccuracy, Reliability, SetAccuracy

HARDEST_FIRST: Final = ("unseen", "seen", "shared", "samples")
"""The sets of labelled papers, from those that the rules know nothing of to those made for the rules."""
IN_CARD: Final[Mapping[RecordKind, str]] = {kind: f"{kind}s" for kind in get_args(RecordKind)}
"""Figures of a set are kept under the plural of a kind, its reliability under the kind itself."""


def packaged_evaluation() -> Evaluation:
    """The figures of the packaged components."""
    from nlp_models.trained.card import load_card  # brings numpy and thinc, for which no start should wait

    return evaluation_of(load_card())


WithEvaluation = Annotated[Evaluation, Depends(packaged_evaluation)]


def evaluation_of(card: "Card") -> Evaluation:
    """What a card says, in the published shape; sets of unknown names come last."""
    known = [name for name in HARDEST_FIRST if name in card.sets]
    names = [*known, *sorted(set(card.sets) - set(known))]
    return Evaluation(
        model=ModelVersion(
            extractor_version=card.extractor_version,
            data_hash=card.data_hash,
            sentences=card.sentences,
            facts=card.records,
        ),
        sets=tuple(_set(name, card.sets[name]) for name in names),
        calibration=tuple(_calibrations(card.reliability)),
    )


def _set(name: str, figures: "SetAccuracy") -> SetEvaluation:
    return SetEvaluation(
        name=name,
        papers=figures.papers,
        pages=figures.pages,
        bodies=figures.bodies,
        kinds=tuple(_kinds(figures)),
    )


def _kinds(figures: "SetAccuracy") -> Iterator[KindEvaluation]:
    for kind, name in IN_CARD.items():
        if name in figures.kinds:
            left_out = figures.left_out.get(name)
            yield KindEvaluation(
                kind=kind,
                body_left_out=_accuracy(left_out) if left_out else None,
                all_in_training=_accuracy(figures.kinds[name]),
            )


def _accuracy(figures: "KindAccuracy") -> Accuracy:
    """The figures of a kind; a card counts nothing given as all right, and nothing labelled as all found."""
    nothing_given = figures.precision == 1 and not figures.f1
    fields = (
        FieldAgreement(name=name, agreement=share, support=figures.values[name])
        for name, share in figures.fields.items()
        if figures.values[name]
    )
    return Accuracy(
        support=figures.labelled,
        precision=None if nothing_given else figures.precision,
        recall=figures.recall if figures.labelled else None,
        f1=figures.f1,
        fields=tuple(fields),
    )


def _calibrations(by_kind: Mapping[str, "Reliability"]) -> Iterator[KindCalibration]:
    """The calibration of each kind that has any fact to weigh."""
    for kind in IN_CARD:
        figures = by_kind.get(kind)
        if figures is not None and figures.error is not None:
            yield KindCalibration(
                kind=kind,
                facts=figures.records,
                right=figures.right,
                expected_calibration_error=figures.error,
                bins=tuple(_bin(each) for each in figures.bins),
            )


def _bin(counted: "Bin") -> CalibrationBin:
    return CalibrationBin(
        low=counted.low,
        high=counted.high,
        mean_confidence=counted.confidence,
        facts=counted.records,
        right=counted.right,
    )
