"""`minutebook reindex` and `minutebook doctor --index`, by themselves and through a service that runs."""

import os
import signal
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from service import bootstrap
from service.cli import app
from service.embedding.port import Embedder
from service.index.payloads import index_name
from service.index.qdrant_edge import EdgeIndex
from tests.service.indexing.made_store import MadeStore
from tests.service.made_engines import HashedWords
from tests.service.made_papers import document_id, pdf
from tests.service.test_stops import job_of, serving, until


class OtherWords(HashedWords):
    name = "other-words"


@pytest.fixture
def embedder(monkeypatch: pytest.MonkeyPatch) -> list[Embedder]:
    """The model of the commands, in a list so that a test can change it."""
    chosen: list[Embedder] = [HashedWords()]
    monkeypatch.setattr(bootstrap, "open_embedder", lambda _settings: chosen[0])
    return chosen


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, embedder: list[Embedder]) -> CliRunner:
    del embedder
    monkeypatch.setenv("MINUTEBOOK_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("MINUTEBOOK_PORT", "1")
    monkeypatch.setenv("COLUMNS", "300")
    return CliRunner()


def test_doctor_lists_what_disagrees_and_reindex_puts_it_right(run: CliRunner, tmp_path: Path) -> None:
    folder = tmp_path / "index" / index_name("hashed-words")
    store = MadeStore(tmp_path, EdgeIndex(folder))
    there, missing = store.read("there.pdf"), store.read("missing.pdf")
    store.index.delete_document(missing)
    store.close()
    ill = run.invoke(app, ["doctor", "--index"])
    assert ill.exit_code == 1, ill.output
    assert "missing.pdf" in ill.stdout
    assert missing in ill.stdout
    assert there not in ill.stdout
    made = run.invoke(app, ["reindex", "--check"])
    assert made.exit_code == 0, made.output
    assert "2 of 2 papers" in made.stderr
    assert "holds what the papers hold" in made.stdout
    assert run.invoke(app, ["doctor", "--index"]).exit_code == 0


def test_readings_that_are_lost_are_counted_and_listed(run: CliRunner, tmp_path: Path) -> None:
    store = MadeStore(tmp_path, EdgeIndex(tmp_path / "index" / index_name("hashed-words")))
    store.lose_reading(store.read("lost.pdf"))
    store.close()
    made = run.invoke(app, ["reindex", "--check"])
    assert made.exit_code == 1
    assert "0 of 1 papers" in made.stderr
    assert "minutebook reread" in made.stderr
    assert "lost.pdf" in made.stdout


def test_an_engine_that_does_not_answer_is_told_in_a_sentence(run: CliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_QDRANT_URL", "http://127.0.0.1:1")
    made = run.invoke(app, ["reindex"])
    assert made.exit_code == 1
    assert "MINUTEBOOK_QDRANT_URL" in made.stderr


def put_in(client: httpx.Client, content: bytes, name: str) -> None:
    job = client.post("/v1/documents", files={"file": (name, content)}).json()["job"]["id"]
    until(lambda: job_of(client, job)["state"] == "done")


def test_a_service_that_runs_is_asked(
    run: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, embedder: list[Embedder]
) -> None:
    content = pdf("Kept by the service", 1)
    with serving(tmp_path) as (client, _):
        put_in(client, content, "kept.pdf")
        monkeypatch.setenv("MINUTEBOOK_PORT", str(client.base_url.port))
        made = run.invoke(app, ["reindex", "--check"])
        assert made.exit_code == 0, made.output
        assert "1 of 1 papers" in made.stderr
        assert client.get("/v1/index").json()["rebuild"]["state"] == "done"
        assert run.invoke(app, ["doctor", "--index"]).exit_code == 0
        embedder[0] = OtherWords()  # its index is another one, which is filled while the service goes on with its own
        assert run.invoke(app, ["doctor", "--index"]).exit_code == 1
        assert run.invoke(app, ["reindex", "--check"]).exit_code == 0
        assert client.get("/v1/index").json()["agrees"]
    index = EdgeIndex(tmp_path / "index" / index_name("other-words"))
    index.ensure(HashedWords.dimension)
    assert list(index.documents()) == [document_id(content)]
    index.close()


def test_a_rebuild_that_was_asked_for_survives_the_death_of_the_service(tmp_path: Path) -> None:
    contents = [pdf(f"Paper {number}", 1) for number in range(3)]
    with serving(tmp_path) as (client, process):
        for number, content in enumerate(contents):
            put_in(client, content, f"paper-{number}.pdf")
        asked = client.post("/v1/index/rebuilds").raise_for_status().json()
        os.kill(process.pid, signal.SIGKILL)
        process.wait(30)
    with serving(tmp_path) as (client, _):
        until(lambda: client.get(f"/v1/index/rebuilds/{asked['id']}").json()["state"] == "done")
        index = client.get("/v1/index").json()
        assert (index["agrees"], index["papers"]) == (True, 3)


def test_a_paper_that_the_index_lost_is_back_after_the_next_start(tmp_path: Path) -> None:
    content = pdf("Lost and found", 1)
    with serving(tmp_path) as (client, _):
        put_in(client, content, "found.pdf")
    index = EdgeIndex(tmp_path / "index" / index_name("hashed-words"))
    index.ensure(HashedWords.dimension)
    index.delete_document(document_id(content))
    index.close()
    with serving(tmp_path) as (client, _):
        until(lambda: client.get("/v1/index").json()["points"] > 0)
        until(lambda: client.get("/readyz").json()["checks"]["index"] == "ok")
        assert client.get("/v1/index").json()["agrees"]
