import json
import re
from pathlib import Path
from typing import get_args

import pytest
from typer.testing import CliRunner

from service.cli import Kind, app
from service.commands.ingest import papers_in
from service.index.port import PointKind
from tests.service.made_papers import pdf

COMMANDS = ["serve", "worker", "extract", "ingest", "search", "evaluate", "doctor"]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("MINUTEBOOK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("MINUTEBOOK_PORT", "1")
    monkeypatch.setenv("MINUTEBOOK_PARSE_PROCESSES", "1")
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


WRONG = [
    (["extract", "{paper}", "{paper}"], "-o DIR"),
    (["extract", "{paper}", "{paper}", "-o", "{out}"], "rename"),
    (["extract", "{out}/none.pdf"], "does not exist"),
    (["extract", "{paper}", "--format", "xml"], "xml"),
    (["ingest", "{empty}"], "no PDF in"),
    (["worker"], "minutebook serve"),
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


def test_doctor_says_what_is_wrong(run: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("MINUTEBOOK_DATA_DIR", str(tmp_path / "file"))
    monkeypatch.setenv("MINUTEBOOK_EMBEDDING_MODEL", str(tmp_path / "no-model"))
    result = run.invoke(app, ["doctor"])
    assert result.exit_code == 1
    assert "set MINUTEBOOK_DATA_DIR" in plain(result.stdout)
    assert "no-model" in plain(result.stdout)
