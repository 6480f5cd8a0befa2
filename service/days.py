"""Days as requests give them: ISO 8601, and days that there are."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator

from service.problems import FieldError, ProblemError

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _iso(given: Any) -> Any:
    """Pass on ISO days alone: pydantic would take a number for seconds since 1970 as well."""
    if isinstance(given, str) and not _ISO.fullmatch(given):
        raise ValueError("write the day as YYYY-MM-DD")
    return given


Day = Annotated[date, BeforeValidator(_iso)]


def check_order(first: date | None, last: date | None, *, names: tuple[str, str]) -> None:
    """Raise the problem `request_invalid` where the first day of a range is after the last."""
    if first and last and first > last:
        raise ProblemError(
            422,
            "request_invalid",
            "Request refused",
            f"{names[0]} {first} is after {names[1]} {last}: swap them.",
            [FieldError(field=names[0], message=f"is after {names[1]}")],
        )
