"""Whether the text layer of a page says what the page shows, and the repair of what can be repaired.

A text layer may be gibberish under a clean picture. What is done with a page:

    reason           sound  repair   then                                  else (repair fails, or there is none)
    None             yes    -        text
    private_signs    yes    yes      text: bullets of symbol fonts as "•"
    doubled          no     yes      text: each word once                  optical recognition
    letter_spaced    no     yes      text: letters joined to words         optical recognition
    run_on           no     yes      text: run-on words parted             optical recognition
    ligatures        no     yes      text: "fi", "tt", "ti" put back       optical recognition
    unmapped         no     no                                             optical recognition
    shifted          no     no                                             optical recognition
    gibberish        no     no                                             optical recognition
    poor_ocr         no     no                                             optical recognition
    stamp_on_scan    no     no                                             optical recognition, the stamp's text kept

Where optical recognition is off, an unsound page keeps its text and has the issue `page_text_unreliable` with
`Verdict.message`. `examined` goes through the table: verdict, repair, verdict on what was repaired.

A repair changes what a quote says, so it is made only on a page that shows several signs of one damage, and of its
words only those are changed for which one reading alone is known. A page in doubt is taken to be sound: tables of
figures, lists of names, codes, pages in other languages and pages of a few words are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.reading.soundness import doubles, ligatures, spacing
from extractors.reading.soundness.languages import (
    long_words,
    other_language,
    plausible_letters,
    share_known,
    shifted,
    small_words,
)
from extractors.reading.words import Piece

Reason = Literal[
    "private_signs", "doubled", "letter_spaced", "run_on", "ligatures", "unmapped", "shifted", "gibberish", "poor_ocr",
    "stamp_on_scan",
]  # fmt: skip

_REPAIRABLE: frozenset[Reason] = frozenset(["private_signs", "doubled", "letter_spaced", "run_on", "ligatures"])
_SAID: dict[Reason, str] = {
    "private_signs": "signs of a symbol font have no letters",
    "doubled": "words stand twice at one place",
    "letter_spaced": "words are spelled letter by letter",
    "run_on": "spaces between words are missing",
    "ligatures": 'joined letters such as "fi" or "tt" are lost',
    "unmapped": "its font does not tell which letters it shows",
    "shifted": "its font gives other letters than it shows",
    "gibberish": "its text does not read as words",
    "poor_ocr": "its text comes from a poor recognition of the picture",
    "stamp_on_scan": "it is a picture, and only a stamp or heading on it is text",
}

_PAGE_WIDE = 0.5  # share of the page under pictures from which the page may be a scan: margins are left white
_STAMP = 200  # characters, spaces apart: stamps, running heads and feet have fewer
_COVER_SIZE = 18.0  # points: the title on a cover picture is larger, a stamp smaller
_ENGLISH = 0.12  # least share of English small words among the words of prose: prose has 0.3, tables less
_ODD_SHARE = 0.05  # of all characters: more that no font explains is no text
_MOSTLY_ODD = 0.3
_ODD_ALONE = 0.3  # of all words: so many signs that stand alone are no bullets
_DOUBLED = 3  # words at one place
_MENDED = 2  # words that a repair of ligatures changes: one may be chance
_OCR_WORDS = 20  # lower-case words: fewer do not tell a good recognition from a bad one
_OCR_KNOWN = 0.85  # share of known words: pages as printed have 0.99, good recognition 0.95
_ENOUGH_WORDS = 8  # words of four letters and more, to tell English from gibberish by their share of known words
_KNOWN = 0.35  # share of known words: lists of names have 0.4, shifted letters 0.02
_BOLD_KNOWN = 0.15  # share of known words: names and titles set bold have 0.5
_NO_LANGUAGE = 0.04  # share of known words among many, below which no list of names falls
_MANY_WORDS = 30
_MIXED = 0.2  # share of words that mix signs: pages of symbols and leaders have 0.05

_MIXED_SIGNS = re.compile(
    r"""
    [^\W_] [!"<>?\[\]\\^`{|}~;]+ [^\W_]                # a sign between letters or figures
    | ([!"#$%&*+<=>?\[\]\\^`{|}~]) (?!\1) [!"#$%&*+<=>?\[\]\\^`{|}~]   # two unlike signs that do not go together
    | ["!<>?\[\]\\^`{|}~] \w+ [#$%&*+=<>^`{|}~]
    """,
    re.VERBOSE,
)
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")
_SIGN = re.compile("[\ue000-\uf8ff]")
_SIGNS = {"\uf0fc": "✓", "\uf0fb": "✗", "\uf0fd": "☒", "\uf0fe": "☑", "\uf0a8": "☐", "\uf0e0": "→", "\uf0e8": "→"}
"""Signs of Wingdings that say something; all others mark points of a list."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the text layer of a page can be taken for what the page says, and what is wrong with it."""

    sound: bool
    reason: Reason | None = None

    @property
    def repairable(self) -> bool:
        """Whether `repaired` may put it right."""
        return self.reason in _REPAIRABLE

    @property
    def message(self) -> str:
        """What is wrong, in an officer's words, to stand after "The text of page 3 cannot be relied on: "."""
        return _SAID[self.reason] if self.reason else ""


@dataclass(frozen=True, slots=True)
class Examined:
    """The pieces of a page, repaired where that could be done, the last verdict, and the number of words changed."""

    pieces: list[Piece]
    verdict: Verdict
    repairs: int = 0


_SOUND = Verdict(sound=True)


def examined(pieces: Sequence[Piece], *, covered: float) -> Examined:
    """The pieces as they can be read at best. `covered` is the share of the page under pictures (0 to 1)."""
    verdict = assess(pieces, covered=covered)
    if not verdict.repairable:
        return Examined(list(pieces), verdict)
    mended = repaired(pieces)
    again = assess(mended, covered=covered)
    return Examined(mended, again, repairs(pieces, mended))


def assess(pieces: Sequence[Piece], *, covered: float) -> Verdict:
    """Judge the words of a page. `covered` is the share of the page under pictures (0 to 1)."""
    text = " ".join([piece.text for piece in pieces])
    if not text:
        return _SOUND
    page = _Text(pieces, text, text.lower(), covered)
    if _is_stamp(page):
        return Verdict(sound=False, reason="stamp_on_scan")
    reason = _broken_layout(page) or _nonsense(page) or _broken_letters(page)
    if reason:
        return Verdict(sound=False, reason=reason)
    if not text.isascii() and _SIGN.search(text):
        return Verdict(sound=True, reason="private_signs")
    return _SOUND


def repaired(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with what can be repaired put right; those in which nothing was wrong are the same objects."""
    mended = [_with_signs(piece) for piece in doubles.without_twins(pieces)]
    text = " ".join([piece.text for piece in mended])
    if spacing.letter_spaced(text):
        mended = spacing.joined(mended)
    if spacing.run_on(text):
        mended = spacing.parted(mended)
    if ligatures.signs_in_words(text) or _odd(text) or ligatures.lacking(mended, text.lower()):
        mended = ligatures.restored(mended)
    return mended


def repairs(before: Sequence[Piece], after: Sequence[Piece]) -> int:
    """How many pieces a repair took away or changed."""
    kept = {id(piece) for piece in after}
    return sum(1 for piece in before if id(piece) not in kept)


@dataclass(frozen=True, slots=True)
class _Text:
    """A page's words and their text, as the checks want it."""

    pieces: Sequence[Piece]
    text: str
    lower: str
    covered: float


def _is_stamp(page: _Text) -> bool:
    if page.covered < _PAGE_WIDE or _printed(page) >= _STAMP:
        return False
    return max(piece.size for piece in page.pieces) < _COVER_SIZE


def _broken_layout(page: _Text) -> Reason | None:
    """Words that stand twice, in pieces or without spaces."""
    if doubles.twins(page.pieces) >= _DOUBLED and repairs(page.pieces, doubles.without_twins(page.pieces)) >= _DOUBLED:
        return "doubled"
    if spacing.letter_spaced(page.text) and repairs(page.pieces, spacing.joined(page.pieces)):
        return "letter_spaced"
    return "run_on" if spacing.run_on(page.text) else None


def _broken_letters(page: _Text) -> Reason | None:
    """Words of which letters are lost or are others."""
    odd = _odd(page.text)
    if odd or ligatures.signs_in_words(page.text) or ligatures.lacking(page.pieces, page.lower):
        mended = repairs(page.pieces, ligatures.restored(page.pieces))
        if mended >= _MENDED and mended * 2 >= odd:
            return "ligatures"
    return "unmapped" if odd > _ODD_SHARE * _printed(page) or _odd_alone(page) else None


def _printed(page: _Text) -> int:
    """Characters, spaces apart."""
    return len(page.text) - len(page.pieces) + 1


def _odd(text: str) -> int:
    """Characters that stand for no letter, signs apart that stand alone as bullets and ticks do."""
    if text.isascii():
        return 0
    return sum(len(_ODD.findall(token)) for token in text.split() if len(token) > 1)


def _odd_alone(page: _Text) -> bool:
    if page.text.isascii():
        return False
    tokens = page.text.split()
    return sum(1 for t in tokens if _ODD.fullmatch(t)) > max(_ODD_ALONE * len(tokens), _DOUBLED)


def _nonsense(page: _Text) -> Reason | None:
    """Text that is no language."""
    tokens = page.lower.split()
    english = small_words(tokens) >= _ENGLISH * len(tokens)
    if page.covered >= _PAGE_WIDE and _badly_recognised(page, tokens):
        return "poor_ocr"
    if english:
        return "gibberish" if _garbled_bold(page) else None
    if other_language(tokens):
        return None
    if _odd(page.text) > _MOSTLY_ODD * _printed(page):
        return "unmapped"
    if _mixed(tokens):
        return "gibberish"
    words = list(set(long_words(page.text)))
    share = share_known(words)
    if len(words) < _ENOUGH_WORDS or share >= _KNOWN:
        return None
    if shifted(page.text.split()):
        return "shifted"
    plausible = plausible_letters(page.text) and not (len(words) >= _MANY_WORDS and share < _NO_LANGUAGE)
    return None if plausible else "gibberish"


def _garbled_bold(page: _Text) -> bool:
    """Whether the bold font alone has a wrong map: headings that do not read on a page that does."""
    bold = " ".join([piece.text for piece in page.pieces if piece.bold])
    words = list(set(long_words(bold)))
    if len(words) < _ENOUGH_WORDS or share_known(words) > _BOLD_KNOWN:
        return False
    return shifted(bold.split()) or not plausible_letters(bold)


def _badly_recognised(page: _Text, tokens: Sequence[str]) -> bool:
    bare = (piece.text.strip(".,;:()'\"’‘“”?!") for piece in page.pieces)
    plain = [word for word in bare if len(word) > 2 and word.islower() and "-" not in word and "." not in word]
    return len(plain) >= _OCR_WORDS and share_known(plain) < _OCR_KNOWN and not other_language(tokens)


def _mixed(tokens: Sequence[str]) -> bool:
    """Whether many words mix signs as no code, figure or address does."""
    mixed = sum(1 for token in tokens if _MIXED_SIGNS.search(token) and "//" not in token and "@" not in token)
    return mixed > _MIXED * len(tokens)


def _with_signs(piece: Piece) -> Piece:
    """Signs of symbol fonts as the signs that they show."""
    if piece.text.isascii() or not _SIGN.match(piece.text) or (len(piece.text) > 1 and piece.text[1].isalpha()):
        return piece
    return piece._replace(text=_SIGNS.get(piece.text[0], "•") + piece.text[1:])
