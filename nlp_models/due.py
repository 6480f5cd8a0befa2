"""When something is due, as printed, and the day where the words fix one."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from nlp_models.anchors import anchors_of
from nlp_models.dates import DateMention, find_dates
from nlp_models.folding import fold
from nlp_models.sieve import Sieve, places


@dataclass(frozen=True, slots=True)
class DueMention:
    """Words at characters `[start, end)` that say when something is due; `day` is None where they fix none.

    `rule` tells how sure they are a due: `due.by` and `due.within` say so, `due.on` ("in May") also tells of the past,
    `due.date` is a date alone, as in a cell. `derived` says that the day's year is not printed.
    """

    start: int
    end: int
    rule: str
    phrase: str
    day: date | None = None
    derived: bool = False


_UNIT = r"(?: (?: working \s | calendar \s )? (?: day | week | month | year | fortnight | quarter | meeting ) s? )"
_COUNT = r"""(?: \d+ (?: \s? - \s? \d+ )? | one | two | three | four | five | six | seven | eight | nine | ten | twelve
    | a | an | few | several | (?: a \s )? couple \s of | remaining )"""
_NEXT = r"(?: next | following | coming | forthcoming | future | subsequent | upcoming )"
_MEETING = r"""(?: meetings? | AGM | A\.G\.M\.? | EGM | agenda | session
    | (?: full \s council | cabinet | board | committee | panel ) (?! \s (?: [\w'-]+ \s )? meeting ) )"""
_EVENT = r"""(?: meetings? | AGM | elections? | audit | inspection | consultation | launch | opening | budget | visit
    | conference | exercise | review | holidays? | event | season | term | half \s term | year \s end )"""
# "within 28 days of the date of this letter", "within a month after receipt"
_COUNTED_FROM = r"""(?: \s (?: of | after | from | following ) \s (?: the \s )?
    (?: (?: date | day ) \s of \s (?: the \s )? )?
    (?: publication | receipt | adoption | approval | issue | issuance | enactment | signing | completion | appointment
      | (?: this | the ) \s (?: letter | notice | decision | meeting | report | order | policy ) )
    (?: \s (?: date \b | of \s (?: this | the ) \s [\w'-]+ ) )? \b )?"""
_SEASON = r"(?: new \s year | spring | summer | autumn | winter | christmas | easter )"
_SPELL = r"(?: \s (?: months | period | term | holidays? ) )?"

# Each form stands under dues that it must read. Where two match at one place the longer wins.
_FORMS = (
    # "within 4 weeks", "within 30 days of receipt", "in six months' time",
    # "over the next four years", "over the coming weeks", "1-2 years"
    (
        "due.within",
        rf"""(?<! aged \s ) (?: within | in | over | for | during | after ) \s (?: the \s )?
              (?: {_NEXT} \s (?: {_COUNT} \s )? | first \s {_COUNT} \s | {_COUNT} \s ) {_UNIT} '? (?: \s time )? \b
              {_COUNTED_FROM}
          | \d+ \s? - \s? \d+ \s (?: days | weeks | months | years ) \b""",
    ),
    # "by the next meeting", "to the next Board meeting", "next meeting", "prior to the AGM"; no "Following ..."
    (
        "due.meeting",
        rf"""(?! following \b ) (?: (?: by | for | at | to | before | until | prior \s to | ahead \s of
                | in \s (?: time \s for | advance \s of ) ) \s )?
              (?: (?: the | its | their | our | a ) \s )? {_NEXT} \s (?: [\w'-]+ \s ){{0,4}}? {_MEETING} \b
          | (?: by | for | at | to | before | until | prior \s to | ahead \s of | in \s time \s for ) \s
              (?: the | its | our ) \s (?: AGM | EGM | annual \s general \s meeting ) \b""",
    ),
    # "next week", "later this year", "by the end of the month", "end of this financial year"
    (
        "due.period",
        rf"""(?: (?: by | before | until | at | in | during | for | over | throughout | from ) \s )?
            (?: (?: early | late | later | (?: the \s )? end \s of ) \s )?
            (?: (?: this | next | the (?! \s {_SEASON} ) ) \s
                (?: (?: coming | current | remainder \s of \s the | course \s of \s the ) \s )?
                (?: financial \s | civic \s | municipal \s | calendar \s | academic \s | school \s )?
                (?: week | month | year | quarter | term | {_SEASON} ) {_SPELL}
              | tomorrow | tonight | mid-year | year \s end | month \s end ) \b""",
    ),
    # "before Christmas", "in the autumn", "after Easter"
    (
        "due.season",
        rf"""(?: by | before | in | during | over | until | after | from | for ) \s (?: the \s )?
            (?: early \s | late \s )? {_SEASON} {_SPELL} \b""",
    ),
    # "prior to the election", "before any review", "ahead of the launch"
    (
        "due.event",
        rf"""(?: prior \s to | ahead \s of | in \s advance \s of | before | following | after | until
                | in \s time \s for ) \s
              (?: the | any | its | our | their | an? ) \s (?: [\w'-]+ \s ){{0,3}}? {_EVENT} \b""",
    ),
    # "ongoing", "on-going", "continuing"
    ("due.ongoing", r"(?: on-?going | continuing | continuous ) \b"),
    # "ASAP", "as soon as possible", "with immediate effect", "in due course"
    (
        "due.soon",
        r"""(?: asap | as \s soon \s as \s (?: possible | practicable | practical ) | immediately | immediate | urgently
            | with \s immediate \s effect | shortly | soon | forthwith | without \s delay | in \s due \s course
            | at \s the \s earliest \s opportunity | as \s a \s matter \s of \s urgency ) \b""",
    ),
    # "monthly", "every quarter", "on an annual basis"
    (
        "due.recurring",
        r"""(?: weekly | fortnightly | monthly | quarterly | annually | annual | yearly | six-monthly | regularly
            | (?: each | every ) \s (?: week | month | quarter | year | meeting | term )
            | on \s an? \s (?: \w+ \s ){1,2} basis ) \b""",
    ),
    # "TBC", "to be confirmed"
    ("due.open", r"(?: tbc | tba | tbd | to \s be \s (?: confirmed | agreed | arranged | advised ) ) \b"),
)
_COMPILED = tuple(
    (rule, re.compile(rf"(?<! [\w-] ) (?: {form} )", re.VERBOSE | re.IGNORECASE)) for rule, form in _FORMS
)
_SIEVE = Sieve([anchors_of(pattern) for _, pattern in _COMPILED])

# It must read: by 14/7 | (5/8) | due 3/11. | a cell that is "14/7"; it must not read "by 3/4", which is a share.
_SLASHED = re.compile(
    r"""(?: ^ | (?<= \( ) | (?<! \w ) (?: by | due | before | until ) \s )
      (?! [123] / [2345] (?! \d ) ) (?P<first> \d{1,2} ) / (?P<second> \d{1,2} ) (?= \s* (?: $ | [).,;] (?! \d ) ) )""",
    re.VERBOSE | re.IGNORECASE,
)
# The words before a date that make it a due.
_BY = re.compile(
    r"""(?<! \w ) (?: (?: no | not ) \s later \s than | due (?: \s (?: by | on | in | date ) )? :? | by | before | until
      | till | prior \s to | ahead \s of | in \s time \s for | for | to ) \s (?: the \s )? $""",
    re.VERBOSE | re.IGNORECASE,
)
_ON = re.compile(
    r"""(?<! \w ) (?: (?: early | late | later | mid ) \s )?
      (?: on | in | during | at | over | throughout | towards | within | around ) \s (?: the \s )? $""",
    re.VERBOSE | re.IGNORECASE,
)
_FROM = re.compile(
    r"(?<! \w ) (?: from | since | after | following | into | starting ) \s (?: the \s )? $", re.VERBOSE | re.IGNORECASE
)
# "before the January billing run", "for the March Board", "in the May newsletter": what falls in a month or on a day.
_MEETING_AFTER = re.compile(
    r"""\s (?: [\w'-]+ \s ){0,2}? (?: meeting | AGM | agenda | session | newsletter | (?: billing | pay ) \s run
        | (?: full \s )? [Cc]ouncil | [Bb]oard | [Cc]ommittee | [Pp]anel | [Cc]abinet ) \b""",
    re.VERBOSE,
)
# "for 2027", "to 2027": a year alone behind these words is what a thing is about.
_ABOUT = re.compile(r"(?: for | to ) \s", re.VERBOSE | re.IGNORECASE)
# "the first week of June" and "second half of May" end on no day that is printed.
_SPELL_OF = re.compile(
    r"""(?<! \w ) (?: (?: by | in | within | during | before | for ) \s )? (?: the \s )?
      (?: (?: first | second | third | fourth | last ) \s (?: week | half | part | fortnight ) | beginning | middle )
      \s (?: of | in ) \s $""",
    re.VERBOSE | re.IGNORECASE,
)
_MONTHS = 12
_LEAP_YEAR = 2024
_LONGEST_LEAD = 40  # characters before a date that are looked at
# "early 2025" and "mid January" end on no day; "late January" ends with the month.
_PART_OF = re.compile(r"(?: early | mid ) [\s-]", re.VERBOSE | re.IGNORECASE)


def find_due(
    text: str, *, default_year: int | None = None, month_first: bool = False, since: date | None = None
) -> tuple[DueMention, ...]:
    """Every due of a text in reading order, the longest at each place; dates as `find_dates` reads them.

    `since` is the day that the text speaks from: what is due "by 30 January" without a year is due after it.
    """
    folded = fold(text)
    dates = find_dates(folded.text, default_year=default_year, month_first=month_first)
    found: list[DueMention] = []
    candidates = [*(_to_come(due, since) for due in _dated(folded.text, dates)), *_worded(folded.text)]
    slashed = _slashed(folded.text, default_year, month_first=month_first)
    candidates += [_to_come(due, since) for due in slashed if not any(due.start < each.end for each in dates)]
    for due in sorted(candidates, key=lambda each: (each.start, -each.end)):
        if not found or due.start >= found[-1].end:
            found.append(due)
        elif due.day and not found[-1].day and due.end <= found[-1].end:
            # "before the next meeting in November": the date within the longer words
            found[-1] = replace(found[-1], day=due.day, derived=due.derived)
    return tuple(
        replace(due, start=start, end=end) for due in found for start, end in [folded.back(due.start, due.end)]
    )


def _worded(text: str) -> Iterator[DueMention]:
    for rule, pattern in map(_COMPILED.__getitem__, places(_SIEVE.passing(text))):
        for match in pattern.finditer(text):
            yield DueMention(match.start(), match.end(), rule, match.group())


def _slashed(text: str, year: int | None, *, month_first: bool) -> Iterator[DueMention]:
    """Days and months as figures ("by 14/7"); where only the other order makes a date, it is that one."""
    for found in _SLASHED.finditer(text) if "/" in text else ():
        first, second = int(found["first"]), int(found["second"])
        orders = [(first, second), (second, first)]
        for month, number in orders if month_first else orders[::-1]:
            if 1 <= month <= _MONTHS and 1 <= number <= monthrange(year or _LEAP_YEAR, month)[1]:
                day = date(year, month, number) if year else None
                yield DueMention(found.start(), found.end(), "due.by", found.group(), day, derived=True)
                break


def _dated(text: str, dates: tuple[DateMention, ...]) -> Iterator[DueMention]:
    for mention in dates:
        low = max(0, mention.start - _LONGEST_LEAD)
        before = text[low : mention.start]
        rule, start, day = "due.date", mention.start, mention.last_day
        for name, pattern in (("due.by", _BY), ("due.on", _ON), ("due.from", _FROM)):
            lead = pattern.search(before)
            if lead:
                rule, start = name, low + lead.start()
                break
        spell = _SPELL_OF.search(before) if mention.precision == "month" else None
        if spell:
            rule, start, day = "due.by", low + spell.start(), None
        if rule == "due.from" or _PART_OF.match(text, start) or _PART_OF.match(text, mention.start):
            day = None
        if mention.precision == "year" and _ABOUT.match(text, start):
            rule, start = "due.date", mention.start
        after = _MEETING_AFTER.match(text, mention.end) if mention.precision in {"day", "month"} else None
        end = after.end() if after else mention.end
        yield DueMention(start, end, "due.meeting" if after else rule, text[start:end], day, mention.derived)


_COMING = frozenset({"due.by", "due.meeting", "due.date"})


def _to_come(due: DueMention, since: date | None) -> DueMention:
    """A due without a year in its next year where its day is past: none is set for a day that has gone by."""
    if due.rule not in _COMING or not due.derived or not due.day or not since or due.day >= since:
        return due
    leap_day = (due.day.month, due.day.day) == (2, 29)
    return replace(due, day=due.day.replace(year=due.day.year + 1, day=28 if leap_day else due.day.day))
