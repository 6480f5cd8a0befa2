import json
import re
from pathlib import Path
from typing import get_args

import pytest
from PIL.Image import Image
from typer.testing import CliRunner

from extractors.reading.ocr.engine import EngineNotInstalledError, Recognised
from service.cli import Kind, app
from service.commands.ingest import papers_in
from service.index.port import PointKind
from tests.service.made_papers import document_id, pdf

PASSWORD = "pell-mell"
COMMANDS = ["serve", "worker", "extract", "ingest", "search", "evaluate", "doctor", "reread", "reindex"]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("MINUTEBOOK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("MINUTEBOOK_PORT", "1")
    monkeypatch.setenv("MINUTEBOOK_PARSE_PROCESSES", "1")
    monkeypatch.setenv("MINUTEBOOK_OCR", "off")
    monkeypatch.setenv("COLUMNS", "200")
    return CliRunner()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf("Ashcombe Parish Council", 2))
    return path


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_help_names_every_command_and_the_exit_codes(run: CliRunner) -> None:
    help_text = plain(run.invoke(app, ["--help"]).output)
    for name in COMMANDS:
        assert f" {name} " in help_text
    assert "Exit codes: 0 done; 1 some papers failed" in help_text


@pytest.mark.parametrize("command", COMMANDS[:5] + COMMANDS[6:])
def test_every_command_explains_itself(run: CliRunner, command: str) -> None:
    result = run.invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert "Usage" in result.output


def test_the_kinds_of_answers_are_those_of_the_index() -> None:
    assert {kind.value for kind in Kind} == set(get_args(PointKind))


def test_one_paper_is_printed_as_json(run: CliRunner, paper: Path) -> None:
    result = run.invoke(app, ["extract", str(paper)])
    assert result.exit_code == 0, result.output
    extracted = json.loads(result.stdout)
    assert (extracted["document"]["filename"], extracted["document"]["pages"]) == ("paper.pdf", 2)


def test_one_paper_is_printed_as_tables(run: CliRunner, paper: Path) -> None:
    result = run.invoke(app, ["extract", str(paper), "--format", "table"])
    assert result.exit_code == 0, result.output
    assert "paper.pdf" in result.stdout


def test_papers_are_written_and_a_bad_one_is_named_with_its_reason(run: CliRunner, paper: Path, tmp_path: Path) -> None:
    bad, empty, folder = tmp_path / "bad.pdf", tmp_path / "empty.pdf", tmp_path / "out"
    bad.write_bytes(b"not a paper")
    empty.write_bytes(b"")
    result = run.invoke(app, ["extract", str(bad), str(paper), str(empty), "-o", str(folder)])
    assert result.exit_code == 1
    assert [path.name for path in folder.iterdir()] == ["paper.json"]
    assert f"{bad}: paper_not_pdf:" in plain(result.stderr)
    assert f"{empty}: paper_empty:" in plain(result.stderr)


def test_a_paper_is_read_with_the_password_given(run: CliRunner, tmp_path: Path) -> None:
    locked, open_, folder = tmp_path / "locked.pdf", tmp_path / "open.pdf", tmp_path / "out"
    locked.write_bytes(pdf("Locked", 1, password=PASSWORD))
    open_.write_bytes(pdf("Open", 1))
    refused = run.invoke(app, ["extract", str(locked), "--password", "wrong"])
    assert refused.exit_code == 1
    assert f"{locked}: paper_password_wrong:" in plain(refused.stderr)
    read = run.invoke(app, ["extract", str(locked), str(open_), "-o", str(folder), "--password", PASSWORD])
    assert read.exit_code == 0, read.output
    assert json.loads((folder / "locked.json").read_text())["document"]["id"] == document_id(locked.read_bytes())


