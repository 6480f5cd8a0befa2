"""Cursors of searches: the ids of all answers, so that pages follow on each other while papers come and go."""

import base64
import binascii
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, get_args
from uuid import UUID

from service.pagination import bad_cursor
from service.search.ranking import Match

MATCHES: Final[tuple[Match, ...]] = get_args(Match)
CHECK_BYTES = 8
ID_BYTES = 16
ANSWER, ALIKE = 0, 1
"""What the byte before an id says: an answer, or another place that says the same as the answer before."""

Group = tuple[str, ...]
"""The id of an answer, then those of the points that say the same."""


@dataclass(frozen=True, slots=True)
class Continuation:
    """The answers of a search in order, how closely they match, and at which of them a page begins."""

    match: Match
    groups: tuple[Group, ...]
    offset: int


def encode(continuation: Continuation, *, search: str) -> str:
    """The cursor; `search` is all that was asked, in words: with another search the cursor is refused."""
    ids = b"".join(
        bytes([ALIKE if place else ANSWER]) + UUID(point_id).bytes
        for group in continuation.groups
        for place, point_id in enumerate(group)
    )
    content = bytes([MATCHES.index(continuation.match), continuation.offset]) + ids
    return base64.urlsafe_b64encode(_check(content, search) + content).decode().rstrip("=")


def decode(cursor: str, *, search: str) -> Continuation:
    """What a cursor stands for. Raises the problem `cursor_invalid` where it is none of this search."""
    try:
        every = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        check, content = every[:CHECK_BYTES], every[CHECK_BYTES:]
        held = Continuation(MATCHES[content[0]], tuple(_groups(content[2:])), content[1])
    except (binascii.Error, ValueError, IndexError) as error:
        raise bad_cursor(cursor) from error
    if check != _check(content, search):
        raise bad_cursor(cursor)
    return held


def _groups(packed: bytes) -> Iterator[Group]:
    group: list[str] = []
    for flag, point_id in _ids(packed):
        if flag == ANSWER and group:
            yield tuple(group)
            group = []
        group.append(point_id)
    if group:
        yield tuple(group)


def _ids(packed: bytes) -> Sequence[tuple[int, str]]:
    starts = range(0, len(packed), 1 + ID_BYTES)
    return [(packed[at], str(UUID(bytes=packed[at + 1 : at + 1 + ID_BYTES]))) for at in starts]


def _check(content: bytes, search: str) -> bytes:
    """A sum by which a cursor that was cut, changed or taken to another search is told. It keeps no secret."""
    return hashlib.sha256(search.encode() + b"\0" + content).digest()[:CHECK_BYTES]
