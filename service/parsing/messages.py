"""What the serving process and a reading process say to each other, over a pipe."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors import PaperError
from extractors.options import ReadingOptions

Task = Callable[..., Any]
"""A function at the top of a module, so that another process can import it."""


@dataclass(frozen=True, slots=True)
class Order:
    """A task to carry out; with `reports`, it is called with a keyword `progress` besides."""

    task: Task
    arguments: tuple[str | int | Path | ReadingOptions | None, ...]
    reports: bool = False


@dataclass(frozen=True, slots=True)
class PageDone:
    """Pages done and pages in all."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The task's return value."""

    value: Any


@dataclass(frozen=True, slots=True)
class Refused:
    """The paper cannot be read."""

    error: PaperError


@dataclass(frozen=True, slots=True)
class Crashed:
    """A defect: the exception's type and where it was raised, without its message, which may quote the paper."""

    what_and_where: str


Answer = PageDone | Finished | Refused | Crashed
