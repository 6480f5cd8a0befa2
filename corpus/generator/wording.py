"""The pools of wording: YAML data read into typed values, and the voice that draws from them by a seed."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from random import Random
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from extractors.results import DecisionKind, Direction

Drawn = TypeVar("Drawn")

CHOICE = re.compile(r"\[([^\[\]]*)\]")  # [introduced|presented]
RANGE = re.compile(r"\{(\d+)-(\d+)\}")  # {12-38}
NAME = re.compile(r"\{(\w+)\}")  # {owner}


class Wording(BaseModel):
    """An entry of a pool: frozen, and strict about its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Frame(Wording):
    """A sentence by which a body puts a decision on record; without a `kind` it takes that of the proposal's verb."""

    kind: DecisionKind | None = None
    text: str
    unanimous: bool = False

    def kind_of(self, verb: str | None) -> DecisionKind:
        """The kind of a decision so recorded, whose proposal has `verb`."""
        if self.kind:
            return self.kind
        if verb is None:
            raise ValueError(f"the frame “{self.text}” serves proposals with a verb only: choose another")
        return KIND_OF_VERB[verb]


class ProposalWording(Wording):
    """What is asked for: a verb and its object, or both grammatical forms in full."""

    verb: str | None = None
    object: str | None = None
    to: str | None = None
    that: str | None = None


class Topic(Wording):
    """One piece of business that may come before a body."""

    id: str
    title: str
    lead: str
    background: tuple[str, ...] = ()
    said: tuple[str, ...]
    proposals: tuple[ProposalWording, ...]
    tasks: tuple[str, ...]


class Application(Wording):
    """A planning application, with the condition and the reason that may go with its decision."""

    site: str
    proposal: str
    condition: str
    reason: str


class TargetWording(Wording):
    """A target: lists drawn from by one place, and the frames (direction, sentence) that state it."""

    id: str
    priority: int
    metric: str
    unit: str | None
    baselines: tuple[str | None, ...]
    value: tuple[float, ...]
    by: tuple[str | None, ...]
    says: tuple[tuple[Direction, str], ...]
    pair: bool = False
    second: tuple[float, ...] = ()
    second_metric: str | None = None


class Indicator(Wording):
    """A row of the performance report."""

    id: str
    metric: str
    unit: str
    better: str
    baseline: str
    target: str
    value: float
    direction: Direction
    actuals: tuple[str, ...]


class Promise(Wording):
    """A commitment of the strategy and the doer that its sentence names."""

    owner: str
    text: str


KIND_OF_VERB: Mapping[str, DecisionKind] = {
    "approve": "approved", "adopt": "approved", "endorse": "endorsed", "note": "noted", "agree": "agreed",
}  # fmt: skip
PARTICIPLE = {"approve": "approved", "adopt": "adopted", "endorse": "endorsed", "note": "noted", "agree": "agreed"}


@cache
def _pool(name: str) -> object:
    text = files("corpus.generator").joinpath("wording", f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)


@cache
def frames(group: str, register: str | None = None) -> tuple[Frame, ...]:
    """The frames of a group of `decisions.yaml`, e.g. `resolved`, or `noted_report` in the register `board`."""
    entries = TypeAdapter(dict[str, object]).validate_python(_pool("decisions"))[group]
    if register is not None:
        entries = TypeAdapter(dict[str, object]).validate_python(entries)[register]
    return TypeAdapter(tuple[Frame, ...]).validate_python(entries)


@cache
def topics(area: str) -> Mapping[str, Topic]:
    """The topics of `borough`, `health` or `parish`, by id."""
    found = TypeAdapter(tuple[Topic, ...]).validate_python(_pool(f"topics_{area}"))
    return {topic.id: topic for topic in found}


@cache
def sentences(pool: str, *path: str) -> tuple[str, ...]:
    """The plain sentences at `path` of a pool, e.g. `sentences("actions", "log_status", "done")`."""
    entries = _pool(pool)
    for step in path:
        entries = TypeAdapter(dict[str, object]).validate_python(entries)[step]
    return TypeAdapter(tuple[str, ...]).validate_python(entries)


@cache
def applications() -> tuple[Application, ...]:
    """The planning applications."""
    return TypeAdapter(tuple[Application, ...]).validate_python(_pool("applications"))


@cache
def target_wordings() -> tuple[TargetWording, ...]:
    """The targets of the strategy."""
    return TypeAdapter(tuple[TargetWording, ...]).validate_python(_pool("targets"))


@cache
def indicators() -> tuple[Indicator, ...]:
    """The indicators of the performance report."""
    return TypeAdapter(tuple[Indicator, ...]).validate_python(_pool("kpis"))


@cache
def promises(group: str) -> tuple[Promise, ...]:
    """The promises of the strategy: `commitments`, which have a date, or `undated`."""
    entries = TypeAdapter(dict[str, object]).validate_python(_pool("commitments"))[group]
    return TypeAdapter(tuple[Promise, ...]).validate_python(entries)


class Voice:
    """Draws wording by a seed. It repeats nothing from a pool before the whole pool has been used."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)  # noqa: S311 - for variety, not for secrets
        self._left: dict[object, list[object]] = {}

    def draw(self, pool: Sequence[Drawn]) -> Drawn:
        """One entry of `pool`, which must hold something."""
        key = tuple(map(repr, pool))
        left = self._left.get(key)
        if not left:
            left = list(pool)
            self.random.shuffle(left)
            self._left[key] = left
        return left.pop()  # type: ignore[return-value] # the list under a pool's key holds that pool's entries

    def say(self, template: str, **names: str) -> str:
        """`template` with its choices and ranges drawn and its names filled in."""
        text = CHOICE.sub(lambda match: self.random.choice(match[1].split("|")), template)
        text = RANGE.sub(lambda match: f"{self.random.randint(int(match[1]), int(match[2])):,}", text)
        return NAME.sub(lambda match: names[match[1]], text)

    def chance(self, probability: float) -> bool:
        """True with `probability`."""
        return self.random.random() < probability


def sentence_case(text: str) -> str:
    """`text` with a capital first letter and all else as it is."""
    return text[:1].upper() + text[1:]


def listed(words: Sequence[str]) -> str:
    """`a, b and c`."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
