"""Letters set as one glyph ("fi", "tt", "ti") that the text layer gives as another character, or not at all.

Which character stands for which ligature differs from font to font, so it is learnt from the page: a word that is not
in the list votes for the ligatures that would make it one. A repair needs words that agree; what they do not settle
stays as it is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product
from typing import Final

from extractors.reading.characters import UNKNOWN
from extractors.reading.vocabulary import costs, known
from extractors.reading.words import Piece

LIGATURES: Final = ("ti", "tt", "fi", "fl", "ff", "ft", "tti", "tf", "ffi", "ffl", "fti", "Th")
_LOST: Final = ("fi", "fl", "ff", "ffi", "ffl", "ti", "tt", "ft")
"""Those that older typesetting loses without a trace."""

_CERTAIN: Final = {"Ɵ": "ti", "Ʃ": "tt", "Ō": "ft", "ƫ": "tti", "ƞ": "tf", "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi",
                   "ﬄ": "ffl", "ﬅ": "ft"}  # fmt: skip
"""What a much used word processor writes for ligatures; the languages of our papers lack these letters."""

_SIGN_IN_WORD = re.compile(
    r"""
    [^A-Za-z\s'’‘`.,:;\-‐‑–—/&()…@+*?"“”|=#\\_]      # the sign first: it is rare, so the search is quick
    (?=[a-z]) (?: (?<=[a-z][0-9]) | (?<=[A-Za-z][^\w]) )
    """,
    re.VERBOSE,
)
_COMMON: Final = ("ti", "fi")
_WORDS_TO_JUDGE = 120  # words: fewer may lack a common pair of letters by chance
_LOST_WORDS = 3  # distinct words that lost ligatures make known: with fewer, none is taken to be lost
_VOTES_OF_SIGN, _VOTES_OF_LETTER = 1, 2  # distinct words that must agree
_VOTES_WITHOUT_SIGN = 4  # of a letter on a page without a single sign in a word
_AHEAD = 2  # times the votes of the next best
_MOST_PLACES = 4  # of one letter in a word
_SHORTEST = 3  # letters: shorter words are known by chance
_MOST_UNKNOWN = 2  # unknown letters in a word that is read
_PLAIN = 2  # characters known to be ligatures
_LONG_ENOUGH = 5  # letters of a word that is read without a second
_NO_LIGATURE: Final = frozenset("'‘’`.,:;-‐‑–—/&()…@+*?\"“”|=#\\_£$%")
"""What stands in and between words by right."""

_CLOSING: Final = {"]": "[", ")": "(", "}": "{", ">": "<"}
_COMMON_WORD = 12.0  # surprise: a name may by chance be a rarer word that lacks a ligature
_EDGES = "\"'‘’“”.,;:()[]{}<>!?-–—•*…|/\\"

Style = tuple[bool, bool]
"""Bold and italic: the nearest to the font that a piece knows."""


def signs_in_words(text: str) -> bool:
    """Whether a sign or digit stands between letters, or a character that stands for a ligature."""
    return _SIGN_IN_WORD.search(text) is not None or (not text.isascii() and any(c in text for c in _CERTAIN))


def lacking(pieces: Sequence[Piece], lower_case_text: str) -> bool:
    """Whether so long a text lacks a pair of letters that English cannot do without, and has words that are none."""
    if len(pieces) < _WORDS_TO_JUDGE or all(pair in lower_case_text for pair in _COMMON):
        return False
    plain = {piece.text for piece in pieces if len(piece.text) >= _SHORTEST and piece.text.islower()}
    return sum(1 for word in plain if word.isalpha() and not known(word)) >= _LOST_WORDS


def restored(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with ligatures put back where exactly one makes a known word, or the page's own words settle it."""
    pieces = [_certain(piece) for piece in pieces]
    unknown = [_Broken(piece, core) for piece in pieces for core in _unknown_core(piece.text)]
    if not unknown:
        return pieces
    text = " ".join([piece.text for piece in pieces])
    page = _Page(_learnt(unknown, signs=signs_in_words(text)), _lost(text.lower(), unknown))
    mended = {id(broken.piece): word for broken in unknown for word in _mended(broken, page)}
    for style, sign in page.learnt:
        if sign in _CLOSING and _CLOSING[sign] not in text:
            mended |= _mended_ends(pieces, style, sign, page)
    return [piece._replace(text=mended[id(piece)]) if id(piece) in mended else piece for piece in pieces]


@dataclass(frozen=True, slots=True)
class _Broken:
    """A piece whose text, without the signs around it (`core`), is not a known word."""

    piece: Piece
    core: str

    @property
    def style(self) -> Style:
        return self.piece.bold, self.piece.italic


@dataclass(frozen=True, slots=True)
class _Page:
    """What the page's words tell: the ligature of each character by style, and the ligatures lost without a trace."""

    learnt: dict[tuple[Style, str], str]
    lost: tuple[str, ...]

    @property
    def plain(self) -> bool:
        """Whether so many characters are known to be ligatures that single words may be read without a second."""
        return len(self.learnt) >= _PLAIN


def _certain(piece: Piece) -> Piece:
    if piece.text.isascii() or not any(c in _CERTAIN for c in piece.text):
        return piece
    return piece._replace(text="".join(_CERTAIN.get(character, character) for character in piece.text))


def _unknown_core(text: str) -> Iterator[str]:
    core = text.strip(_EDGES)
    letters = sum(map(str.isalpha, core))
    if letters < _SHORTEST - 1 or letters < len(core) / 2 or not any(map(str.islower, core)):
        return
    if not _is_known(core):
        yield core


def _is_known(word: str) -> bool:
    plain = word.lower().replace("’", "'")
    return known(plain) or ("-" in plain and all(map(known, plain.split("-"))))


def _learnt(unknown: Iterable[_Broken], *, signs: bool) -> dict[tuple[Style, str], str]:
    """The ligature that each character stands for, by style; `signs` tells of signs within the page's words."""
    votes: dict[tuple[Style, str], dict[str, set[str]]] = {}
    for style, core in {(broken.style, broken.core) for broken in unknown}:
        for character in set(core) - _NO_LIGATURE - {UNKNOWN}:
            for ligature, word in _readings(core, character):
                votes.setdefault((style, character), {}).setdefault(ligature, set()).add(word)
    of_letter = _VOTES_OF_LETTER if signs else _VOTES_WITHOUT_SIGN
    learnt = {}
    for (style, character), by_ligature in votes.items():
        ranked = Counter({ligature: len(words) for ligature, words in by_ligature.items()}).most_common(2)
        least = of_letter if character.isalpha() else _VOTES_OF_SIGN
        if ranked[0][1] >= least and (len(ranked) == 1 or ranked[0][1] >= _AHEAD * ranked[1][1]):
            learnt[style, character] = ranked[0][0]
    return learnt


def _readings(core: str, character: str) -> Iterator[tuple[str, str]]:
    """Ligatures, each with the known word that it gives in place of the character: everywhere, or of a letter some."""
    for chosen in _choices(core, character):
        for ligature in LIGATURES:
            word = _put(core, chosen, ligature)
            if _is_known(word):
                yield ligature, word


def _choices(core: str, character: str) -> Iterator[tuple[int, ...]]:
    """The places where a character may stand for a ligature: digits within words only ("2nd" is no ligature)."""
    places = [index for index, c in enumerate(core) if c == character]
    if len(places) > _MOST_PLACES or (character.isdigit() and (places[0] == 0 or places[-1] == len(core) - 1)):
        return
    if not character.isalpha():
        yield tuple(places)
        return
    if len(core) < _LONG_ENOUGH - 1 or (places[0] == 0 and character.isupper()):
        return
    for count in range(1, len(places) + 1):
        yield from combinations(places, count)


def _put(core: str, places: Sequence[int], ligature: str) -> str:
    return "".join(ligature if index in places else character for index, character in enumerate(core))


def _lost(lower_case_text: str, unknown: Sequence[_Broken]) -> tuple[str, ...]:
    """The ligatures that the page has nowhere and many of its words lack."""
    absent = tuple(ligature for ligature in _LOST if ligature not in lower_case_text)
    made = {
        (ligature, word) for core in {broken.core for broken in unknown} for ligature, word in _filled(core, absent)
    }
    if len({word.lower() for _, word in made}) < _LOST_WORDS:
        return ()
    return tuple(ligature for ligature in absent if any(ligature == made_by for made_by, _ in made))


def _filled(core: str, ligatures: Sequence[str]) -> Iterator[tuple[str, str]]:
    if not core.isalpha() or len(core) < _SHORTEST:
        return
    for ligature in ligatures:
        for index in range(len(core) + 1):
            word = core[:index] + ligature + core[index:]
            if _is_known(word) and (core.islower() or costs().get(word.lower(), 0) < _COMMON_WORD):
                yield ligature, word


def _mended(broken: _Broken, page: _Page) -> Iterator[str]:
    """The piece's text mended, or nothing where no reading is the only one."""
    core = "".join(_signs_read(broken, page))
    words = {core} if _is_known(core) else _by_letters(broken.style, core, page)
    if not words and UNKNOWN in core:
        words = _unknown_read(core)
    if not words and page.plain and len(core) >= _LONG_ENOUGH and core.islower():
        words = {word for c in set(core) - _NO_LIGATURE for _, word in _readings(core, c)}
    if len(words) == 1 or core != broken.core:
        yield broken.piece.text.replace(broken.core, words.pop() if len(words) == 1 else core, 1)


def _signs_read(broken: _Broken, page: _Page) -> Iterator[str]:
    """The characters of a word with the signs that are known to stand for ligatures replaced."""
    core = broken.core
    for index, character in enumerate(core):
        ligature = None if character.isalpha() else page.learnt.get((broken.style, character))
        within = core[index - 1 : index].isalpha() and core[index + 1 : index + 2].isalpha()
        if ligature and character.isdigit() and not within:
            ligature = ligature if index == 0 and _is_known(ligature + core[1:]) else None
        yield ligature or character


def _by_letters(style: Style, core: str, page: _Page) -> set[str]:
    """The known words that the word is once letters that stand for ligatures, or lost ones, are put in."""
    words = {word for _, word in _filled(core, page.lost)}
    for character in set(core):
        ligature = page.learnt.get((style, character)) if character.isalpha() else None
        if ligature:
            words |= {_put(core, chosen, ligature) for chosen in _choices(core, character)}
    return {word for word in words if _is_known(word)}


def _unknown_read(core: str) -> set[str]:
    """The known words that fit a word with unknown letters, any ligature in each place."""
    parts = core.split(UNKNOWN)
    if len(parts) > _MOST_UNKNOWN + 1:
        return set()
    fillings = product(LIGATURES, repeat=len(parts) - 1)
    words = {"".join(chain.from_iterable(zip(parts, (*filling, ""), strict=True))) for filling in fillings}
    return {word for word in words if _is_known(word)}


def _mended_ends(pieces: Iterable[Piece], style: Style, sign: str, page: _Page) -> dict[int, str]:
    """Brackets that close nothing, where they are known to stand for a ligature at a word's end: "le]" for "left"."""
    mended = {}
    for piece in pieces:
        stem, found, rest = piece.text.rpartition(sign)
        if found and (piece.bold, piece.italic) == style and stem[-1:].islower() and not rest.strip(_EDGES):
            mended[id(piece)] = stem + page.learnt[style, sign] + rest
    return mended
