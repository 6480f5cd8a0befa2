"""What the words of a heading are like, and what they are never like, however they are set."""

import re

_LONGEST = 140  # characters of a heading
_LONGEST_LARGE = 220  # of one in larger type
_LONGEST_STOPPED = 36  # of one that ends with a full stop: "A.O.B.", "Police report."
_LONGEST_CLAUSE = 60  # of one with a full stop inside
_MOST_WORDS = 22
_LEAST_LETTERS = 3

_CONTENTS = re.compile(r"(?:\.{3,}|…|(?:\.\s){3,}|_{4,})\s*\d{0,4}\s*$")
_LABEL = re.compile(
    r"""^(?:dates?|times?|day|venue|place|location|present|apologies|absent|in\sattendance|attendance|attendees
      | also\spresent|chair(?:man|person|ed\sby)?|clerk|minutes\s(?:taken\s)?by|to|from|cc|re|ref(?:erence)?|subject
      | title|authors?|report\s(?:of|by|to|author)|by|contact(?:\sofficer)?|tel(?:ephone)?|phone|fax|e-?mail
      | web(?:site)?|wards?(?:\saffected)?|classification|status|purpose|decision(?:\sno)?|key\sdecision|action|due
      | owner|lead(?:\sofficer)?|meeting|committee|board|cabinet\smember|portfolio|electoral\sdivisions?
      | past\spathway.*|future\spathway.*|version|distribution|background\s(?:papers|documents))\s*:\s*\S""",
    re.IGNORECASE | re.VERBOSE,
)
_SIGNATURE = re.compile(
    r"""^(?:signed|signature|dated?|chair(?:man|person|woman)?|mayor|president|clerk)\b[^a-z]*(?:[.…_]{3,}|:)\s*
      | ^(?:vice[\s-])?(?:chair(?:man|person|woman)?|mayor|president|(?:town\s|parish\s)?clerk|secretary|treasurer)$""",
    re.IGNORECASE | re.VERBOSE,
)
# It must read: Tuesday 4 June 2024 | 3rd May 2024 at 7.30pm | June 2024 | 10.00am – 12 noon.
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_CLOCK = r"\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.?m\.?|noon|hrs)?"
_DATE = re.compile(
    rf"""^(?:on\s|held\s(?:on\s)?)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*(?:the\s)?)?
      (?:\d{{1,2}}\s?(?:st|nd|rd|th)?\s*(?:of\s)?{_MONTH}|{_MONTH}(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?)?[,.]?\s*(?:\d{{4}})?
      [\s,.;–-]*(?:(?:at|commencing\sat|from)\s)?(?:{_CLOCK}(?:\s?(?:-|–|to)\s?{_CLOCK})?)?[.,]?$""",
    re.IGNORECASE | re.VERBOSE,
)
_ADDRESS = re.compile(
    r"@|\bwww\.|https?://|\b[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}\b|\b0\d{2,4}[\s-]?\d{3,}|^(?:tel|fax|email|phone)\b",
    re.IGNORECASE,
)
# Names: "Cllr A Ash", "Ann Elm (AE)", "Ann Elm, Town Clerk", "Ann Elm OBE Chief Officer".
_NAME = re.compile(
    r"""^(?:Cllrs?|Councillors?|Alderman|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof|Professor|Revd?|Commissioner)\b\.?\s+[A-Z]
      | ^[A-Z][\w’'-]+(?:\s[A-Z]\.?)?\s[A-Z][\w’'-]+,?\s\([A-Z]{2,4}\)$
      | ^[A-Z][\w’'-]+(?:\s[A-Z]\.?)?\s[A-Z][\w’'-]+(?:,|\s[–-]|(?:\s(?:CBE|OBE|MBE|QC|KC|MP|CPFA))+)\s(?:.*\s)?
        (?:Manager|Director|Officer|Clerk|Chair\w*|Secretary|Treasurer|Head|Chief|Leader|Member|President)\b""",
    re.VERBOSE,
)
_CAPTION = re.compile(
    r"^(?:table|figure|fig\.?|chart|graph|map|photo|source|note|n\.?b\.?)\b\s*(?:\d|:)", re.IGNORECASE
)
_SAID = re.compile(
    r"""^(?:it\swas\s)?(?:unanimously\s)?(?:RESOLVED|AGREED|NOTED|ORDERED|CARRIED|APPROVED|DECIDED|MOVED|SECONDED)\b
      | ^(?:it\swas|that|please)\s
      | ^the\s(?:board|council|committee|cabinet|panel|meeting|chair)\s(?:[a-z]+ed|is|was|were|will|are)\b
      | ^to\s(?!be\b|follow)[a-z]+\s(?:the|a|an|any|on|with|that|whether)\b | ^if\s
      | ^(?:proposed|seconded|moved)(?:\sby)?\b | ^action\s?[:–-]\s?\S | ^(?:members|councillors)\s(?:are|were)\b
      | ^agenda\sitem\s?\d+$ | ^page\s\d+ | ; | \bintentionally\b | \bis\srestricted\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ENDS_OPEN = re.compile(
    r"(?:,|\b(?:the|of|and|a|an|that|which|with|be|been|is|are|was|were|has|have|had|will|by|from|to))$", re.IGNORECASE
)
_CODES = re.compile(r"^(?:[A-Z]{1,4}\d{1,3}[,;/]?\s?)+$")  # GC1, GC2
_TWO_SENTENCES = re.compile(r"[a-z][.?!]\s[A-Z]")
_TOLD = re.compile(r"\b(?:was|were|is|are|has|have|had|will)\b.*[.:]$|^\(.*\)$")  # "It was late.", "(continued)"
_NEVER = (_TOLD, _LABEL, _SIGNATURE, _DATE, _CAPTION, _SAID, _CONTENTS, _CODES)


def could_title(text: str, *, larger: bool) -> bool:
    """Whether words could be a heading; more may be in type that is `larger` than the running text."""
    if len(text) > (_LONGEST_LARGE if larger else _LONGEST) or len(text.split()) > _MOST_WORDS * (1 + larger):
        return False
    if not _begins(text) or (text.endswith(".") and len(text) > _LONGEST_STOPPED):
        return False
    if sum(map(str.isalpha, text)) < _LEAST_LETTERS or sum(map(str.isdigit, text)) * 2 > len(text):
        return False
    if _TWO_SENTENCES.search(text) and (len(text) > _LONGEST_CLAUSE or text.endswith(".")):
        return False
    if any(each.search(text) for each in _NEVER):
        return False
    return larger or not (_ADDRESS.search(text) or _NAME.match(text) or _ENDS_OPEN.search(text))


def _begins(text: str) -> bool:
    """Whether a text begins like a heading: not in lower case, with a footnote's mark or an open quotation."""
    first = text[:1]
    if text.count("”") > text.count("“"):
        return False
    if first in '“"':
        return text[-1:] in '”"'
    return first.isupper() or first.isdecimal() or (first.isalpha() and not first.islower()) or first in "‘'(£["
