"""Where the name of a person ends in the words of one field, and what title and office stand before it."""

import re
from dataclasses import dataclass

from nlp_models.naming import (
    is_body,
    is_honorific,
    is_key_of,
    is_name,
    is_post_nominals,
    is_role,
    plain,
    read_title,
)
from nlp_models.vocabulary import VOCABULARY


@dataclass(frozen=True, slots=True)
class Named:
    """A name with the honorific and the office before it; `named` is false where the office stands for the name."""

    name: str
    honorific: str | None = None
    role: str | None = None
    named: bool = True


def opens_with_name(text: str) -> bool:
    """Whether a text begins with the name of a person."""
    words, _ = split_tail(text.split())
    return bool(words) and (read_title(words) is not None or (is_name(words) and (len(words) > 1 or not is_role(text))))


def split_tail(words: list[str]) -> tuple[list[str], str]:
    """Cut off what follows a name in lower case ("joined at 7.15pm") or as letters and an office ("CBE Town Clerk")."""
    for index in range(1, len(words)):
        if index > 1 and _is_office_by_letters(words, index):
            return words[:index], " ".join(words[index:])
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
    if len(words) > 2 and is_bare_key(words[-1], " ".join(words[:-1])) and sum(map(str.isupper, words[-1])) > 1:
        return words[:-1], words[-1]  # "Ann Lea AL"
    return _cut_office(words)


def _is_office_by_letters(words: list[str], index: int) -> bool:
    """Whether an office by its initials ends a name: "Ann Lea S.E.E.", "A. Lea SEE", where capitals are no surname."""
    surname = words[index - 1]
    if len(surname.strip(".")) < 2 or (index == 2 and is_honorific(words[0])):
        return False
    if DOTTED.fullmatch(words[index]):
        return True
    given = [word for word in words[: index - 1] if not is_honorific(word)]
    initials = bool(given) and all(_INITIALS.fullmatch(word) for word in given)
    bare = _LETTERS.fullmatch(words[index]) and index == len(words) - 1
    return bool(bare) and initials and not surname.isupper() and not is_bare_key(words[index], " ".join(words[:index]))


DOTTED = re.compile(r"[A-Z](?:\.[A-Z])+\.?")  # an office by its initials


def is_office_letters(tail: str) -> bool:
    """Whether what ends a name is an office by its initials: "SEO", "S.E.E."."""
    return bool(_LETTERS.fullmatch(tail) or DOTTED.fullmatch(tail))


_INITIALS = re.compile(r"(?:[A-Z]\.?){1,3}")
_LETTERS = re.compile(r"[A-Z]{2,4}")
_LONGEST_OFFICE = 3  # words of an office that stands for a name
_SHORTEST_CAPITALS = 5  # letters of a word that is in capitals because it is of a heading


def _is_heading(words: list[str]) -> bool:
    """Whether words are a heading in capitals that the line above ran into ("UNRESTRICTED ITEMS")."""
    return len(words) > 1 and all(len(word) >= _SHORTEST_CAPITALS and word.isupper() for word in words)


def _inside_title(words: list[str], index: int) -> bool:
    """Whether a small word belongs to an office before a name: "Director of Finance Ann Lee", "Board members Ash"."""
    if plain(words[index]) in VOCABULARY.role_words and not is_name(words[:index]):
        return read_title(words[: index + 2]) is not None
    return words[index] in {"of", "and", "for", "the", "in"} and is_role(" ".join(words[:index]))


_OFFICE_WORDS = VOCABULARY.role_words | VOCABULARY.role_qualifiers
_POST_WORDS = _OFFICE_WORDS | VOCABULARY.subject_words | VOCABULARY.organisation_words | {"of", "and", "&", "for", "to"}
_AFTER_NAMES = frozenset({"member", "chair", "chairman", "secretary", "treasurer", "president", "trustee", "director"})


def _cut_office(words: list[str]) -> tuple[list[str], str]:
    """Cut "J Ash Vice Chairman" and "Mr Bob Elm Medical Director" after the name, where only an office follows."""
    title = read_title(words)
    first = title.length if title and title.honorific and not title.role else 0
    for index in range(first + 2, len(words)):
        tail = words[index:]
        parts = [part for word in tail for part in plain(word).split("/")]
        named = is_name(words[first:index], titled=True)
        office = is_role(" ".join(tail)) and named
        if office and all(part in _OFFICE_WORDS for part in parts):
            if first or not read_title(words[: index + 1]) or (index > 2 and parts[0] in _AFTER_NAMES):
                return words[:index], " ".join(tail)
        elif office and first and all(part in _POST_WORDS for part in _unabbreviated(tail)):
            return words[:index], " ".join(tail)
    return _cut_body(words)


def _unabbreviated(tail: list[str]) -> list[str]:
    """The words of a post but for a body by its initials at the head: "SRC President"."""
    held = tail[1:] if len(tail) > 1 and _LETTERS.fullmatch(tail[0]) else tail
    return [part for word in held for part in plain(word).split("/")]


def _cut_body(words: list[str]) -> tuple[list[str], str]:
    """Cut "Ann Lea Vale Health Trust" after two words of a name where a body follows."""
    name, tail = words[:2], words[2:]
    opens = bool(tail) and plain(tail[0]) in VOCABULARY.organisation_words | VOCABULARY.subject_words
    if opens and len(tail) > 1 and is_name(name) and read_title(words) is None and is_body(" ".join(tail)):
        return name, " ".join(tail)
    return words, ""


def read_name(words: list[str], inherited: str | None = None) -> Named | None:
    """The name that words are, or the office that stands for one; None where they are neither.

    `inherited` is the title in force from earlier in the list, empty where surnames stand alone without any.
    """
    title = read_title(words)
    if title:
        role = title.role or ("Mayor" if title.honorific == "Mayor" else None)
        return Named(" ".join(words[title.length :]), title.honorific, role)
    if is_name(words, titled=bool(inherited)):
        held = read_title([*inherited.split(), "Ash"]) if inherited else None
        return Named(" ".join(words), held.honorific if held else None, held.role if held else None)
    office = " ".join(word for word in words if word.lower() != "the")
    return Named(office, role=office, named=False) if _stands_for_name(office.split()) else None


def _stands_for_name(office: list[str]) -> bool:
    """Whether words are an office that one person holds: "Clerk", not "Members"."""
    last = plain(office[-1]) if office else ""
    one = last in VOCABULARY.role_words and not last.endswith("s")
    return one and len(office) <= _LONGEST_OFFICE and is_role(" ".join(office))


def is_bare_key(part: str, name: str) -> bool:
    """ "JTe" and "JT" are keys of Jeni Tenby, "SBC" is not; "C" is one of Cat, "Cat Ash (Chair)" has none."""
    if not part.isupper() and is_role(part):
        return False
    given = " " not in name and bool(_LETTERS.fullmatch(part))  # "Dora (DA)"
    alone = (len(part) == 1 or given) and part[0] == name[:1]
    return alone or is_key_of(part, name) or part == "".join(word[:1] for word in name.split()).upper()
