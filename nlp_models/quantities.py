"""Amounts in running text: number, unit, comparison and range; not dates, times, ages, or the numbers of things."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from nlp_models.dates import find_dates
from nlp_models.folding import fold
from nlp_models.times import find_times

Comparison = Literal["at_least", "at_most", "more_than", "less_than", "about"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount at characters `[start, end)`, its words of comparison included.

    `value` is in `unit`: "%", "£", "weeks", "in 10", "times", a noun, or None. `high` is the upper end of a range;
    `per` is what a rate is for ("100,000", "year"). Shares in words are percentages: "two thirds" is 66.7 %.
    """

    start: int
    end: int
    rule: str
    value: float
    unit: str | None = None
    comparison: Comparison | None = None
    high: float | None = None
    per: str | None = None


_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBER_WORDS = {word: float(value) for value, word in enumerate(_SMALL.split(" "))} | {
    word: 10.0 * value for value, word in enumerate(_TENS.split(" "), 2)
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9}
_SHARES = {
    "half": 50.0,
    "third": 100 / 3,
    "thirds": 100 / 3,
    "quarter": 25.0,
    "quarters": 25.0,
    "fifth": 20.0,
    "fifths": 20.0,
    "tenth": 10.0,
}
_PARTS = {"two": 2.0, "three": 3.0, "four": 4.0}
_FACTORS = {"doubl": 2.0, "trebl": 3.0, "tripl": 3.0, "quadrupl": 4.0, "twice": 2.0, "halv": 50.0}

_DIGITS = r"(?: \d{1,3} (?: ,\d{3} )+ (?: \.\d+ )? | \d+ (?: \.\d+ )? )"
_WORDS = rf"(?: \b (?: (?: {_TENS.replace(' ', '|')} ) (?: - [a-z]{{3,5}} )? | {_SMALL.replace(' ', '|')} ) \b )"
_SCALE = r"(?: \s? (?: million | billion | thousand | hundred | bn | mn | [km] ) \b )"
_NUMBER = re.compile(
    rf"""(?<! [\w.,/\#] ) (?<! \w [-/] ) (?P<between> between \s )? (?: (?P<money> [£$€] ) \s?
      | (?P<minus> - ) (?= \d ) )?
    (?: # "nine out of 10", "one in five"
        (?P<part> {_DIGITS} | {_WORDS} ) \s (?: in | out \s of ) (?: \s every )? \s
          (?P<whole> [2-9] | 10+ | \d\d | two | three | four | five | six | seven | eight | nine | ten | twenty )
          \b
          (?! \s? (?: % | hour | day | week | month | year ) )
        # "between 5 and 10", "10-15%", "£1.5m to £2m"
      | (?! (?: 19 | 20 ) \d\d \s to \s | one \s to \s one \b )
          (?P<low> {_DIGITS} | (?P<worded> {_WORDS} (?= \s to \s ) ) ) (?P<low_scale> {_SCALE} )? \s? %?
          (?: (?(worded) (?!) | \s? - \s? ) | (?P<to> \s to \s ) | (?(between) \s and \s | (?!) ) )
          [£$€]? (?P<high> {_DIGITS} | {_WORDS} ) (?P<high_scale> {_SCALE} )?
        # "95", "1,250", "£1.5m", "twenty-five"
      | (?P<number> {_DIGITS} | {_WORDS} ) (?P<scale> {_SCALE} )?
    )
    (?! \.?\d | ,\d | [:/]\d | (?: st | nd | rd | th | [a-f] ) \b )""",
    re.VERBOSE | re.IGNORECASE,
)
_SHARE = re.compile(
    r"""\b (?: (?P<factor> doubl(?: e | ed | ing ) | trebl(?: e | ed | ing ) | tripl(?: e | ed | ing )
        | quadrupl(?: e | ed | ing ) | twice | halv(?: e | ed | ing ) )
      | (?P<share> (?<! first \s ) (?<! second \s ) half
          (?! [\s-] (?: years? | yearly | term | day | hour | past | an? | way | marathon | time | price
            | mile | page ) \b )
        | (?: a | one | two | three | four ) [\s-] (?: thirds? | quarters? | fifths? | tenth ) ) ) \b""",
    re.VERBOSE | re.IGNORECASE,
)

# Words that end an amount rather than name what is counted.
_NO_UNIT = r"""(?! (?: of | in | to | and | or | for | at | by | from | on | with | the | a | an | per | that
  | than | into
    | was | is | are | were | has | have | had | its | this | as | does | across | towards | which | who | will
    | would | should | if | but | when | while | less | plus | versus | out | up | increase | decrease
      | rise | fall
    | reduction | above | below | over | under | annually | monthly | weekly | each | during | between
      | within ) \b )"""
