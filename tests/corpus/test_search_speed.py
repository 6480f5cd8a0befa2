"""The benchmark of search: a record that grows from sample papers, its graph, and questions over HTTP."""

import re
from pathlib import Path

import pytest
from rich.console import Console
from rich.table import Table
from typer.testing import CliRunner

from corpus import asking, busy_search
from corpus.asking import Latency, questions
from corpus.bars import at_least, at_most
from corpus.benchmark import app
from corpus.busy_search import BusySearch, busy_table, measure_busy
from corpus.engines import Graph, Growth, measure_throughput
from corpus.search_speed import Run, SearchSpeed, index_table, latency_table, measure_search
from corpus.service_speed import stage_seconds
from corpus.sets import SAMPLES

PAPERS = [SAMPLES / "cabinet-minutes-2025-06-11.pdf", SAMPLES / "cabinet-decisions-2025-10-15.pdf"]
FEW = 6


def printed(table: Table) -> str:
    console = Console(width=200, record=True, force_terminal=False)
    console.print(table)
    return console.export_text()


def latency(clients: int, *milliseconds: float, errors: int = 0) -> Latency:
    return Latency(clients, milliseconds, errors, seconds=2.0)


@pytest.fixture
def few_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    every = questions()
    monkeypatch.setattr("corpus.search_speed.questions", lambda _bodies: every[:FEW])
    monkeypatch.setattr(busy_search, "questions", lambda: every[:FEW])
    monkeypatch.setattr(asking, "WARM_UP", 1)


def test_there_are_many_questions_and_no_two_alike() -> None:
    asked = [question["q"] for question in questions()]
    assert len(asked) >= 200
    assert len({*asked}) == len(asked)


def test_one_question_in_five_is_asked_of_one_body() -> None:
    asked = questions(["Harbour Board", "Cabinet"])
    of_one = [question["body"] for question in asked if "body" in question]
    assert len(asked) / 6 < len(of_one) < len(asked) / 4
    assert {*of_one} == {"Harbour Board", "Cabinet"}


def test_latencies_are_told_by_the_part_that_is_answered() -> None:
    took = latency(1, *range(1, 101), errors=3)
    assert took.at(50) == pytest.approx(50.5)
    assert took.at(95) == pytest.approx(95.05)
    assert took.a_second == 50
    assert latency(1).at(95) == float("inf")


def test_bars_are_met_or_missed() -> None:
    assert "met" in at_most(60, 60, "ms")
    assert "missed" in at_most(60.1, 60, "ms")
    assert "met" in at_least(0.98, 0.98)
    assert "missed" in at_least(0.979, 0.98)


@pytest.mark.parametrize(
    ("passages", "p95", "told"),
    [(100_000, 59, "met (at most 60"), (100_000, 61, "missed"), (1_000_000, 149, "met (at most 150")],
)
def test_the_bar_goes_by_the_size_of_the_record(passages: int, p95: float, told: str) -> None:
    growth = Growth(passages=passages, papers=9, real_passages=9, added=passages - 9, put_seconds=1)
    graph = Graph(seconds=1, disk_bytes=1 << 30, recall={10: 1, 100: 0.5}, recall_in_body={10: 1, 100: 1})
    speed = SearchSpeed(growth, [Run("none", graph, 1.0, [latency(1, p95), latency(16, 900)], None)])
    assert told in printed(latency_table(speed))
    told_of_index = printed(index_table(speed))
    assert re.search(r"nearest 100\W+0\.500\W+missed", told_of_index)
    assert ("about 10 times" in told_of_index) == (passages == 100_000)


def test_a_busy_service_is_held_against_an_idle_one() -> None:
    speed = BusySearch(latency(1, 10, 10), latency(1, 40, 40, errors=1), papers=5, seconds=3.0)
    told = printed(busy_table(speed))
    assert "missed (at most 3 times the idle p95)" in told
    assert "missed (at most 0 errors)" in told


def test_the_stages_of_a_job_are_read_from_the_log() -> None:
    log = (
        "2026-01-05 10:00:00,000 INFO service.ingest.worker job aa: embed took 9.00 s\n"
        "2026-01-05 10:00:00,000 INFO service.ingest.worker job bb: embed took 1.25 s\n"
        "2026-01-05 10:00:00,000 INFO service.ingest.worker job bb: index took 0.50 s\n"
        "2026-01-05 10:00:00,000 INFO service.ingest.worker job bb done\n"
    )
    assert stage_seconds(log, "bb") == {"embed": 1.25, "index": 0.5}


def test_passages_are_embedded_and_indexed() -> None:
    speed = measure_throughput(PAPERS[:1])
    assert 0 < speed.passages <= speed.windows
    assert min(speed.embedded_a_second, speed.indexed_a_second, speed.question_ms) > 0
    assert speed.question_ms <= speed.question_ms_p95


@pytest.mark.usefixtures("few_questions")
def test_a_record_grows_and_is_searched(tmp_path: Path) -> None:
    done: list[str] = []
    speed = measure_search(PAPERS, tmp_path, passages=300, quantisations=["scalar"], told=done.append)
    assert speed.growth.passages == 300
    assert speed.growth.real_passages + speed.growth.added == 300
    (run,) = speed.runs
    assert run.quantisation == "scalar"
    assert run.graph.recall[10] > 0.9
    assert [each.clients for each in run.latencies] == [1, 16]
    assert [(len(each.milliseconds), each.errors) for each in run.latencies] == [(FEW, 0), (FEW, 0)]
    assert any("making" in step for step in done)


@pytest.mark.usefixtures("few_questions")
def test_a_record_that_was_kept_is_not_filled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    growth = Growth(passages=300, papers=9, real_passages=9, added=291, put_seconds=1)
    (tmp_path / "300").mkdir()
    (tmp_path / "300" / "grown.json").write_text(growth.model_dump_json())
    graph = Graph(seconds=1, disk_bytes=1, recall={}, recall_in_body={})
    run = Run("none", graph, 1.0, [], None)
    monkeypatch.setattr("corpus.search_speed._run", lambda *_: run)
    speed = measure_search([], tmp_path, passages=300, quantisations=["none"], told=lambda _: None)
    assert speed == SearchSpeed(growth, [run])


@pytest.mark.usefixtures("few_questions")
def test_a_service_is_searched_while_it_reads() -> None:
    speed = measure_busy(PAPERS, held=1, coming=3, told=lambda _: None)
    assert (len(speed.idle.milliseconds), speed.idle.errors, speed.busy.errors) == (FEW, 0, 0)
    assert len(speed.busy.milliseconds) > 1
    assert speed.papers == 3


def test_an_engine_that_fails_ends_the_benchmark(tmp_path: Path) -> None:
    blank = tmp_path / "no.pdf"
    blank.write_bytes(b"no paper")
    done = CliRunner().invoke(app, ["--part", "engines", str(blank)])
    assert done.exit_code == 1
