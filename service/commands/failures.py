"""How the command line tells of papers that failed, and with which exit codes."""

from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

DONE, SOME_FAILED, WRONG_USAGE = 0, 1, 2

out = Console()
err = Console(stderr=True)


class ServiceFailedError(Exception):
    """The service that runs did not do what was asked of it. The message says why."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A paper that could not be read, and why."""

    paper: Path
    code: str
    message: str


def report(failures: list[Failure]) -> int:
    """Name each failed paper with its reason; the exit code."""
    for failure in failures:
        err.print(f"{failure.paper}: {failure.code}: {failure.message}", style="red", soft_wrap=True, highlight=False)
    return SOME_FAILED if failures else DONE
