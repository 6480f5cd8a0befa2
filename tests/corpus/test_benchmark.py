"""The benchmark's measures: readers in processes of their own, and a pack through a service."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner

from corpus import benchmark, running_service
from corpus.benchmark import app, born_digital, default_pack, default_pdfs, readers_named
from corpus.memory import MEBIBYTE, tree_memory
from corpus.readers import READERS
from corpus.running_service import ServiceFailedError
from corpus.service_speed import a_line_of, measure_service

LINES = ("Minutes", "The ferry slipway at Ashcombe will be dredged before the regatta in the second week of June")


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


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    """A PDF of one page with no text."""
    path = tmp_path / "blank.pdf"
    canvas = Canvas(str(path))
    canvas.rect(50, 50, 100, 100)
    canvas.showPage()
    canvas.save()
    return path


def test_scans_are_not_born_digital(pdf: Path, blank: Path) -> None:
    assert born_digital(pdf)
    assert not born_digital(blank)


def test_the_search_is_for_the_start_of_the_longest_line(pdf: Path, blank: Path) -> None:
    assert a_line_of(pdf) == "The ferry slipway at Ashcombe will be dredged"
    with pytest.raises(ValueError, match=r"blank\.pdf has no text"):
        a_line_of(blank)


def test_without_papers_one_is_told_to_name_some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_SHARED", str(tmp_path))
    monkeypatch.setattr(benchmark, "SAMPLES", tmp_path)
    with pytest.raises(FileNotFoundError, match="name some"):
        default_pdfs()
    with pytest.raises(FileNotFoundError, match="name some"):
        default_pack()


def test_the_largest_sample_is_the_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pdf: Path, blank: Path
) -> None:
    monkeypatch.setenv("MINUTEBOOK_SHARED", str(tmp_path / "none"))
    monkeypatch.setattr(benchmark, "SAMPLES", tmp_path)
    assert default_pdfs() == [blank, pdf]
    assert default_pack() == pdf


def test_memory_is_of_a_process_and_all_that_it_started() -> None:
    child = "data = bytes(b'x') * (64 << 20); print('ready', flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", child], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        own, whole = tree_memory(process.pid), tree_memory(os.getpid())
        process.communicate(b"\n")
    if own is None or whole is None:
        pytest.skip("this system has no /proc")
    assert own > 64 * MEBIBYTE
    assert whole > own


FAKE_SERVICE = """
import json, os
from http.server import BaseHTTPRequestHandler, HTTPServer

class Answers(BaseHTTPRequestHandler):
    polls = 0
    searches = 0

    def do_GET(self):
        if self.path == '/healthz':
            self.answer({})
        elif self.path == '/v1/jobs/j1':
            Answers.polls += 1
            state = STATE if Answers.polls > 2 else 'running'
            if state == 'dead':
                os._exit(3)
            print('2026-01-05 10:00:00,000 INFO service.ingest.worker job j1: extract took 1.50 s', flush=True)
            times = {'created_at': '2026-01-05T10:00:00Z', 'started_at': '2026-01-05T10:00:00.250Z'}
            self.answer({'state': state, 'error': {'code': 'paper_broken'}, **times})
        elif self.path.startswith('/v1/search?q=The+ferry'):
            Answers.searches += 1
            self.answer({'data': [{'document': {'id': 'd1'}}] if Answers.searches > 1 else []})

    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        assert self.path == '/v1/documents' and b'%PDF' in body
        self.answer({'document': {'id': 'd1'}, 'job': {'id': 'j1'}}, 201)

    def answer(self, body, status=200):
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header('Content-Length', str(len(text)))
        self.end_headers()
        self.wfile.write(text)

assert not os.path.exists(os.environ['MINUTEBOOK_DATA_DIR'])
HTTPServer((os.environ['MINUTEBOOK_HOST'], int(os.environ['MINUTEBOOK_PORT'])), Answers).serve_forever()
"""


def test_a_pack_is_timed_from_upload_to_found(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running_service, "SERVE", FAKE_SERVICE.replace("STATE", "'done'"))
    speed = measure_service(pdf)
    assert speed.answers > 0
    assert speed.waited == 0.25
    assert speed.stages == {"extract": 1.5}
    assert 0 < speed.accepted < speed.read < speed.searchable
    assert speed.peak_bytes is None or speed.peak_bytes > 5 * MEBIBYTE


@pytest.mark.parametrize(("state", "told"), [("failed", "paper_broken"), ("dead", "broke off")])
def test_a_failed_reading_is_told_with_its_reason(
    state: str, told: str, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running_service, "SERVE", FAKE_SERVICE.replace("STATE", repr(state)))
    with pytest.raises(ServiceFailedError, match=told):
        measure_service(pdf)


def test_a_service_that_does_not_start_is_told_with_its_last_words(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running_service, "SERVE", "raise SystemExit('the data folder is on fire')")
    done = CliRunner().invoke(app, ["--part", "service", "--pack", str(pdf)])
    assert done.exit_code == 1
    assert "ended with code 1" in done.stderr
    assert "the data folder is on fire" in done.stderr


def test_the_tables_name_each_reader(pdf: Path) -> None:
    arguments = [
        "--part",
        "readers",
        "--only",
        "pdfium",
        "--only",
        "page_layer",
        "--only",
        "pdfplumber",
    ]
    done = CliRunner().invoke(app, [*arguments, "--repeat", "2", str(pdf)])
    assert done.exit_code == 0, done.output
    assert "median of 2 runs" in done.stdout
    for name in ("PDFium text", "Minutebook pages", "pdfplumber"):
        assert name in done.stdout


def test_the_memory_of_a_pack_is_told_for_each_process(pdf: Path) -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("this system has no /proc")
    done = CliRunner().invoke(app, ["--part", "memory", "--pack-pages", "9", str(pdf)])
    assert done.exit_code == 0, done.output
    assert "a pack of 9 pages" in done.stdout
    assert "page process after 9 pages" in done.stdout


def test_a_quick_run_reads_a_part_of_the_papers(pdf: Path) -> None:
    arguments = ["--part", "readers", "--only", "pdfium", "--quick", *[str(pdf)] * 9]
    assert "2 papers, 6 pages" in CliRunner().invoke(app, arguments).stdout


def test_readers_are_named_or_all(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert readers_named(["pdfplumber", "pdfium"]) == ["pdfium", "pdfplumber"]
    assert set(readers_named([])) <= set(READERS)
    with pytest.raises(ValueError, match="no reader 'acrobat'"):
        readers_named(["acrobat"])
    monkeypatch.setattr(benchmark, "installed", lambda name: name != "kreuzberg")
    assert readers_named(["pdfium", "kreuzberg"]) == ["pdfium"]
    assert "not installed: kreuzberg" in capsys.readouterr().err
