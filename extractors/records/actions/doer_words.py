"""Words that name people and bodies, and what kind of doer they name."""

import re
from collections.abc import Set as AbstractSet

OFFICE = re.compile(r"^(?:(?:the|town|parish)\s+)*(?:clerk|secretary|treasurer)$", re.IGNORECASE)
INITIALS = re.compile(r"(?:the\s+)?[A-Z]{2,4}[a-z]?(?:(?:\s*[/,&]\s*|\s+and\s+|,\s+and\s+)[A-Z]{2,4}[a-z]?)*")
PERSON = re.compile(
    r"""\b(?: Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev|Revd|Cllrs?|Councill?ors?|Councilmembers?|Ald|Alderman
          | Sgt|PC|PCSO|Insp|Inspector|Sergeant|Fr|Lord|Lady|Canon )\b
      | \b(?: manager|director|attorney|administrator|trustee|commissioner|supervisor|select(?:man|woman)|clerk|mayor
          | engineer|chief|planner|officer|treasurer|president|councilman|councilwoman|member )\s+(?-i:[A-Z][a-z])
      | \b(?: clerk|chair(?:man|woman|person)?|secretary|treasurer|officers?|officials|manager|director|head|leader
          | members?|councillors?|commissioner|executive|staff|trustees?|minister|president|mayor|conven[eo]r
          | administrator|co-?ordinator|engineer|solicitor|auditor|consultants?|librarian|warden|superintendent
          | secretariat|leads?|everyone|all|nurse|head\s?teacher|headmaster|principal|attorney|counsel|planner|surveyor
          | administration|management|governors?|chief|cathaoirleach|provost|bursar|caretaker|adviser|advisor
          | delegates?|representatives?|rep
          | (?:democratic|legal|committee|member|building|electoral)\s+services ) (?= $ | \s+(?:of|for|to)\b )""",
    re.VERBOSE | re.IGNORECASE,
)
# Offices whose last word is a thing elsewhere: "Director of Services", "Head of Highway Inspections".
OFFICER = re.compile(
    r"^(?:the\s+)?(?:[\w'’-]+\s+)*(?:director|head|manager|officer|lead|chief|executive|minister|secretary)\s+(?:of|for)\b"
    r"|\b(?:democratic|legal|committee|member|building|electoral)\s+services$",
    re.IGNORECASE,
)
PEOPLE_TOGETHER = re.compile(
    r"""\b(?: teams?|sub-?committee|sub-?group|secretariat|board|committee|council|cabinet|group|panel|office
      |department|partnership|ministry|corporation
          | authority|party|of\s+\w+ )$""",
    re.VERBOSE | re.IGNORECASE,
)
# Bodies that plans speak of.
PLAN_BODY = re.compile(
    r"""\b(?: governments?|authorit(?:y|ies)|trusts?|agenc(?:y|ies)|england|scotland|wales|ireland|executive|commission
          | universit(?:y|ies)|college|compan(?:y|ies)|association|society|foundation|institute|alliance|federation
          | directorate|departments?|archives|police|icbs?|partners|providers|practices|councils?|partnerships?|boards?
          | [A-Z]{2,6} )$""",
    re.VERBOSE | re.IGNORECASE,
)
TITLED = re.compile(r"(?:the\s+)?(?:clerk$|cllr|councillor|mr|mrs|ms|miss|dr|secretary$|treasurer$)\b", re.IGNORECASE)
PROPER = re.compile(r"(?-i:[A-Z])[\w'’-]+(?:\s+(?-i:[A-Z])[\w'’-]+)?$")
BODY = re.compile(
    r"\b(?:we|board|committee|council|cabinet|panel|members|meeting|executive|councillors)$", re.IGNORECASE
)
COUNCIL = re.compile(r"\b(?:council|authority)$", re.IGNORECASE)
ASKED_BODY = re.compile(r"\b(?:council|authority|board|committee|cabinet|panel|commission)$", re.IGNORECASE)
SHORTEST_ACRONYM = 3  # letters: two are a person's rather than a body's
FEWEST_KNOWN = 3  # attendees whose initials the paper gives


def is_somebody(words: str) -> bool:
    """Whether words name people or a body that can act, rather than a thing or a fund."""
    return bool(INITIALS.fullmatch(words) or PERSON.search(words) or PEOPLE_TOGETHER.search(words))


def is_stranger(doer: str, known: AbstractSet[str]) -> bool:
    """Whether capitals are nobody's initials of those who attended, but rather a body's: "SBC would cut the verge"."""
    initials = {word for word in known if word.isupper()}
    called = set(re.findall(r"[A-Z]{2,}", doer))
    long = all(len(name) >= SHORTEST_ACRONYM for name in called)
    return len(initials) >= FEWEST_KNOWN and long and bool(INITIALS.fullmatch(doer)) and not initials & called


def attended(doer: str, known: AbstractSet[str]) -> bool:
    """Whether a doer is called by nothing but names of those who attended ("Hazel", "Hazel and Rowan Birch")."""
    names = set(re.findall(r"\w{2,}", doer.lower())) - {"and"}
    return bool(names) and names <= known