_UNIT = re.compile(
    rf"""(?P<points> \s? (?: % | percentage | per \s cent ) [\s-] points? \b | \s? (?: pp | ppts? | p\.p\. ) (?! \w ) )
    | (?P<percent> \s? % | \s? per \s? cent \b )
    | - (?P<hyphened> hour | day | week | month | year | minute ) s? \b
    | \s (?: working | calendar | business ) \s (?P<working> days? ) \b
    | \s? (?P<measure> km | ha | kg | [kMG]Wh? ) (?! \w )
    | \s? (?P<short> hrs? | mins? | secs? | wks? | yrs? | mths? ) (?! \w )
    | \s (?P<noun> (?: {_NO_UNIT} [A-Za-z][\w'-]* \s ){{0,3}}? {_NO_UNIT}
        (?: [a-z][a-z-]{{2,}}s | [A-Z]{{2,}}s | people | staff | children | men | women | FTE ) ) \b""",
    re.VERBOSE,
)
_SHORT = {"hr": "hours", "min": "minutes", "sec": "seconds", "wk": "weeks", "yr": "years", "mth": "months"}
_PER = re.compile(
    r"""\s? (?: per | / ) \s? (?P<for> \d [\d,]* | [a-z]+ )
    | \s (?: an? | each | every ) \s (?P<period> year | month | week | day | quarter ) \b
    | \s (?P<adverb> annually | monthly | weekly | daily ) \b""",
    re.VERBOSE,
)
_ADVERBS = {"annually": "year", "monthly": "month", "weekly": "week", "daily": "day"}

# Comparisons before an amount: at least 95%, no more than £5, up to 8 weeks.
_BEFORE = re.compile(
    r"""(?<! \w ) (?:
        (?P<at_most> (?: no | not ) \s (?: more | greater | higher | longer | later ) \s than
          | at \s or \s (?: below | under ) | (?: less | lower | fewer ) \s than \s or \s equal \s to
          | not \s (?: to \s )? exceed (?: ing )? | at \s most | up \s to | maximum (?: \s of )? | within | ≤ | <= )
      | (?P<at_least> (?: no | not ) \s (?: less | fewer | lower ) \s than | at \s least
          | at \s or \s (?: above | over ) | (?: more | greater | higher ) \s than \s or \s equal \s to
          | minimum (?: \s of )? | ≥ | >= )
      | (?P<more_than> (?: more | greater | higher | longer ) \s than | over | above | exceed(?: s | ing )?
          | in \s excess \s of | > )
      | (?P<less_than> (?: less | fewer | lower | shorter ) \s than | under | below | < )
      | (?P<about> about | around | approximately | approx\.? | circa | c\. | ~ | nearly | almost )
    ) \s? (?: an? \s )? $""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_COMPARISON = 26  # characters before an amount that are looked at
# Comparisons after an amount: 95% or more, 8 weeks or less, 70,000+.
_AFTER = re.compile(
    r"""\s? (?P<at_least> \+ | (?: or | and ) \s (?: more | above | over | better | higher | greater ) \b
        | \(? min(?:imum)? \b \)? )
    | \s (?P<at_most> (?: or | and ) \s (?: less | fewer | below | under | lower | sooner ) \b
        | \(? max(?:imum)? \b \)? )""",
    re.VERBOSE | re.IGNORECASE,
)
# The number of a thing or an age: item 4, aged 18 to 25, page 3.
_NUMBERED = re.compile(
    r"""\b (?: items? | pages? | paras? | paragraphs? | sections? | nos? | numbers? | figures? | tables? | appendix
      | annex | parts? | phases? | stages? | tiers? | levels? | bands? | years? | steps? | chapters? | versions?
        | wards?
      | options? | schedules? | act | rooms? | floor | class | type | form | aged? | ages | (?: aged | ages ) \s between
      | covid | objectives? | priorit(?: y | ies ) | outcomes? | goals? | recommendations? | actions? | minutes?
        | questions? )
      \W{1,3} $""",
    re.VERBOSE | re.IGNORECASE,
)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every amount of a text in reading order, none within another."""
    folded = fold(text)
    dated = [(m.start, m.end) for m in find_dates(folded.text) if folded.text[m.end : m.end + 1] != "%"]
    dated += [(mention.start, mention.end) for mention in find_times(folded.text)]
    found: list[Quantity] = []
    for quantity in sorted(_candidates(folded.text), key=lambda each: (each.start, -each.end)):
        inside_date = any(quantity.start < end and start < quantity.end for start, end in dated)
        if not inside_date and _counts(folded.text, quantity) and (not found or quantity.start >= found[-1].end):
            found.append(quantity)
    return tuple(
        replace(quantity, start=start, end=end)
        for quantity in found
        for start, end in [folded.back(quantity.start, quantity.end)]
    )


# The number of a clause: at the head of a text or sentence and then a stop ("1. Apologies"), or before a lone bracket.
_CLAUSE_HEAD = re.compile(r"(?: ^ | [.;:!?•] \s? ) $", re.VERBOSE)
_CLAUSE_STOP = re.compile(r"[.)] \s", re.VERBOSE)


def _counts(text: str, quantity: Quantity) -> bool:
    """Whether an amount is one: not a clause's number, nor "one" of "one of them"."""
    if quantity.rule != "quantity.number" or quantity.unit or quantity.comparison:
        return True
    if text[quantity.start : quantity.end].lower() == "one":
        return False
    if not _CLAUSE_STOP.match(text, quantity.end):
        return True
    before = text[: quantity.start]
    opened = before.count("(") > before.count(")")
    return not (_CLAUSE_HEAD.search(before[-2:]) or (text[quantity.end] == ")" and not opened))


def _candidates(text: str) -> Iterator[Quantity]:
    for match in _SHARE.finditer(text):
        yield _compared(text, _share(match))
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - _LONGEST_COMPARISON) : match.start()]
        if _NUMBERED.search(before) and text[match.end() : match.end() + 1] != "%":
            continue
        if match["part"]:
            whole = match["whole"].lower()
            unit = f"in {_NUMBER_WORDS[whole]:.0f}" if whole in _NUMBER_WORDS else f"in {whole}"
            value = Quantity(match.start(), match.end(), "quantity.ratio", _value(match["part"], None), unit)
            yield _compared(text, value)
        elif match["low"] and match["to"] and _STARTS_FROM.search(text[: match.start()][-_LONGEST_START:]):
            yield from _candidates_between(text, match)
        elif match["low"]:
            yield _compared(text, _measured(text, match, _range(match)))
        else:
            value = Quantity(match.start(), match.end(), "quantity.number", _signed(match))
            yield _compared(text, _measured(text, match, value))


