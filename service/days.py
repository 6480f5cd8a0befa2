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


def within_days(day: str | None, first: date | None, last: date | None) -> bool:
    """Whether an ISO 8601 day is within a range, both ends inclusive; no day is in none."""
    return day is not None and (first is None or first.isoformat() <= day) and (last is None or day <= last.isoformat())


def day_words(day: date | str | None) -> str:
    """A day as people write it, "2 March 2026"; empty for none. ISO 8601 is taken too, another text left as it is."""
    if not day:
        return ""
    try:
        when = date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError:
        return str(day)
    return f"{when.day} {when:%B %Y}"
