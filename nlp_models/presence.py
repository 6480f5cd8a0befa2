"""How somebody took part: "via Teams", "until item 7", "joined the meeting at 7.15pm and left after item 9"."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Presence:
    """What a note tells: by video or telephone, when somebody came later, when somebody went earlier, as printed."""

    remote: bool = False
    joined: str | None = None
    left: str | None = None


NOTHING_NOTED = Presence()
_REMOTE = re.compile(
    r"""^ (?: ms \s )? teams $ | \b (?: via | by | on | using | over | through ) \s (?: ms \s | microsoft \s )? teams \b
      | \b (?: zoom | skype | webex | google \s meet | virtual (?: ly )? | remote (?: ly )? | on-?line | ar-lein
          | dial (?: led | ling )? [\s-]? in | (?: via | by | on | over ) \s (?: the \s )? (?: tele )? phone
          | (?: tele | video | audio ) [\s-]? conferenc \w+ | video [\s-]? (?: link | call )
          | conference \s call ) \b""",
    re.VERBOSE | re.IGNORECASE,
)
# "11.20 am", "8.15", "noon", "item 7", "the start of agenda item 4(b)", "after item 9".
_WHEN = r"""
    (?: (?: just \s | shortly \s )? (?: after | before | during | following | prior \s to ) \s )?
    (?: \d{1,2} [.:] \d{2} (?: \s? [ap] (?: m \b | \. \s? m \b \.? ) | \s? (?: hrs | hours ) \b )?
      | \d{1,2} \s? [ap] (?: m \b | \. \s? m \b \.? ) | \d{4} \s? (?: hrs | hours ) \b | noon \b | midday \b
      | (?: the \s )? (?: (?: start | end | beginning | conclusion ) \s of \s )? (?: the \s )? (?: agenda \s )?
        (?: items? | minutes? | paragraphs? | section ) \s
        (?: numbers? \s | nos? \.? \s )? \d+ (?: [./] \d+ | \( \w \) | [a-z] \b )* )"""
_COMING = re.compile(
    rf"""\b (?: joined | joins | joining | arrived | arrives | arriving | entered ) \b [^.;]{{0,40}}? \b
        (?P<told> {_WHEN} )
      | \b (?: from | since ) \s (?P<noted> {_WHEN} )""",
    re.VERBOSE | re.IGNORECASE,
)
_GOING = re.compile(
    rf"""\b (?: left | leaves | leaving | departed | departs | withdrew ) \b [^.;]{{0,40}}? \b (?P<told> {_WHEN} )
      | \b (?: until | till | up \s to | to ) \s (?P<noted> {_WHEN} )""",
    re.VERBOSE | re.IGNORECASE,
)
_BACK = re.compile(r"\b(?:return(?:ed|ing)?|re-?join(?:ed|ing)?|came back|the (?:room|chamber))\b", re.IGNORECASE)


def read_presence(note: str) -> Presence:
    """What a note beside a name, or a sentence about somebody, tells of how they took part.

    Who went out for a while ("left and returned at 8pm") did not leave.
    """
    coming, going = _COMING.search(note), _GOING.search(note)
    if _BACK.search(note):
        coming = going = None
    return Presence(bool(_REMOTE.search(note)), _when(coming), _when(going))


def _when(found: re.Match[str] | None) -> str | None:
    return (found["told"] or found["noted"]).rstrip() if found else None
