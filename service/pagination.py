"""Lists: a page of `data`, where it stands (`pagination`) and where to go on (`links`)."""

import base64
import binascii
import json
from typing import Generic, TypeVar

from fastapi import Request
from pydantic import BaseModel, ConfigDict, Field

from service.problems import ProblemError

T = TypeVar("T")
DEFAULT_LIMIT = 50
MOST = 200

LARGEST = 2**63 - 1
"""The largest number that databases compare with."""

CursorKey = tuple[str | int, ...]
"""The ordering values of the last entry of a page."""


class Paging(BaseModel):
    """Which page of a list."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(DEFAULT_LIMIT, ge=1, le=MOST, description="entries a page")
    cursor: str | None = Field(
        None, min_length=1, description="where the page before ended: its `pagination.next_cursor`"
    )


class Pagination(BaseModel):
    """Where a page stands; `next_cursor` is null on the last one."""

    limit: int
    next_cursor: str | None


class Links(BaseModel):
    """This page and the next, as addresses relative to the service."""

    self: str
    next: str | None


class ListPage(BaseModel, Generic[T]):
    """A page of a list."""

    data: list[T]
    pagination: Pagination
    links: Links


def encode_cursor(key: CursorKey) -> str:
    """A cursor that stands for an entry's ordering values."""
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def decode_cursor(cursor: str | None, *kinds: type[str] | type[int]) -> CursorKey | None:
    """The ordering values that a cursor stands for. Raises `ProblemError` where it is not one of this list's."""
    if cursor is None:
        return None
    try:
        key = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError) as error:
        raise bad_cursor(cursor) from error
    if not isinstance(key, list) or [type(value) for value in key] != list(kinds) or not all(map(_sound, key)):
        raise bad_cursor(cursor)
    return tuple(key)


def list_page(request: Request, data: list[T], *, paging: Paging, next_key: CursorKey | None) -> ListPage[T]:
    """The envelope around a page of entries; `next_key` is None on the last page."""
    cursor = encode_cursor(next_key) if next_key else None
    here = str(request.url.replace(scheme="", netloc=""))
    there = str(request.url.include_query_params(cursor=cursor).replace(scheme="", netloc="")) if cursor else None
    return ListPage(
        data=data,
        pagination=Pagination(limit=paging.limit, next_cursor=cursor),
        links=Links(self=here, next=there),
    )


def bad_cursor(cursor: str | None) -> ProblemError:
    """The problem of a cursor that this list never gave out."""
    return ProblemError(
        422, "cursor_invalid", "Unknown cursor", f"{cursor!r} is no cursor of this list: take `pagination.next_cursor`."
    )


def _sound(value: str | int) -> bool:
    """Whether a database can take the value: tampered cursors hold what no list gave out."""
    return 0 <= value <= LARGEST if isinstance(value, int) else value.isprintable()
