"""What stands beside the name of a listed person: letters, initials, office, body, whose place is taken, notes."""

import re
from dataclasses import dataclass, field

from nlp_models.naming import is_body, is_post_nominals, is_role, plain
from nlp_models.person_names import DOTTED, opens_with_name, read_name, split_tail
from nlp_models.vocabulary import VOCABULARY


@dataclass(slots=True)
class Details:
    """What the fields beside a name have said so far."""

    post_nominals: list[str] = field(default_factory=list)
    initials_key: str | None = None
    roles: list[str] = field(default_factory=list)
    organisation: str | None = None
    notes: list[str] = field(default_factory=list)
    substitute_for: str | None = None
    substitute: str | None = None

    @property
    def role(self) -> str | None:
        """One office as it is; two as "Minister for Parks (Chair)"."""
        first, *rest = dict.fromkeys(self.roles) or (None,)
        return first + "".join(f" ({role})" for role in rest) if first else None

    def take(self, part: str, *, key: bool = False, office: bool = False) -> None:
        """Put one field or bracket where it belongs.

        `key`: it is the initials by which minutes call the person; `office`: it is an office by its initials ("SEO").
        """
        words = part.split()
        if part.isdigit() or not words or part.startswith("@"):
            return  # "and Mr Elm - 5.": heads counted; "@ann": a handle
        if key:
            self.initials_key = part
        elif words[0] in _SEATS and words[1:2] == ["for"]:
            self.roles.append(part)  # "MP for Ashcombe"
        elif is_post_nominals(words[:1]):
            self._take_letters(words)
        elif office:
            self.roles.append(part)
        elif not self._take_place(part) and not self._take_body(part):
            self._take_office(part)

    def _take_letters(self, words: list[str]) -> None:
        letters = words[0].replace(".", "").strip(",")
        self.post_nominals.append(letters)
        self.roles += [letters] if letters in _SEATS else []
        self.take(" ".join(words[1:]))

    def _take_place(self, part: str) -> bool:
        """Take "for Cllr Khan" and "Cllr Lee substituting"."""
        place, stand_in = _SUBSTITUTE.match(part), _STAND_IN.fullmatch(part)
        if place and part.startswith(("for ", "vice ")) and len(place["name"].split()) < 2:
            place = None  # "for Ashcombe"
        if place and opens_with_name(place["name"]):
            self.substitute_for = _name_of(place["name"])
            return True
        name = (stand_in["before"] or stand_in["after"]) if stand_in else ""
        if opens_with_name(name):
            self.substitute = name
            return True
        return False

    def _take_body(self, part: str) -> bool:
        sent_by = _SENT_BY.fullmatch(part)
        if sent_by is None or _NOTED_TIME.match(sent_by["body"]):
            return False
        self.organisation = self.organisation or sent_by["body"]
        return True

    def _take_office(self, part: str) -> None:
        if _IN_THE_CHAIR.fullmatch(part):
            self.roles.append(part)
        elif is_note(part) or (part[0].islower() and not is_role(part)):
            self.notes.append(part)
        elif is_role(part) or DOTTED.fullmatch(part):
            self._take_role(part)
        elif self.organisation and _SEAT_BY_LETTERS.fullmatch(part):
            self.roles.append(part)  # "Ann Ash (TSC) - Moor Light"
        else:
            self.organisation = f"{self.organisation}, {part}" if self.organisation else part

    def _take_role(self, part: str) -> None:
        placed = _IN_PLACE.fullmatch(part)
        if placed and opens_with_name(placed["name"]) and 1 < len(placed["name"].split()) <= _LONGEST_PLACED:
            self.substitute_for, part = _name_of(placed["name"]), placed["role"]
        short = _SHORT_OFFICE.fullmatch(part)
        if short and not is_role(short["body"]):
            part = short["role"]
            self.organisation = self.organisation or short["body"]
        self.roles.append(part)


