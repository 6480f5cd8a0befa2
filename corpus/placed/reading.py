"""Reads labels by place: the words under their boxes, as PDFium gives them."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import pypdfium2
from pydantic import ValidationError

from corpus.facts import PaperFacts
from corpus.labels import LabelledPaper, LabelsUnreadableError, load_labels
from corpus.placed.shape import AT, Labels, Place, is_placed
from corpus.sets import PLACED_SUFFIX, PaperFile


class PaperText:
    """The text of a PDF under boxes; a context manager, as it holds the file open."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pypdfium2.PdfDocument(pdf)
        self._pages: dict[int, tuple[pypdfium2.PdfTextPage, float]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for page, _height in self._pages.values():
            page.close()
        self._pdf.close()

    def page(self, number: int) -> tuple[pypdfium2.PdfTextPage, float]:
        """The text of a page counted from 1, and the page's height in points."""
        if number not in self._pages:
            page = self._pdf[number - 1]
            self._pages[number] = (page.get_textpage(), page.get_height())
        return self._pages[number]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._pdf)

    def words_at(self, places: Sequence[Place]) -> str:
        """The words under the boxes, in order, white space folded."""
        pieces = []
        for number, x0, top, x1, bottom in places:
            text, height = self.page(number)
            pieces.append(text.get_text_bounded(left=x0, bottom=height - bottom, right=x1, top=height - top))
        return " ".join(" ".join(pieces).split())


def load_placed(path: Path, pdf: Path) -> LabelledPaper:
    """The labels in a file by place, with the words of their paper.

    Raises `LabelsUnreadableError` where the file does not follow the guide.
    """
    try:
        labels: Labels = json.loads(path.read_text(encoding="utf-8"))
        with PaperText(pdf.read_bytes()) as text:
            return LabelledPaper.model_validate(_in_words(labels, text))
    except (OSError, json.JSONDecodeError, ValidationError) as error:
        raise LabelsUnreadableError(f"{path} cannot be read as labels by place: {error}") from error


def labels_of(paper: PaperFile) -> LabelledPaper:
    """The labels of a paper, in whichever way they are written. Raises `LabelsUnreadableError`."""
    if paper.labels.name.endswith(PLACED_SUFFIX):
        return load_placed(paper.labels, paper.pdf)
    return load_labels(paper.labels)


def as_labelled(facts: PaperFacts, paper: PaperFile, labels: LabelledPaper) -> PaperFacts:
    """What was found in a paper as far as it is labelled: long papers may be labelled in their first pages only."""
    return facts.up_to(labels.pages) if paper.labels.name.endswith(PLACED_SUFFIX) else facts


def _in_words(value: Any, text: PaperText) -> Any:
    if is_placed(value):
        return text.words_at(value[AT])
    if isinstance(value, dict):
        return {name: _in_words(each, text) for name, each in value.items()}
    if isinstance(value, list):
        return [_in_words(each, text) for each in value]
    return value
