import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extractors import PaperError
from extractors.errors import EncryptedPdfError
from service.parsing.errors import ParserDefectError, ParserDiedError, ParserStuckError, ReadingStoppedError
from service.parsing.pool import ParserPool
from service.storage.artefacts import read_result
from tests.service.made_papers import SECRET, TASKS, pdf


@pytest.fixture(scope="module")
def pool() -> Iterator[ParserPool]:
    pool = ParserPool(processes=1, stall_seconds=1, tasks=TASKS)
    yield pool
    pool.close()


@pytest.fixture
def read(pool: ParserPool, tmp_path: Path) -> Callable[..., Path]:
    def read(filename: str, pages: int = 1, progress: Callable[[int, int], None] | None = None) -> Path:
        paper, artefact = tmp_path / filename, tmp_path / "artefact.zip"
        paper.write_bytes(pdf(filename, pages))
        pool.read(paper, filename=filename, artefact=artefact, progress=progress)
        return artefact

    return read


def test_a_paper_is_read_with_its_pages_counted(read: Callable[..., Path]) -> None:
    counts: list[tuple[int, int]] = []
    artefact = read("three.pdf", 3, lambda done, total: counts.append((done, total)))
    assert counts == [(1, 3), (2, 3), (3, 3)]
    assert read_result(artefact).document.pages == 3


@pytest.mark.parametrize(
    ("filename", "error"),
    [("dies.pdf", ParserDiedError), ("stuck.pdf", ParserStuckError), ("defect.pdf", ParserDefectError)],
)
def test_a_failed_reading_tells_why_and_the_next_one_succeeds(
    read: Callable[..., Path], filename: str, error: type[PaperError]
) -> None:
    with pytest.raises(error) as raised:
        read(filename)
    assert SECRET not in str(raised.value)
    assert read("next.pdf").exists()


def test_a_slow_paper_is_not_stuck(read: Callable[..., Path]) -> None:
    assert read("slow.pdf", 15).exists()


def test_what_cannot_be_opened_is_refused_with_its_own_error(pool: ParserPool, tmp_path: Path) -> None:
    (tmp_path / "locked.pdf").write_bytes(pdf("Locked", 1, password="thorne"))
    with pytest.raises(EncryptedPdfError):
        pool.count_pages(tmp_path / "locked.pdf")


def test_pages_are_counted_and_drawn(pool: ParserPool, tmp_path: Path) -> None:
    paper, image = tmp_path / "drawn.pdf", tmp_path / "page.png"
    paper.write_bytes(pdf("Drawn", 2))
    assert pool.count_pages(paper) == 2
    pool.draw_page(paper, 2, image)
    assert image.read_bytes().startswith(b"\x89PNG")


def test_closing_stops_a_reading_under_way(tmp_path: Path) -> None:
    pool = ParserPool(processes=1, stall_seconds=60, tasks=TASKS)
    paper = tmp_path / "stuck.pdf"
    paper.write_bytes(pdf("Stuck", 1))
    began = threading.Event()
    raised: list[BaseException] = []

    def read() -> None:
        try:
            pool.read(paper, filename="stuck.pdf", artefact=tmp_path / "a", progress=lambda *_: began.set())
        except ReadingStoppedError as error:
            raised.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    assert began.wait(30)
    pool.close()
    thread.join(10)
    assert len(raised) == 1
    with pytest.raises(ReadingStoppedError):
        pool.count_pages(paper)


def test_a_reading_process_ends_with_the_process_that_ordered_it(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    orderer = os.fork()
    if orderer == 0:  # the forked copy orders a long reading and is then killed
        pool = ParserPool(processes=1, stall_seconds=60, tasks=TASKS)
        paper = tmp_path / "slow.pdf"
        paper.write_bytes(pdf("Slow", 400))
        told = [False]

        def tell(_done: int, _total: int) -> None:
            if not told[0]:
                os.write(writer, str(pool._reading._all[0]._process.pid).encode().ljust(16))  # type: ignore[union-attr]
                told[0] = True

        pool.read(paper, filename="slow.pdf", artefact=tmp_path / "a", progress=tell)
        os._exit(0)
    child = int(os.read(reader, 16))
    os.kill(orderer, signal.SIGKILL)
    os.waitpid(orderer, 0)
    deadline = time.monotonic() + 10
    while Path(f"/proc/{child}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{child}").exists()


def test_page_processes_end_with_the_pool(tmp_path: Path) -> None:
    pool = ParserPool(processes=1, stall_seconds=60, tasks=TASKS)
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(pdf("Paper", 1))
    assert pool.count_pages(paper) == 1
    reading = pool._quick._all[0]._process
    assert reading is not None
    children = page_processes_of(reading.pid or 0)
    assert children
    pool.close()
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [child for child in children if Path(f"/proc/{child}").exists()]


def page_processes_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
