import base64
import hashlib
from uuid import uuid4

import pytest

from service.problems import ProblemError
from service.search.continuing import CHECK_BYTES, Continuation, decode, encode

GROUPS = tuple((str(uuid4()),) * 1 + tuple(str(uuid4()) for _ in range(n)) for n in (0, 2, 0, 1))
HELD = Continuation("nearest", GROUPS, 2)


def test_a_cursor_tells_what_was_put_into_it() -> None:
    assert decode(encode(HELD, search="lamps"), search="lamps") == HELD


def test_sixty_answers_make_a_cursor_that_fits_into_an_address() -> None:
    full = Continuation("close", tuple((str(uuid4()),) for _ in range(60)), 50)
    assert len(encode(full, search="lamps")) < 1500


@pytest.mark.parametrize("search", ["lamp", "lamps ", ""])
def test_a_cursor_of_another_search_is_refused(search: str) -> None:
    with pytest.raises(ProblemError):
        decode(encode(HELD, search="lamps"), search=search)


@pytest.mark.parametrize("place", range(0, 120, 7))
def test_a_changed_cursor_is_refused(place: int) -> None:
    cursor = encode(HELD, search="lamps")
    other = "A" if cursor[place] != "A" else "B"
    with pytest.raises(ProblemError):
        decode(cursor[:place] + other + cursor[place + 1 :], search="lamps")


@pytest.mark.parametrize("cursor", ["", "A", "nonsense", "é", "=", "AAAAAAAAAAA", "A" * 2000])
def test_what_is_no_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(ProblemError):
        decode(cursor, search="lamps")


@pytest.mark.parametrize("content", [b"", b"\x00", b"\x09\x00", b"\x00\x00\x00short", b"\x00\x00" + bytes(18)])
def test_a_cursor_that_someone_made_up_with_its_sum_is_refused(content: bytes) -> None:
    check = hashlib.sha256(b"lamps\0" + content).digest()[:CHECK_BYTES]
    with pytest.raises(ProblemError):
        decode(base64.urlsafe_b64encode(check + content).decode().rstrip("="), search="lamps")
