"""Titles told by what counts them: "4. Budget", "22/11 Minutes", "AV/25/43 Finance report", "IV. NEW BUSINESS"."""

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence

from extractors.blocks import Block
from extractors.structure.clauses import clauses_of
from extractors.structure.counted import OPEN_FORMS, Counted, counted_blocks, edge_of, mostly_emphatic, title_of
from extractors.structure.cues import Cues
from extractors.structure.lettered import lettered_titles, parts_of_items
from extractors.structure.titles import Title, without_clocks

_STEP = 10.0  # points by which a nested list stands farther in
_LEAST_TITLES = 0.6  # share of a series that looks like titles
_LEAST_SERIES = 3  # titles whose numbers follow each other, where their form alone makes no series
_LEAST_SET_OFF = 2  # ... and where weight or capitals set them off
_LEAST_FOLLOWING = 0.6  # share of the steps of such a series that go up by one
_MOST_ITEMS = 99  # items of a meeting, where nothing but a number before a heading counts them
_LEAST_RUN = 3  # items of an agenda after which its numbers may begin anew
_QUOTES = frozenset('“"‘')  # with which the motions and questions of members begin
_BEGUN = re.compile(r"^(?P<title>[A-Z][^.;:]{3,80}?)\s(?:were|was|is|are|has|have|had)\s")
_Key = tuple[str, int, bool, bool, str]


def numbered_titles(blocks: Sequence[Block], cues: Cues, *, agenda: bool) -> list[Title]:
    """The series of numbers that stands farthest left and consists of titles, with the sub-items of its members."""
    clauses = clauses_of(blocks, cues)
    counted = [each for each in counted_blocks(blocks) if each.block.index not in clauses]
    letters = [each for each in counted if each.how == "lettered"]
    outer = lettered_titles(letters, (), cues, agenda=agenda)
    accepted: list[Title] = []
    for (form, _, _, _, how), members in sorted(_series(counted).items(), key=lambda each: (each[0][1], each[0])):
        if how in {"lettered", "part"}:
            continue
        members = [each for each in _set_off(members, agenda=agenda) if each.view.text[:1] not in _QUOTES]
        likely = [title for each in members if (title := title_of(each, cues, agenda=agenda))]
        if not likely or len(likely) < _LEAST_TITLES * len(members) or _nested(members, form, accepted):
            continue
        if how in OPEN_FORMS and not _counts_up(members, how):
            continue
        if "n" in form and _restarts(members, agenda=agenda) and not _anew_under(members, outer):
            continue
        accepted += without_clocks(likely) if agenda else [*likely, *_begun(members, likely)]
    accepted += lettered_titles(letters, accepted, cues, agenda=agenda)
    if agenda and accepted:
        accepted += parts_of_items([each for each in counted if each.how == "part"], blocks, cues)
    first = {title.block.index: title for title in reversed(accepted)}
    return sorted(first.values(), key=lambda title: title.block.index)


def _series(counted: Sequence[Counted]) -> dict[_Key, list[Counted]]:
    series: dict[_Key, list[Counted]] = defaultdict(list)
    for each in counted:
        block = each.block
        stop = block.marker is not None and block.marker.stop
        series[_form(each.number), edge_of(block), block.cell is not None, stop, each.how].append(each)
    for key in [key for key in series if key[4] == "plain"]:
        _join_plain(series, key)
    return series


def _join_plain(series: dict[_Key, list[Counted]], key: _Key) -> None:
    """Put numbers that no gap sets off ("2 MATTERS ARISING") among those of their form, where they fit between."""
    form, edge, in_cell, _, _ = key
    alike = [o for o in series if o[0] == form and abs(o[1] - edge) <= 1 and o[2] is in_cell and o[4] == "marked"]
    marked = max(alike, key=lambda other: len(series[other]), default=None)
    if marked is None or not mostly_emphatic(series[marked]):
        return
    fitting = [each for each in series[key] if _fits(each, series[marked])]
    series[marked] = sorted([*series[marked], *fitting], key=lambda each: each.block.index)
    series[key] = [each for each in series[key] if each not in fitting]
    if not series[key]:
        del series[key]


def _fits(each: Counted, members: Sequence[Counted]) -> bool:
    """Whether a plain number goes on from the one before it in a series, or leads to the one after."""
    if not each.number.isdigit():
        return False
    before = [int(m.number) for m in members if m.block.index < each.block.index and m.number.isdigit()]
    after = [int(m.number) for m in members if m.block.index > each.block.index and m.number.isdigit()]
    number = int(each.number)
    follows = bool(before) and number - before[-1] == 1
    leads_on = bool(after) and after[0] - number == 1
    between = max(before[-1:], default=0) < number < min(after[:1], default=number + 1)
    return between and (follows or leads_on)


