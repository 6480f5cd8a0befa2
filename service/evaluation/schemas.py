"""The published figures. Names are those of the field: precision, recall, F1, support, expected calibration error."""

from typing import Annotated

from pydantic import Field

from extractors.results import Value
from service.storage.models import RecordKind

Share = Annotated[float, Field(ge=0, le=1)]


class FieldAgreement(Value):
    """How often a field of the facts found says what the labels say."""

    name: str
    agreement: Share
    support: int = Field(description="labelled values that the share rests on")


class Accuracy(Value):
    """How well one kind of fact is found, and which of its fields agree where it is."""

    support: int = Field(description="labelled facts that the figures rest on")
    precision: Share | None = Field(description="share of the facts given that are right; null where none was given")
    recall: Share | None = Field(description="share of the facts labelled that are given; null where none is labelled")
    f1: Share = Field(description="harmonic mean of precision and recall")
    fields: tuple[FieldAgreement, ...]


class KindEvaluation(Value):
    """The accuracy of one kind of fact in one set of papers."""

    kind: RecordKind
    body_left_out: Accuracy | None = Field(
        description="each paper read by components trained without any paper of its body; null for made-up papers"
    )
    all_in_training: Accuracy = Field(description="every paper read by the packaged components, trained on all of them")


class SetEvaluation(Value):
    """One set of labelled papers and its figures."""

    name: str = Field(
        description="`unseen`: real papers whose labels were out of view when the rules were made; `seen`, `shared`: "
        "real papers whose labels were in view; `samples`: made-up papers of the project"
    )
    papers: int
    pages: int
    bodies: int
    kinds: tuple[KindEvaluation, ...]


class CalibrationBin(Value):
    """The facts given a confidence between two bounds, both included, and how many of them are right."""

    low: Share
    high: Share
    mean_confidence: Share
    facts: int
    right: int


class KindCalibration(Value):
    """Whether confidence keeps its word for one kind of fact, each fact weighed with its body left out."""

    kind: RecordKind
    facts: int
    right: int
    expected_calibration_error: Share = Field(
        description="mean distance between confidence and the share that is right, over bins of equally many facts"
    )
    bins: tuple[CalibrationBin, ...]


class ModelVersion(Value):
    """Which reading was measured, and from how much its trained components were made."""

    extractor_version: str
    data_hash: str = Field(description="SHA-256 over the papers and labels trained on", pattern=r"^[0-9a-f]{64}$")
    sentences: int = Field(description="sentences that the sentence model was trained on")
    facts: int = Field(description="facts that the weights of confidence were trained on")


class Evaluation(Value):
    """How well papers are read, as measured on labelled papers."""

    model: ModelVersion
    sets: tuple[SetEvaluation, ...] = Field(description="the hardest set first")
    calibration: tuple[KindCalibration, ...]
