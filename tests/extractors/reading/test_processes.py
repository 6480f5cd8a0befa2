import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pypdfium2
import pytest

from extractors.options import Limits, ReadingOptions
from extractors.reading import probe, read_pages, recognise_pages
from extractors.reading.processes import pool as pools
from extractors.reading.processes import process as page_process
from extractors.reading.processes.messages import Answer, Order
from extractors.reading.processes.pool import PageProcesses
from extractors.reading.processes.process import CannotStartError, PageProcess
from tests.extractors.pdfs import blank, lines, pdf_of, picture

MIB = 1 << 20
QUICK = Limits(page_seconds=1, scan_seconds=1, open_seconds=5, page_memory=400 * MIB)
ONE = ReadingOptions(processes=1, limits=QUICK)
TWO = ReadingOptions(processes=2, limits=QUICK)


@pytest.fixture(scope="module")
def made() -> Iterator[dict[pools.Kind, PageProcesses]]:
    start = partial(PageProcess, "tests.extractors.reading.made_child")
    made: dict[pools.Kind, PageProcesses] = {"pages": PageProcesses(start), "scans": PageProcesses(start)}
    yield made
    for pool in made.values():
        pool.close()


@pytest.fixture(autouse=True)
def _made_processes(monkeypatch: pytest.MonkeyPatch, made: dict[pools.Kind, PageProcesses]) -> None:
    for kind, pool in made.items():
        monkeypatch.setitem(pools.POOLS, kind, pool)
    monkeypatch.setattr(page_process, "GRACE_SECONDS", 1.0)


def paper(*words: str) -> bytes:
    return pdf_of(*(lines(each) for each in words))


def fates(pdf: bytes, options: ReadingOptions = ONE) -> list[str]:
    return [page.reason or page.fate for page in read_pages(pdf, options=options).pages]


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("HANG", "too_slow"),
        ("BACKTRACK", "too_slow"),
        ("STOP", "too_slow"),
        ("SEGFAULT", "crashed"),
        ("LEAVE", "crashed"),
        ("ABORT", "out_of_memory"),
        ("ALLOCATE", "out_of_memory"),
        ("RAISE", "defect"),
        ("STRANGE", "defect"),
        ("PRINT", "text"),
    ],
)
def test_a_page_that_misbehaves_costs_only_itself(word: str, reason: str) -> None:
    assert fates(paper("Before", word, "After", "Last")) == ["text", reason, "text", "text"]


def test_several_processes_read_a_paper_with_pages_that_bring_them_down() -> None:
    words = [f"Page {number} of the pack" for number in range(40)]
    words[3], words[17], words[18], words[39] = "SEGFAULT", "LEAVE", "HANG", "ABORT"
    read = read_pages(paper(*words), options=TWO).pages
    assert [page.number for page in read] == list(range(1, 41))
    wrong = {page.number: page.reason for page in read if page.fate != "text"}
    assert wrong == {4: "crashed", 18: "crashed", 19: "too_slow", 40: "out_of_memory"}
    assert all(page.lines[0].text == words[page.number - 1] for page in read if page.fate == "text")


def test_a_page_is_read_in_a_fresh_process_where_earlier_pages_left_no_memory() -> None:
    assert fates(paper("GROW", "GROW", "GROW", "Last")) == ["text", "text", "text", "text"]


def test_a_page_that_gives_too_much_is_failed() -> None:
    options = replace(ONE, limits=replace(QUICK, page_result=2_000))
    assert fates(pdf_of(lines("Short"), lines(*(f"{n} long" for n in range(60)))), options) == ["text", "too_large"]


def test_a_paper_that_gives_too_much_is_read_in_part() -> None:
    options = replace(ONE, limits=replace(QUICK, paper_result=3_000))
    read = fates(paper(*(f"Page {number}" for number in range(60))), options)
    assert read[0] == "text"
    assert read[-1] == "paper_limit"


def test_a_paper_that_takes_too_long_is_read_in_part() -> None:
    options = replace(ONE, limits=replace(QUICK, paper_seconds=0.5))
    started = time.monotonic()
    read = fates(paper(*["SLOW"] * 12), options)
    assert read[0] == "text"
    assert read[-1] == "paper_limit"
    assert time.monotonic() - started < 5


def test_what_a_page_process_started_ends_with_it() -> None:
    assert fates(paper("SPAWN")) == ["too_slow"]
    left = subprocess.run(["ps", "-eo", "ppid,args"], capture_output=True, text=True, check=True).stdout
    assert not [line for line in left.splitlines() if line.split()[0] == "1" and "sleep 60" in line]


def test_processes_are_kept_for_the_next_paper(made: dict[pools.Kind, PageProcesses]) -> None:
    read_pages(paper("Page one"), options=ONE)
    before = {process.pid for process in made["pages"]._all}
    read_pages(paper("Page two"), options=ONE)
    assert {process.pid for process in made["pages"]._all} == before


def test_worn_processes_are_replaced(made: dict[pools.Kind, PageProcesses], monkeypatch: pytest.MonkeyPatch) -> None:
    read_pages(paper("Page one"), options=ONE)
    before = {process.pid for process in made["pages"]._all}
    monkeypatch.setattr(page_process, "MOST_PAGES", 1)
    read_pages(paper("Page two"), options=ONE)
    assert len(before - {process.pid for process in made["pages"]._all}) == 1


def test_worn_processes_are_replaced_within_a_long_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    pids: set[int] = set()
    answers = PageProcess.answers

    def noting(process: PageProcess, order: Order) -> Iterator[tuple[Answer, int]]:
        pids.add(process.pid)
        return answers(process, order)

    monkeypatch.setattr(PageProcess, "answers", noting)
    monkeypatch.setattr(page_process, "MOST_PAGES", 10)
    assert fates(paper(*["Page"] * 40)) == ["text"] * 40
    assert len(pids) >= 4


