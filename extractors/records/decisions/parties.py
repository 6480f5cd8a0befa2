"""Who moved and who seconded, as printed."""

import re

from nlp_models.sentences import sentence_starts

_WORD = r"[A-Z][\w'’.\-]*"
_ROLE = (
    r"(?:[Tt]he\s)?(?:(?:Deputy|Vice|Acting)[\s-])?"
    r"(?:Chair(?:man|woman|person)?|Leader|President|Mayor|Treasurer|Clerk|Secretary|Provost|Convener|Depute)"
)
_LETTERS = r"(?:\s\([A-Z][\w.]?\)|,\s(?:M\.C\.C\.?|MCC|T\.D\.|TD|MBE|JP)(?!\w))?"  # Councillor Ash (B) | A. Ash, M.C.C.
NAME = rf"(?:{_ROLE}(?:\s{_WORD}){{0,3}}|{_WORD}(?:\s(?:{_WORD}|de|der|van|von|bin|al|y)){{0,4}}{_LETTERS})"
"""The pattern of a person or an office as minutes name them."""

_TITLE = (
    r"(?:Cllrs?\.?|Crs?\.?|Councill?or|Council\s?[Mm]ember|Ald(?:erman|\.)|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Prof(?:essor|\.)?"
    r"|Commissioner|Supervisor|Trustee|Director|Member|Sir|Lady|Rev\.?)"
)
_ADVERBS = r"(?:(?:then|also|formally|duly|therefore|again|having)\s)?"
_MOVES = (
    r"(?:(?:so\s)?move[ds]|MOVED|propose[ds]|initiated\s(?:a\s|the\s)?motion|ma(?:de|kes)\s(?:a|the)\smotion|motion(?:ed|s\sto)|motion(?=,)"
    r"|nominated|suggested)"
)
_SECOND = r"(?:[Ss]econd(?:ed|er)?|SECOND(?:ED|ER)?|2nd(?:ed)?|2ND|[Ss]upport)"

# It must read: Proposed by Cllr Ash | Proposer: A Ash | Motion by Member Ash | On the motion of Ann Ash | Prop. A Ash
_MOVER_AFTER = re.compile(
    r"\b(?:[Pp]roposed|[Pp]roposer|PROPOSED|[Mm]oved|MOVED|[Mm]over|MOVER|(?:[Mm]otion|MOTION)(?!\s?[:–-])(?:\s(?:was\s)?(?:made|moved))?"
    r"|[Nn]ominated|[Ss]upported|[Pp]rop\.|[Pp]rop(?=\s?:)|P(?=\s?:\s?[A-Z].{1,40}\bS(?:ec)?\s?:)|Molta|Cynigiwyd"
    r"|(?:[Oo]n|ON|[Uu]pon)\s(?:(?:the|a)\s)?(?:proposal|motion|proposition))"
    rf"\s?(?:for\s[a-z]+\s)?(?:as\s[^,.;:]{{3,40}}\s)?"
    rf"(?:by:?|BY:?|of|OF|from|ag|gan|:|[-–]|(?<=rop\.))\s?\(?(?P<name>{NAME})"
)
# Motion: Cllr Ash | Motion: Ash, second: Dell | Motion – Ann Ash to approve (after a stop the motion may begin at once:
# "Motion: Open the gate on Sundays")
_MOVER_LABELLED = re.compile(
    rf"\b(?:[Mm]otion|MOTION)\s?[:–-]\s?\(?(?P<name>{_TITLE}\s{NAME}|{NAME}(?=[).,;/]*\s?(?:(?:and|&)\s)?(?i:second|2nd|support)"
    rf"|\s?[/&]\s?[A-Z]|\s(?:made|moved)\b)|{_WORD}(?:\s{_WORD}){{1,2}}(?=\s(?:to|that)\s[a-z]))"
)
# Proposed Cllr Ash, seconded ... (without "by" only where a title follows)
_MOVER_TITLED = re.compile(rf"\b(?:[Pp]roposed|[Mm]oved|[Pp]rop)\s(?P<name>{_TITLE}\s{NAME})")
# Proposed AB, seconded CD | Proposed (AB) & seconded (CD) | Prop AB, 2nd CD | Motion to approve Ash, Dell second
_MOVER_PLAIN = re.compile(
    rf"\b(?:[Pp]roposed|[Mm]oved|[Pp]rop)\s\(?(?P<name>{NAME})\)?,?\s?(?:and\s|&\s|/\s?)?(?:[Ss]ec|2nd)"
    rf"|\b[Mm]otion\sto\s[a-z]+\s(?P<name_2>{_WORD}),\s{_WORD}\ssecond\b"
)
# Motion to approve the rota by Ash
_MOVER_TO = re.compile(rf"\b[Mm]otion\sto\s[^.;]{{3,150}}?\sby\s(?P<name>{NAME})")
# Mr Ash proposed | Member Ash so moved | Ann Ash having moved | Ash makes a motion | Ash motion, Dell second
_MOVER_BEFORE = re.compile(rf"(?P<name>{NAME}),?\s{_ADVERBS}{_MOVES}(?:\b|(?=,))")
# approved as a true record by A Ash, seconded ... | Approved – AA Seconded – BD
# Councillor Ash, seconded by Councillor Dell, moved
_MOVER_APART = re.compile(rf"(?P<name>{NAME}),\sseconded\sby\s{NAME},?\s{_ADVERBS}(?:moved|proposed)\b")
_MOVER_BESIDE = re.compile(rf"(?:\bby|[-–])\s(?P<name>{NAME}?),?\s(?:and\s|&\s)?[Ss]econd(?:ed|er)\b")

