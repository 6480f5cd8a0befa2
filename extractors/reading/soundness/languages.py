"""Whether text is language at all: its small words, its letters, the words of the list."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from extractors.reading.vocabulary import known, words

_ENGLISH = (
    "the of and to in is on be at by it as for that was with will from have has are were this not or an which their "
    "been would had they all its may any must should there but our can more who"
)
ENGLISH = frozenset(_ENGLISH.split())
_OTHERS = {
    "Welsh": "y yr yn ac ar am gan gyda bod mae wedi ei eu oedd o'r i'r a'r ni hyn fel sydd bydd neu cyngor",
    "French": "le la les de des du et en un une est dans pour que qui par sur au aux avec pas sont plus été",
    "Gaelic": "agus an na ar le do airson gu bha tha ann anns leis aig air chaidh nan nam ag",
    "Irish": "agus an na ar le do bhí atá chun faoi leis seo sin mar ina",
    "German": "der die das und in den von zu mit ist des im für auf nicht ein eine dem sich werden",
    "Spanish": "el la los las de del y en que un una por con para se es su al como",
    "Italian": "il lo la gli le di del della e in che un una per con non si è da sono",
    "Portuguese": "o os as de do da dos das e em que um uma para com não no na por se",
    "Polish": "i w z na do nie się że jest o od po za oraz dla przez są lub jak",
    "Romanian": "și în de la cu pe pentru care nu este sunt din mai sau prin",
    "Dutch": "de het een en van in op te dat is voor met zijn niet aan",
}
_SMALL_WORDS = {name: frozenset(text.split()) for name, text in _OTHERS.items()}
_OTHER_SHARE = 0.15  # least share of the words that are another language's small words on a page in that language
_OTHER_WORDS = 4  # different ones: one may be common by chance in shifted text
_ENGLISH_LETTERS = dict(
    zip(
        "etaoinshrdlcumwfgypbvkjxqz",
        (12.0, 9.1, 8.1, 7.7, 7.3, 7.0, 6.3, 5.9, 6.0, 4.3, 4.0, 2.7, 2.9, 2.6, 2.1, 2.3, 2.0, 2.1, 1.8, 1.5, 1.1, 0.7,
         0.1, 0.2, 0.1, 0.1),
        strict=True,
    )
)  # fmt: skip
_ENGLISH_LENGTH = math.hypot(*_ENGLISH_LETTERS.values())
_TO_JUDGE_LETTERS = 60  # letters: the frequencies of fewer say nothing
_LIKE_ENGLISH = 0.72  # cosine of letter frequencies: names and other languages reach 0.8, shifted letters 0.65
_SCRIPTS_OF_NO_PAGE = 4  # scripts beside the Latin one: real pages have one or two, wrong maps many
_SHIFTED_WORDS = 0.5  # least share of known words after the right shift
_SAMPLE = 200  # words to try a shift on
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def small_words(lower_case_words: Sequence[str]) -> int:
    """How many are small words of English."""
    return sum(map(ENGLISH.__contains__, lower_case_words))


def other_language(lower_case_words: Sequence[str]) -> bool:
    """Whether the small words are those of another language that papers come in."""
    least = max(_OTHER_SHARE * len(lower_case_words), _OTHER_WORDS)
    for small in _SMALL_WORDS.values():
        found = sum(map(small.__contains__, lower_case_words))
        if found >= least and len(small.intersection(lower_case_words)) >= _OTHER_WORDS:
            return True
    return False


def long_words(text: str, *, least: int = 4) -> list[str]:
    """Runs of letters from `least` on, lower case."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text) if len(word) >= least]


def share_known(listed: Sequence[str]) -> float:
    """Share of words that are in the list of English; 1 where there are none."""
    return sum(map(known, listed)) / len(listed) if listed else 1


def plausible_letters(text: str) -> bool:
    """Whether letters are as frequent as in European text, or of one other script; True where there are too few."""
    letters = [letter for letter in text.lower() if letter.isalpha()]
    if len(letters) < _TO_JUDGE_LETTERS:
        return True
    latin = Counter(_plain(letter) for letter in letters)
    if sum(latin[letter] for letter in _ENGLISH_LETTERS) * 2 < len(letters):
        return len(_scripts(set(letters))) < _SCRIPTS_OF_NO_PAGE
    length = math.hypot(*(latin[letter] for letter in _ENGLISH_LETTERS))
    likeness = sum(latin[letter] * share for letter, share in _ENGLISH_LETTERS.items()) / (length * _ENGLISH_LENGTH)
    return likeness >= _LIKE_ENGLISH


def shifted(tokens: Sequence[str]) -> bool:
    """Whether adding one number to the code of every character gives English, as where a font's map is off."""
    sample = [token for token in tokens if len(token) >= 3][:_SAMPLE]
    return bool(sample) and any(_shift_reads(sample, shift) for shift in range(-40, 41) if shift)


def _shift_reads(sample: Sequence[str], shift: int) -> bool:
    read = [_moved(token, shift).lower().strip(".,;:()'\"-") for token in sample]
    whole = [word for word in read if len(word) >= 3]
    return len(whole) * 2 > len(sample) and sum(w in words() for w in whole) >= _SHIFTED_WORDS * len(whole)


def _moved(token: str, shift: int) -> str:
    """By the code, or round the alphabet where the token is letters only."""
    if token.isascii() and token.isalpha():
        around = "".join(chr((ord(c) - (b := 65 if c.isupper() else 97) + shift) % 26 + b) for c in token)
        if around.lower() in words():
            return around
    return "".join(chr(max(ord(character) + shift, 0)) for character in token)


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def _scripts(letters: set[str]) -> set[str]:
    names = (unicodedata.name(letter, "NONE").split()[0] for letter in letters)
    return {name for name in names if name != "LATIN"}
