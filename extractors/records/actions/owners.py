"""Words that name who owns a task, as they stand alone beside or behind it: in a column, a tag or a bracket."""

import re

from nlp_models import Reader

# It must read: HV | LB/NW | ALL | Ben Oakley & KC | Richard/Mandy | Secretary | Head of Parks | Chair and clerk
_OWNERS = re.compile(
    r"""^(?:all|clerk|chair|officers|staff|[A-Z][\w'’.-]*) (?: (?:[\s/,&+;]|\s[–-]\s)+
        (?: [A-Z][\w'’.-]*|of|for|and|the|to|with|all|members?|workmen|clerk|chair(?:man)?|team|officers?|staff ) )*
        \.?$""",
    re.VERBOSE,
)
_MOST_WORDS = 8
_INITIALS = re.compile(r"^[A-Z]{2,4}[a-z]?(?:(?:\s*[/,&+;]\s*|\s+and\s+|\s+)[A-Z]{2,4}[a-z]?)*\.?$")
# What stands in an action column or behind "Action:" where nobody is to do anything.
_NOBODY = re.compile(
    r"""^(?: none|nil|n/?a|noted?|not\w*|no\b.*|approved?|agreed?|resolved?|received?|information|info|decisions?
          | agenda(?:\s+items?)?|discussion|actions?(?:\s+items?)?|actioned|completed?|done
          | closed?|ongoing|on-?going|deferred|open|tb[acd]|verbal|update|items?
          | report|minutes|for\b.*|to\b.*|assurance|discharged|accepted|adopted|endorsed|ratified|confirmed|carried\b.*
          | pass(?:ed)?|january|february|march|april|may|june|july|august|september|october|november|december|pm|am
          | [A-Z]?\d+ )\W*$""",
    re.VERBOSE | re.IGNORECASE,
)


def names_owner(reader: Reader, text: str) -> bool:
    """Whether a text is nothing but the name of who owns a task: initials, people, an office, a team."""
    if len(text.split()) > _MOST_WORDS or not _OWNERS.match(text) or _NOBODY.match(text):
        return False
    if _INITIALS.match(text):
        return True
    reading = reader.read(text)
    return not any(span.start == 0 for label in ("action.verb", "action.status") for span in reading.of(label))


# "Hannah Birch to set out the plan": beside a label or in a log any verb will do.
_DOER_TO = re.compile(r"^(?P<owner>[A-Z][^.:;()]{0,60}?)\s+(?:to|will|shall|must)\s+[a-z]+\b")


def opening_doer(reader: Reader, text: str) -> str | None:
    """Who opens a text that is known to be a task ("Hannah Birch to set out the plan"), None where nobody does."""
    found = _DOER_TO.match(text)
    return found["owner"] if found and names_owner(reader, found["owner"]) else None
