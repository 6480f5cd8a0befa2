"""Targets of cards: labels and values under the name of a measure, as in "Target: 64% Actual: 58%"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.blocks import Block
from extractors.folding import Folded, join
from extractors.records.targets import titles as of
from extractors.records.targets.cells import Row, amount_in, direction_in, rag_in
from extractors.records.targets.deadlines import NO_DEADLINE, deadline_of
from extractors.records.targets.units import with_unit

_LONGEST_NAME = 20  # words of a measure's name
_LONGEST_ALONE = 12  # words of a line whose only label is that of the target
# It must read the labels of: Target: 64% Actual: 58.3% Last month: 57.1% | Target (2024/25): 70% | 2027 target: 40
_LABEL = re.compile(
    r"""(?:^|(?<=[\s|;,(]))
        (?P<label> (?:\d{4}(?:/\d\d)?\s+)? [A-Z][\w/’'-]*
                   (?:\s+(?:[a-z][\w/’'-]*|\d{4}(?:/\d\d)?|\([^)]{1,20}\))){0,3} )
        \s*:\s+""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Field:
    """A label of a card and its value, at characters `[start, end)` of its block, the value from `at`."""

    label: str
    value: str
    start: int
    at: int
    end: int


def find_cards(blocks: Iterable[Block]) -> Iterator[tuple[Block, Row | None]]:
    """The lines of cards that hold a target's label, each with its target; None where the value sets no level."""
    name: Folded | None = None
    told: list[_Field] = []
    for block in blocks:
        fields = _fields(block.text)
        if not fields:
            name, told = (block.folded if _may_name(block) else None), []
            continue
        told += fields
        named = next(
            (field for field in fields if of.MEASURE.search(field.label) and len(field.value.split()) > 1), None
        )
        name = block.folded.cut(named.at, named.end) if named else name
        target = next((field for field in fields if of.is_target_title(field.label)), None)
        if name and target and (len(fields) > 1 or len(block.text.split()) <= _LONGEST_ALONE):
            yield block, _row(name, block, target, told)


def _fields(text: str) -> list[_Field]:
    """The labels of a line that begins with one."""
    if not _LABEL.match(text):
        return []
    labels = list(_LABEL.finditer(text))
    ends = [*(match.start() for match in labels[1:]), len(text)]
    return [
        _Field(match["label"], text[match.end() : end].strip(" |;,"), match.start(), match.end(), end)
        for match, end in zip(labels, ends, strict=True)
    ]


def _may_name(block: Block) -> bool:
    """Whether a line may be the name of a measure: short, and neither a sentence nor the title of targets."""
    words = block.text.split()
    stops = block.text.endswith((".", ":", ";"))
    return len(words) <= _LONGEST_NAME and not stops and not of.is_target_title(block.text)


def _row(name: Folded, block: Block, target: _Field, told: Sequence[_Field]) -> Row | None:
    printed = amount_in(target.value)
    if printed is None:
        return None
    due = _value(told, of.DUE)
    deadlines = (deadline_of(words, None) for words in (target.value, due, target.label) if words)
    baseline, actual = _value(told, of.BASELINE), _actual(told)
    return Row(
        text=join((name, block.folded.cut(target.start, target.end))),
        metric=name.text,
        amount=with_unit(printed, name.text, target.label),
        direction=direction_in(target.value, printed, title=target.label, metric=name.text),
        deadline=next((each for each in deadlines if each.phrase), NO_DEADLINE),
        rule="target.card",
        baseline=baseline or None,
        actual=actual.value if actual else None,
        period=of.date_in(actual.label) if actual else None,
        rag=rag_in(_value(told, of.RAG)),
    )


def _value(told: Sequence[_Field], title: re.Pattern[str]) -> str:
    return next((field.value for field in told if title.search(field.label)), "")


def _actual(told: Sequence[_Field]) -> _Field | None:
    return next((field for field in told if of.is_actual_title(field.label)), None)
