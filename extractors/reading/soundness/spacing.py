"""Spaces that the text layer lacks between words, or has between the letters of a word."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Literal

from extractors.reading.vocabulary import costs, known
from extractors.reading.words import Piece

_RUN_ON = 13  # letters: shorter words do not tell that spaces are missing
_SHORTEST_RUN = 5  # letters: shorter words are not taken apart where spaces are known to be missing
_EDGES = "\"'‘’“”.,;:()[]"
_SOME_RUN_ON = 5  # words: one or two are names of files or codes, which are printed so
_RUN_ON_SHARE = 0.15  # least share of the page's letters in run-on words
_VERY_LONG = 16  # characters: where spaces are missing, many words are so long
_LONGEST_WORD = 22
_LEAST_MEAN = 2.6  # letters of a part on average: what falls into smaller ones is no English
_NAME, _NAME_IN_CAPITALS, _NAME_LETTER = 10.0, 6.0, 1.6
"""The surprise of a word that is not in the list, the same with a first capital, and that of each of its letters."""

_SHORTEST_NAME = 4
_KNOWN_LETTERS = 0.5  # least share of a run's letters in known words: else it is a name or a code
_SPACED_PAGE = 0.6  # of all words: so many single characters are a page spelled letter by letter
_SPELLED = 0.7  # of a run's letters that must come to stand in words
_SPACED_RUN = 4  # single letters in a row that may be one word
_WORD_GAP = 1.5  # times the usual gap between the letters of a run: a wider one parts words
_LETTERS_APART = 1.6  # of the font size: the widest gap between letters of one run
_NARROW, _WIDE = frozenset("iljtfrI.,:;'’|!()[]-"), frozenset("mwMW@%")
_RUNS = re.compile(r"[^\W\d_]+|\d+|[^\w]+|_+")
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])")
_REMEMBERED = 10_000  # runs read as words: those of one long paper, some megabytes
_SINGLE_LETTERS = re.compile(r" (?:[^\W\d_] ){4}")


def run_on(text: str) -> bool:
    """Whether words stand without spaces in a good part of the text, seen from their lengths and the list of words."""
    if sum(map(_VERY_LONG.__le__, map(len, text.split()))) < _SOME_RUN_ON:
        return False
    joined = [word for word in _RUNS.findall(text) if len(word) >= _RUN_ON and len(_parted_letters(word)) > 1]
    letters = sum(map(str.isalpha, text))
    return len(joined) >= _SOME_RUN_ON and sum(map(len, joined)) >= _RUN_ON_SHARE * letters


def parted(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with run-on words taken apart, boxes by the widths that letters have."""
    return [part for piece in pieces for part in _parts_of(piece)]


def letter_spaced(text: str) -> bool:
    """Whether letters stand singly in a row: a word set wide, or a column of letters."""
    return _SINGLE_LETTERS.search(f" {text} ") is not None


