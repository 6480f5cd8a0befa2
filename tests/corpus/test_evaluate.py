"""The evaluator from papers to exit code: reading, baseline, evidence and the command line."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from corpus.baseline import Baseline, changes, falls, load_baseline, write_baseline
from corpus.evaluate import app
from corpus.evaluation import SetReport, evaluate
from corpus.evidence import check_evidence
from corpus.labels import LabelledAction, LabelledPaper
from corpus.readings import read_pdf, saved_results
from corpus.sets import SHARED_VARIABLE, paper_set
from extractors import Analysis, ExtractionResult, PageWords
from extractors.results import Action, Decision, DocumentSummary, Evidence, PageReport, Recommendation

PLACE = Evidence(
    page=1, start=22, end=37, quote="note the report", boxes=((100.0, 50.0, 180.0, 60.0),), made_by="rule:test"
)


def action(text: str, owner: str | None) -> Action:
    blank: dict[str, None] = dict.fromkeys(("due", "due_date", "status", "item", "meeting"))
    return Action(id=text, confidence=1, evidence=(PLACE,), page=1, text=text, owner=owner, source="minutes", **blank)


SIGNS, GATE = action("order new signs for the river path", "Clerk"), action("mend the gate at the ford", "Warden")


def result(
    *,
    actions: tuple[Action, ...] = (),
    recommendations: tuple[Recommendation, ...] = (),
    decisions: tuple[Decision, ...] = (),
) -> ExtractionResult:
    """A result of two pages of 200 by 300 points."""
    return ExtractionResult(
        extractor_version="1",
        document=DocumentSummary(id="sha256:" + "0" * 64, filename="a.pdf", title="A", kind="report", pages=2),
        issues=(),
        pages=tuple(PageReport(number=number, fate="text", width=200, height=300) for number in (1, 2)),
        parts=(),
        meetings=(),
        agenda_items=(),
        attendees=(),
        decisions=decisions,
        recommendations=recommendations,
        actions=actions,
        targets=(),
    )


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder of two labelled papers, `ford` with two actions and `mill` with one."""
    folder = tmp_path / "harbour"
    folder.mkdir()
    for name, actions in (("ford", (SIGNS, GATE)), ("mill", (SIGNS,))):
        (folder / f"{name}.pdf").write_bytes(b"not read in these tests")
        labels = tuple(LabelledAction(**label.model_dump()) for label in actions)
        labelled = LabelledPaper(paper=f"{name}.pdf", pages=2, kind="minutes", actions=labels)
        (folder / f"{name}.gold.json").write_text(labelled.to_json())
    return folder


def save(folder: Path, name: str, *actions: Action) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.json").write_text(result(actions=actions).model_dump_json())


@pytest.fixture
def perfect(tmp_path: Path) -> Path:
    """A folder of results that say what the labels say."""
    folder = tmp_path / "perfect"
    save(folder, "ford", SIGNS, GATE)
    save(folder, "mill", SIGNS)
    return folder


@pytest.fixture
def poor(tmp_path: Path) -> Path:
    """A folder of results that miss an action, take one owner wrong and make an action up."""
    folder = tmp_path / "poor"
    save(folder, "ford", SIGNS, action("paint the bandstand green", None))
    save(folder, "mill", action(SIGNS.text, "Treasurer"))
    return folder


def run(papers: Path, *options: str | Path) -> Result:
    return CliRunner().invoke(app, ["--papers", str(papers), "--no-samples", "--jobs", "1", *map(str, options)])


def report_on(papers: Path, results: Path, jobs: int = 1) -> SetReport:
    return evaluate(paper_set(papers), saved_results(results), jobs=jobs)


def test_a_set_is_scored_over_all_papers_and_by_paper(papers: Path, poor: Path) -> None:
    done: list[str] = []
    report = evaluate(paper_set(papers), saved_results(poor), on_paper=done.append)
    actions = report.figures.kinds["actions"]
    assert (actions.precision, actions.recall, actions.labelled) == (0.6667, 0.6667, 3)
    assert actions.fields == {"owner": 0.5, "page": 1.0}
    assert report.figures.papers == {"ford": {"actions": 0.5}, "mill": {"actions": 1.0}}
    assert sorted(done) == ["ford", "mill"]


