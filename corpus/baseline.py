"""The committed figures that a change is held against: `baseline.json`, names and numbers only.

A figure is a share from 0 to 1, rounded to four digits.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from corpus.facts import KINDS, RecordKind
from corpus.scoring import PaperScore, Tally, total

BASELINE = Path(__file__).parent / "baseline.json"
TOLERANCE = 0.005
"""How far a figure may fall: half a point, about one record in the smaller sets."""
DIGITS = 4


class Figures(BaseModel):
    """Base for figures: frozen, no other fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class KindFigures(Figures):
    """How well one kind of record is read; `fields` holds the share of agreeing values of each field."""

    precision: float
    recall: float
    f1: float
    labelled: int
    fields: dict[str, float]


class SetFigures(Figures):
    """The figures of a set: of each kind over all papers, and the F1 of each kind in each paper that has it."""

    kinds: dict[RecordKind, KindFigures]
    papers: dict[str, dict[RecordKind, float]]


class Baseline(Figures):
    """The figures of every set, by the set's name."""

    sets: dict[str, SetFigures] = {}


@dataclass(frozen=True, slots=True)
class Fall:
    """An aggregate figure that is lower than the baseline allows; `now` is None where it is not measured any more."""

    kind: RecordKind
    figure: str
    was: float
    now: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """The F1 of one kind of record in one paper, before and now; None where the paper had or has none."""

    paper: str
    kind: RecordKind
    was: float | None
    now: float | None

    @property
    def gain(self) -> float:
        """How much it rose; negative for a loss; what is new or gone counts from 0."""
        return (self.now or 0.0) - (self.was or 0.0)


def set_figures(scores: Mapping[str, PaperScore]) -> SetFigures:
    """The figures of a set of scored papers, sorted by paper."""
    return SetFigures(
        kinds={kind: _kind_figures(tally) for kind, tally in total(scores.values()).items()},
        papers={name: _paper_figures(scores[name]) for name in sorted(scores)},
    )


def _kind_figures(tally: Tally) -> KindFigures:
    return KindFigures(
        precision=round(tally.precision, DIGITS),
        recall=round(tally.recall, DIGITS),
        f1=round(tally.f1, DIGITS),
        labelled=tally.labelled,
        fields={name: round(agreement.share, DIGITS) for name, agreement in sorted(tally.fields.items())},
    )


def _paper_figures(score: PaperScore) -> dict[RecordKind, float]:
    tallies = {kind: score[kind].tally for kind in KINDS}
    return {kind: round(t.f1, DIGITS) for kind, t in tallies.items() if t.labelled or t.spurious}


def falls(was: SetFigures, now: SetFigures) -> tuple[Fall, ...]:
    """The aggregate F1 and field figures that fell by more than the tolerance."""
    return tuple(
        Fall(kind, figure, before, after)
        for kind, figure, before, after in _figure_pairs(was, now)
        if after is None or before - after > TOLERANCE + 1e-9
    )


def _figure_pairs(was: SetFigures, now: SetFigures) -> Iterator[tuple[RecordKind, str, float, float | None]]:
    for kind, before in was.kinds.items():
        after = now.kinds[kind]
        yield kind, "f1", before.f1, after.f1
        for name, share in before.fields.items():
            yield kind, name, share, after.fields.get(name)


def changes(was: SetFigures, now: SetFigures) -> tuple[Change, ...]:
    """What changed paper by paper, among the papers that were read now, the greatest losses first."""
    found = [
        Change(paper, kind, was.papers[paper].get(kind), figures.get(kind))
        for paper, figures in now.papers.items()
        if paper in was.papers
        for kind in KINDS
    ]
    return tuple(sorted((change for change in found if change.was != change.now), key=lambda change: change.gain))


def load_baseline(path: Path) -> Baseline:
    """The baseline in a file; an empty one where there is no file."""
    return Baseline.model_validate_json(path.read_bytes()) if path.exists() else Baseline()


def write_baseline(sets: Mapping[str, SetFigures], path: Path) -> None:
    """Write the figures of these sets; those of sets that were not run are kept."""
    kept = {**load_baseline(path).sets, **sets}
    baseline = Baseline(sets={name: kept[name] for name in sorted(kept)})
    path.write_text(baseline.model_dump_json(indent=1) + "\n", encoding="utf-8")