# seconded by Cllr Dell | Seconder: B Dell | second by Dell | 2nd: Dell | support by L. Dell | Sec. B Dell
_SECONDER_AFTER = re.compile(
    rf"\b(?:{_SECOND}|[Ss]ec\.|[Ss]ec(?=\s?:)|S(?=\s?:\s?(?:Cllr|Mrs?|Ms|[A-Z]))|Cuidithe|[Ee]iliwyd)"
    rf"\s?(?:by:?|BY:?|ag|le|ón|gan|:|[-–]|(?<=ec\.))\s?\(?(?P<name>{NAME})"
)
_SECONDER_TITLED = re.compile(rf"\b(?:[Ss]econded|[Ss]econd|[Ss]ec|2nd)\s(?P<name>{_TITLE}\s{NAME})")
# Proposed AB, seconded CD. | seconded (CD) | 2nd CD
_SECONDER_PLAIN = re.compile(
    rf"\b(?:[Ss]econd(?:ed)?|2nd)\s\(?(?P<name>[A-Z]{{2,3}}|{_WORD}(?:\s{_WORD}){{0,2}})(?=\)|\.(?:\s|$)|[,;]|\s(?:and|that"
    rf"|to|all)\b|$)"
)
# Motion by Ash, supported by Dell
_SECONDER_SUPPORTS = re.compile(rf"\b[Ss]upported\sby\s(?P<name>{NAME})")
# Mr Dell seconded | Dell seconds | Dell second, (after a motion of few words)
_SECONDER_BEFORE = re.compile(
    rf"(?P<name>{NAME})\s{_ADVERBS}(?:[Ss]econd(?:ed|s)|SECONDED|second(?=[,.;]|\sprovided))\b"
)
# Mr Dell, Deputy Leader, seconded
_SECONDER_APART = re.compile(rf"(?P<name>{NAME}),\s[^.;:]{{3,150}},\s[Ss]econded\b")