def test_a_password_is_asked_for_until_it_opens_the_paper(
    run: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked, other = tmp_path / "locked.pdf", tmp_path / "other.pdf"
    locked.write_bytes(pdf("Locked", 1, password=PASSWORD))
    other.write_bytes(pdf("Other", 1, password=PASSWORD))
    typed = {"locked.pdf": ["wrong", PASSWORD], "other.pdf": [""]}
    monkeypatch.setattr("service.commands.passwords.getpass", lambda prompt: typed[prompt.split()[2]].pop(0))
    monkeypatch.setattr("service.commands.passwords.at_terminal", lambda: True)
    result = run.invoke(app, ["extract", str(other), str(locked), "-o", str(tmp_path / "out")])
    assert typed == {"locked.pdf": [], "other.pdf": []}
    assert result.exit_code == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["locked.json"]
    assert plain(result.stderr).count("other.pdf: paper_encrypted") == 1


WRONG = [
    (["extract", "{paper}", "{paper}"], "-o DIR"),
    (["extract", "{paper}", "{paper}", "-o", "{out}"], "rename"),
    (["extract", "{out}/none.pdf"], "does not exist"),
    (["extract", "{paper}", "--format", "xml"], "xml"),
    (["ingest", "{empty}"], "no PDF in"),
    (["worker"], "minutebook serve"),
    (["reread", "sha256:0", "--all"], "ids, or --all"),
    (["shout"], "shout"),
]


@pytest.mark.parametrize(("arguments", "says"), WRONG, ids=[" ".join(case[0]) for case in WRONG])
def test_wrong_usage_is_told_apart_from_failed_papers(
    run: CliRunner, paper: Path, tmp_path: Path, arguments: list[str], says: str
) -> None:
    (tmp_path / "empty").mkdir()
    places = {"paper": str(paper), "out": str(tmp_path / "out"), "empty": str(tmp_path / "empty")}
    result = run.invoke(app, [argument.format(**places) for argument in arguments])
    assert result.exit_code == 2, result.output
    assert says in plain(result.stderr)


def test_a_wrong_setting_is_named(run: CliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_MAX_PAGES", "many")
    result = run.invoke(app, ["doctor"])
    assert result.exit_code == 2
    assert "MINUTEBOOK_MAX_PAGES" in result.stderr


def test_papers_are_found_in_folders_once(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("a.pdf", "sub/B.PDF", "notes.txt"):
        (tmp_path / name).write_bytes(b"")
    found = papers_in([tmp_path, tmp_path / "a.pdf"])
    assert [path.name for path in found] == ["a.pdf", "B.PDF"]


def test_doctor_finds_a_fresh_folder_well_and_leaves_it_empty(run: CliRunner, tmp_path: Path) -> None:
    result = run.invoke(app, ["doctor"])
    assert result.exit_code == 0, result.output
    assert "new: made at the first start" in plain(result.stdout)
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["serving.lock"]


@pytest.mark.parametrize(
    ("reads", "code", "says"),
    [("Minutes", 0, "reads scanned pages"), ("M1nu+", 1, "install it anew"), (None, 1, "Run the installer")],
)
def test_doctor_has_the_engine_for_scanned_pages_read_a_word(
    run: CliRunner, monkeypatch: pytest.MonkeyPatch, reads: str | None, code: int, says: str
) -> None:
    class Reader:
        name = "tesseract"

        def recognise(self, picture: Image) -> list[Recognised]:
            assert picture.getextrema() == (0, 255)  # something is drawn on it
            return [Recognised(reads or "", (0.0, 0.0, 9.0, 9.0), 0.9, 0)]

    def engine(name: str) -> Reader:
        if reads is None:
            raise EngineNotInstalledError(f"The program {name} is missing. Run the installer.")
        return Reader()

    monkeypatch.setenv("MINUTEBOOK_OCR", "tesseract")
    monkeypatch.setattr("service.commands.doctor.engine", engine)
    result = run.invoke(app, ["doctor"])
    assert (result.exit_code, says in plain(result.stdout)) == (code, True), result.output


def test_doctor_says_what_is_wrong(run: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("MINUTEBOOK_DATA_DIR", str(tmp_path / "file"))
    monkeypatch.setenv("MINUTEBOOK_EMBEDDING_MODEL", str(tmp_path / "no-model"))
    result = run.invoke(app, ["doctor"])
    assert result.exit_code == 1
    assert "set MINUTEBOOK_DATA_DIR" in plain(result.stdout)
    assert "no-model" in plain(result.stdout)
