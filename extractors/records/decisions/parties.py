"""Who moved and who seconded, as printed."""

import re

_WORD = r"[A-Z][\w'’.\-]*"
_ROLE = (
    r"(?:[Tt]he\s)?(?:(?:Deputy|Vice|Acting)[\s-])?"
    r"(?:Chair(?:man|woman|person)?|Leader|President|Mayor|Treasurer|Clerk|Secretary|Provost)"
)
NAME = rf"(?:{_ROLE}(?:\s{_WORD}){{0,3}}|{_WORD}(?:\s(?:{_WORD}|de|der|van|von|bin|al|y)){{0,4}})"
"""The pattern of a person or an office as minutes name them."""

_TITLE = r"(?:Cllrs?\.?|Councillor|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Commissioner|Member|Sir|Lady|Rev\.?)"
_ADVERBS = r"(?:(?:then|also|formally|duly|therefore|again|having)\s)?"
_MOVES = r"(?:(?:so\s)?moved|proposed|made\s(?:a|the)\smotion|motioned|nominated|suggested)"

# It must read: Proposed by Cllr Ash | Proposer: A Ash | Motion by Member Ash | On the motion of Ann Ash | Prop. A Ash
_MOVER_AFTER = re.compile(
    r"\b(?:[Pp]roposed|[Pp]roposer|PROPOSED|[Mm]oved|MOVED|(?:[Mm]otion|MOTION)(?:\s(?:was\s)?(?:made|moved))?"
    r"|[Nn]ominated|[Ss]upported|[Pp]rop\.|(?:[Oo]n|ON|[Uu]pon)\s(?:the|a)\s(?:proposal|motion|proposition))"
    rf"\s?(?:for\s[a-z]+\s)?(?:by|BY|of|OF|:|[-–]|(?<=\.))\s?(?P<name>{NAME})"
)
# Proposed Cllr Ash, seconded ... (without "by" only where a title follows)
_MOVER_TITLED = re.compile(rf"\b(?:[Pp]roposed|[Mm]oved)\s(?P<name>{_TITLE}\s{NAME})")
# Motion to approve the rota by Ash
_MOVER_TO = re.compile(rf"\b[Mm]otion\sto\s[^.;]{{3,150}}?\sby\s(?P<name>{NAME})")
# Mr Ash proposed | Member Ash so moved | Ann Ash having moved
_MOVER_BEFORE = re.compile(rf"(?P<name>{NAME}),?\s{_ADVERBS}{_MOVES}\b")
# approved as a true record by A Ash, seconded ... | Approved – AA Seconded – BD
_MOVER_BESIDE = re.compile(rf"(?:\bby|[-–])\s(?P<name>{NAME}?),?\s(?:and\s|&\s)?[Ss]econd(?:ed|er)\b")

_SECONDER_AFTER = re.compile(
    rf"\b(?:[Ss]econd(?:ed|er)?|SECONDED|[Ss]ec\.)\s?(?:by|BY|:|[-–]|(?<=\.))\s?(?P<name>{NAME})"
)
_SECONDER_TITLED = re.compile(rf"\b[Ss]econded\s(?P<name>{_TITLE}\s{NAME})")
_SECONDER_BEFORE = re.compile(rf"(?P<name>{NAME})\s{_ADVERBS}[Ss]econded\b")
# Mr Dell, Deputy Leader, seconded
_SECONDER_APART = re.compile(rf"(?P<name>{NAME}),\s[^.;:]{{3,150}},\s[Ss]econded\b")

_NAMED_AFTER = (_MOVER_AFTER, _MOVER_TO, _MOVER_BESIDE, _MOVER_TITLED, _SECONDER_AFTER, _SECONDER_TITLED)
# It must read both names out of a bracket: Motion and second (Ash and Dell)
_BRACKETED = re.compile(
    rf"[Mm]otion and second(?:ed)?(?: by)?:?\s?\(?(?P<mover>{_WORD})\s?(?:and|,|/)\s?(?P<seconder>{_WORD})\)?"
)
_NO_NAME = re.compile(
    r"^(?:Following|After|It|This|That|They|He|She|Motion|Seconded|Proposed|Moved|Resolved|RESOLVED|Council|There|When"
    r"|As|In|A|An)\b|^The$"
)
_TRAILING = re.compile(
    r"(?:[.,]?\s(?:With|And|This|It|The|Motion|All|Carried|Passed|Vote|Votes|Voting|Permission|Resolved))*[.,'’]*$"
)


def mover_of(text: str) -> str | None:
    """The mover that a text names."""
    both = _BRACKETED.search(text)
    if both:
        return both["mover"]
    return _first_name(text, _MOVER_AFTER, _MOVER_TITLED, _MOVER_TO, _MOVER_BEFORE, _MOVER_BESIDE)


def seconder_of(text: str) -> str | None:
    """The seconder that a text names."""
    both = _BRACKETED.search(text)
    if both:
        return both["seconder"]
    return _first_name(text, _SECONDER_AFTER, _SECONDER_TITLED, _SECONDER_BEFORE, _SECONDER_APART)


def _first_name(text: str, *forms: re.Pattern[str]) -> str | None:
    """The first name that a form finds; capitals of the sentence before or after it are cut off."""
    for form in forms:
        for found in form.finditer(text):
            sentences = re.split(r"(?<=[\w’']{4}\.)\s", found["name"])
            name = _TRAILING.sub("", sentences[0] if form in _NAMED_AFTER else sentences[-1])
            if name and not _NO_NAME.match(name):
                return name
    return None
