"""List markers: bullets, clause letters and the numbers of items and paragraphs at the start of a line.

A marker is told by its form first (`marker_of`), then by its neighbours (`find_markers`): a number that a sentence runs
into, a financial year or a person's initials look like markers, but no other marker comes before or after them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document import PlacedLine
from extractors.layout import Line

_WIDE = 0.55  # of the font size: a number set off by this gap is a marker even without a full stop
_SAME_EDGE = 3.0  # of the font size: markers of one list begin within this
_LEAST_SYMBOLS = 3  # lines that begin with a letter which a symbol font prints as a bullet
_MONTHS = 12  # "24/25/01" is no day
_LEAST_NAMES = 3  # initials in the order of the alphabet that make a list rather than people

# It must read: • Text | (a) text | iv) text | a. text | b →gap text | 1. Text | 22/11 Text | 22/23-014 Text
# | 21.01.05 Text | 2431: Text | 2.2Text | 2025-26 (38) Text | 4-A. TEXT | 4-B Text | Item 4: Text | Q1. Text | § 3 Text
# | 5 →gap Text.
# It must not read "2018 was a good year", "14.30 – 15.00 Tea", "12/01/2025 Planning".
_MARKER = re.compile(
    r"""^\s*(?:
        (?P<bullet>[•‣⁃∙▪▫●○◦■□◆◇❖➢➤►▶▸✓✔✗✘☐☑☒★·\ue000-\uf8ff](?:\s?[•▪●○◦■])?|[-–—*o»+](?=[\s\t]))
      | (?P<closed>\((?:[a-z]{1,2}|[ivxl]{1,5}|\d{1,3})\):?)                           # (a) (iv) (12)
      | (?P<half>(?:[a-zA-Z]|[ivxl]{1,5}|\d{1,3})\))                                   # a) iv) 3)
      | (?P<session>\d{4}-\d{2,4}\s?\(\d{1,3}\)[.:]?)                                  # 2025-26 (38)
      | (?P<year>\d{2,4}/\d{2}-\d{1,3}[.:]?(?=[\s\t]))                                 # 22/23-014
      | (?P<letter>(?:[a-z]|[A-Z]|[ivx]{1,5}|[IVX]{1,5})(?:[.](?=[\s\t])|(?=\t)))                 # a. i. b→
      | (?P<item>\d{1,2}-?[A-Z](?:-[ivx]+)?(?:[.](?=[\s\t])|(?<=-[A-Z])(?=\s+[A-Z]))  # 4-A. 4-A-ii. 4-B
          | \d{1,2}[a-z][.](?=[\s\t])|\d{1,2}\.\s?[IVX]{1,5}\.(?=[\s\t]))             # 2a. 8.IV.
      | (?P<named>(?:(?:Agenda\s)?[Ii]tem|ITEM)\s(?:[Nn]o\.?\s)?(?P<count>\d{1,3}[A-Za-z]?)\s?[:.](?=\s|$))
      | (?P<question>Q\d{1,3}[.:)]|§{1,2}\s?\d{1,3}(?:\.\d{1,2})*)(?=\s)               # Q1. § 3
      | (?P<number>\d{1,4}(?:[./]\d{1,3}){0,3}(?P<stop>[.:)]?)
          (?=[\s\t]|$|(?<=[.:])[A-Z]|(?<=\d\.\d)[A-Z]|(?<=\.\d\d)[A-Z][a-z]))          # 1. 22/11 1.2.3 2431: 2.2Text
    )[\s\t]*""",
    re.VERBOSE,
)
# What no marker begins with, told faster than by trying all: a word of two letters or more, a name.
_WORD = re.compile(r"(?!(?:[ivxl]{2,5}|[IVX]{2,5}|[a-z]{2})[.)\t]|[Ii]tem\b|ITEM\b|Agenda )[^\W\d_]{2}")
_CLOCK = re.compile(r"\s*(?:[01]?\d|2[0-3])[.:][0-5]\d\s*(?:[-–]|to\b|[ap]\.?m)", re.IGNORECASE)
_DAY = re.compile(r"\s*\d{1,2}(?:/\d{1,2}/(?:20)?\d\d\b|\.\d{1,2}\.(?:20)?\d\d\b(?!\s*[A-Z]))")
# What stands after a figure that is a quantity: "5.2 million", "1.5 hours", "7.5%".
_QUANTITY = re.compile(
    r"(?:%|per\s?cent|million|billion|thousand|hundred|bn\b|[mkp]\b|hours?\b|days?\b|weeks?\b|months?\b|years?\b|hectares?\b"
    r"|acres?\b|miles?\b|metres?\b|km\b|fte\b|pounds?\b)",
    re.IGNORECASE,
)
_SYMBOLS = frozenset("nlqvuwsxz§üØÜèðàÖ¨þ¾Ÿ")  # what bullets of Wingdings and Symbol are in plain letters
_LEADS_ON = re.compile(
    r"(?:\b(?:of|to|and|for|by|the|in|on|at|or|a|is|was|from|with|than|item|items|paragraph|paragraphs|section|no|page"
    r"|pages|circa|about|over|under|between|until|since|per|approximately)|,|[-–(£$])$",
    re.IGNORECASE,
)
# A date over two lines: "by March / 2028."
_MONTH_ENDS = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter)$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_VOTED = re.compile(r"\b(?:passed|carried|failed|defeated|lost|votes?|approved|adopted|unanimously)$", re.IGNORECASE)
_ENDED = re.compile(r"[.:;!?…”\"]$")
_NAME = re.compile(r"(?:[A-Z]\.?\s)*[A-Z][\w’'-]+(?:-[A-Z]\w+)?(?:$|,|\s\(|\s[-–]|\t|\s[A-Z]\.?\s)")


@dataclass(frozen=True, slots=True)
class Marker:
    """A list marker: as printed without closing stop or colon, and the length of what it takes off the line.

    `stop` is false for bare numbers, which stand apart by a gap alone.
    """

    text: str
    length: int
    bullet: bool = False
    stop: bool = True


def marker_of(line: Line) -> Marker | None:
    """The marker that the form of a line's start tells; None where the line begins with a word."""
    if _WORD.match(line.text):
        return None
    if line.note and line.words[0].mark:
        return _note_mark(line)
    found = _MARKER.match(line.text)
    if not found or _is_time(line.text) or _out_of_sight(line, found.end()):
        return None
    if found["number"] and not _is_item_number(line, found):
        return None
    if found["bullet"]:
        return Marker(found["bullet"], found.end(), bullet=True)
    printed = found["count"] or found.group().strip()
    if found["item"]:
        printed = printed.replace(" ", "")
    return Marker(printed.rstrip(".:"), found.end(), stop=found["number"] is None or bool(found["stop"]))