def test_several_processes_give_the_same_figures(papers: Path, poor: Path) -> None:
    assert report_on(papers, poor, jobs=2).figures == report_on(papers, poor).figures


def test_a_paper_without_a_result_scores_as_empty_and_is_named(papers: Path, perfect: Path) -> None:
    (perfect / "mill.json").unlink()
    report = report_on(papers, perfect)
    assert report.figures.kinds["actions"].recall == 0.6667
    assert list(report.failures) == ["mill"]
    assert "mill.json" in report.failures["mill"]


def test_a_broken_result_is_named_with_the_place(papers: Path, perfect: Path) -> None:
    (perfect / "mill.json").write_text('{"schema_version": "9"}')
    assert "mill.json is no extraction result at schema_version" in report_on(papers, perfect).failures["mill"]


def test_broken_labels_are_wrong_usage(papers: Path, perfect: Path) -> None:
    (papers / "mill.gold.json").write_text("{}")
    done = run(papers, "--predictions", perfect)
    assert done.exit_code == 2
    assert "mill.gold.json" in done.stderr


def test_a_paper_that_cannot_be_read_does_not_stop_the_others(papers: Path) -> None:
    report = evaluate(paper_set(papers), read_pdf)
    assert sorted(report.failures) == ["ford", "mill"]
    assert report.figures.kinds["actions"].recall == 0.0


def test_a_label_without_its_paper_is_refused(papers: Path) -> None:
    (papers / "mill.pdf").unlink()
    with pytest.raises(FileNotFoundError, match=r"mill\.pdf"):
        paper_set(papers)


def test_the_baseline_comes_back_as_written(papers: Path, poor: Path, tmp_path: Path) -> None:
    path, figures = tmp_path / "baseline.json", report_on(papers, poor).figures
    write_baseline({"harbour": figures}, path)
    first = path.read_bytes()
    assert load_baseline(path).sets == {"harbour": figures}
    write_baseline({"harbour": figures}, path)
    assert path.read_bytes() == first