def _begun(members: Sequence[Counted], likely: Sequence[Title]) -> list[Title]:
    """Titles that a sentence begins with ("3. The minutes of 4 June were agreed."), between the titles of a series."""
    numbers = {title.number for title in likely}
    found: list[Title] = []
    for each in members:
        begun = _BEGUN.match(each.view.text)
        if each.number in numbers or not each.number.isdigit() or begun is None:
            continue
        if {str(int(each.number) - 1), str(int(each.number) + 1)} <= numbers:
            end = each.start + begun.end("title")
            found.append(Title(each.block, each.number, end, "item.begun", 0.6, start=each.start))
    return found


def _set_off(members: Sequence[Counted], *, agenda: bool) -> Sequence[Counted]:
    """The members that weight sets off, where the numbers of all together begin anew: the rest are clauses."""
    bold = [each for each in members if each.emphatic]
    mixed = _LEAST_SERIES <= len(bold) < len(members)
    return bold if mixed and _restarts(members, agenda=agenda) and not _restarts(bold, agenda=agenda) else members


def _counts_up(members: Sequence[Counted], how: str) -> bool:
    """Whether numbers in a form that other things have too follow each other."""
    emphatic = mostly_emphatic(members)
    if how == "code" and emphatic and len(members) >= _LEAST_SET_OFF:
        return True
    if len(members) < (_LEAST_SET_OFF if emphatic and how in {"named", "code"} else _LEAST_SERIES):
        return False
    if how in {"bracketed", "pair"} and not emphatic:
        return False
    surely_counts = how == "named" or (how == "plain" and all(each.emphatic for each in members))
    if surely_counts and _ascends(members):
        return True
    if how == "plain" and not emphatic:
        return len(members) > _LEAST_SERIES and [each.number for each in members] == [
            str(number) for number in range(1, len(members) + 1)
        ]
    figures = [[int(digits) for digits in re.findall(r"\d+", each.number)] for each in members]
    width = min(map(len, figures))
    varying = max(range(width), key=lambda at: len({row[at] for row in figures}), default=None)
    if varying is None:
        return False
    steps = [b[varying] - a[varying] for a, b in itertools.pairwise(figures)]
    return sum(step in (0, 1) for step in steps) >= _LEAST_FOLLOWING * len(steps) and sum(steps) > 0


def _ascends(members: Sequence[Counted]) -> bool:
    """Whether numbers go up, though minutes of which only pages are left skip some."""
    numbers = [int(each.number) for each in members if each.number.isdigit()]
    return (
        len(numbers) == len(members)
        and numbers[-1] < _MOST_ITEMS
        and all(a < b for a, b in itertools.pairwise(numbers))
    )


def _nested(members: Sequence[Counted], form: str, accepted: Sequence[Title]) -> bool:
    """Whether numbers of the same form stand farther left, or a little farther left and in heavier type."""
    first = members[0].block
    for title in accepted:
        if form == "n-A" or _form(title.number or "") != form or (title.block.cell is None) != (first.cell is None):
            continue
        if abs(edge_of(title.block) - edge_of(first)) > 1:
            return True
        block = title.block
        lighter = (block.bold or block.title or block.capitals) and not mostly_emphatic(members)
        if lighter and first.left - block.left > _STEP:
            return True
    return False


def _form(number: str) -> str:
    """The form of a number: "22/11" is n/n, "7-A" is n-A, "2025-26 (38)" is n-n (n), "TB(5)3.ii" is A(n)n."""
    return re.sub(r"[A-Z]+", "A", re.sub(r"\d+", "n", re.sub(r"\.[ivx]+$", "", number)))


def _restarts(members: Sequence[Counted], *, agenda: bool) -> bool:
    """Whether the numbers begin anew again and again, as clauses under items do.

    An agenda may hold two lists of items, each long enough to be one.
    """
    if any(not each.number.isdigit() for each in members):
        return False
    numbers = [int(each.number) for each in members]
    steps_back = sum(1 for a, b in itertools.pairwise(numbers) if b <= a)
    emphatic = mostly_emphatic(members)
    if agenda and steps_back == 1 and all(len(run) >= _LEAST_RUN for run in _runs(numbers)):
        return False
    return steps_back > (1 if emphatic else 0) and (steps_back * 4 > len(numbers) or not emphatic)


def _anew_under(members: Sequence[Counted], outer: Sequence[Title]) -> bool:
    """Whether numbers begin anew only below another lettered title: they count the parts of each."""
    places = [title.block.index for title in outer]
    backs = [(a, b) for a, b in itertools.pairwise(members) if int(b.number) <= int(a.number)]
    return bool(places) and all(any(a.block.index < at < b.block.index for at in places) for a, b in backs)


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = [[]]
    for number in numbers:
        if runs[-1] and number <= runs[-1][-1]:
            runs.append([])
        runs[-1].append(number)
    return runs
