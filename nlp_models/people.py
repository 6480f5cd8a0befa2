"""People as papers list them: name, honorific, letters, initials, office, body, and what is noted of them.

A piece of a list is read from the outside in: brackets, then what follows a spaced dash or a comma, then the title
before the name. Each bracket or field is, by its words, initials, letters after a name, a substitution, an office, a
note or a body. A piece without a name or an office ("ten guests") is no person.
"""

import re
from dataclasses import dataclass, field

from nlp_models.folding import fold
from nlp_models.naming import is_body, is_name, is_post_nominals, is_role, plain, read_title
from nlp_models.people_lists import split_people
from nlp_models.vocabulary import VOCABULARY


@dataclass(frozen=True, slots=True)
class Person:
    """A listed person, as printed at characters `[start, end)`.

    `named` is false where only an office is printed ("the Clerk"), which then stands as the name too.
    `substitute_for` is the name of the person whose place is taken.
    """

    name: str
    start: int
    end: int
    rule: str
    honorific: str | None = None
    post_nominals: tuple[str, ...] = ()
    initials_key: str | None = None
    role: str | None = None
    organisation: str | None = None
    note: str | None = None
    substitute_for: str | None = None
    named: bool = True


@dataclass(slots=True)
class _Details:
    """What the fields beside a name have said so far."""

    post_nominals: list[str] = field(default_factory=list)
    initials_key: str | None = None
    roles: list[str] = field(default_factory=list)
    organisation: str | None = None
    notes: list[str] = field(default_factory=list)
    substitute_for: str | None = None


def read_people(text: str) -> tuple[Person, ...]:
    """Every person of a list in running text, in reading order; a plural title ("Cllrs") holds for those after it."""
    people = []
    for piece in split_people(text):
        person = parse_person(piece.text, title=piece.title, start=piece.start)
        if person:
            people.append(person)
    return tuple(people)


_BRACKET = re.compile(r"\( ( (?: [^()] | \( [^()]* \) )* ) \) | \[ ( [^\[\]]* ) \]", re.VERBOSE)
_LEAD_IN = re.compile(r"^ (?: [\s•▪●◦‣*\u200b-]+ | \(? [\da-z]{1,2} [.)] \s+ )+", re.VERBOSE)
# A spaced dash, a colon, a comma, a bar, "as" before an office: what parts the fields of one person.
_FIELDS = re.compile(
    r"\s+ [-/|] \s+ | \s? : \s? | , \s* | \s as \s (?: an? \s | the \s )? (?! substitute )", re.VERBOSE
)


def parse_person(text: str, *, title: str | None = None, start: int = 0) -> Person | None:
    """Read one piece of a list; None where it names nobody.

    `title` is the title in force from earlier in the list. `start` is the piece's offset in the text that holds it.
    """
    plain_text = fold(text).text
    lead = _LEAD_IN.match(plain_text)
    body = plain_text[lead.end() :] if lead else plain_text
    brackets = [(first or second).strip() for first, second in _BRACKET.findall(body)]
    fields = _fields(_BRACKET.sub(" ", body))
    if not fields:
        return None
    details = _Details()
    name_field, others = _name_first(fields, details)
    words, tail = _split_tail(name_field.split())
    read = _read_name(words, title, details)
    if read is None:
        return None
    brackets, honorific, name, named = _named_in_bracket(brackets, read, details)
    for qualifier in _joined_fields(others):
        _take(qualifier, name, details)
    if tail:
        _take(tail, name, details, keyed=_is_key(tail, name))
    for bracket in brackets:
        for part in _split_bracket(bracket):
            _take(part, name, details, keyed=_is_key(part, name))
    return Person(
        name=name,
        start=start,
        end=start + len(text),
        rule="person.listed" if title else "person.printed",
        honorific=honorific,
        post_nominals=tuple(details.post_nominals),
        initials_key=details.initials_key,
        role=_joined_roles(details.roles),
        organisation=details.organisation,
        note="; ".join(details.notes) or None,
        substitute_for=details.substitute_for,
        named=named,
    )


def _named_in_bracket(
    brackets: list[str], read: tuple[str | None, str, bool], details: _Details
) -> tuple[list[str], str | None, str, bool]:
    """The brackets that say more, and honorific and name: of an office's holder from one ("the Clerk (Mrs J Fern)")."""
    for bracket in [] if read[2] else brackets:
        words = bracket.split()
        held = _read_name(words, None, details) if _opens_with_name(bracket) and len(words) > 1 else None
        if held and held[2]:
            return [other for other in brackets if other is not bracket], *held
    return brackets, *read


@dataclass(frozen=True, slots=True)
class _Field:
    """A part of a piece and the mark before it, as printed."""

    mark: str
    text: str


