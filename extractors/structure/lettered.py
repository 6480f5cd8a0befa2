"""Titles counted by letters: "IV. NEW BUSINESS", "B. Roll call", and the parts (a), (b) of an agenda's items."""

import itertools
from collections.abc import Sequence

from extractors.blocks import Block
from extractors.structure.counted import Counted, edge_of, mostly_emphatic, title_of
from extractors.structure.cues import Cues
from extractors.structure.titles import Title, tail_of

_LEAST_TITLES = 0.6  # share of a list that looks like titles
_LEAST_LIST = 3  # letters in order that make a list of items
_LEAST_SET_OFF = 2  # ... where weight sets them off, or where they count the parts of items
_MOST_SKIPPED = 10  # letters that a list set in bold may skip
_LONGEST_LINE = 80  # characters of the title of a part

_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
           "XVIII", "XIX", "XX")  # fmt: skip
_LOWER_ROMANS = tuple(figure.lower() for figure in _ROMANS)
_LOWER = tuple("abcdefghijklmnopqrstuvwxyz")


def lettered_titles(lettered: Sequence[Counted], accepted: Sequence[Title], cues: Cues, *, agenda: bool) -> list[Title]:
    """Titles counted by Roman figures or capital letters: a list of items, or lists of parts under numbered ones."""
    found: list[Title] = []
    for counts in (_ROMANS, tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")):
        taken = {title.block.index for title in found}
        for run in _lettered_runs([each for each in lettered if each.block.index not in taken], counts):
            titles = [title for each in run if (title := title_of(each, cues, agenda=agenda))]
            within = bool([*accepted, *found])
            sure = within or (counts is _ROMANS and mostly_emphatic(run))
            if (
                not titles
                or len(titles) < _LEAST_TITLES * len(run)
                or len(run) < (_LEAST_SET_OFF if sure else _LEAST_LIST)
            ):
                continue
            if counts is not _ROMANS and not within and not mostly_emphatic(run) and not agenda:
                continue
            found += titles
    return found


def parts_of_items(parts: Sequence[Counted], blocks: Sequence[Block], cues: Cues) -> list[Title]:
    """Titles of the parts (a), (b) or i, ii of an agenda's items: lines that text follows, or that name who leads."""
    below = {a.index: b for a, b in itertools.pairwise(blocks)}
    found: list[Title] = []
    for counts in (_LOWER_ROMANS, _LOWER):
        taken = {title.block.index for title in found}
        for run in _lettered_runs([each for each in parts if each.block.index not in taken], counts, skips=True):
            titles = [title for each in run if _is_line(each) and (title := title_of(each, cues, agenda=True))]
            told = sum(_has_text(each, below.get(each.block.index)) for each in run)
            if len(run) >= _LEAST_SET_OFF and len(titles) == len(run) and told >= _LEAST_TITLES * len(run):
                found += titles
    return found


def _is_line(each: Counted) -> bool:
    text = each.view.text
    return text[:1].isupper() and len(text) <= _LONGEST_LINE and not text.endswith((".", ";", ",", ":"))


def _has_text(each: Counted, below: Block | None) -> bool:
    """Whether a line is followed by text of its own, or names who leads at its right."""
    if tail_of(each.view):
        return True
    return below is not None and below.marker is None and not below.is_heading and len(below.text) > len(each.view.text)


def _lettered_runs(lettered: Sequence[Counted], counts: Sequence[str], *, skips: bool = False) -> list[list[Counted]]:
    """The runs of blocks at one edge that count up from the first letter, or figure; set-off ones may begin later."""
    open_runs: dict[tuple[int, bool], list[Counted]] = {}
    runs: list[list[Counted]] = []
    for each in lettered:
        if each.number not in counts:
            continue
        key = edge_of(each.block), each.block.cell is not None
        run = open_runs.get(key)
        step = counts.index(each.number) - counts.index(run[-1].number) if run else 0
        free = skips or each.emphatic
        if run and (step == 1 or (free and 1 < step <= _MOST_SKIPPED)):
            run.append(each)
        elif each.number == counts[0] or free:
            open_runs[key] = [each]
            runs.append(open_runs[key])
    return runs
