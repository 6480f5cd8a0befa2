"""Scores as tables."""

from collections.abc import Iterator, Mapping, Sequence

from rich.table import Table

from service.search.scoring import UNANSWERABLE, Labelled, Scores

KEPT = (1.0, 0.98, 0.97, 0.96, 0.95, 0.93, 0.9, 0.85, 0.8)


def scores_table(title: str, scores: Mapping[str, Scores]) -> Table:
    """nDCG@10 and recall@10 by type of question, and the share that found nothing."""
    table = Table("type", "questions", "nDCG@10", "recall@10", "nothing found", title=title)
    for kind, row in sorted(scores.items()):
        table.add_row(kind, str(row.questions), f"{row.ndcg:.3f}", f"{row.recall:.3f}", f"{row.empty:.2f}")
    return table


def curve_table(title: str, questions: Sequence[Labelled], chances: Mapping[str, float]) -> Table:
    """What the cut-off trades: for each share of answerable questions kept, what is refused of the others."""
    table = Table("least chance", "answerable kept", *(f"{kind} refused" for kind in UNANSWERABLE), title=title)
    for row in _curve(questions, chances):
        table.add_row(*(f"{value:.2f}" for value in row))
    return table


def _curve(questions: Sequence[Labelled], chances: Mapping[str, float]) -> Iterator[list[float]]:
    good = sorted(chances[one.id] for one in questions if one.type not in UNANSWERABLE)
    for kept in KEPT if good else ():
        cut = good[round((1 - kept) * len(good))]
        yield [
            cut,
            sum(chance >= cut for chance in good) / len(good),
            *(_refused([chances[one.id] for one in questions if one.type == kind], cut) for kind in UNANSWERABLE),
        ]


def _refused(chances: Sequence[float], cut: float) -> float:
    return sum(chance < cut for chance in chances) / len(chances) if chances else 0.0