def _fields(body: str) -> list[_Field]:
    fields = []
    last, mark = 0, ""
    for found in [*_FIELDS.finditer(body), None]:
        text = body[last : found.start() if found else len(body)].strip(" .;")
        if text:
            fields.append(_Field(mark, " ".join(text.split())))
        if found:
            last, mark = found.end(), found.group()
    return fields


def _name_first(fields: list[_Field], details: _Details) -> tuple[str, list[_Field]]:
    """The field with the name and the rest; "Chair: Mrs S Ash" has the office first."""
    if len(fields) > 1 and not _opens_with_name(fields[0].text) and _opens_with_name(fields[1].text):
        if is_role(fields[0].text):
            details.roles.append(fields[0].text)
        return fields[1].text, fields[2:]
    return fields[0].text, fields[1:]


def _opens_with_name(text: str) -> bool:
    words, _ = _split_tail(text.split())
    return bool(words) and (read_title(words) is not None or (is_name(words) and (len(words) > 1 or not is_role(text))))


def _split_tail(words: list[str]) -> tuple[list[str], str]:
    """Cut off what follows a name in lower case ("joined at 7.15pm") or as letters and an office ("CBE Town Clerk")."""
    for index in range(1, len(words)):
        if is_post_nominals([words[index]]) and index > 1:
            return words[:index], " ".join(words[index:])
        if words[index] == "of" and index > 1 and is_name(words[:index]):
            return words[:index], " ".join(words[index + 1 :])  # "Lou Moor of Lark and Co"
        if _is_heading(words[index:]) and not words[0].isupper():
            return words[:index], ""
        if [word.lower() for word in words[index : index + 2]] == ["in", "the"]:
            return words[:index], " ".join(words[index:])  # "Cllr A Ash in the Chair"
        lower = words[index].islower() or words[index][0].isdigit()
        if lower and words[index] not in VOCABULARY.name_particles and not _inside_title(words, index):
            return words[:index], " ".join(words[index:])
    if len(words) > 2 and _is_key(words[-1], " ".join(words[:-1])) and sum(map(str.isupper, words[-1])) > 1:
        return words[:-1], words[-1]  # "Ann Lea AL"
    return _cut_office(words)


_SHORTEST_CAPITALS = 5  # letters of a word that is in capitals because it is of a heading


def _is_heading(words: list[str]) -> bool:
    """Whether words are a heading in capitals that the line above ran into ("UNRESTRICTED ITEMS")."""
    return len(words) > 1 and all(len(word) >= _SHORTEST_CAPITALS and word.isupper() for word in words)


def _inside_title(words: list[str], index: int) -> bool:
    """Whether a small word belongs to an office before a name: "Director of Finance Ann Lee"."""
    return words[index] in {"of", "and", "for", "the", "in"} and is_role(" ".join(words[:index]))


_AFTER_NAMES = frozenset({"member", "chair", "chairman", "secretary", "treasurer", "president", "trustee", "director"})


def _cut_office(words: list[str]) -> tuple[list[str], str]:
    """Cut "J Ash Vice Chairman" after the name, where nothing but the words of an office follows."""
    for index in range(2, len(words)):
        tail = words[index:]
        known = all(plain(word) in VOCABULARY.role_words | VOCABULARY.role_qualifiers for word in tail)
        if (
            known
            and is_role(" ".join(tail))
            and is_name(words[:index], titled=True)
            and (not read_title(words[: index + 1]) or (index > 2 and plain(tail[0]) in _AFTER_NAMES))
        ):
            return words[:index], " ".join(tail)
    return words, ""


def _read_name(words: list[str], inherited: str | None, details: _Details) -> tuple[str | None, str, bool] | None:
    """Honorific, name, and whether it is a name; None where the words are neither a name nor an office."""
    title = read_title(words)
    if title:
        if title.role:
            details.roles.append(title.role)
        return title.honorific, " ".join(words[title.length :]), True
    if is_name(words, titled=inherited is not None):
        honorific = _inherit(inherited, details) if inherited else None
        return honorific, " ".join(words), True
    office = [word for word in words if word.lower() != "the"]
    if office and len(office) <= 3 and is_role(" ".join(office)) and plain(office[-1]) in VOCABULARY.role_words:
        details.roles.append(" ".join(office))
        return None, " ".join(office), False
    return None


def _inherit(title: str, details: _Details) -> str | None:
    """Take over a list's title, as honorific ("Cllr") or as office ("Board Member")."""
    read = read_title([*title.split(), "Ash"])
    if read and read.role:
        details.roles.append(read.role)
    return read.honorific if read else None


