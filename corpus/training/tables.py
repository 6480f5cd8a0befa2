"""The card as tables for a terminal."""

from collections.abc import Mapping

from rich.console import Console
from rich.table import Table

from corpus.report import reliability_table
from nlp_models.trained.card import Card, KindAccuracy


def print_card(console: Console, card: Card) -> None:
    """How well each set is read, with all bodies in training and with each left out; then the reliability."""
    for name, figures in card.sets.items():
        bodies = f"{figures.bodies} {'body' if figures.bodies == 1 else 'bodies'}"
        title = f"{name}: {figures.papers} papers, {figures.pages} pages of {bodies}"
        console.print(_accuracy_table(title, figures.kinds, figures.left_out))
    console.print(reliability_table("confidence, each body left out", card.reliability))


def _accuracy_table(title: str, kinds: Mapping[str, KindAccuracy], left_out: Mapping[str, KindAccuracy]) -> Table:
    table = _table(title, "record", "labelled", "precision", "recall", "F1", "F1, body left out", "fields that agree")
    for kind, figures in kinds.items():
        fields = "  ".join(_field(name, figures, left_out.get(kind)) for name in figures.fields)
        shares = (f"{share:.3f}" for share in (figures.precision, figures.recall, figures.f1))
        unseen = f"{left_out[kind].f1:.3f}" if kind in left_out else ""
        table.add_row(kind, str(figures.labelled), *shares, unseen, fields)
    return table


def _field(name: str, figures: KindAccuracy, left_out: KindAccuracy | None) -> str:
    share = f"{name} {figures.fields[name]:.2f}"
    other = left_out.fields.get(name) if left_out else None
    return share if other is None or other == figures.fields[name] else f"{share} ({other:.2f})"


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold")
    for index, column in enumerate(columns):
        words = index in (0, len(columns) - 1)
        table.add_column(column, justify="left" if words else "right", no_wrap=not words or index == 0)
    return table
