"""What a short run of words names: a person, an office, a body. The lists and the parser of people stand on it."""

import re
from dataclasses import dataclass

from nlp_models.vocabulary import VOCABULARY

_LONGEST_NAME = 6  # words, particles included
_ROMAN = re.compile(r"[IVX]+")
_PLACE_BEFORE = frozenset({"county", "district", "borough", "town", "parish", "city", "ward", "council"})
_SENT_BY = frozenset({"representative", "rep", "delegate", "observer"})  # "Vale Representative Ann Lea"
_COUNCILLORS = frozenset({"cllr", "cllrs", "councillor", "councillors", "mayor"})
_SMALL_WORDS = frozenset({"of", "and", "for", "the", "&", "to", "in"})
_PLURALS = {
    "cllrs": "Cllr",
    "councillors": "Councillor",
    "messrs": "Mr",
    "mssrs": "Mr",
    "drs": "Dr",
    "pcs": "PC",
    "pcsos": "PCSO",
    "members": "Member",
    "councilmembers": "Councilmember",
    "boardmembers": "Boardmember",
    "commissioners": "Commissioner",
    "trustees": "Trustee",
    "governors": "Governor",
    "directors": "Director",
    "officers": "Officer",
    "observers": "Observer",
    "representatives": "Representative",
}


@dataclass(frozen=True, slots=True)
class Title:
    """The words before a name: how many, the honorific and the office in them, and whether they hold for a list."""

    length: int
    honorific: str | None
    role: str | None
    plural: bool


def plain(word: str) -> str:
    """A word as the vocabulary has it: lower case, without brackets and full stops at its ends."""
    return word.lower().strip(".,;:()[]*")


def is_name(words: list[str], *, titled: bool = False) -> bool:
    """Whether words can be a person's name; after a title, words that otherwise name offices or subjects may be too."""
    if (
        not 1 <= len(words) <= _LONGEST_NAME
        or words[0].lower() == "of"
        or words[-1].lower() in VOCABULARY.name_particles
    ):
        return False
    if not titled and any(_names_a_thing(plain(word)) for word in words):
        return False
    core = [word for word in words if word not in VOCABULARY.name_particles]
    return bool(core) and all(map(_is_name_word, core)) and _has_a_full_word(core, titled=titled)


def _names_a_thing(word: str) -> bool:
    return (
        word in VOCABULARY.not_names
        or word in VOCABULARY.role_words
        or word in VOCABULARY.subject_words
        or word in VOCABULARY.organisation_words
    )


def _is_name_word(word: str) -> bool:
    letters = word.strip(".")
    if len(letters) > 1 and _ROMAN.fullmatch(letters):
        return False
    return any(char.isupper() for char in letters[:4]) and all(char.isalpha() or char in "'-." for char in letters)


def _has_a_full_word(core: list[str], *, titled: bool) -> bool:
    """Not initials alone, nor one word of capitals ("SBC"), unless a title stands before it ("MR ASH")."""
    full = [word for word in core if len(word.strip(".")) > 1 and not re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?", word)]
    if not full:
        return False
    if titled or any(char.islower() for word in full for char in word):
        return True
    return len(core) > 1 and max(map(len, full)) > 2


def is_post_nominals(words: list[str]) -> bool:
    """Whether all words are letters after a name: "CBE", "OBE, JP"."""
    return bool(words) and all(word.isupper() and plain(word) in VOCABULARY.post_nominals for word in map(_bare, words))


def _bare(word: str) -> str:
    return word.strip(".,;")


def is_role(phrase: str) -> bool:
    """Whether a phrase names an office rather than a body: "Chair of Trustees", not "Town Clerk's Department"."""
    words = [plain(word) for word in re.split(r"[\s/]+", phrase) if word and not _ROMAN.fullmatch(word)]
    offices = [index for index, word in enumerate(words) if word in VOCABULARY.role_words]
    if not offices:
        return False
    if offices[-1] == len(words) - 1:
        return True
    if any(words[index + 1] in _SMALL_WORDS or words[index + 1] == "-" for index in offices):
        return True
    return words[-1] not in VOCABULARY.organisation_words or offices[0] == 0


def is_body(phrase: str) -> bool:
    """Whether a phrase surely names a body: a word of bodies in it, or capitals alone ("SBC", "NHS NEL")."""
    words = phrase.split()
    if any(plain(word) in VOCABULARY.organisation_words for word in words):
        return not is_role(phrase)
    return bool(re.fullmatch(r"[A-Z][A-Z&.\d]+", phrase)) and not is_role(phrase)


def read_title(words: list[str]) -> Title | None:
    """The longest title that a name follows: "Cllr Mrs", "Ashdale District Councillor", "Board Members"; else None."""
    best = None
    for length in range(1, len(words)):
        if not _can_stand_in_title(words, length - 1):
            break
        word = plain(words[length - 1])
        honorific = word in VOCABULARY.honorifics
        if (honorific or word in VOCABULARY.role_words) and is_name(words[length:], titled=honorific):
            best = length
    return _title(words[:best]) if best else None


def _can_stand_in_title(words: list[str], index: int) -> bool:
    word = plain(words[index])
    if any(word in known for known in (VOCABULARY.honorifics, VOCABULARY.role_words, VOCABULARY.role_qualifiers)):
        return True
    if word in VOCABULARY.subject_words or word in _SMALL_WORDS:
        return True
    following = [plain(each) for each in words[index + 1 : index + 3]]
    place = bool(words[index][:1].isupper() and following and following[0] in _PLACE_BEFORE | _SENT_BY)
    return place or (bool(following) and index == 0 and words[index].isupper() and following[0] in _COUNCILLORS)


def _title(words: list[str]) -> Title:
    length = len(words)
    words = words[1:] if words[0].lower() == "the" else words
    plural = bool(words) and plain(words[-1]) in _PLURALS
    named = [_PLURALS.get(plain(word), word.rstrip(".:,")) for word in words]
    split = len(named)
    while split and plain(named[split - 1]) in VOCABULARY.honorifics:
        split -= 1
    offices, honorifics = named[:split], named[split:]
    if not offices and "mayor" in [plain(word) for word in honorifics[:-1]]:
        # "Deputy Mayor Cllr Ash": an office, then the honorific.
        cut = [plain(word) for word in honorifics].index("mayor") + 1
        offices, honorifics = honorifics[:cut], honorifics[cut:]
    if offices and honorifics and plain(offices[-1]) not in VOCABULARY.role_words:
        offices = named  # "County Cllr" is the office of which "Cllr" is the honorific
        honorifics = honorifics[-1:]
    return Title(length, " ".join(honorifics) or None, " ".join(offices) or None, plural)