def joined(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with letters that stand singly joined to words, where the words are known or all are spelled so."""
    singles = sum(1 for piece in pieces if len(piece.text) == 1)
    everything = singles > _SPACED_PAGE * len(pieces)
    result: list[Piece] = []
    for run in _runs_of_letters(pieces, "any" if everything else "letters"):
        result += _words_of(run, by_gaps=everything) if len(run) >= _SPACED_RUN or everything else run
    return result


def _parts_of(piece: Piece) -> list[Piece]:
    if len(piece.text) < _SHORTEST_RUN or known(piece.text.lower().strip(_EDGES)):
        return [piece]
    parts: list[str] = []
    for run in _RUNS.findall(piece.text):
        words = _parted_letters(run)
        if parts and _clings(parts[-1], run):
            parts[-1] += words.pop(0)
        parts += words
    return _cut(piece, parts) if len(parts) > 1 and any(len(part) > 1 for part in parts) else [piece]


def _clings(before: str, run: str) -> bool:
    """Signs stay with the word before them, an opening bracket and what follows a dash or apostrophe with the next."""
    if not (run[0].isalnum() or before[-1].isalnum()):
        return True
    if run[0].isalnum():
        return before[-1] in "([{‘“-–/’'_&@" or (run[0].isdigit() and before[-1] in ".,£$")
    return run[0] not in "([{‘“"


def _parted_letters(run: str) -> list[str]:
    """A run of letters as words; itself where it is known or does not fall into known words."""
    if not run.isalpha() or known(run.lower()):
        return [run]
    result: list[str] = []
    for chunk in _SEAM.split(run):
        parts = [chunk] if known(chunk.lower()) else _segmented(chunk.lower(), chunk.istitle())
        start = 0
        for part in parts:
            result.append(chunk[start : start + len(part)])
            start += len(part)
    return result


@lru_cache(maxsize=_REMEMBERED)
def _segmented(run: str, title: bool = False) -> tuple[str, ...]:
    """The cheapest way to read a lower-case run as words, names among them; the run whole where there is no good one.

    A run that the page prints with a first capital (`title`) is more likely to be a name.
    """
    name = _NAME_IN_CAPITALS if title else _NAME
    prices: Mapping[str, float] = costs()
    best: list[tuple[float, int, int]] = [(0.0, 0, 0)]  # cost, letters in known words, where the last word begins
    for end in range(1, len(run) + 1):
        found = []
        for start in range(max(0, end - _LONGEST_WORD), end):
            price = prices.get(run[start:end])
            unknown = name + _NAME_LETTER * (end - start)
            cost, real, _ = best[start]
            if price is not None:
                found.append((cost + price, real - (end - start), start))
            if end - start >= _SHORTEST_NAME:
                found.append((cost + unknown, real, start))
        best.append(min(found, default=(float("inf"), 0, end - 1)))
    if -best[-1][1] < _KNOWN_LETTERS * len(run):
        return (run,)
    parts: list[str] = []
    end = len(run)
    while end:
        start = best[end][2]
        parts.append(run[start:end])
        end = start
    return tuple(reversed(parts)) if len(run) >= _LEAST_MEAN * len(parts) else (run,)


def _cut(piece: Piece, parts: Sequence[str]) -> list[Piece]:
    x0, top, x1, bottom = piece.box
    widths = [sum(map(_width, part)) for part in parts]
    cut: list[Piece] = []
    scale, x = (x1 - x0) / sum(widths), x0
    for part, width in zip(parts, widths, strict=True):
        box = round(x, 2), top, round(x + width * scale, 2), bottom
        cut.append(piece._replace(text=part, box=box, glued=piece.glued and not cut))
        x += width * scale
    return cut


def _width(character: str) -> float:
    """About the width in most fonts, of the font size."""
    if character in _NARROW:
        return 0.3
    if character in _WIDE:
        return 0.85
    return 0.68 if character.isupper() else 0.52


def _runs_of_letters(pieces: Sequence[Piece], which: Literal["any", "letters"]) -> Iterator[list[Piece]]:
    """Single letters, or any single characters, in a row on one line together; all else alone."""
    run: list[Piece] = []
    for piece in pieces:
        single = len(piece.text) == 1 and (which == "any" or piece.text.isalpha())
        if run and not (single and _follows(run[-1], piece)):
            yield run
            run = []
        run.append(piece)
        if not single:
            yield run
            run = []
    if run:
        yield run


def _follows(before: Piece, after: Piece) -> bool:
    gap = after.box[0] - before.box[2]
    level = min(before.box[3], after.box[3]) - max(before.box[1], after.box[1])
    return before.turn == after.turn and level > 0 and -after.size < gap < _LETTERS_APART * after.size


def _words_of(run: Sequence[Piece], *, by_gaps: bool) -> list[Piece]:
    """A run of single letters as words: parted at its wide gaps, else where the list of words parts it."""
    if len(run) == 1:
        return list(run)
    gaps = sorted(after.box[0] - before.box[2] for before, after in pairwise(run))
    wide = max(gaps[len(gaps) // 2], 0.1 * run[0].size) * _WORD_GAP
    groups: list[list[Piece]] = [[run[0]]]
    for before, after in pairwise(run):
        if after.box[0] - before.box[2] > wide:
            groups.append([])
        groups[-1].append(after)
    if by_gaps:
        return [_one(group) for group in groups]
    words = [word for group in groups for word in _spelled(group)]
    real = sum(len(word.text) for word in words if len(word.text) > 1)
    return words if real >= _SPELLED * len(run) else list(run)


def _spelled(letters: Sequence[Piece]) -> list[Piece]:
    text = "".join(piece.text for piece in letters).lower()
    parts = (text,) if known(text) else _segmented(text)
    if not all(map(known, parts)):
        return list(letters)
    ends = list(accumulate(map(len, parts), initial=0))
    return [_one(letters[start:end]) for start, end in pairwise(ends)]


def _one(letters: Sequence[Piece]) -> Piece:
    """Letters as one word."""
    text = "".join(piece.text for piece in letters)
    x0, top, x1, bottom = zip(*(piece.box for piece in letters), strict=True)  # some are set one back over another
    return letters[0]._replace(text=text, box=(min(x0), min(top), max(x1), max(bottom)))
