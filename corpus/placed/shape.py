"""The shape of labels by place."""

from typing import Any, Final

AT: Final = "at"
WORDS: Final = frozenset(
    {
        "text",
        "title",
        "name",
        "role",
        "organisation",
        "owner",
        "mover",
        "seconder",
        "baseline",
        "venue",
        "presenter",
        "due",
        "deadline",
    }
)
"""The fields whose values are words of the paper. Names of bodies, dates, figures and single words of state are not."""

Place = tuple[int, float, float, float, float]
"""A page counted from 1 and a box on it: x0, top, x1, bottom."""
Labels = dict[str, Any]
"""A labelled paper as JSON; `corpus.labels.LabelledPaper` checks it once its words are read."""


def is_placed(value: object) -> bool:
    """Whether a value is boxes that stand for words."""
    return isinstance(value, dict) and AT in value
