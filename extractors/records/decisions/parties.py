"""Who moved and who seconded, as printed; how the vote went."""

import re

from extractors.results import Votes

_WORD = r"[A-Z][\w'’.\-]*"
_ROLE = r"(?:[Tt]he\s)?(?:(?:Deputy|Vice|Acting)[\s-])?(?:Chair(?:man|woman|person)?|Leader|President|Mayor|Treasurer|Clerk|Secretary|Provost)"
_NAME = rf"(?:{_ROLE}(?:\s{_WORD}){{0,3}}|{_WORD}(?:\s(?:{_WORD}|de|der|van|von|bin|al|y)){{0,4}})"
_ADVERBS = r"(?:(?:then|also|formally|duly|therefore|again)\s)?"
_MOVES = r"(?:(?:so\s)?moved|proposed|made\s(?:a|the)\smotion|motioned|nominated|suggested)"

# "Proposed by Cllr Ash, seconded by Cllr Dell" | "Proposer: A Ash" | "Motion by Member Ash" | "(moved by Ann Ash and"
_MOVER_AFTER = re.compile(
    rf"\b(?:[Pp]roposed|[Pp]roposer|PROPOSED|[Mm]oved|MOVED|[Mm]otion(?:\smade)?|[Nn]ominated|[Ss]upported)\s?(?:for\s[a-z]+\s)?(?:by|:|[-–])\s?(?P<name>{_NAME})"
)
_SECONDER_AFTER = re.compile(rf"\b(?:[Ss]econd(?:ed|er)?|SECONDED)\s?(?:by|:|[-–])\s?(?P<name>{_NAME})")
# "Mr Ash proposed, and Mrs Dell seconded" | "Member Ash moved to" | "the Leader proposed and Mr Dell, Deputy Leader, seconded"
_MOVER_BEFORE = re.compile(rf"(?P<name>{_NAME}),?\s{_ADVERBS}{_MOVES}\b")
_SECONDER_BEFORE = re.compile(rf"(?P<name>{_NAME})\s{_ADVERBS}(?:[Ss]econded)\b")
_SECONDER_APART = re.compile(rf"(?P<name>{_NAME}),\s[^.;:]{{3,150}},\s[Ss]econded\b")
_AFTER = (_MOVER_AFTER, _SECONDER_AFTER)
# "Motion and second (Ash and Dell)"
_BRACKETED = re.compile(rf"[Mm]otion and second(?:ed)?(?: by)?:?\s?\(?(?P<mover>{_WORD})\s?(?:and|,|/)\s?(?P<seconder>{_WORD})\)?")
_NO_NAME = re.compile(r"^(?:Following|After|It|This|That|They|He|She|Motion|Seconded|Proposed|Moved|Resolved|RESOLVED|Council|There|When|As|In|A|An)\b")
_TRAILING = re.compile(r"[.,'’]+$")


def mover_of(text: str) -> str | None:
    """The mover that a text names."""
    both = _BRACKETED.search(text)
    return both["mover"] if both else _first_name(text, _MOVER_AFTER, _MOVER_BEFORE)


def seconder_of(text: str) -> str | None:
    """The seconder that a text names."""
    both = _BRACKETED.search(text)
    return both["seconder"] if both else _first_name(text, _SECONDER_AFTER, _SECONDER_BEFORE, _SECONDER_APART)


def _first_name(text: str, *forms: re.Pattern[str]) -> str | None:
    for form in forms:
        for found in form.finditer(text):
            sentences = re.split(r"(?<=[\w’']{4}\.)\s", found["name"])
            name = _TRAILING.sub("", sentences[0] if form in _AFTER else sentences[-1])
            if name and not _NO_NAME.match(name):
                return name
    return None


# "passed 4-0" | "by a 4-0 roll call vote" | "carried 5 to 1" | "passed 3-1-1" | "a vote of 4-0"
_SCORE = re.compile(
    r"\b(?:pass(?:ed|es)|carri(?:ed|es)|approved|vote|failed|lost|defeated)\b[^.;]{0,60}?\b(?P<for>\d{1,3})\s?(?:[-–]|to)\s?(?P<against>\d{1,3})(?:\s?[-–]\s?(?P<abstain>\d{1,3}))?\b"
)
# "For (14) ... Against (45) ... Abstain (4)" | "For: 12, Against: 3" | "12 votes for and 3 against" | "AYES: 5"
_SIDES = {
    "for_": r"(?:[Ff]or|FOR|[Ii]n [Ff]avour|IN FAVOUR|[Aa]yes?|AYES?|[Yy]eas?|YEAS?|[Yy]es|YES)",
    "against": r"(?:[Aa]gainst|AGAINST|[Nn]oes|NOES|[Nn]ays?|NAYS?|[Oo]pposed|NO)",
    "abstain": r"(?:[Aa]bst(?:ain(?:ed|ing)?|entions?)|ABST(?:AIN(?:ED)?|ENTIONS?))",
}
_SIDE_FIRST = {side: re.compile(rf"(?<![\w£]){words}s?\s?[:=–-]?\s?\(?(?P<n>\d{{1,3}})\b(?![./\d]|\s?%)") for side, words in _SIDES.items()}
_COUNT_FIRST = {
    side: re.compile(rf"(?<![\w£.])\(?(?P<n>\d{{1,3}})\)?\s(?:[Vv]otes?\s|[Mm]embers\s|were\s|voted\s)*(?:in\s)?{words}\b")
    for side, words in {**_SIDES, "for_": r"(?:for\b(?!\sthe)|favou?r|ayes?|AYES?)"}.items()
}
# "carried by the following voice vote – 5" | "carried by unanimous voice vote – 5"
_VOICE = re.compile(r"\bvoice vote\s?[-–:]\s?(?P<n>\d{1,3})\b")
# "Members Ash: Aye; Dell: No; and Chair Orme: Aye"
_ROLL = re.compile(r"\b[A-Z][\w'’.-]+:\s(?P<voice>[Aa]ye|[Yy]ea|[Yy]es|[Nn]ay|[Nn]o|[Aa]bstain(?:ed)?)\b")
_ABSTAINING = re.compile(rf"\bwith\s(?P<names>{_NAME}(?:(?:,\s|\sand\s){_NAME})*)\s(?:abstaining|abstained)\b")


def votes_in(text: str) -> Votes | None:
    """The count of a vote that a text tells; a score without abstentions counts none."""
    score = _SCORE.search(text)
    if score:
        abstaining = _ABSTAINING.search(text)
        named = len(re.split(r",\s|\sand\s", abstaining["names"])) if abstaining else 0
        return Votes(for_=int(score["for"]), against=int(score["against"]), abstain=int(score["abstain"] or named))
    counts = {side: _count(text, side) for side in _SIDES}
    if counts["for_"] is not None and counts["against"] is not None:
        return Votes(for_=counts["for_"], against=counts["against"], abstain=counts["abstain"])
    roll = [found["voice"].lower() for found in _ROLL.finditer(text)]
    if len(roll) > 1:
        against, abstain = (sum(each.startswith(side) for each in roll) for side in ("n", "ab"))
        return Votes(for_=len(roll) - against - abstain, against=against, abstain=abstain)
    voice = _VOICE.search(text)
    return Votes(for_=int(voice["n"])) if voice else None


def _count(text: str, side: str) -> int | None:
    found = _SIDE_FIRST[side].search(text) or _COUNT_FIRST[side].search(text)
    return int(found["n"]) if found else None
