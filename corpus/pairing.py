"""Which found fact states the same as which labelled one.

A found fact is paired with at most one labelled fact, the most alike pair first; ties go to reading order.
"""

from collections.abc import Callable, Mapping

from corpus.facts import Fact, FieldValue, RecordKind
from corpus.likeness import Tokens, bare_name, token_f1, tokens

SAME_RECORD = 0.5
"""Least token F1 at which two texts can state the same record: half the words in common."""
SAME_TITLE = 0.7
"""Titles are short and formulaic ("Minutes of the meeting"): half the words would pair strangers."""

WRONG_VALUE, WRONG_PAGE = 0.6, 0.5
"""What the likeness of texts is multiplied by where the value differs, and where the page does by more than one."""
ITEM_WRONG_NUMBER, ITEM_WRONG_PAGE = 0.8, 0.7
ATTENDEE_WRONG_STATUS = 0.9


def pair(kind: RecordKind, labels: tuple[Fact, ...], found: tuple[Fact, ...]) -> list[tuple[int, int]]:
    """Indices of labels and found facts that state the same record, the most alike first."""
    likeness = _LIKENESS[kind]
    left, right = [_Side(fact) for fact in labels], [_Side(fact) for fact in found]
    scored = [(likeness(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted((entry for entry in scored if entry[0] > 0), key=lambda entry: -entry[0]):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return list(pairs.items())


def same_value(wanted: FieldValue, found: FieldValue) -> bool:
    """Whether two values are the same, numbers by their size."""
    if isinstance(wanted, int | float) and isinstance(found, int | float):
        return abs(wanted - found) < 1e-6
    return wanted == found


class _Side:
    """A fact with its words counted once, as it is compared with every fact of the other side."""

    __slots__ = ("fact", "name", "number", "words")

    def __init__(self, fact: Fact) -> None:
        self.fact = fact
        self.words: Tokens = tokens(fact.subject)
        self.name = bare_name(fact.subject)
        self.number = (fact.number or "").strip(".")

    def near(self, other: "_Side") -> bool:
        """Whether both stand on the same page or on neighbouring ones."""
        return abs(self.fact.page - other.fact.page) <= 1


def _meeting_likeness(label: _Side, found: _Side) -> float:
    if label.fact.date != found.fact.date:
        return 0.0
    body = token_f1(label.words, found.words)
    return body if body >= SAME_RECORD else 0.0


def _item_likeness(label: _Side, found: _Side) -> float:
    title = token_f1(label.words, found.words)
    if title < SAME_TITLE:
        return 0.0
    number = 1 if label.number == found.number else ITEM_WRONG_NUMBER
    return title * number * (1 if label.near(found) else ITEM_WRONG_PAGE)


def _attendee_likeness(label: _Side, found: _Side) -> float:
    if label.name != found.name or label.fact.date != found.fact.date:
        return 0.0
    return 1.0 if label.fact.values.get("status") == found.fact.values.get("status") else ATTENDEE_WRONG_STATUS


def _text_likeness(label: _Side, found: _Side) -> float:
    alike = token_f1(label.words, found.words)
    if alike < SAME_RECORD:
        return 0.0
    return alike if label.near(found) else alike * WRONG_PAGE


def _target_likeness(label: _Side, found: _Side) -> float:
    alike = token_f1(label.words, found.words)
    if alike < SAME_RECORD:
        return 0.0
    if not same_value(label.fact.values.get("value"), found.fact.values.get("value")):
        alike *= WRONG_VALUE
    return alike if label.near(found) else alike * WRONG_PAGE


_LIKENESS: Mapping[RecordKind, Callable[[_Side, _Side], float]] = {
    "meetings": _meeting_likeness,
    "agenda_items": _item_likeness,
    "attendees": _attendee_likeness,
    "decisions": _text_likeness,
    "actions": _text_likeness,
    "targets": _target_likeness,
    "recommendations": _text_likeness,
}
