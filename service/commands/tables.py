"""Extraction results as tables for reading in a terminal."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from extractors import ExtractionResult

Row = tuple[str, ...]


def print_result(result: ExtractionResult, console: Console) -> None:
    """The paper's meetings, decisions, actions, attendance and targets, a table each; empty ones are left out."""
    document = result.document
    console.print(f"[bold]{document.title}[/bold] ({document.filename}: {document.kind}, {document.pages} pages)")
    console.print(f"{result.status}" + "".join(f"\n  page {i.page}: {i.message}" for i in result.issues))
    for title, columns, rows in _tables(result):
        if rows:
            console.print(table(title, columns, rows))


def table(title: str, columns: Row, rows: Sequence[Row]) -> Table:
    """A table of text, with its last columns folded where they are long."""
    made = Table(title=title, box=box.SIMPLE, title_justify="left", title_style="bold")
    for column in columns:
        made.add_column(column, overflow="fold")
    for row in rows:
        made.add_row(*row)
    return made


def _tables(result: ExtractionResult) -> list[tuple[str, Row, list[Row]]]:
    return [
        (
            "Meetings",
            ("page", "date", "body", "venue"),
            [(str(m.page), m.date or "", m.body, m.venue or "") for m in result.meetings],
        ),
        (
            "Attendance",
            ("page", "status", "name", "role"),
            [(str(a.page), a.status, a.name, a.role or a.organisation or "") for a in result.attendees],
        ),
        (
            "Decisions",
            ("page", "item", "kind", "text"),
            [(str(d.page), d.item or "", d.kind, d.text) for d in result.decisions],
        ),
        (
            "Actions",
            ("page", "owner", "due", "text"),
            [(str(a.page), a.owner or "", a.due or "", a.text) for a in result.actions],
        ),
        (
            "Targets",
            ("page", "deadline", "metric", "text"),
            [(str(t.page), t.deadline or "", t.metric, t.text) for t in result.targets],
        ),
    ]