def test_a_process_that_died_between_papers_is_not_the_next_papers_fault(
    made: dict[pools.Kind, PageProcesses],
) -> None:
    made["pages"].warm(1)
    assert fates(paper("Page one")) == ["text"]
    for process in made["pages"]._all:
        os.kill(process.pid, signal.SIGKILL)
    assert fates(paper("Page two")) == ["text"]


def test_a_page_process_ends_without_work() -> None:
    process = PageProcess("tests.extractors.reading.made_idle_child")
    deadline = time.monotonic() + 10
    while process.alive and time.monotonic() < deadline:
        time.sleep(0.02)
    assert process.end() is None


def test_a_failing_progress_leaves_no_process_at_work(made: dict[pools.Kind, PageProcesses]) -> None:
    def fail(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_pages(paper("Page one", "HANG"), options=ONE, progress=fail)
    assert made["pages"]._all == set(made["pages"]._idle)
    assert fates(paper("Page two")) == ["text"]


def test_page_processes_vanish_with_the_process_that_started_them() -> None:
    program = """
import sys, threading, time
from functools import partial
from extractors.options import Limits, ReadingOptions
from extractors.reading import read_pages
from extractors.reading.processes import pool
from extractors.reading.processes.process import CannotStartError, PageProcess
from tests.extractors.pdfs import lines, pdf_of
pool.POOLS["pages"] = pool.PageProcesses(partial(PageProcess, "tests.extractors.reading.made_child"))
def tell(_done, _total):
    print(*(process.pid for process in pool.POOLS["pages"]._all), flush=True)
read_pages(pdf_of(lines("Page one"), lines("HANG")), options=ReadingOptions(processes=1), progress=tell)
"""
    reader = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert reader.stdout
    with reader.stdout:
        page_processes = [int(pid) for pid in reader.stdout.readline().split()]
    reader.kill()
    reader.wait()
    assert len(page_processes) == 1
    deadline = time.monotonic() + 5
    while _running(page_processes[0]) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _running(page_processes[0])


def _running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_a_fork_has_page_processes_of_its_own(made: dict[pools.Kind, PageProcesses]) -> None:
    read_pages(paper("Page one"), options=ONE)
    theirs = {process.pid for process in made["pages"]._all}
    fork = os.fork()
    if fork == 0:
        status = 1
        try:
            for pool in made.values():
                pool.forget()
            fine = fates(paper("Page two")) == ["text"]
            status = 0 if fine and not theirs & {process.pid for process in made["pages"]._all} else 2
            for pool in made.values():
                pool.close()
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1]) == 0
    assert fates(paper("Page three")) == ["text"]
    assert {process.pid for process in made["pages"]._all} == theirs


def test_scans_are_recognised_after_the_text_is_read() -> None:
    told: list[tuple[int, int]] = []
    read = read_pages(
        pdf_of(picture(), lines("Text"), picture(), blank()),
        options=replace(ONE, ocr="rapidocr"),
        progress=lambda done, total: told.append((done, total)),
    )
    assert [page.fate for page in read.pages] == ["ocr", "text", "ocr", "empty"]
    assert read.pages[0].characters == len("engine rapidocr")
    assert told == [(0, 4), (1, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_scan_that_takes_too_long_stays_a_scan_with_the_reason() -> None:
    pdf = pdf_of(picture(), lines("Text"), picture())
    small = _with_page_height(pdf, 3, 400)
    read = read_pages(small, options=replace(ONE, ocr="tesseract")).pages
    assert [(page.fate, page.reason) for page in read] == [
        ("ocr", None),
        ("text", None),
        ("scan_no_text", "too_slow"),
    ]


def _with_page_height(pdf: bytes, number: int, height: float) -> bytes:
    document = pypdfium2.PdfDocument(pdf)
    document[number - 1].set_mediabox(0, 0, 400, height)
    document[number - 1].set_cropbox(0, 0, 400, height)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_without_the_engine_scans_stay_scans_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, made: dict[pools.Kind, PageProcesses]
) -> None:
    made["scans"].close()
    monkeypatch.setenv("MADE_WITHOUT_ENGINE", "1")
    (page,) = read_pages(pdf_of(picture()), options=replace(ONE, ocr="tesseract")).pages
    assert (page.fate, page.reason) == ("scan_no_text", "no_engine")
    made["scans"].close()


def test_scans_can_be_recognised_later_by_their_numbers() -> None:
    pdf = pdf_of(picture(), lines("Text"), picture())
    assert [page.fate for page in read_pages(pdf, options=ONE).pages] == ["scan_no_text", "text", "scan_no_text"]
    pages = recognise_pages(pdf, (3, 1), options=replace(ONE, ocr="rapidocr"))
    assert [(page.number, page.fate) for page in pages] == [(3, "ocr"), (1, "ocr")]
    with pytest.raises(ValueError, match="pages 1 to 3"):
        recognise_pages(pdf, (4,), options=replace(ONE, ocr="rapidocr"))
    with pytest.raises(ValueError, match="no engine"):
        recognise_pages(pdf, (1,), options=ONE)


def test_a_process_that_cannot_start_is_not_the_papers_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = PageProcesses(partial(PageProcess, "tests.extractors.reading.no_such_program"))
    monkeypatch.setitem(pools.POOLS, "pages", pool)
    with pytest.raises(CannotStartError, match="no_such_program"):
        probe(paper("Page one"), options=ONE)
    assert not pool._all