# A change from one amount to another: "from 42% to 55%", "from a baseline of 42% to 55%".
_STARTS_FROM = re.compile(r"\b from \s (?: [^\d,;:.]{0,38} [\s£$€] | [£$€] )? $", re.VERBOSE | re.IGNORECASE)
_LONGEST_START = 44  # characters before an amount that are looked at


def _candidates_between(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """The two amounts of a change, which a range has no part in."""
    for part, scale in (("low", "low_scale"), ("high", "high_scale")):
        end = match.end(scale) if match[scale] else match.end(part)
        signed = text[match.start(part) - 1] in "£$€"
        value = Quantity(match.start(part) - signed, end, "quantity.number", _value(match[part], match[scale]))
        yield _compared(text, _measured(text, match, value))


def _value(number: str, scale: str | None) -> float:
    digits = number.replace(",", "").lower()
    if digits[0].isdigit():
        value = float(digits)
    else:
        tens, _, ones = digits.partition("-")
        value = _NUMBER_WORDS[tens] + _NUMBER_WORDS.get(ones, 0.0)
    return value * (_SCALES[scale.strip().lower()] if scale else 1)


def _signed(match: re.Match[str]) -> float:
    value = _value(match["number"], match["scale"])
    return -value if match["minus"] else value


def _range(match: re.Match[str]) -> Quantity:
    low = _value(match["low"], match["low_scale"] or match["high_scale"])
    high = _value(match["high"], match["high_scale"])
    return Quantity(match.start(), match.end(), "quantity.range", low, high=high)


def _share(match: re.Match[str]) -> Quantity:
    if match["factor"]:
        stem = match["factor"].lower()
        value = next(value for start, value in _FACTORS.items() if stem.startswith(start))
        unit = "%" if stem.startswith("halv") else "times"
        return Quantity(match.start(), match.end(), "quantity.factor", value, unit)
    words = re.split(r"[\s-]", match["share"].lower())
    value = _SHARES[words[-1]] * _PARTS.get(words[0], 1.0)
    return Quantity(match.start(), match.end(), "quantity.share", round(value, 1), "%")


def _measured(text: str, match: re.Match[str], quantity: Quantity) -> Quantity:
    """Add the unit that stands at or after the number, then what the rate is for."""
    unit = match["money"]
    end = quantity.end
    if text.startswith("+", end):  # "15+ miles"
        end += 1
        quantity = replace(quantity, comparison="at_least")
    found = None if unit else _UNIT.match(text, end)
    if found:
        end = found.end()
        hyphened = found["hyphened"] + "s" if found["hyphened"] else None
        short = _SHORT[found["short"].rstrip("s")] if found["short"] else None
        unit = (
            "percentage points"
            if found["points"]
            else "%"
            if found["percent"]
            else hyphened or short or found["working"] or found["measure"] or found["noun"]
        )
        unit = "days" if unit == "day" else unit
    rate = _PER.match(text, end)
    per = None
    if rate:
        end = rate.end()
        per = rate["for"] or rate["period"] or _ADVERBS[rate["adverb"]]
    return replace(quantity, end=end, unit=unit, per=per)


def _compared(text: str, quantity: Quantity) -> Quantity:
    """Add the comparison before the amount, else the one after it."""
    low = max(0, quantity.start - _LONGEST_COMPARISON)
    before = _BEFORE.search(text[low : quantity.start])
    if before:
        return replace(quantity, start=low + before.start(), comparison=_named(before))
    after = _AFTER.match(text, quantity.end)
    if after:
        return replace(quantity, end=after.end(), comparison=_named(after))
    return quantity


def _named(match: re.Match[str]) -> Comparison:
    comparisons: tuple[Comparison, ...] = ("at_least", "at_most", "more_than", "less_than", "about")
    return next(name for name in comparisons if match.groupdict().get(name))
