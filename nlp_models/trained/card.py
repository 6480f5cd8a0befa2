"""What is known of the trained components: from which papers they were made, and how well papers are read with them.

Shares go from 0 to 1. Left out means: every paper is read with weights that were trained without any paper of its body.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from nlp_models.trained import CARD, FOLDER


class CardValue(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Bin(CardValue):
    """The records given a confidence between `low` and `high`: how many, and how many of them are right."""

    low: float
    high: float
    records: int
    right: int
    confidence: float = Field(description="mean of what they were given")


class Reliability(CardValue):
    """Whether confidence keeps its word, each record weighed with its body left out."""

    records: int
    right: int
    error: float | None = Field(description="expected calibration error; null where there is no record")
    bins: tuple[Bin, ...]


class KindAccuracy(CardValue):
    """How well one kind of record is found, and which of its fields agree where it is."""

    labelled: int
    precision: float
    recall: float
    f1: float
    fields: Mapping[str, float]
    values: Mapping[str, int] = Field(description="how many labelled values each share of `fields` rests on")


class SetAccuracy(CardValue):
    """The figures over one set of papers: with all papers in training, and each body left out in turn."""

    papers: int
    pages: int
    bodies: int
    kinds: Mapping[str, KindAccuracy]
    left_out: Mapping[str, KindAccuracy]


class Card(CardValue):
    """The card of the packaged components."""

    extractor_version: str
    data_hash: str = Field(description="SHA-256 over the papers and labels trained on, in order of their names")
    seed: int
    sentences: int = Field(description="sentences that the sentence model was trained on")
    records: int = Field(description="records that the weights of confidence were trained on")
    sets: Mapping[str, SetAccuracy]
    reliability: Mapping[str, Reliability]


@cache
def load_card(folder: Path = FOLDER) -> Card:
    """The packaged card, read once a process."""
    return Card.model_validate_json((folder / CARD).read_bytes())