def goes_on_office(role: str, part: str) -> bool:
    """Whether a field goes on the office before it: "Head of Growth", "Roads and Transport"."""
    if not is_role(role) or is_role(part) or is_body(part) or is_note(part):
        return False
    subject = any(plain(word) in VOCABULARY.subject_words for word in part.split())
    return subject or role.endswith((" of State", " to"))


def is_note(part: str) -> bool:
    """Whether a field is noted of a person and names no office or body: "until item 7", "via Teams", "Lab"."""
    return bool(_NOTE.match(part) or _PARTY.fullmatch(part))


def _name_of(phrase: str) -> str | None:
    words, _ = split_tail(phrase.split())
    read = read_name(words)
    return read.name if read else None


_LONGEST_PLACED = 4  # words of a name after "for"
_NOTE = re.compile(
    r"""^ (?: (?: until | till | from | for | via | by | items? | up \s to | to \s item | part | on | in \s part | not
            | left | non-voting | except | after | before | during | with | zoom | teams | ms \s teams | minutes?
            | agenda | present | absent | excused | apolog\w+ | late | pending | join (?: s | ed | ing )?
            | leav (?: es | ing ) | attend (?: s | ed | ing )? ) \b
        | arriv | online | virtual | remote | observ\w+ \s | phon | dial | \d )""",
    re.VERBOSE | re.IGNORECASE,
)
_PARTY = re.compile(
    r"lab|labour|cons?|conservative|ld|lib[ -]dems?|liberal democrats?|ind|independent|green|grn|plaid(?: cymru)?"
    r"|reform(?: uk)?|snp|ukip|r|d",
    re.IGNORECASE,
)
_SUBSTITUTE = re.compile(
    r"""^ (?: (?: as \s )? (?: an? \s )?
            (?: substitut\w* | sub | deputis\w+ | deputy | alternate | reserve | nominee | in \s place | on \s behalf
              | represent\w+ | standing \s in | in \s the \s place | attending ) \s? (?: for | of | to )
          | for | vice | replac (?: ed | ing ) | in \s lieu \s of ) \s+ (?P<name> .+ )""",
    re.VERBOSE | re.IGNORECASE,
)
# "Councillor Elm substituting", "substituted by Mrs Elm", "substitute: Cllr Elm", "replaced by Mr Oak".
_STAND_IN = re.compile(
    r"""(?P<before> .+? ) ,? \s (?: was \s | acting \s | attend (?: ed | ing ) \s )? (?: as \s (?: an? \s | the \s )? )?
          (?: substitut (?: ed | ing | e ) | deputi[sz]ing | standing \s in )
      | (?: substitut (?: ed | e ) | sub | replaced | represented | deputy ) (?: \s by | : )? \s (?P<after> .+ )""",
    re.VERBOSE | re.IGNORECASE,
)
# "representing the Vale Trust", "from Ashcombe Council", not "from Item 4".
_SENT_BY = re.compile(r"(?:representing|on behalf of|from)\s(?:the\s)?(?P<body>[A-Z].+)")
_NOTED_TIME = re.compile(r"(?:agenda|item|minute|teams|zoom)\b", re.IGNORECASE)
_IN_THE_CHAIR = re.compile(
    r"(?: \w+ \s )? in \s the \s chair | chairing | presid (?: ing | ed ) | minuting | minute \s taker",
    re.VERBOSE | re.IGNORECASE,
)
# Letters that are an office too: their holder sits in that parliament.
_SEATS = frozenset({"MP", "MSP", "MS", "MLA", "MEP", "TD"})
_SEAT_BY_LETTERS = re.compile(r"[A-Z]{2,5}")
# "CEO Ashcombe Trust", "GP Ashcombe Surgery": an office in capitals, then its body.
_SHORT_OFFICE = re.compile(r"(?P<role> C[EFIOT]O | GP | MD ) \s (?P<body> [A-Z].* )", re.VERBOSE)
# "Associate Director of Care for Ann Lea": an office, then whose place is taken.
_IN_PLACE = re.compile(r"(?P<role>.+?) (?:(?:deputising|substituting|attending) )?for (?P<name>.+)")
