"""How a vote went, as counted on the page."""

import re

from extractors.records.decisions.parties import NAME
from extractors.results import Votes

_NUMBER_WORDS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS.split())}
_HAS_NUMBER = re.compile(rf"\d|\b(?:{'|'.join(_NUMBERS)})\b")  # in lower case
_NUMBER = r"(?:\d{1,3}|" + "|".join(_NUMBERS) + r")"
# It must read: passed 6-1 | by a 6-1 roll call vote | carried 5 to 1 | passed 3-1-1 | carried by 5 votes to 2
_SCORE = re.compile(
    r"\b(?i:pass(?:ed|es)|carri(?:ed|es)|approved|adopted|voted?|resolved|failed|fails|lost|defeated)\b"
    r"(?:(?!\b(?:pages?|paragraphs?|items?|sections?|aged?|numbers?|nos?|clauses?|appendix|schedule|from|between"
    r"|order)\b)[^.;\d]){0,60}?"
    r"\b(?P<for>\d{1,3})\s?(?:votes?\s)?(?:[-–]|to)\s?(?P<against>\d{1,3})(?:\s?[-–]\s?(?P<abstain>\d{1,3}))?\b"
)
# It must read: CARRIED (7/0) | Passed 5/1/1 | CARRIED BY ABSOLUTE MAJORITY 3/1
_SLASHED = re.compile(
    r"\b(?i:carried|passed|lost|defeated)\s(?i:by\s(?:an?\s)?(?:\w+\s)?majority\s)?\(?(?P<for>\d{1,2})/(?P<against>\d{1,2})(?:/(?P<abstain>\d{1,2}))?\b(?!/)"
)
# It must read: by three votes to one | by a vote of six to three | by a majority of 14 to 2 | 14 votes to 2
_MAJORITY = re.compile(
    rf"\b(?:by\s(?:a\s)?(?:vote|majority"
    rf"|margin)\sof\s)?(?P<for>{_NUMBER})(?P<votes>\svotes?)?\sto\s(?P<against>{_NUMBER})\b",
    re.IGNORECASE,
)
# It must read: 12 voted for the motion and 8 for the amendment
_DIVISION = re.compile(
    rf"\b(?P<for>{_NUMBER})\s(?:members\s)?(?:voted|voting|votes)\s(?:for|in\sfavour\sof)\sthe\smotion\b[^.;]{{1,40}}?"
    rf"\b(?P<against>{_NUMBER})\s(?:(?:members\s)?(?:voted|voting|votes)\s)?for\sthe\samendment\b",
    re.IGNORECASE,
)
# It must read: the motion received 9 votes and the amendment received 4
_RECEIVED = re.compile(
    rf"\bmotion\s(?:received|had|got)\s(?P<for>{_NUMBER})\svotes?,?\sand\sthe\samendment\s(?:received\s|had\s|got\s)?"
    rf"(?P<against>{_NUMBER})\b",
    re.IGNORECASE,
)
# It must read: For (14) ... Against (45) ... Abstain (4), or For: 12, Against: 3, or 12 votes for and 3 against
_COUNT = rf"(?P<n>{_NUMBER})"
_SIDES = {
    "for_": r"(?:[Ff]or|FOR|[Ii]n [Ff]avour|IN FAVOUR|[Aa]yes?|AYES?|[Yy]eas?|YEAS?|[Yy]es|YES)",
    "against": r"(?:[Aa]gainst|AGAINST|[Nn]oes|NOES|[Nn]ays?|NAYS?|[Oo]pposed|NO)",
    "abstain": r"(?:[Aa]bst(?:ain(?:ed|ing)?|entions?)|ABST(?:AIN(?:ED)?|ENTIONS?))",
}
_SIDE_FIRST = {
    side: re.compile(
        rf"(?<![\w£]){words}s?\s?[:=–-]?\s?\(?(?P<n>\d{{1,3}})\b(?![/\d]|\.\d|\s?%|\s?(?:votes?|members?|against|abst))"
    )
    for side, words in _SIDES.items()
}
_COUNT_FIRST = {
    side: re.compile(
        rf"(?<![\w£.])\(?(?i:{_COUNT})\)?\s(?:[Vv]otes?\s|[Mm]embers\s|were\s|voted\s|voting\s)*(?:in\s)?{words}\b"
    )
    for side, words in {**_SIDES, "for_": r"(?:for\b(?!\sthe)|favou?r|ayes?|AYES?)"}.items()
}
# It must read: carried by the following voice vote – 5 | roll call vote, 5 yes | Roll call: 4 ayes
_VOICE = re.compile(
    r"\b[Vv]oice vote\s?[-–:]\s?(?P<n>\d{1,3})\b"
    r"|\b[Rr]oll[\s-]call(?:\svote)?\s?[-–:,]?\s(?P<yes>\d{1,3})\s(?:yes|ayes?|in favou?r)\b"
)
_ABSTAINING = re.compile(rf"\bwith\s(?P<names>{NAME}(?:(?:,\s|\sand\s){NAME})*)\s(?:abstaining|abstained)\b")


def votes_in(text: str) -> Votes | None:
    """The count of a vote that a text tells; a score without abstentions counts none."""
    folded = text.lower()
    if not _HAS_NUMBER.search(folded):
        return None
    score = _SLASHED.search(text) or _SCORE.search(text)
    if score:
        abstain = int(score["abstain"] or _abstentions(text))
        return Votes(for_=int(score["for"]), against=int(score["against"]), abstain=abstain)
    division = "amendment" in folded and (_DIVISION.search(text) or _RECEIVED.search(text))
    divided = division or next((each for each in _MAJORITY.finditer(text) if _is_vote(each)), None)
    if divided:
        for_, against = _number(divided["for"]), _number(divided["against"])
        return Votes(for_=for_, against=against, abstain=_abstentions(text) or None)
    in_favour = _count(text, "for_")
    if in_favour is not None:
        opposed, abstaining = _count(text, "against"), _count(text, "abstain")
        if opposed is not None or abstaining is not None:
            return Votes(for_=in_favour, against=opposed, abstain=abstaining)
    voice = _VOICE.search(text)
    return Votes(for_=int(voice["n"] or voice["yes"])) if voice else None


def _is_vote(found: re.Match[str]) -> bool:
    """Whether "three to one" counts votes: the word stands beside it."""
    return bool(found["votes"]) or found.group().lower().startswith("by ")


def _number(printed: str) -> int:
    return _NUMBERS[printed.lower()] if printed.lower() in _NUMBERS else int(printed)


def _count(text: str, side: str) -> int | None:
    found = _SIDE_FIRST[side].search(text) or _COUNT_FIRST[side].search(text)
    if not found:
        return None
    return _number(found["n"])


def _abstentions(text: str) -> int:
    """Abstentions told beside a score: counted, or named."""
    names = _ABSTAINING.search(text)
    return _count(text, "abstain") or (len(re.split(r",\s|\sand\s", names["names"])) if names else 0)