def find_markers(lines: Sequence[PlacedLine], full: Sequence[bool]) -> list[Marker | None]:
    """The marker of each line of running text or None, settled by the lines around it.

    `full[i]` tells that line i reaches its right margin and the next one, on the same page and in the same cell, may go
    on with its sentence.
    """
    symbols = _symbols(lines)
    found = [_symbol(line.line, symbols) or marker_of(line.line) for line in lines]
    counts = Counter(marker.text for marker in found if marker)
    listed = _in_series(lines, found)
    return [
        None if marker and _is_none(lines, full, at, marker, counts, listed) else marker
        for at, marker in enumerate(found)
    ]


def _is_none(
    lines: Sequence[PlacedLine],
    full: Sequence[bool],
    at: int,
    marker: Marker,
    counts: Counter[str],
    listed: frozenset[int],
) -> bool:
    """Whether what looks like a marker is part of a sentence or of a name."""
    line = lines[at]
    before = lines[at - 1] if at and _neighbours(lines[at - 1], line) else None
    if len(marker.text) == 1 and marker.text.isalpha() and not marker.bullet and "\t" not in line.text[: marker.length]:
        open_before = before is not None and full[at - 1] and not _ENDED.search(before.text)
        roman = {"i": 1, "v": counts["iv"], "x": counts["ix"], "I": counts["II"], "V": counts["IV"]}.get(marker.text, 0)
        named = bool(_NAME.match(line.text, marker.length)) or not line.text[marker.length :][:1].isalpha()
        return at not in listed and not roman and (open_before or named)
    if before is None or marker.bullet:
        return False
    return _continues_sentence(before, line, marker, counts, full=full[at - 1])


def _continues_sentence(
    before: PlacedLine, line: PlacedLine, marker: Marker, counts: Counter[str], *, full: bool
) -> bool:
    """Whether a number at the start of a line is part of the sentence ("... a total of / 12. The ...")."""
    if marker.text.endswith(")") and "(" not in marker.text and before.text.count("(") > before.text.count(")"):
        return True
    if not re.fullmatch(r"\d+(?:[./]\d+)*", marker.text):
        return False
    if _YEAR.fullmatch(marker.text) and _MONTH_ENDS.search(before.text):
        return True
    if abs(before.line.box[0] - line.line.box[0]) >= line.line.size:
        return False
    if _LEADS_ON.search(before.text) and not ("/" in marker.text and _has_neighbour(marker.text, counts)):
        return True
    if full and "/" in marker.text and _VOTED.search(before.text):
        return True
    if not full or _ENDED.search(before.text) or _has_neighbour(marker.text, counts):
        return False
    rest = line.text[marker.length :]
    return not marker.stop or rest[:1].islower() or bool(re.fullmatch(r"(?:19|20)\d\d(?:/\d\d)?", marker.text))


