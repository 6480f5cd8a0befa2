"""The labelled papers on this machine, in named sets: the made-up samples of the project, and real papers beside it."""

import os
from dataclasses import dataclass
from pathlib import Path

LABELS_SUFFIX, PLACED_SUFFIX = ".gold.json", ".placed.json"
SAMPLES = Path(__file__).parent / "samples"
PLACED = Path(__file__).parent / "placed" / "labels"
"""Folders of labels by place; their papers lie with the real papers."""
UNSEEN = "unseen"
"""The folder of labels that no rule was written by."""
SHARED_VARIABLE = "MINUTEBOOK_SHARED"


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A PDF with its labels: in words, `NAME.gold.json` beside `NAME.pdf`, or by place, `NAME.placed.json`."""

    name: str
    pdf: Path
    labels: Path


@dataclass(frozen=True, slots=True)
class PaperSet:
    """Labelled papers whose figures are told together; `in_view` where rules were written with them in view."""

    name: str
    papers: tuple[PaperFile, ...]
    in_view: bool = True


def shared_folder() -> Path:
    """Where real papers lie: the folder that `MINUTEBOOK_SHARED` names, else `shared` beside the checkout."""
    named = os.environ.get(SHARED_VARIABLE)
    return Path(named) if named else Path(__file__).resolve().parents[2] / "shared"


def shared_papers() -> Path:
    """The folder of the real papers, which need not exist."""
    return shared_folder() / "papers"


def paper_set(folder: Path, *, only: str = "") -> PaperSet:
    """The labelled papers in a folder and below it whose names contain `only`.

    Raises FileNotFoundError where a labelled PDF is not beside its labels.
    """
    name = "shared" if folder.resolve() == shared_papers().resolve() else folder.resolve().name
    labels = (path for path in sorted(folder.rglob(f"*{LABELS_SUFFIX}")) if only in path.name)
    return PaperSet(name, tuple(_paper_file(path) for path in labels))


def placed_set(name: str, *, only: str = "") -> PaperSet:
    """The real papers that the labels by place in `PLACED / name` are of, as far as they are on this machine."""
    found = {pdf.stem: pdf for pdf in sorted(shared_papers().rglob("*.pdf"))}
    labels = sorted((PLACED / name).glob(f"*{PLACED_SUFFIX}"))
    names = ((path.name.removesuffix(PLACED_SUFFIX), path) for path in labels if only in path.name)
    papers = tuple(PaperFile(paper, found[paper], path) for paper, path in names if paper in found)
    return PaperSet(name, papers, in_view=name != UNSEEN)


def labelled_sets(*, only: str = "", samples: bool = True) -> list[PaperSet]:
    """Every set of labelled papers on this machine that holds a paper: samples, labels in words, labels by place."""
    sets = [paper_set(SAMPLES, only=only)] if samples else []
    if shared_papers().is_dir():
        sets.append(paper_set(shared_papers(), only=only))
    sets += [placed_set(folder.name, only=only) for folder in sorted(PLACED.iterdir()) if folder.is_dir()]
    return [each for each in sets if each.papers]


def _paper_file(labels: Path) -> PaperFile:
    name = labels.name.removesuffix(LABELS_SUFFIX)
    pdf = labels.with_name(f"{name}.pdf")
    if not pdf.exists():
        raise FileNotFoundError(f"{labels} labels {pdf.name}, which is not beside it: add the PDF or remove the labels")
    return PaperFile(name, pdf, labels)