_MOVER_FORMS = (
    _MOVER_AFTER, _MOVER_LABELLED, _MOVER_TITLED, _MOVER_PLAIN, _MOVER_TO, _MOVER_APART, _MOVER_BEFORE, _MOVER_BESIDE,
)  # fmt: skip
_NAMED_AFTER = (
    _MOVER_AFTER, _MOVER_LABELLED, _MOVER_TO, _MOVER_BESIDE, _MOVER_TITLED, _MOVER_PLAIN, _SECONDER_AFTER,
    _SECONDER_TITLED, _SECONDER_PLAIN,
)  # fmt: skip
_PAIR = r"\s?(?:and|&|,|/|\\)\s?"
# It must read both names: Motion and second (Ash and Dell) | M/S/C Ash/Dell | MOVED (Ash/Dell) | RESOLVED (AB/CD) to
# | to buy two benches (Cllr Ash / Cllr Dell). | (AB/CD)
_BRACKETED = re.compile(
    rf"[Mm]otion\sand\ssecond(?:ed)?(?:\sby)?:?\s?\(?(?P<mover>{_WORD}){_PAIR}(?P<seconder>{_WORD})\)?"
    rf"|\b(?:M/S(?:/[CPU])*|MS[CP]{{1,2}}U?)\s?[:.–-]?\s?\(?(?P<mover_2>{NAME}){_PAIR}(?P<seconder_2>{NAME})\)?"
    rf"|\b(?:MOVED|Moved|RESOLVED|Resolved|AGREED|Agreed|[Rr]esolved"
    rf"|[Aa]greed)\s?[:–-]?\s?\((?P<mover_3>{NAME})\s?[/&]\s?(?P<seconder_3>{NAME})\)"
    rf"|\((?P<mover_4>{_TITLE}\s{NAME}|[A-Z]{{2,3}})\s?/\s?(?P<seconder_4>{_TITLE}\s{NAME}|[A-Z]{{2,3}})\)\s?(?:[.;]|$)"
    rf"|^(?:[A-Z][a-z]+\s(?:[Rr]esolution|[Mm]otion|[Dd]ecision)\s)?(?P<mover_7>(?:{_TITLE}|Deputy\sMayor|{_ROLE}|Councillors|Cllrs|Crs|Members|Commissioners)\s{_WORD})\s?/\s?(?P<seconder_7>{NAME})(?=\s[Tt][Hh][Aa][Tt]\b)"
    rf"|\((?P<mover_6>{NAME})/(?P<seconder_6>{NAME}); "  # (Ash/Dell; Ayes 4)
    rf"|^(?:Moved|MOVED)\s(?P<mover_5>{NAME}?)\s(?:[-–]|and|&)\s(?P<seconder_5>{NAME})(?=\s?[:,]|\s[Tt][Hh][Aa][Tt]\b|$)"
)
_NO_NAME = re.compile(
    r"^(?:Following|After|It|This|That|They|He|She|Motion|Seconded|Proposed|Moved|Resolved|RESOLVED|Council|There|When"
    r"|As|In|A(?!\s[A-Z])|An)\b|^The$"
)
_TRAILING = re.compile(
    r"(?:\s(?:Second(?:ed|er)?|SECOND(?:ED|ER)?|Sec|S(?=$)|Proposed|Be|BE|AYES|NOES|NAYS|ABSENT|ACTION|VOTE|Result|RESULT|Outcome|OUTCOME|Eiliwyd|Cuidithe|That|THAT|AND|And|Resolution"
    r"|RESOLUTION)\b.*$)|(?:[.,]?\s(?:With|And|This|It|The|Motion|All|Carried|Passed|Vote|Votes|Voting"
    r"|Permission|Unanimous|Unanimously|Aye|Ayes|Resolved|RESOLVED|That|THAT|To))*[.,'’]*$"
)


def parties_of(text: str) -> tuple[str | None, str | None]:
    """Mover and seconder that a text names side by side: "RESOLVED (Cllr Ash/Cllr Dell)"."""
    both = _BRACKETED.search(text)
    if not both:
        return None, None
    names = {name: found for name, found in both.groupdict().items() if found}
    mover, seconder = (next(names[name] for name in names if name.startswith(kind)) for kind in ("mover", "seconder"))
    return _TRAILING.sub("", mover), _TRAILING.sub("", seconder)


def mover_of(text: str) -> str | None:
    """The mover that a text names."""
    return parties_of(text)[0] or _first_name(text, *_MOVER_FORMS)


def seconder_of(text: str) -> str | None:
    """The seconder that a text names."""
    return parties_of(text)[1] or _first_name(
        text, _SECONDER_AFTER, _SECONDER_TITLED, _SECONDER_PLAIN, _SECONDER_BEFORE, _SECONDER_APART, _SECONDER_SUPPORTS
    )


def _first_name(text: str, *forms: re.Pattern[str]) -> str | None:
    """The first name that a form finds; capitals of the sentence before or after it are cut off."""
    for form in forms:
        for found in form.finditer(text):
            printed = next(name for name in found.groupdict().values() if name)
            starts = sentence_starts(printed)
            ends = (*starts[1:], len(printed))
            near = printed[: ends[0]] if form in _NAMED_AFTER else printed[starts[-1] :]
            name = _TRAILING.sub("", near.strip())
            if name and not _NO_NAME.match(name):
                return name
    return None