def _has_neighbour(number: str, counts: Counter[str]) -> bool:
    """Whether the number before or after one is a marker too: 22/10 or 22/12 for 22/11."""
    head, last = re.match(r"(.*?)(\d+)$", number).groups()  # type: ignore[union-attr] # callers pass what ends in a digit
    near = (f"{int(last) + step:0{len(last)}d}" for step in (-1, 1) if int(last) + step >= 0)
    return any(counts[head + each] or counts[head + each.lstrip("0")] for each in near)


def _neighbours(before: PlacedLine, line: PlacedLine) -> bool:
    a, b = before.line, line.line
    return before.page == line.page and a.cell == b.cell and a.bold == b.bold and abs(a.size - b.size) < 1


def _in_series(lines: Sequence[PlacedLine], found: Sequence[Marker | None]) -> frozenset[int]:
    """The lines whose letter ("b.", "B.") follows or precedes its neighbour in the alphabet.

    Where all that follows looks like a surname, three letters in order are asked for: "J. Ash" is a person.
    """
    letters: dict[bool, list[int]] = defaultdict(list)
    for at, marker in enumerate(found):
        if marker and len(marker.text) == 1 and marker.text.isalpha() and not marker.bullet:
            letters[marker.text.isupper()].append(at)
    listed: set[int] = set()
    for upper, places in letters.items():
        for run in _runs(lines, found, places):
            named = upper and all(_NAME.match(lines[at].text, (found[at] or _NO_MARKER).length) for at in run)
            if len(run) >= (_LEAST_NAMES if named else 2):
                listed.update(run)
    return frozenset(listed)


_NO_MARKER = Marker("", 0)


def _runs(lines: Sequence[PlacedLine], found: Sequence[Marker | None], places: Sequence[int]) -> Iterator[list[int]]:
    """Places of letters that follow each other in the alphabet, near one left edge."""
    run: list[int] = []
    for at in places:
        after = run and ord((found[at] or _NO_MARKER).text) - ord((found[run[-1]] or _NO_MARKER).text) == 1
        line = lines[at].line
        if after and abs(line.box[0] - lines[run[-1]].line.box[0]) <= _SAME_EDGE * line.size:
            run.append(at)
            continue
        if run:
            yield run
        run = [at]
    if run:
        yield run


def _symbols(lines: Sequence[PlacedLine]) -> frozenset[str]:
    """The letters that a symbol font prints as bullets: alone at the start of several lines, before a gap."""
    alone = Counter(
        line.text[0]
        for line in lines
        if line.text[1:2] in (" ", "\t")
        and line.text[0] in _SYMBOLS
        and _gap_after_first_word(line.line) >= _WIDE * line.line.size
    )
    return frozenset(symbol for symbol, times in alone.items() if times >= _LEAST_SYMBOLS)


def _symbol(line: Line, symbols: frozenset[str]) -> Marker | None:
    if line.text[:1] not in symbols or line.text[1:2] not in (" ", "\t"):
        return None
    length = len(line.text) - len(line.text[1:].lstrip())
    return Marker(line.text[0], length, bullet=True)


def _note_mark(line: Line) -> Marker:
    """The raised figure or sign with which a footnote begins."""
    mark = line.words[0]
    rest = line.text[mark.end :]
    return Marker(line.text[mark.start : mark.end], mark.end + len(rest) - len(rest.lstrip()), stop=False)


def _is_time(text: str) -> bool:
    day = _DAY.match(text)
    dated = day is not None and any(int(figure) <= _MONTHS for figure in re.findall(r"\d+", day.group())[:2])
    return dated or _CLOCK.match(text) is not None


def _out_of_sight(line: Line, length: int) -> bool:
    """Whether the characters of a marker are struck out, hidden or the mark of a footnote."""
    return any(word.struck or word.hidden or word.mark for word in line.words if word.start < length)


def _is_item_number(line: Line, found: re.Match[str]) -> bool:
    """Whether a number at the start of a line counts something, rather than being part of the sentence."""
    number = found["number"].rstrip(".:)")
    if found.end() >= len(line.text):
        return bool(found["stop"])
    if found["stop"] or "/" in number or number.count(".") >= 1:
        return not _QUANTITY.match(line.text, found.end())
    return _gap_after_first_word(line) >= _WIDE * line.size and len(number) <= 4


def _gap_after_first_word(line: Line) -> float:
    return line.words[1].box[0] - line.words[0].box[2] if len(line.words) > 1 else 0.0
