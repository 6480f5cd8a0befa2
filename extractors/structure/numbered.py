"""Titles told by their numbers: "4. Budget", "22/11 Minutes", "AV/25/43 Finance report"."""

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence

from extractors.blocks import Block
from extractors.structure.cues import Cues
from extractors.structure.titles import Title, in_words_of_a_title, leads, never_a_title, run_in_title, tail_of

_SAME_EDGE = 14.0  # points: numbers of one series begin within this
_STEP = 10.0  # points by which a nested list stands farther in
_LEAST_TITLES = 0.6  # share of a series that looks like titles
_LEAST_CODED = 2  # titles with codes of one form
_LEAST_RUN = 3  # items of an agenda after which its numbers may begin anew
_ITEM_NUMBER = re.compile(
    r"^(?:\d{1,4}(?:[./]\d{1,3}){0,3}|\d{4}-\d{2,4}\s?\(\d+\)|\d{1,2}-?[A-Z](?:-[ivx]+)?|[A-Z]{1,3}/?\d{1,3}(?:\.\d+)?)$"
)
# It must read "AV/25/43 Finance", "HWB-12/3: Plan", "TB(5)5 data", not "A40 bypass", "COVID-19 update".
_CODED = re.compile(
    r"^(?P<number>(?=[^\s]{4,16}[\s:])[A-Z]{1,6}(?:\(\d{1,3}\)\d{1,3}(?:\.[ivx]{1,4})?|[/.-]?\d{1,4}(?:[/.-]\d{1,4}){1,2}))[.:]?\s+(?P<title>\S.*)$"
)


def numbered_titles(blocks: Sequence[Block], cues: Cues, *, agenda: bool) -> list[Title]:
    """The series of numbers that stands farthest left and consists of titles, with the sub-items of its members."""
    series: dict[tuple[str, int, bool, bool], list[Block]] = defaultdict(list)
    for block in blocks:
        if block.number and _ITEM_NUMBER.match(block.number):
            stop = block.marker is not None and block.marker.stop
            series[_form(block.number), _edge(block), block.cell is not None, stop].append(block)
    accepted: list[Title] = []
    for (form, _, _, _), members in sorted(series.items(), key=lambda each: (each[0][1], each[0][0])):
        likely = [title for block in members if (title := _title(block, cues))]
        if len(likely) < _LEAST_TITLES * len(members) or _nested(members, form, accepted):
            continue
        if "n" in form and _restarts(members, agenda=agenda):
            continue
        accepted += likely
    return sorted(accepted, key=lambda title: title.block.index)


def coded_titles(blocks: Sequence[Block], cues: Cues) -> list[Title]:
    """Headings that begin with a code that counts them, where at least two have a code of one form."""
    forms: dict[str, list[Title]] = defaultdict(list)
    for block in blocks:
        found = _CODED.match(block.text) if block.is_heading or block.title else None
        if found is None or not in_words_of_a_title(found["title"][:200]):
            continue
        end = block.title if block.title > found.start("title") else len(block.text)
        if never_a_title(block.text[found.start("title") : end], cues):
            continue
        title = Title(block, found["number"], end, "item.coded", 0.9, start=found.start("title"))
        forms[_form(found["number"])].append(title)
    return sorted(
        (title for titles in forms.values() if len(titles) >= _LEAST_CODED for title in titles),
        key=lambda title: title.block.index,
    )


def _title(block: Block, cues: Cues) -> Title | None:
    end = run_in_title(block, cues)
    if not end:
        return None
    tail = tail_of(block)
    return Title(block, block.number, end, "item.numbered", 0.9, leads(tail[1]) if tail else None)


def _nested(members: Sequence[Block], form: str, accepted: Sequence[Title]) -> bool:
    """Whether numbers of the same form stand farther left, or a little farther left and in heavier type."""
    first = members[0]
    for title in accepted:
        if _form(title.number or "") != form or (title.block.cell is None) != (first.cell is None):
            continue
        if abs(_edge(title.block) - _edge(first)) > 1:
            return True
        lighter = _emphatic([title.block]) and not _emphatic(members)
        if lighter and first.left - title.block.left > _STEP:
            return True
    return False


def _emphatic(blocks: Sequence[Block]) -> bool:
    return sum(1 for block in blocks if block.bold or block.title or block.capitals) * 2 > len(blocks)


def _edge(block: Block) -> int:
    return round(block.left / _SAME_EDGE)


def _form(number: str) -> str:
    """The form of a number: "22/11" is n/n, "7-A" is n-A, "2025-26 (38)" is n-n (n), "TB(5)3.ii" is A(n)n."""
    return re.sub(r"[A-Z]+", "A", re.sub(r"\d+", "n", re.sub(r"\.[ivx]+$", "", number)))


def _restarts(members: Sequence[Block], *, agenda: bool) -> bool:
    """Whether the numbers begin anew again and again, as clauses under items do.

    An agenda may hold two lists of items, each long enough to be one.
    """
    if any(not (member.number or "").isdigit() for member in members):
        return False
    numbers = [int(member.number or 0) for member in members]
    steps_back = sum(1 for a, b in itertools.pairwise(numbers) if b <= a)
    emphatic = _emphatic(members)
    if agenda and steps_back == 1 and all(len(run) >= _LEAST_RUN for run in _runs(numbers)):
        return False
    return steps_back > (1 if emphatic else 0) and (steps_back * 4 > len(numbers) or not emphatic)


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = [[]]
    for number in numbers:
        if runs[-1] and number <= runs[-1][-1]:
            runs.append([])
        runs[-1].append(number)
    return runs