_NOTE = re.compile(
    r"""^ (?: (?: until | till | from | for | via | by | items? | up \s to | to \s item | part | on | in \s part | not
            | left | non-voting | except | after | before | during | with | zoom | teams | ms \s teams | minutes?
            | agenda | present | late | pending | join (?: s | ed | ing )? | leav (?: es | ing )
            | attend (?: s | ed | ing )? ) \b
        | arriv | online | virtual | remote | observ\w+ \s | phon | dial | \d )""",
    re.VERBOSE | re.IGNORECASE,
)
_SUBSTITUTE = re.compile(
    r"""^ (?: (?: as \s )? (?: an? \s )?
            (?: substitut\w* | sub | deputis\w+ | deputy | alternate | reserve | nominee | in \s place | on \s behalf
              | represent\w+ ) \s? (?: for | of | to )
          | for | vice | in \s lieu \s of ) \s+ (?P<name> .+ )""",
    re.VERBOSE | re.IGNORECASE,
)
_IN_THE_CHAIR = re.compile(
    r"in \s the \s chair | chairing | presiding | minuting | minute \s taker", re.VERBOSE | re.IGNORECASE
)


def _take(part: str, name: str, details: _Details, *, keyed: bool = False) -> None:
    """Put one field or bracket where it belongs; `keyed`: it is the initials by which minutes call the person."""
    words = part.split()
    substitute = _SUBSTITUTE.match(part)
    if part.isdigit():
        return  # "and Mr Elm - 5.": heads counted
    if is_post_nominals(words):
        details.post_nominals += [word.strip(".,") for word in words]
    elif words and is_post_nominals(words[:1]):
        details.post_nominals.append(words[0].strip(".,"))
        _take(" ".join(words[1:]), name, details)
    elif keyed:
        details.initials_key = part
    elif substitute and _opens_with_name(substitute["name"]):
        words, _ = _split_tail(substitute["name"].split())
        read = _read_name(words, None, _Details())
        details.substitute_for = read[1] if read else None
    elif _IN_THE_CHAIR.fullmatch(part):
        details.roles.append(part)
    elif _NOTE.match(part) or (part[0].islower() and not is_role(part)):
        details.notes.append(part)
    elif is_role(part):
        _take_role(part, details)
    elif details.organisation is None:
        details.organisation = part
    else:
        details.organisation += ", " + part


def _is_key(part: str, name: str) -> bool:
    """ "JTe" and "JT" are keys of Jeni Tenby, "SBC" is not."""
    if not re.fullmatch(r"[A-Z][A-Za-z]{0,4}", part) or (is_role(part) and not part.isupper()):
        return False  # "Cat Ash (Chair)"
    capitals = "".join(char for char in part if char.isupper())
    initials = "".join(word[0].upper() for word in re.split(r"[\s-]+", name) if word)
    if capitals[0] != initials[0]:
        return False
    rest = iter(initials)
    return all(char in rest for char in capitals)


# "CEO Ashcombe Trust", "GP Ashcombe Surgery": an office in capitals, then its body.
_SHORT_OFFICE = re.compile(r"(?P<role> C[EFIOT]O | GP | MD ) \s (?P<body> [A-Z].* )", re.VERBOSE)


def _take_role(part: str, details: _Details) -> None:
    short = _SHORT_OFFICE.fullmatch(part)
    if short and not is_role(short["body"]):
        details.roles.append(short["role"])
        details.organisation = details.organisation or short["body"]
    else:
        details.roles.append(part)


def _joined_roles(roles: list[str]) -> str | None:
    """One office as it is; two as "Minister for Parks (Chair)"."""
    if not roles:
        return None
    first, *rest = dict.fromkeys(roles)
    return first + "".join(f" ({role})" for role in rest)


def _joined_fields(fields: list[_Field]) -> list[str]:
    """Fields in which the commas and dashes of one office are healed: "Head of Growth", "Roads and Transport"."""
    joined: list[str] = []
    for part in fields:
        if joined and _continues(joined[-1], part.text):
            joined[-1] += part.mark + part.text
        else:
            joined.append(part.text)
    return joined


def _continues(role: str, part: str) -> bool:
    if not is_role(role) or is_role(part) or is_body(part) or _NOTE.match(part):
        return False
    subject = any(plain(word) in VOCABULARY.subject_words for word in part.split())
    return subject or role.endswith((" of State", " to"))


def _split_bracket(bracket: str) -> list[str]:
    """A bracket with an office and a body, or several notes, is several parts; one long office is one."""
    parts = [part.strip() for part in re.split(r",|;", bracket) if part.strip()]
    if len(parts) == 2 and any(is_role(one) and is_body(other) for one, other in (parts, parts[::-1])):
        return parts
    if len(parts) > 1 and is_role(bracket):
        return [bracket]
    return parts
