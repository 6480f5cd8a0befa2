"""People as papers list them: name, honorific, letters, initials, office, body, and what is noted of them.

A piece of a list is read from the outside in: brackets, then what follows a spaced dash or a comma, then the title
before the name. Each bracket or field is, by its words, initials, letters after a name, a substitution, an office, a
note or a body. A piece without a name or an office ("ten guests") is no person.
"""

import re
from dataclasses import dataclass, replace

from nlp_models.folding import fold
from nlp_models.naming import is_body, is_key_of, is_role
from nlp_models.people_lists import names_holder, split_people
from nlp_models.person_details import Details, goes_on_office
from nlp_models.person_names import Named, is_bare_key, is_office_letters, opens_with_name, read_name, split_tail


@dataclass(frozen=True, slots=True)
class Person:
    """A listed person, as printed at characters `[start, end)`.

    `named` is false where only an office is printed ("the Clerk"), which then stands as the name too.
    `substitute_for` is the name of the person whose place is taken, `substitute` that of the person who took theirs.
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
    substitute: str | None = None
    named: bool = True


def read_people(text: str, *, title: str | None = None) -> tuple[Person, ...]:
    """Every person of a list in running text, in reading order; a plural title ("Cllrs") holds for those after it.

    `title` is the one in force at its beginning; empty where surnames may stand alone without any.
    """
    people = []
    for piece in split_people(text, title=title):
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


_STAR = re.compile(r"(?<=\w)\s?[*†‡^#+]+(?=\s|,|$)")  # refers to a note below
_WORSHIPFUL = re.compile(r"^(?:the )?right worshipful,? (?=the )", re.IGNORECASE)
_APART = re.compile(r"[A-Z]\.?(?:[A-Z]\.?)?")  # the initials that tell two of a surname apart
_HOLDER = re.compile(r"(?P<office>[^()]+)\((?P<name>[^()]+)\)?[\s.,;]*")


def parse_person(text: str, *, title: str | None = None, start: int = 0) -> Person | None:
    """Read one piece of a list; None where it names nobody.

    `title` is the title in force from earlier in the list. `start` is the piece's offset in the text that holds it.
    """
    body = _WORSHIPFUL.sub("", _LEAD_IN.sub("", fold(text).text))
    holder = _HOLDER.fullmatch(body)
    if holder and names_holder(holder["office"], holder["name"]):
        return _in_office(parse_person(holder["name"], start=start), holder["office"], length=len(text))
    body = _STAR.sub("", body) + ")" * (body.count("(") - body.count(")"))  # one left open: "Ann Ash (Moor Trust"
    brackets = [(first or second).strip() for first, second in _BRACKET.findall(body)]
    fields = _fields(_BRACKET.sub(" ", body))
    if not fields:
        return None
    details = Details()
    name_field, others = _name_first(fields, details)
    words, tail = split_tail(name_field.split())
    read = read_name(words, title)
    if read is None:
        return None
    read, brackets = _from_brackets(read, brackets, details)
    for qualifier in _joined_fields(others):
        details.take(qualifier)
    details.take(tail, key=is_bare_key(tail, read.name), office=is_office_letters(tail))
    for part in (part for bracket in brackets for part in _split_bracket(bracket)):
        details.take(part, key=is_bare_key(part, read.name))
    return _person(read, details, start, len(text), rule="person.listed" if title else "person.printed")


def _person(read: Named, details: Details, start: int, length: int, *, rule: str) -> Person:
    return Person(
        name=read.name,
        start=start,
        end=start + length,
        rule=rule,
        honorific=read.honorific,
        post_nominals=tuple(details.post_nominals),
        initials_key=details.initials_key,
        role=details.role,
        organisation=details.organisation,
        note="; ".join(details.notes) or None,
        substitute_for=details.substitute_for,
        substitute=details.substitute,
        named=read.named,
    )


def _in_office(person: Person | None, office: str, *, length: int) -> Person | None:
    """The holder of the office that is printed before a bracket with the name."""
    office = office.strip(" ,").removeprefix("The ").removeprefix("the ")
    return replace(person, role=office, end=person.start + length) if person else None


def _from_brackets(read: Named, brackets: list[str], details: Details) -> tuple[Named, list[str]]:
    """What brackets make of a name, and those that say more: who holds an office ("the Clerk (Mrs J Fern)"), or the
    initials that tell a surname apart ("Councillor Collins (J)").
    """
    details.roles += [read.role] if read.role else []
    for bracket in [] if read.named else brackets:
        held = read_name(bracket.split()) if opens_with_name(bracket) and " " in bracket else None
        if held and held.named:
            details.roles += [held.role] if held.role else []
            return held, [other for other in brackets if other is not bracket]
    if " " not in read.name and brackets and _APART.fullmatch(brackets[0]) and brackets[0][0] != read.name[0]:
        return replace(read, name=f"{read.name} ({brackets[0]})"), brackets[1:]
    return read, brackets


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


def _name_first(fields: list[_Field], details: Details) -> tuple[str, list[_Field]]:
    """The field with the name and the rest; "Chair: Mrs S Ash" has the office first."""
    if len(fields) > 1 and not opens_with_name(fields[0].text) and opens_with_name(fields[1].text):
        label = fields[0].text
        if is_key_of(label, fields[1].text.split(" (")[0]):
            details.initials_key = label
        elif is_role(label) and not label.lower().endswith("s"):
            details.roles.append(label)
        return fields[1].text, fields[2:]
    return fields[0].text, fields[1:]


def _joined_fields(fields: list[_Field]) -> list[str]:
    """Fields in which the commas and dashes of one office are healed: "Head of Growth", "Roads and Transport"."""
    joined: list[str] = []
    for part in fields:
        if joined and goes_on_office(joined[-1], part.text):
            joined[-1] += part.mark + part.text
        else:
            joined.append(part.text)
    return joined


def _split_bracket(bracket: str) -> list[str]:
    """A bracket with an office and a body, or several notes, is several parts; one long office is one."""
    parts = [part.strip() for part in re.split(r",|;", bracket) if part.strip()]
    if len(parts) == 2 and any(is_role(one) and is_body(other) for one, other in (parts, parts[::-1])):
        return parts
    if len(parts) > 1 and is_role(bracket):
        return [bracket]
    return parts
