"""The members of a body by name, in a list beside a vote: "Councillors A Ash, B Dell and Mrs Orme", "ASH, DELL"."""

import re

HONORIFIC = (
    r"(?:Cllrs?\.?|Crs?\.?|Councill?ors?|Council\s?[Mm]embers?|Council(?:man|men|woman|women|person)"
    r"|Ald(?:erman|ermen|\.)"
    r"|Board\s[Mm]embers?|Commissioners?|Trustees?|Supervisors?|Directors?|Governors?|Members?|Select(?:man|men"
    r"|person)s?"
    r"|Messrs\.?|Mr\.?|Mrs\.?|Ms\.?|Miss|Mx\.?|Dr\.?|Rev(?:erend|d)?\.?|Prof(?:essor)?\.?|Sir|Dame|Lady|Lord"
    r"|Baillie|Bailie"
    r"|COUNCIL\s?MEMBERS?|COUNCILLORS?|COUNCILMEMBERS?|COMMISSIONERS?|TRUSTEES?|MEMBERS?)"
)
"""What stands before a member's name, one or many."""
_OFFICE = (
    r"(?:(?:[Tt]he\s)?(?:(?:Vice|Deputy|Depute|Acting|Lord|Co)[\s-])?"
    r"(?:Mayor(?:\s[Pp]ro\s[Tt]em(?:pore)?)?|Chair(?:man|woman|person)?|President|Provost|Convener|Leader"
    r"|Treasurer|Secretary"
    r"|MAYOR|CHAIR(?:MAN)?|PRESIDENT))"
)
_WORD = r"(?!(?:Aye|Yea|Nay|Yes|No|Vote|Roll|Call)\b)(?:(?:[A-Z]\.)+|[A-Z][\w’'-]*)"
_NAME = rf"{_WORD}(?:\s(?:{_WORD}|de|der|van|von|du|la|le|al|ap|ab)){{0,3}}"
VOTER = rf"(?:(?:{HONORIFIC}|{_OFFICE})\s){{0,3}}{_NAME}"
"""The pattern of one member, with or without a title."""

_TITLED = rf"(?:(?:{HONORIFIC}|{_OFFICE})\s)+{_NAME}|[Tt]he\s{_OFFICE}|{_OFFICE}"
NAMES = rf"(?:{_TITLED}|{_NAME})(?:(?:,\s(?:and\s)?|\sand\s|\s&\s)(?:{_TITLED}|{_NAME}))*"
"""The pattern of a run of members."""

_PARTED = re.compile(r"\s*[,;/&\n|•]\s*|\s+and\s+")
_BEFORE_TITLE = re.compile(rf"(?<=[a-z])\s(?={HONORIFIC}\s[A-Z])")
_TITLE = re.compile(rf"^(?:(?:and|the|&)\s)*(?:(?:{HONORIFIC}|{_OFFICE})\s+)*")
_WHOLE = re.compile(rf"^{_NAME}$")
_ALONE = re.compile(rf"^(?:[Tt]he\s)?(?P<office>{_OFFICE})$")
_ENDS_WITH_TITLE = re.compile(rf"(?:^|\s)(?:{HONORIFIC}|{_OFFICE})$")
_BRACKET = re.compile(r"\s*[(\[][^)\]]*[)\]]?")
_LETTERS = re.compile(r"\s+(?:[A-Z]BE|JP|MP|TD|MSP|MS|QPM|DL)\b.*$")
_NO_NAME_WORDS = (
    "none nil motion carried council councillors board committee members member all absent present the that this it"
    " they he she vote votes voting total roll call aye nay yes no resolved agreed one two three several both"
    " some nobody unanimous majority recorded officers staff those who a an on in after with item public"
)
_NO_NAMES = frozenset(_NO_NAME_WORDS.split())
_LONGEST = 5  # words of a name


def voters_in(text: str) -> tuple[str, ...]:
    """The names of a list in reading order, without honorifics; an office where no name is printed.

    Two of one name stay two: "Mr Cole, Mrs Cole".
    """
    return tuple(name for name in map(_name, _pieces(_BRACKET.sub(" ", text))) if name)


def _pieces(text: str) -> list[str]:
    """A list at its marks and before each title; a title that stands before another is part of one piece."""
    pieces: list[str] = []
    for part in _PARTED.split(text):
        first, *others = _BEFORE_TITLE.split(part)
        pieces.append(first)
        for other in others:
            if _ENDS_WITH_TITLE.search(pieces[-1]):
                pieces[-1] += f" {other}"
            else:
                pieces.append(other)
    return pieces


def _name(piece: str) -> str | None:
    piece = re.sub(r"\s+", " ", piece).strip(" .:–—-*")
    office = _ALONE.match(piece)
    if office:
        return re.sub(r"^[Tt]he\s", "", office["office"])
    name = _LETTERS.sub("", piece[_match_end(piece) :])
    if not _WHOLE.match(name) or len(name.split()) > _LONGEST:
        return None
    first = name.split()[0]
    return None if first not in ("A", "A.") and first.lower().strip(".") in _NO_NAMES else name


def _match_end(piece: str) -> int:
    """Where the titles before a name end."""
    found = _TITLE.match(piece)
    return found.end() if found else 0
