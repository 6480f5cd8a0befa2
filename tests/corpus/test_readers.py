"""The readers that are measured: each reads every page, in a process of its own, side by side with the others."""

import os
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.memory import MEBIBYTE, held_by
from corpus.pack_memory import join, read_pack
from corpus.readers import READERS, ReaderName, installed
from corpus.reading_speed import ReaderFailedError, ReaderSpeed, RunSpeed, measure_readers, reading_process
from corpus.sets import SAMPLES

LINES = ("Minutes", "The ferry slipway at Ashcombe will be dredged before the regatta in the second week of June")
WORDS = sum(len(line.split()) for line in LINES)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """A PDF of three pages of the same two lines."""
    path = tmp_path / "harbour.pdf"
    canvas = Canvas(str(path))
    for _ in range(3):
        for row, line in enumerate(LINES):
            canvas.drawString(50, 700 - 20 * row, line)
        canvas.showPage()
    canvas.save()
    return path


@pytest.mark.parametrize("name", READERS)
def test_each_reader_reads_every_page(name: ReaderName, pdf: Path) -> None:
    if not installed(name):
        pytest.skip(f"{name} comes with the extra `bench`")
    with reading_process(name) as reader:
        reading = reader.read(pdf)
    assert reading.fault is None
    assert reading.words >= 3 * WORDS
    assert reader.startup_seconds > 0
    assert reading.seconds > 0
    assert reading.cpu_seconds > 0


def test_the_peak_of_a_reader_is_its_own(pdf: Path) -> None:
    held = bytearray(os.urandom(1)) * (300 * MEBIBYTE)
    with reading_process("pdfium") as reader:
        assert 10 * MEBIBYTE < reader.read(pdf).peak_bytes < len(held)


def test_readers_take_turns_file_by_file(pdf: Path) -> None:
    turns: list[str] = []
    speeds = measure_readers(["pdfium", "pdfplumber"], [pdf], repeat=2, told=turns.append)
    assert turns == ["pdfium", "pdfplumber"] * 2
    assert [(speed.name, len(speed.runs), speed.runs[0].pages) for speed in speeds] == [
        ("pdfium", 2, 3),
        ("pdfplumber", 2, 3),
    ]
    assert speeds[0].times(speeds[1]) > 1


def test_a_file_that_a_reader_cannot_read_is_told_and_not_counted(pdf: Path) -> None:
    scan = next(SAMPLES.glob("*-scan.pdf"))
    (speed,) = measure_readers(["pdfium"], [pdf, scan], repeat=1, told=lambda _: None)
    assert speed.runs[0].faults == ()
    with reading_process("pdfium") as reader:
        assert "FileNotFoundError" in (reader.read(pdf.with_name("none.pdf")).fault or "")
        assert reader.read(pdf).fault is None


def test_a_reader_that_reads_nothing_is_an_error(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.reading_speed._page_count", lambda _: 3)
    with pytest.raises(ReaderFailedError, match=r"pdfium read none of 1 PDFs: FileNotFoundError"):
        measure_readers(["pdfium"], [pdf.with_name("none.pdf")], repeat=1, told=lambda _: None)


def run(pages_per_second: float) -> RunSpeed:
    return RunSpeed(
        pages=100,
        words=1,
        startup_seconds=1,
        seconds=100 / pages_per_second,
        cpu_seconds=1,
        peak_bytes=int(pages_per_second),
        faults=(),
    )


def test_figures_are_medians_and_ratios_are_of_the_same_run() -> None:
    """A machine half as fast in its second run gives the same ratio there."""
    ours = ReaderSpeed("minutebook", (run(100), run(50), run(98)))
    theirs = ReaderSpeed("pdfplumber", (run(20), run(10), run(20)))
    assert ours.pages_per_second == pytest.approx(98)
    assert ours.times(theirs) == pytest.approx(5)
    assert ours.peak_bytes == 100


def test_a_pack_has_as_many_pages_as_asked_for(pdf: Path, tmp_path: Path) -> None:
    pack = tmp_path / "pack.pdf"
    join([pdf], pack, pages=8)
    with reading_process("pdfium") as reader:
        assert reader.read(pack).words >= 8 * WORDS


def test_the_memory_of_a_pack_is_of_both_processes(pdf: Path, tmp_path: Path) -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("this system has no /proc")
    pack = tmp_path / "pack.pdf"
    join([pdf], pack, pages=8)
    memory = read_pack(pack)
    assert (memory.pages, memory.early_page) == (8, 8)
    assert memory.worker_early == memory.worker_late
    assert 10 * MEBIBYTE < memory.worker_late.now <= memory.worker_late.peak
    assert memory.reader_pages.now <= held_by(os.getpid()).peak
