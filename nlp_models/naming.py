"""What a short run of words names: a person, an office, a body. The lists and the parser of people stand on it."""

import re
from dataclasses import dataclass

from nlp_models.vocabulary import VOCABULARY

_LONGEST_NAME = 6  # words, particles included
_DOTTED = re.compile(r"(?:[A-Z]\.)+[A-Z]?[,;]?")  # "J.P.", "O.B.E,"
_ROMAN = re.compile(r"[IVX]+|Il{1,2}")  # "Il" is how scans have it
_WARD = re.compile(r"(?:North|South|East|West|Town|Central|Upper|Lower|Rural)\w* (?:Ward|Riding)", re.IGNORECASE)
_KEY = re.compile(r"[A-Z][A-Za-z]{0,4}")
_PLACE_BEFORE = frozenset({"county", "district", "borough", "town", "parish", "city", "ward", "council"})
_SENT_BY = frozenset({"representative", "rep", "delegate", "observer"})  # "Vale Representative Ann Lea"
_COUNCILLORS = frozenset({"cllr", "cllrs", "councillor", "councillors", "mayor", "cynghorydd", "cynghorwyr"})
# Words of offices that are surnames as well: in a list of surnames they are read as such.
_SURNAMES_TOO = frozenset(
    {
        "head",
        "marshal",
        "warden",
        "constable",
        "fellow",
        "nurse",
        "champion",
        "whip",
        "surgeon",
        "guest",
        "shepherd",
        "lead",
    }
)
_OFFICES_TOO = frozenset({"deputy", "lord"})  # honorifics that an office begins with as well
_ARTICLES = frozenset({"the", "y", "yr", "an"})
_SMALL_WORDS = frozenset({"of", "and", "for", "the", "&", "to", "in"})
_PLURALS = {
    "cllrs": "Cllr",
    "councillors": "Councillor",
    "clrs": "Clr",
    "crs": "Cr",
    "cynghorwyr": "Cynghorydd",
    "bailies": "Bailie",
    "baillies": "Baillie",
    "aldermen": "Alderman",
    "alderwomen": "Alderwoman",
    "alderpersons": "Alderperson",
    "councilmen": "Councilman",
    "councilwomen": "Councilwoman",
    "selectmen": "Selectman",
    "supervisors": "Supervisor",
    "messrs": "Mr",
    "mssrs": "Mr",
    "mesdames": "Mrs",
    "misses": "Miss",
    "drs": "Dr",
    "profs": "Prof",
    "professors": "Professor",
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


def is_honorific(word: str) -> bool:
    """Whether a word as printed is an honorific: "Cllr.", in two languages "Cynghorydd/Councillor"."""
    return all(part in VOCABULARY.honorifics for part in plain(word).split("/"))


def is_name(words: list[str], *, titled: bool = False) -> bool:
    """Whether words can be a person's name; after a title, words that otherwise name offices or subjects may be too."""
    if (
        not 1 <= len(words) <= _LONGEST_NAME
        or words[0].lower() == "of"
        or (words[-1].lower() in VOCABULARY.name_particles and not words[-1].isupper())
        or _PLACE.fullmatch(" ".join(words))
        or any(_OWNED.search(word) for word in words)
    ):
        return False
    if not titled and (any(_names_a_thing(plain(word)) for word in words) or _WARD.fullmatch(" ".join(words))):
        return False
    core = [word for word in words if word not in VOCABULARY.name_particles]
    return bool(core) and all(map(_is_name_word, core)) and _has_a_full_word(core, titled=titled)


_PLACE = re.compile(
    r"(?:county|town|city|village|shire|civic|council|parish|guild) (?:hall|house|offices?|centre|chambers?|rooms?)",
    re.IGNORECASE,
)
_OWNED = re.compile(r"\w['’]s$|\ws['’]$")  # "Vale Growers' League"


def _names_a_thing(word: str) -> bool:
    return any(
        part in VOCABULARY.not_names
        or part in VOCABULARY.role_words
        or part in VOCABULARY.subject_words
        or part in VOCABULARY.organisation_words
        for part in word.split("/")
    )


def _is_name_word(word: str) -> bool:
    letters = word.strip('."')
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


def is_office(words: list[str]) -> bool:
    """Whether words are those of an office alone and of no name: "Chairman", "Vice Chair", "Deputy Mayor"."""
    named = [plain(word) for word in words]
    if not named or (len(named) == 1 and named[0] in _SURNAMES_TOO):
        return False
    known = VOCABULARY.role_words | VOCABULARY.role_qualifiers | VOCABULARY.honorifics
    return (named[-1] in VOCABULARY.role_words or named[-1] == "mayor") and all(word in known for word in named)


def is_key_of(text: str, name: str) -> bool:
    """Whether text is the initials by which a paper calls a person: "RB", "MCa", "(JTe)", "AHE" of Ann Heron."""
    text = text.strip("()[] ")
    words = [word for word in re.split(r"[\s-]+", name) if word]
    if not _KEY.fullmatch(text) or len(words) < 2 or text in words:
        return False
    capitals = [char for char in text if char.isupper()]
    initials = iter([char for word in words for char in word if char.isupper()])
    if len(capitals) > 1 and capitals[0] == words[0][0] and all(char in initials for char in capitals):
        return True
    first, last = words[0].upper(), words[-1].upper()
    return text in {first[:1] + last[:2], first[:1] + last[:3], first[:2] + last[:1], first[:2] + last[:2]}


def is_post_nominals(words: list[str]) -> bool:
    """Whether all words are letters after a name: "CBE", "OBE, JP"."""
    return bool(words) and all(map(_is_letters, map(_bare, words)))


def _is_letters(word: str) -> bool:
    """ "OBE", "PhD", "Esq", not "Ms" and "Mba"."""
    capitals = sum(map(str.isupper, word))
    return plain(word) in VOCABULARY.post_nominals and (capitals > 1 or word == "Esq")


def _bare(word: str) -> str:
    return word.replace(".", "").strip(",;") if _DOTTED.fullmatch(word) else word.strip(".,;")


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
        honorific = is_honorific(word)
        if (honorific or word in VOCABULARY.role_words) and _can_be_held(words[length:], word, honorific=honorific):
            best = length
    return _title(words[:best]) if best else None


def _can_be_held(words: list[str], title: str, *, honorific: bool) -> bool:
    """Whether words after a title are the name of who holds it, not the rest of an office: "Deputy" "Chief Nurse"."""
    if is_office(words) or (title in _OFFICES_TOO and plain(words[0]) in VOCABULARY.role_words):
        return False
    return is_name(words, titled=honorific)


def plural_title(phrase: str) -> Title | None:
    """The title that a phrase gives all those after it: "Councillors", "Y Cynghorwyr"; None for any other phrase."""
    title = read_title([*phrase.split(), "Ash"])
    return title if title and title.plural and title.length == len(phrase.split()) else None


def collective_title(phrase: str) -> str | None:
    """What a heading calls those under it: "Cllr" of "Cllrs present".

    Empty where surnames may stand alone under it ("Commissioners present"), None where it is of no such members.
    """
    words = [part for word in phrase.split() for part in plain(word).split("/")]
    titles = [_PLURALS[word] for word in words if word in _PLURALS]
    honorifics = [title for title in titles if plain(title) in VOCABULARY.honorifics]
    if honorifics:
        return honorifics[0]
    return "" if titles else None


def _can_stand_in_title(words: list[str], index: int) -> bool:
    word = plain(words[index])
    if is_honorific(word) or word in VOCABULARY.role_words or word in VOCABULARY.role_qualifiers:
        return True
    if word in VOCABULARY.subject_words or word in _SMALL_WORDS or (index == 0 and word in _ARTICLES):
        return True
    following = [plain(each) for each in words[index + 1 : index + 3]]
    place = bool(words[index][:1].isupper() and following and following[0] in _PLACE_BEFORE | _SENT_BY)
    return place or (bool(following) and index == 0 and words[index].isupper() and following[0] in _COUNCILLORS)


def _title(words: list[str]) -> Title:
    length = len(words)
    words = words[1:] if words[0].lower() in _ARTICLES else words
    plural = bool(words) and any(part in _PLURALS for part in plain(words[-1]).split("/"))
    named = [_PLURALS.get(plain(word), word.rstrip(".:,")) for word in words]
    split = len(named)
    while split and is_honorific(named[split - 1]):
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
