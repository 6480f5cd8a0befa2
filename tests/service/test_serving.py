"""Starts that fail tell why in a sentence; logs tell no questions; the serving process loads no reader."""

import logging
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from service import logs
from service.cli import app
from service.commands import serve
from service.settings import Settings


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CliRunner]:
    monkeypatch.setenv("MINUTEBOOK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("MINUTEBOOK_PORT", "1")
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    yield CliRunner()
    root.handlers[:] = before
    root.setLevel(level)


def test_a_taken_port_is_named_before_anything_starts(run: CliRunner, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = run.invoke(app, ["serve", "--port", port])
    assert result.exit_code == 1
    assert f"port {port}" in result.stderr
    assert "--port" in result.stderr
    assert not (tmp_path / "data").exists()


def test_answers_do_not_wait_for_acknowledgements() -> None:
    """Asyncio switches Nagle's algorithm off for sockets that name their protocol: 40 ms an answer."""
    with serve._bound(Settings(host="127.0.0.1", port=0)) as listener:
        assert listener.proto == socket.IPPROTO_TCP


CANNOT_START = [
    ("serve", "MINUTEBOOK_DATA_DIR", "/proc/none"),
    ("serve", "MINUTEBOOK_DATABASE_URL", "no address"),
    ("serve", "MINUTEBOOK_QDRANT_URL", "http://127.0.0.1:1"),
    ("search bridge", "MINUTEBOOK_EMBEDDING_MODEL", "/none"),
]


@pytest.mark.parametrize(("command", "setting", "value"), CANNOT_START, ids=[case[1] for case in CANNOT_START])
def test_what_cannot_start_names_the_setting(tmp_path: Path, command: str, setting: str, value: str) -> None:
    """In a process of its own: the queue knows one service a process."""
    settings = {"MINUTEBOOK_DATA_DIR": str(tmp_path), "MINUTEBOOK_PORT": "0", setting: value}
    result = subprocess.run(
        [sys.executable, "-c", "from service.cli import app; app()", *command.split()],
        env=os.environ | settings,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert result.returncode == 1
    assert setting in result.stderr
    assert "Traceback" not in result.stderr


def test_an_empty_question_is_wrong_usage(run: CliRunner) -> None:
    assert run.invoke(app, ["search", ""]).exit_code == 2


def test_questions_are_left_out_of_the_access_log(caplog: pytest.LogCaptureFixture) -> None:
    logs.configure("info")
    access = logging.getLogger("uvicorn.access")
    access.addHandler(caplog.handler)
    access.info('%s - "%s %s HTTP/%s" %d', "127.0.0.1:9", "GET", "/v1/search?q=the+settlement", "1.1", 200)
    access.removeHandler(caplog.handler)
    assert "/v1/search" in caplog.text
    assert "settlement" not in caplog.text


LIGHT = [
    ("service.app", ["spacy", "pdfplumber", "pypdfium2", "torch", "sentence_transformers"]),
    ("service.parsing.child", ["spacy", "torch", "fastapi", "sqlalchemy"]),
    ("extractors", ["spacy", "pdfplumber", "pypdfium2"]),
    ("nlp_models.trained.card", ["spacy", "torch"]),
]


@pytest.mark.parametrize(("module", "heavy"), LIGHT, ids=[case[0] for case in LIGHT])
def test_code_that_reads_papers_is_loaded_by_reading_processes_alone(module: str, heavy: list[str]) -> None:
    asked = f"import sys, {module}; print([name for name in {heavy} if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert answer.stdout.strip() == "[]"


def test_a_reading_process_does_without_torch() -> None:
    asked = (
        "from service.parsing.tasks import load_reader; load_reader(); import spacy, sys; print(sys.modules['torch'])"
    )
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert answer.stdout.strip() == "None"
