"""The report of an evaluation as tables for a terminal."""

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from corpus.baseline import TOLERANCE, Change, Fall, SetFigures
from corpus.evaluation import SetReport
from corpus.evidence import EvidenceCheck
from corpus.facts import FIELDS, KINDS, Fact, RecordKind
from corpus.reliability import reliability
from corpus.scoring import KindScore, PaperScore, Tally, total
from nlp_models.trained.card import Reliability

SHOWN_FAULTS = 20
TOLERATED_ERROR = 0.05
"""Expected calibration error up to which confidence keeps its word."""


def print_figures(console: Console, done: SetReport, before: SetFigures | None) -> None:
    """Two tables: how well each kind of record is found, and how well the fields of what is found agree."""
    console.print(_kinds_table(done, before))
    console.print(_fields_table(done, before))


def _kinds_table(done: SetReport, before: SetFigures | None) -> Table:
    columns = ("record", "precision", "recall", "F1", "change", "labelled")
    table = _table(f"{done.name}: {len(done.scores)} papers", columns)
    for kind, now in done.figures.kinds.items():
        shares = (f"{share:.3f}" for share in (now.precision, now.recall, now.f1))
        change = _change(now.f1, before.kinds[kind].f1) if before else ""
        table.add_row(kind, *shares, change, str(now.labelled))
    return table


def _fields_table(done: SetReport, before: SetFigures | None) -> Table:
    table = _table(f"{done.name}: fields that agree", ("record", "field", "share", "change", "values"))
    for kind, tally in total(done.scores.values()).items():
        for field in (field for field in FIELDS[kind] if field in tally.fields):
            now = done.figures.kinds[kind].fields[field]
            change = _change(now, before.kinds[kind].fields.get(field)) if before else ""
            table.add_row(kind, field, f"{now:.3f}", change, str(tally.fields[field].asked))
    return table


def print_papers(console: Console, name: str, scores: Mapping[str, PaperScore]) -> None:
    """A table of F1 by paper and kind, with how many of the labels were found."""
    table = _table(f"{name}: by paper", ("paper", *KINDS))
    for paper in sorted(scores):
        table.add_row(paper, *(_cell(scores[paper][kind].tally) for kind in KINDS))
    console.print(table)


def _cell(tally: Tally) -> str:
    if not tally.labelled and not tally.spurious:
        return ""
    return f"{tally.f1:.2f} {tally.matched}/{tally.labelled}"


def print_changes(console: Console, name: str, changes: Sequence[Change]) -> None:
    """A table of gains and losses by paper against the baseline, the greatest losses first."""
    if not changes:
        console.print(f"{name}: no paper gained or lost against the baseline")
        return
    table = _table(f"{name}: gains and losses by paper", ("paper", "record", "was", "now", "change"))
    for change in changes:
        was, now = (f"{f1:.3f}" if f1 is not None else "none" for f1 in (change.was, change.now))
        table.add_row(change.paper, change.kind, was, now, _signed(change.gain))
    console.print(table)


def print_evidence(console: Console, name: str, check: EvidenceCheck) -> None:
    """One line for all quotes, then the first of those that do not stand where they say."""
    if not check.checked:
        console.print(f"{name}: evidence not checked: there is none", soft_wrap=True)
        return
    good = check.checked - len(check.faults)
    console.print(
        f"{name}: evidence {good} of {check.checked} quotes and names stand where they say ({check.share:.2%})",
        style="red" if check.faults else "green",
        soft_wrap=True,
    )
    for fault in check.faults[:SHOWN_FAULTS]:
        _line(console, f"  {fault.kind} p{fault.page}: {fault.reason}: {fault.quote!r}")


def print_reliability(console: Console, scores: Sequence[PaperScore]) -> None:
    """A table of the confidence that records were given and the share of them that is right."""
    weighed = {kind: [each for score in scores for each in score[kind].weighed] for kind in KINDS}
    console.print(reliability_table("confidence", {kind: reliability(weighed[kind]) for kind in KINDS}))


def reliability_table(title: str, kinds: Mapping[str, Reliability]) -> Table:
    """For each kind of record what share is right, the calibration error, and the bins of confidence."""
    table = _table(
        f"{title} (its word is kept where the error is at most {TOLERATED_ERROR})",
        ("record", "judged", "right", "mean confidence", "error"),
    )
    table.add_column("by confidence: given → right (records)")
    for kind, each in kinds.items():
        if each.error is None:
            continue
        mean = sum(group.confidence * group.records for group in each.bins) / each.records
        told = (f"{group.confidence:.2f}→{group.right / group.records:.2f} ({group.records})" for group in each.bins)
        shares = (f"{share:.3f}" for share in (each.right / each.records, mean, each.error))
        table.add_row(kind, str(each.records), *shares, "  ".join(told))
    return table


def print_failures(console: Console, failures: Mapping[str, str]) -> None:
    """The papers that were not read, each with the reason."""
    for paper in sorted(failures):
        _line(console, f"{paper}: not read: {failures[paper]}", style="red")


def print_falls(console: Console, name: str, falls: Iterable[Fall]) -> None:
    """The figures that fell below the baseline."""
    for fall in falls:
        now = f"{fall.now:.4f}" if fall.now is not None else "not measured"
        told = f"{name}: {fall.kind} {fall.figure} fell from {fall.was:.4f} to {now} (allowed: {TOLERANCE})"
        _line(console, told, style="red")


def print_errors(console: Console, kind: RecordKind, scores: Mapping[str, PaperScore]) -> None:
    """For development: what was missed, what was made up, and which fields differ, by paper."""
    for paper in sorted(scores):
        for line in _errors(scores[paper][kind]):
            _line(console, f"{paper} {line}")


def _errors(score: KindScore) -> Iterable[str]:
    for fact in score.missed:
        yield f"{_place(fact)} MISSED   {fact.subject}"
    for fact in score.spurious:
        yield f"{_place(fact)} SPURIOUS {fact.subject}"
    for difference in score.differences:
        values = f"{difference.name} is {difference.wanted!r}, read as {difference.found!r}"
        yield f"{_place(difference.label)} DIFFERS  {values}: {difference.label.subject}"


def _place(fact: Fact) -> str:
    return f"p{fact.page}"


def _table(title: str, columns: Sequence[str]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold")
    words = {"paper", "record", "field"}
    for column in columns:
        table.add_column(column, justify="left" if column in words else "right", no_wrap=True)
    return table


def _change(now: float, was: float | None) -> Text:
    if was is None:
        return Text("new", style="dim")
    return _signed(now - was) if now != was else Text("")


def _signed(gain: float) -> Text:
    return Text(f"{gain:+.3f}", style="green" if gain > 0 else "red")


def _line(console: Console, text: str, style: str | None = None) -> None:
    console.print(text, style=style, soft_wrap=True, markup=False, highlight=False)
