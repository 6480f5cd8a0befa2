"""Messages between two processes over a socket: four bytes of length, then the message pickled.

Pages are sent as the arguments that make them anew, a third as long to write and read as by the usual protocol.
What a page process sends is not trusted: only the plain values that it has to send are made from it.
"""

import io
import pickle
import select
import socket
import struct
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from extractors import errors, layout
from extractors.reading.processes import messages

_LENGTH = struct.Struct(">I")
_CHUNK = 1 << 20  # bytes taken from the socket at a time
_PROTOCOL = 5


def encode(message: object) -> bytes:
    """A message as it is sent."""
    out = io.BytesIO()
    out.write(bytes(_LENGTH.size))
    pickler = pickle.Pickler(out, _PROTOCOL)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(message)
    out.seek(0)
    out.write(_LENGTH.pack(out.getbuffer().nbytes - _LENGTH.size))
    return out.getvalue()


def wait(end: socket.socket, seconds: float | None) -> bool:
    """Whether something can be received within so many seconds, be it the end."""
    return bool(select.select([end], [], [], seconds)[0])


def receive_order(end: socket.socket) -> tuple[messages.Order, list[int]]:
    """In a page process: the next order, with the file descriptors that came along. Raises EOFError at the end."""
    head, descriptors = b"", []
    while len(head) < _LENGTH.size:
        part, came, _, _ = socket.recv_fds(end, _LENGTH.size - len(head), 1)
        if not part:
            raise EOFError
        head += part
        descriptors += came
    order = pickle.loads(_exactly(end, *_LENGTH.unpack(head)))  # noqa: S301 - from the process that started this one
    return order, descriptors


def _exactly(end: socket.socket, length: int) -> bytes:
    body = bytearray()
    while len(body) < length:
        part = end.recv(min(length - len(body), _CHUNK))
        if not part:
            raise EOFError
        body += part
    return bytes(body)


class Inbox:
    """The answers of a page process, put together from what has arrived. Never waits."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end
        self._received = bytearray()

    def answers(self) -> Iterator[tuple[messages.Answer, int]]:
        """The answers that are here in full, each with its length in bytes.

        Raises EOFError once the process has ended, `pickle.UnpicklingError` where it sent what it should not.
        """
        ended = not self._take()
        while (answer := self._next()) is not None:
            yield answer
        if ended:
            raise EOFError

    def _take(self) -> bool:
        try:
            part = self._end.recv(_CHUNK, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return True
        except OSError:
            return False
        self._received += part
        return bool(part)

    def _next(self) -> tuple[messages.Answer, int] | None:
        if len(self._received) < _LENGTH.size:
            return None
        length: int = _LENGTH.unpack_from(self._received)[0]
        end = _LENGTH.size + length
        if len(self._received) < end:
            return None
        body = bytes(memoryview(self._received)[_LENGTH.size : end])
        del self._received[:end]
        answer: messages.Answer = _Plain(io.BytesIO(body)).load()
        return answer, length


_LAYOUT = tuple(kind for kind in vars(layout).values() if isinstance(kind, type) and kind.__module__ == layout.__name__)
_ERRORS = tuple(kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception))
_ANSWERS: tuple[type, ...] = (messages.PageRead, messages.Done, messages.Refused)
_ALLOWED: dict[tuple[str, str], type] = {
    (kind.__module__, kind.__qualname__): kind for kind in (*_LAYOUT, *_ERRORS, *_ANSWERS, date)
}


class _Plain(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> type:
        if (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError(f"a page process sent a {module}.{name}, which is none of the plain values")
        return _ALLOWED[module, name]


def _reducer(kind: type) -> Callable[[Any], tuple[type, tuple[Any, ...]]]:
    names = [field.name for field in fields(kind)]
    if len(names) == 1:
        return lambda value: (kind, (getattr(value, names[0]),))
    values = attrgetter(*names)
    return lambda value: (kind, values(value))


_REDUCERS = {kind: _reducer(kind) for kind in (*_LAYOUT, *_ANSWERS) if is_dataclass(kind)}
