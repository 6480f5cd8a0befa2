"""What the title of a column, or of a row, of a table of measures says that it holds."""

import re

from nlp_models.dates import find_dates

# It must read: Target | Annual target | 2026/27 target | Target (March 2027) | Upper limit | National standard | Goal
# 2030 | Where we want to be.
_TARGET = re.compile(
    r"""\b(?: targets?|goals?|ambition|(?:upper|maximum)\s+limit|where\s+(?:do\s+)?we\s+want\s+to\s+be
          | aims?\s+for|what\s+good\s+looks\s+like|desired\s+(?:level|outcome|result) )\b
      | ^(?: (?: national|local|agreed|constitutional|contract(?:ual)?|nhs|statutory|expected|required|internal
               | performance )\s+ )* (?:standard|threshold|benchmark) (?: \s*\(?%\)? )?$
      | ^(?: (?:local|agreed|recovery|our|improvement)\s+ )*trajectory\b """,
    re.VERBOSE | re.IGNORECASE,
)
_NO_TARGET = re.compile(
    r"""\b(?: dates?|group|audience|completion|rag|status|met|achieved|score|risk|likelihood|impact|against|vs|versus
          | variance|difference|gap|from|owner|lead|floor|tolerance|comments?|area|population|type|operating|market
          | on\s+track|progress|trend|rating|distance|budget|spend|savings? )\b|\?$""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST = 9  # words of a title
# Titles that head the measures where another column is called a target.
BARE = re.compile(r"(?:(?:strategic|corporate|key)\s+)?(?:standard|threshold|benchmark|goal|ambition)s?", re.IGNORECASE)
NAMED = re.compile(r"\b(?:targets?|goals?|ambition)\b", re.IGNORECASE)
PLAN = re.compile(r"^(?:(?:the\s+)?plan(?:ned)?|trajectory)\b(?!\s+(?:date|ref|owner))", re.IGNORECASE)
# What stands beside the period of a column: "Mar-26 plan", "2024/25 outturn".
PLANNED = re.compile(r"\b(?:plan(?:ned)?|trajectory)\b", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:outturn|actual|baseline|position)\b", re.IGNORECASE)
METRIC = re.compile(
    r"""\b(?: measures?|indicators?|kpis?|metrics?|pis?|description|performance|objectives?|outcomes?|title|standard
          | name )\b""",
    re.VERBOSE | re.IGNORECASE,
)
MEASURE = re.compile(r"\b(?:measured?|indicators?|kpis?|metrics?)\b(?!\s+(?:ref|no|id|code)\b)", re.IGNORECASE)
REFERENCE = re.compile(r"\b(?:ref|no|id|code|number)\b", re.IGNORECASE)
BASELINE = re.compile(
    r"""\bbase\s?line\b|^starting\s+(?:point|position)|^where\s+(?:are\s+)?we\s+(?:are\s+)?now|^(?:we\s+are\s+)?now$
      | ^today$""",
    re.VERBOSE | re.IGNORECASE,
)
LAST_YEAR = re.compile(r"\b(?:last|previous|prior)\s+year\b|\b(?:outturn|year[\s-]end)\b", re.IGNORECASE)
_ACTUAL = re.compile(
    r"""\b(?: actual|results?|outturn|latest|current(?!\s+target)|reached|achieved|performance|ytd|year[\s-]to[\s-]date
          | value|position|reported )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_ACTUAL = re.compile(r"\b(?:direction|trend|average|england|benchmark|comments?|national|target)\b", re.IGNORECASE)
DUE = re.compile(
    r"""^(?: target\s+date|deadline|by\s+when|by|time\s?(?:scales?|frames?|lines?)|when|due(?:\s+date)?|date
           | target\s+year )$""",
    re.VERBOSE | re.IGNORECASE,
)
RAG = re.compile(r"\b(?:rag|status|rating|on\s+target|colour)\b", re.IGNORECASE)
PERIOD = re.compile(
    r"^(?:reporting\s+)?(?:period|quarter|month|latest\s+(?:data|period)|data\s+(?:period|date))\b", re.IGNORECASE
)
WISHED = re.compile(
    r"""\b(?: (?:better|good)\s+(?:to\s+be|if|is|when|performance)|polarity|aim\s+to|want|high(?:er)?\s+or\s+low(?:er)?
          | (?:bigger|smaller|higher|lower)\s+is\s+better|(?:desired|preferred)\s+direction )\b""",
    re.VERBOSE | re.IGNORECASE,
)
UNIT = re.compile(r"^(?:units?|unit\s+of\s+measure(?:ment)?|format|measured\s+in)$", re.IGNORECASE)
# Words that make a table one of money or of risks.
FINANCE = re.compile(
    r"\b(?:budget|expenditure|forecast\s+outturn|variance\s*\(?£|capital\s+programme)\b|£\s?'?000", re.IGNORECASE
)
RISK = re.compile(r"\b(?:likelihood|inherent|residual|risk\s+(?:score|rating|description)|mitigat\w+)\b", re.IGNORECASE)
# It must read: Q1 | Quarter 2 2025/26 | Sep-25 | April | Mar 2025
_QUARTER_OR_MONTH = re.compile(
    r"""(?: q(?:uarter)?\s?[1-4] | (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* )
        (?: [\s’'-]*\d{2}(?:\d\d)? )? (?: [/–-]\d\d )?""",
    re.VERBOSE | re.IGNORECASE,
)
_BESIDE_PERIOD = re.compile(r"\b(?:q(?:uarter)?\s?[1-4]|to|actual|outturn)\b|[()]", re.IGNORECASE)
_DATE = re.compile(
    r"""\b(?: q(?:uarter)?\s?[1-4](?:\s+(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?)? | (?:19|20)\d\d\s?[/–-]\s?\d{2,4}
          | (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:[\s’'-]+\d{2,4})? | (?:19|20)\d\d )\b""",
    re.VERBOSE | re.IGNORECASE,
)


def is_target_title(title: str) -> bool:
    """Whether words head a column, or a row, of targets."""
    return bool(_TARGET.search(title)) and not _NO_TARGET.search(title) and len(title.split()) <= _LONGEST


def may_be_plan(title: str) -> bool:
    """Whether words may head planned levels, or planned sums of money."""
    return bool(PLAN.search(title))


def is_actual_title(title: str) -> bool:
    """Whether words head what was reached."""
    return not _NO_ACTUAL.search(title) and (bool(_ACTUAL.search(title)) or is_period(title))


def is_due_title(title: str) -> bool:
    """Whether words head the days by which something is due."""
    return bool(DUE.search(title) or DUE.search(title.replace(" ", "")))  # "Timefram e": a narrow column breaks it


def is_period(title: str) -> bool:
    """Whether a title is a date, a quarter or a year: "Q2 2025/26", "Mar-25", "2024/25"."""
    if _QUARTER_OR_MONTH.fullmatch(title):
        return True
    bare = _BESIDE_PERIOD.sub("", title).strip(" -")
    dates = find_dates(bare)
    return len(dates) == 1 and len(bare) - (dates[0].end - dates[0].start) <= len("to")


def is_step(title: str) -> bool:
    """Whether a title is a period on the way to a level, with what was reached or is planned: "Mar-26 plan"."""
    return is_period(_REACHED.sub("", PLANNED.sub("", title)).strip())


def is_year(title: str) -> bool:
    """Whether a title names a whole year rather than a quarter of it."""
    date = date_in(title)
    return date is not None and date[:2].isdigit()


def date_in(title: str) -> str | None:
    """The date, quarter or year of a title as printed: "Q2 2025/26" of "Q2 2025/26 actual"."""
    found = _DATE.search(title)
    return found.group() if found else None