def test_writing_one_set_keeps_the_others(papers: Path, poor: Path, perfect: Path, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline({"river": report_on(papers, perfect).figures}, path)
    write_baseline({"harbour": report_on(papers, poor).figures}, path)
    assert list(load_baseline(path).sets) == ["harbour", "river"]


def test_the_baseline_holds_no_text_of_the_papers(papers: Path, perfect: Path, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline({"harbour": report_on(papers, perfect).figures}, path)
    assert "signs" not in path.read_text()
    assert "Clerk" not in path.read_text()


def test_no_file_is_an_empty_baseline(tmp_path: Path) -> None:
    assert load_baseline(tmp_path / "none.json") == Baseline(sets={})


def test_falls_are_named_and_rises_are_not(papers: Path, perfect: Path, poor: Path) -> None:
    good, bad = report_on(papers, perfect).figures, report_on(papers, poor).figures
    assert {(fall.kind, fall.figure, fall.was, fall.now) for fall in falls(good, bad)} == {
        ("actions", "f1", 1.0, 0.6667),
        ("actions", "owner", 1.0, 0.5),
    }
    assert falls(bad, good) == ()


@pytest.mark.parametrize(("now", "fell"), [(0.895, False), (0.8949, True), (0.95, False)])
def test_half_a_point_is_tolerated(papers: Path, perfect: Path, now: float, fell: bool) -> None:
    figures = report_on(papers, perfect).figures
    was = figures.kinds["actions"].model_copy(update={"f1": 0.9})
    is_now = was.model_copy(update={"f1": now})
    before = figures.model_copy(update={"kinds": {"actions": was}})
    assert bool(falls(before, figures.model_copy(update={"kinds": {"actions": is_now}}))) is fell


def test_a_figure_that_is_not_measured_any_more_fell(papers: Path, perfect: Path) -> None:
    figures = report_on(papers, perfect).figures
    bare = figures.kinds["actions"].model_copy(update={"fields": {"page": 1.0}})
    (fall,) = falls(figures, figures.model_copy(update={"kinds": {**figures.kinds, "actions": bare}}))
    assert (fall.figure, fall.now) == ("owner", None)


def test_changes_come_by_paper_greatest_loss_first(papers: Path, perfect: Path, poor: Path) -> None:
    good, bad = report_on(papers, perfect).figures, report_on(papers, poor).figures
    (loss,) = changes(good, bad)
    assert (loss.paper, loss.kind, loss.was, loss.now, loss.gain) == ("ford", "actions", 1.0, 0.5, -0.5)
    assert [change.gain for change in changes(bad, good)] == [0.5]


def test_a_missing_baseline_is_said_and_passes(papers: Path, poor: Path, tmp_path: Path) -> None:
    done = run(papers, "--predictions", poor, "--baseline", tmp_path / "none.json")
    assert done.exit_code == 0
    assert "harbour: no baseline" in done.stderr
    assert "0.667" in done.stdout


def test_a_fall_below_the_baseline_fails_and_is_named(papers: Path, poor: Path, perfect: Path, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline({"harbour": report_on(papers, perfect).figures}, path)
    done = run(papers, "--predictions", poor, "--baseline", path)
    assert done.exit_code == 1
    assert "harbour: actions f1 fell from 1.0000 to 0.6667" in done.stderr
    assert "harbour: actions owner fell from 1.0000 to 0.5000" in done.stderr
    assert "gains and losses by paper" in done.stdout
    assert run(papers, "--predictions", perfect, "--baseline", path).exit_code == 0


def test_no_baseline_is_written_while_papers_are_not_read(papers: Path, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    done = run(papers, "--write-baseline", "--baseline", path)
    assert done.exit_code == 1
    assert "baseline not written: 2 papers" in done.stderr
    assert not path.exists()


def test_a_part_of_the_papers_is_not_held_against_the_whole(
    papers: Path, poor: Path, perfect: Path, tmp_path: Path
) -> None:
    path = tmp_path / "baseline.json"
    write_baseline({"harbour": report_on(papers, perfect).figures}, path)
    done = run(papers, "--predictions", poor, "--baseline", path, "--only", "ford")
    assert done.exit_code == 0
    assert "ford" in done.stdout
    assert "mill" not in done.stdout


def test_errors_list_what_was_missed_made_up_and_misread(papers: Path, poor: Path) -> None:
    lines = run(papers, "--predictions", poor, "--errors", "actions").stdout.splitlines()
    assert "ford p1 MISSED   mend the gate at the ford" in lines
    assert "ford p1 SPURIOUS paint the bandstand green" in lines
    assert "mill p1 DIFFERS  owner is 'Clerk', read as 'Treasurer': order new signs for the river path" in lines


def test_json_holds_the_figures_of_each_set(papers: Path, poor: Path) -> None:
    figures = json.loads(run(papers, "--predictions", poor, "--json").stdout)
    assert figures["harbour"]["kinds"]["actions"]["f1"] == 0.6667
    assert figures["harbour"]["papers"]["ford"] == {"actions": 0.5}
    assert figures["harbour"]["evidence"] == {"quotes": 0, "faults": 0, "share": 1.0}


def test_by_paper_shows_what_was_found_of_what_is_labelled(papers: Path, poor: Path) -> None:
    assert "0.50 1/2" in run(papers, "--predictions", poor, "--by-paper").stdout


def test_a_paper_that_was_not_read_fails(papers: Path, perfect: Path) -> None:
    (perfect / "mill.json").unlink()
    done = run(papers, "--predictions", perfect)
    assert done.exit_code == 1
    assert "mill: not read: no result mill.json" in done.stderr


@pytest.mark.parametrize(
    "options",
    [
        ("--errors", "dates"),
        ("--only", "nowhere"),
        ("--write-baseline", "--only", "ford"),
        ("--papers", "/no/such/folder"),
    ],
)
def test_wrong_usage_is_refused(papers: Path, options: tuple[str, ...]) -> None:
    assert run(papers, *options).exit_code == 2


def test_real_papers_are_found_where_the_variable_says(
    papers: Path, perfect: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers.rename(tmp_path / "papers")
    monkeypatch.setenv(SHARED_VARIABLE, str(tmp_path))
    options = ["--no-samples", "--jobs", "1", "--predictions", str(perfect), "--json"]
    assert list(json.loads(CliRunner().invoke(app, options).stdout)) == ["shared"]


TEXT = "The Board is asked to note the report\n\fend\n"


def analysis(evidence: Evidence) -> Analysis:
    """Two pages of 200 by 300 points; the quoted words of page 1 stand between 100 and 180 points from the left."""
    words = (
        (22, 26, (100.0, 50.0, 120.0, 60.0)),
        (27, 30, (124.0, 50.0, 138.0, 60.0)),
        (31, 37, (142.0, 50.0, 180.0, 60.0)),
    )
    asked = Recommendation(id="r", confidence=1, evidence=(evidence,), page=1, text=evidence.quote)
    whole = result(recommendations=(asked,))
    return Analysis(whole, TEXT, (), (PageWords(1, 0, 38, words), PageWords(2, 39, 43, ())))


def test_evidence_that_stands_where_it_says_passes() -> None:
    check = check_evidence(analysis(PLACE))
    assert (check.checked, check.faults, check.share) == (1, (), 1.0)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"quote": "noted the report"}, "read otherwise"),
        ({"start": 21}, "read otherwise"),
        ({"page": 2}, "not on page 2"),
        ({"page": 3}, "not among the pages"),
        ({"boxes": ((100.0, 50.0, 201.0, 60.0),)}, "outside the page"),
        ({"boxes": ((100.0, -2.0, 180.0, 60.0),)}, "outside the page"),
        ({"boxes": ((180.0, 50.0, 100.0, 60.0),)}, "outside the page"),
        ({"boxes": ((100.0, 50.0, 140.0, 60.0),)}, "under none of its boxes"),
        ({"boxes": ((100.0, 70.0, 180.0, 80.0),)}, "under none of its boxes"),
    ],
)
def test_evidence_that_does_not_is_a_fault(change: dict[str, object], reason: str) -> None:
    check = check_evidence(analysis(PLACE.model_copy(update=change)))
    assert check.share == 0.0
    assert reason in check.faults[0].reason


def _decision(**named: object) -> Analysis:
    fields: dict[str, object] = {
        "clauses": (), "item": None, "mover": None, "seconder": None, "votes": None, "unanimous": None, "meeting": None
    }  # fmt: skip
    done = Decision.model_validate(
        {**fields, **named, "id": "d", "confidence": 1, "evidence": (PLACE,), "page": 1, "text": "x", "kind": "noted"}
    )
    return replace(analysis(PLACE), result=result(decisions=(done,)))


@pytest.mark.parametrize(
    "named",
    [
        {"mover": "Cllr Oak"},
        {"seconder": "Oak"},
        {"named_votes": ({"name": "Oak", "vote": "for"},)},
    ],
)
def test_a_name_that_no_quote_holds_is_fabricated(named: dict[str, object]) -> None:
    check = check_evidence(_decision(**named))
    assert [fault.kind for fault in check.faults] == ["decisions"]
    assert "is not in its evidence" in check.faults[0].reason


def test_a_name_in_the_quote_is_stated() -> None:
    quoted = PLACE.quote.split()[-1]
    assert check_evidence(_decision(mover=quoted.upper())).faults == ()


def test_a_faulty_quote_makes_a_set_unsound(papers: Path, perfect: Path) -> None:
    report = report_on(papers, perfect)
    assert report.sound
    faulty = check_evidence(analysis(PLACE.model_copy(update={"page": 2})))
    assert not replace(report, evidence=faulty).sound
