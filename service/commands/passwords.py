"""Asks for the passwords of papers, where somebody sits at a terminal."""

import sys
from collections.abc import Iterable, Mapping
from getpass import getpass
from pathlib import Path

from service.commands.failures import Failure, err

LOCKED = ("paper_encrypted", "paper_password_wrong")
"""Codes of failures that a password may mend."""


def asked(failures: Iterable[Failure]) -> Mapping[Path, str]:
    """The passwords typed for papers that failed for want of them; those left out, and all without a terminal, lack.

    What is typed is not shown.
    """
    given: dict[Path, str] = {}
    for failure in failures:
        if failure.code not in LOCKED or not at_terminal():
            continue
        err.print(f"{failure.paper}: {failure.message}", soft_wrap=True, highlight=False)
        if password := getpass(f"Password of {failure.paper.name} (Enter leaves it out): "):
            given[failure.paper] = password
    return given


def at_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()
