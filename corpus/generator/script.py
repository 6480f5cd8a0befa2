"""What stands on a paper before it is set in type: paragraphs, grids and page breaks, with the facts that they state.

A fact is a label of `corpus.labels` whose page is still open; it hangs on the run of words with which it starts, and
the typesetter tells its page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.labels import Label

Look = Literal["plain", "bold", "italic", "underline", "bold underline", "symbol"]
Role = Literal[
    "body", "justified", "letterhead", "title", "subtitle", "heading", "underlined", "subheading", "centre", "right",
    "small", "cell", "cell head", "stamp", "notice",
]  # fmt: skip
BULLETS = ("•", "–")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look; its facts start at its first character."""

    text: str
    look: Look = "plain"
    facts: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. `mark` is the number, letter or bullet printed in its hanging indent; `level` is that indent."""

    runs: tuple[Run, ...]
    role: Role = "body"
    mark: str | None = None
    level: int = 0

    @property
    def text(self) -> str:
        """The words as printed, without the mark."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid; `fill` is an HTML colour such as `#c6e0b4`."""

    paras: tuple[Para, ...]
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `widths` are shares of the measure; the first `header` rows repeat on every page."""

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    header: int = 0
    rules: Literal["all", "columns", "rows", "none", "box"] = "all"


@dataclass(frozen=True, slots=True)
class Gap:
    """White space, in points."""

    points: float


@dataclass(frozen=True, slots=True)
class Line:
    """A horizontal rule across the measure."""


@dataclass(frozen=True, slots=True)
class PageEnd:
    """What follows starts on a new page."""


Block = Para | Grid | Gap | Line | PageEnd


def para(text: str, role: Role = "body", *, look: Look = "plain", mark: str | None = None, level: int = 0) -> Para:
    """A paragraph of one run without facts."""
    return Para((Run(text, look),), role, mark, level)


def cell(text: str, role: Role = "cell", *, look: Look = "plain", fill: str | None = None) -> Cell:
    """A cell of one paragraph; empty text gives an empty cell."""
    return Cell((para(text, role, look=look),) if text else (), fill)


def fact_cell(text: str, *facts: Label, look: Look = "plain") -> Cell:
    """A cell whose words state `facts`."""
    return Cell((Para((Run(text, look, facts),), "cell"),))


def stating(paragraph: Para, *facts: Label) -> Para:
    """`paragraph`, with `facts` that start at its first word."""
    first, *others = paragraph.runs
    return replace(paragraph, runs=(replace(first, facts=(*first.facts, *facts)), *others))


def stating_all(paragraphs: Sequence[Para], *facts: Label) -> tuple[Para, ...]:
    """`paragraphs`, with `facts` that start at the first of them."""
    return (stating(paragraphs[0], *facts), *paragraphs[1:])


def printed(paragraphs: Iterable[Para]) -> str:
    """The running text of `paragraphs` as a label quotes it: marks kept, bullets left out."""
    words = []
    for paragraph in paragraphs:
        if paragraph.mark and paragraph.mark not in BULLETS:
            words.append(paragraph.mark)
        words.append(paragraph.text.strip())
    return " ".join(words)


def emphasised(text: str) -> tuple[Run, ...]:
    """Runs of `text`, in which `**words**` are bold."""
    pieces = text.split("**")
    runs = (Run(piece, "bold" if number % 2 else "plain") for number, piece in enumerate(pieces))
    return tuple(run for run in runs if run.text)
