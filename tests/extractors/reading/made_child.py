"""A page process that does on a page what the page says: `python -m tests.extractors.reading.made_child`."""

import ctypes
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pypdfium2

from extractors.layout import Page
from extractors.reading.ocr import EngineNotInstalledError
from extractors.reading.page import read_page
from extractors.reading.processes import child, tasks
from extractors.reading.processes.messages import Done

_C = ctypes.CDLL(None)
_held: list[object] = []


def _pause_in_c() -> None:
    _C.sleep(60)


def _hold_the_interpreter() -> None:
    re.match(r"(a+)+$", "a" * 64 + "b")  # backtracks for years, and no other thread runs meanwhile


def _allocate_in_c() -> None:
    _C.malloc.restype = ctypes.c_void_p
    if not _C.malloc(ctypes.c_size_t(8 << 30)):
        os.abort()  # as PDFium does


def _allocate() -> None:
    _held.append(bytearray(8 << 30))


def _grow() -> None:
    _held.append(bytearray(150 << 20))


def _print() -> None:
    os.write(1, b"\0" * 64)
    os.write(2, b"warning: noise")
    sys.stdin.read()


def _start_another() -> None:
    process = subprocess.Popen(["sleep", "60"])
    time.sleep(60)
    process.wait()


_DEEDS: dict[str, Callable[[], object]] = {
    "HANG": _pause_in_c,
    "BACKTRACK": _hold_the_interpreter,
    "STOP": lambda: os.kill(os.getpid(), signal.SIGSTOP),
    "SEGFAULT": lambda: ctypes.string_at(8),
    "LEAVE": lambda: os._exit(3),
    "ABORT": _allocate_in_c,
    "ALLOCATE": _allocate,
    "GROW": _grow,
    "RAISE": lambda: ctypes.CDLL("no such library"),
    "PRINT": _print,
    "SPAWN": _start_another,
    "SLOW": lambda: time.sleep(0.2),
}


class Strange:
    """What the process that asked must not make from what it is sent."""


def _read_page(document: pypdfium2.PdfDocument, number: int) -> Page:
    page = read_page(document, number)
    for line in page.lines:
        if line.text == "STRANGE":
            return Done(Strange())  # type: ignore[return-value]
        if line.text in _DEEDS:
            _DEEDS[line.text]()
    return page


def _engine(name: str) -> str:
    if name == "tesseract" and _engine_is_missing():
        raise EngineNotInstalledError("tesseract is not installed: apt install it")
    return f"engine {name}"


def _engine_is_missing() -> bool:
    return bool(os.environ.get("MADE_WITHOUT_ENGINE"))


def _read_scan(sheet: pypdfium2.PdfPage, number: int, engine: str) -> Page:
    width, height = sheet.get_size()
    if height < 500:
        _pause_in_c()
    return Page(number, width, height, "ocr", reason=None, characters=len(engine))


def run() -> None:
    """Serve as a page process does, with pages that can tell it to misbehave and an engine made for tests."""
    tasks.read_page = _read_page  # type: ignore[attr-defined]
    tasks.engine, tasks.read_scan = _engine, _read_scan  # type: ignore[assignment, attr-defined]
    child.main()


if __name__ == "__main__":
    run()
