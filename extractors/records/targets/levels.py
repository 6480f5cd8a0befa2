"""The levels that a sentence sets, each with what is measured, where it starts and by when it is to be reached."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extractors.records.targets.amounts import form_of
from extractors.records.targets.changes import direction_of
from extractors.records.targets.counts import joins
from extractors.records.targets.deadlines import Deadline, DueDate, chosen, deadlines_of, find_deadlines
from extractors.records.targets.leads import Lead
from extractors.records.targets.metrics import metric_of, tidy
from extractors.records.targets.sentence import MONEY, STRONG_AIMS, Found, Sentence
from extractors.records.targets.starts import NO_START, Start, start_of, told_dates
from extractors.records.targets.told import told_at
from extractors.records.targets.units import counted_in, rate_of, things_of
from extractors.results import Direction
from nlp_models import Reader, Span, TextReading
from nlp_models.quantities import Quantity, find_quantities

# How sure each form is, before it is weighed against labelled papers.
_CONFIDENCE = {
    "target.named": 0.85,
    "target.aimed": 0.8,
    "target.changed": 0.8,
    "target.change": 0.75,
    "target.level": 0.7,
    "target.subject": 0.7,
    "target.made": 0.7,
    "target.within": 0.6,
    "target.limit": 0.65,
    "target.dated": 0.6,
    "target.item": 0.6,
    "target.wiped_out": 0.65,
    "target.net_zero": 0.75,
    "target.whole": 0.6,
}


@dataclass(frozen=True, slots=True)
class Level:
    """A level that a sentence at `[start, end)` of a text sets; `metric` is what is measured, as printed."""

    start: int
    end: int
    metric: str
    direction: Direction
    value: float
    highest: float | None
    unit: str | None
    baseline: Start
    deadline: Deadline
    rule: str
    confidence: float


def find_levels(
    reader: Reader, text: str, *, today: date | None, strict: bool, lead: Lead, listed: bool, plan: bool
) -> tuple[Level, ...]:
    """The levels that a text sets, in reading order.

    `strict` asks for words of aiming beside the amount, as minutes need them; `lead` is what the surroundings say of
    the text; `listed` says that it is a list item or a cell of a plan, `plan` that a plan or strategy holds it.
    """
    folded = text.lower()
    if not _HAS_AMOUNT.search(folded) or (strict and not _MAY_AIM.search(folded)):
        return ()
    reading = reader.read(text)
    return tuple(
        level
        for sentence in reading.sentences
        if _may_set(reading, sentence, strict=strict)
        for level in _of_sentence(_seen(reading, sentence, today, lead, listed=listed, plan=plan), strict=strict)
    )


# Cheaper than reading amounts and dates, which few sentences need. In lower case: a search without regard to case takes
# five times as long.
_HAS_AMOUNT = re.compile(
    r"""\d | \b(?: half|halv|doubl|trebl|tripl|quadrupl|twice|third|quarter|fifth|tenth|zero|neutral|eliminat|eradicat
        | end\s|ending\s|no\s|no-?one|nobody|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty
        | thirty|forty|fifty|sixty|seventy|eighty|ninety )""",
    re.VERBOSE,
)


# Some word of every rule for words of aiming.
_MAY_AIM = re.compile(
    r"""target|standard|ambition|goal|trajector|plan|level|limit|threshold|ceiling|tolerance|set\sat|aim|expect|resolve
      |seek|striv|pledge|commit|intend|hope|want|work|objective|intention|vision|outcome|required|asked|tasked|aspir
      |success|so\sthat""",
    re.VERBOSE,
)


def _may_set(reading: TextReading, sentence: Span, *, strict: bool) -> bool:
    """Whether a sentence has an amount at all and, where that is asked for, words of aiming."""
    if not _HAS_AMOUNT.search(reading.words(sentence).lower()):
        return False
    low, high = sentence.start, sentence.end
    return not strict or any(low <= s.start < high for label in STRONG_AIMS for s in reading.starting(label))


def _seen(
    reading: TextReading, sentence: Span, today: date | None, lead: Lead, *, listed: bool, plan: bool
) -> Sentence:
    words = reading.words(sentence)
    quantities = find_quantities(words)
    wordy = _WHOLE.match(words) or any(reading.starting(label) for label in ("target.eliminate", "target.net_zero"))
    if not quantities and not wordy:
        return Sentence(reading, sentence, words, (), (), lead, listed, plan)
    told = told_dates(words, quantities)
    dues = find_deadlines(words, today)
    ahead = tuple(due for due in dues if not any(due.start < end and start < due.end for start, end in told))
    return Sentence(reading, sentence, words, quantities, ahead, lead, listed, plan)


def _of_sentence(seen: Sentence, *, strict: bool) -> Iterator[Level]:
    formed = _formed(seen, strict=strict)
    yield from _levels(seen, formed)
    if not formed and seen.listed and seen.lead.sets and seen.dues:
        yield from _whole(seen)
    if not seen.all("target.figure.score"):
        yield from _vanishing(seen, [quantity for quantity, _ in formed], strict=strict)


def _levels(seen: Sentence, formed: list[tuple[Quantity, str]]) -> Iterator[Level]:
    dues = [due for due in seen.dues if not _is_told(seen, due, formed)]
    deadlines = deadlines_of(seen.words, dues, [(quantity.start, quantity.end) for quantity, _ in formed])
    targets = [quantity for quantity, _ in formed]
    for place, (quantity, rule) in enumerate(formed):
        rest = formed[place + 1][0].start if place + 1 < len(formed) else len(seen.words)
        start = start_of(seen, quantity, rest, targets)
        yield _level(seen, quantity, rule, start, deadlines[place], _shared(seen, targets[:place], quantity))


def _vanishing(seen: Sentence, targets: list[Quantity], *, strict: bool) -> Iterator[Level]:
    """What is to come to nothing without a number for it: net zero, and what is to be eliminated."""
    zero = next(iter(seen.all("target.net_zero")), None)
    zeroed = any(quantity.value == 0 for quantity in targets)
    if zero and not zeroed and not told_at(seen, zero.start) and (not strict or seen.aims(zero.end, STRONG_AIMS)):
        yield _gone(seen, zero, "reduce")
    gone = next(iter(seen.all("target.eliminate")), None)
    apart = not targets or (gone and _NOTHING.match(seen.words, gone.start) and gone.start > targets[-1].end)
    if gone and not strict and apart and _may_go(seen, gone):
        yield _gone(seen, gone, "eliminate")


# What is wanted of all of a kind: "Every van to be electric by 2030", "All 300 homes at band C, 2029".
_WHOLE = re.compile(
    r"""(?:[A-Z]{1,4}\s?\d[\d.]*[a-z]?[.:)]?\s+)?(?P<kind> (?:all|every|each)\s [^.;:]{3,70}? )
        \s(?: (?:to|will|shall)\s+(?:be|have) | at | with )\s""",
    re.VERBOSE | re.IGNORECASE,
)


def _whole(seen: Sentence) -> Iterator[Level]:
    """The level of an item of targets that is wanted of all of a kind by a day."""
    found = _WHOLE.match(seen.words)
    if found and not told_at(seen, found.end()) and not seen.lead.tells:
        yield Level(
            seen.span.start, seen.span.end, tidy(seen.words[found.start("kind") :]), "reach", 100.0, None, "%",
            NO_START, chosen(seen.dues), "target.whole", _CONFIDENCE["target.whole"],
        )  # fmt: skip


def _is_told(seen: Sentence, due: DueDate, formed: list[tuple[Quantity, str]]) -> bool:
    """Whether a date is when something was, told before a level that is called a target: "By May 69% had been seen"."""
    named = [quantity.start for quantity, rule in formed if rule == "target.named"]
    told = [figure.start for figure in seen.all("target.figure.past")]
    return any(due.start < figure < named[-1] for figure in told) if named else False


def _formed(seen: Sentence, *, strict: bool) -> list[tuple[Quantity, str]]:
    """The amounts of a sentence that are targets, each with its form."""
    formed: list[tuple[Quantity, str]] = []
    for quantity in seen.quantities:
        rule = form_of(seen, quantity, strict=strict)
        if rule is None and formed and joins(seen, *formed[-1], quantity):
            rule = formed[-1][1]
        if rule is not None:
            if formed and _is_factor_of(seen, formed[-1][0], quantity):
                formed.pop()
            formed.append((quantity, rule))
    return formed


def _is_factor_of(seen: Sentence, factor: Quantity, quantity: Quantity) -> bool:
    """Whether an amount only says how great a change to a level is: "treble the number to 900"."""
    return factor.rule == "quantity.factor" and not re.search(
        r"\band\b|;|,(?!\s+from\b)", seen.words[factor.end : quantity.start]
    )


def _shared(seen: Sentence, before: list[Quantity], quantity: Quantity) -> Quantity:
    """The amount whose change an amount shares: the first of "45% by 2030 and 100% by 2045", else itself."""
    if before and before[-1].unit == quantity.unit and not seen.after(quantity).startswith(" of "):
        between = seen.words[before[-1].end : quantity.start]
        if _AND_THEN.fullmatch(between):
            return _shared(seen, before[:-1], before[-1])
    return quantity


# Between two levels of one measure: "65% in 2026 and 80% in 2027".
_AND_THEN = re.compile(r"(?:\s+(?:by|in|for)\b[^.;%]{3,24})?,?\s+and\s+(?:then\s+)?(?:to\s+|by\s+)?", re.IGNORECASE)


def _level(seen: Sentence, quantity: Quantity, rule: str, start: Start, deadline: Deadline, shared: Quantity) -> Level:
    value, unit = _value(quantity)
    metric = metric_of(seen, quantity, rule)
    if unit is None and start.amount and rule == "target.changed":
        unit = next((_value(amount)[1] for amount in find_quantities(start.amount)), None)
    if unit is None and quantity.rule == "quantity.number" and value.is_integer() and value:
        unit = counted_in(metric) or (_last_noun(metric) if rule == "target.changed" else None)
    own = deadline if deadline.phrase else seen.lead.deadline
    return Level(
        seen.span.start, seen.span.end, metric, _direction(seen, quantity, rule, shared), value, quantity.high,
        unit, start, own, rule, _CONFIDENCE[rule],
    )  # fmt: skip


def _last_noun(metric: str) -> str | None:
    """The things that a metric ends on: "bed and breakfast placements"."""
    found = re.search(r"^(?:\S+\s){0,5}?([a-z]{3,}[^s\W]s|people|children)$", metric)
    return found[1] if found else None


def _direction(seen: Sentence, quantity: Quantity, rule: str, shared: Quantity) -> Direction:
    own = direction_of(seen, quantity, rule)
    return direction_of(seen, shared, rule) if own == "reach" and shared is not quantity else own


def _value(quantity: Quantity) -> tuple[float, str | None]:
    unit = quantity.unit
    if quantity.per and unit is None:
        return quantity.value, rate_of(quantity)
    if unit and unit not in {"%", "percentage points", *MONEY} and quantity.rule != "quantity.ratio":
        unit = things_of(unit)
    return quantity.value, unit


def _may_go(seen: Sentence, gone: Found) -> bool:
    """Whether what is to go is a target: nothing tells of it before, and it is due, called one or denied to all."""
    hoped = re.match(r"eliminat|eradicat", seen.words[gone.start :], re.IGNORECASE)
    denied = gone.rule == "target.wiped_out" and not hoped
    ends = seen.listed and seen.plan and bool(seen.dues)
    due = bool(seen.dues) if hoped else seen.dated
    firm = denied or due or ends or (seen.listed and seen.lead.sets)
    return firm and not told_at(seen, gone.start) and not seen.lead.tells


_NOBODY = re.compile(r"no[\s-]?one\b|nobody\b|no\s+[\w\s-]{2,40}?\s(?:will|should)\b", re.IGNORECASE)


_NOTHING = re.compile(rf"{_NOBODY.pattern}|and\s+no\b", re.IGNORECASE)
# What is to go is named between "no" and its day, or before "will end".
_NONE_OF = re.compile(
    r"(?:and\s+)?(?:no|zero)\s+(?P<what>[^.;,]{3,80}?)(?=\s+(?:by|from|before)\b|[.;,]|$)", re.IGNORECASE
)
_ENDS = re.compile(r"(?P<what>.{3,80}?)\s+(?:will|to)\s+(?:end|cease|stop)\b", re.IGNORECASE)


def _gone(seen: Sentence, gone: Found, direction: Direction) -> Level:
    after = [due for due in seen.dues if due.start >= gone.end]
    deadline = chosen(after) if after else chosen(seen.dues)
    metric = _what_goes(seen, gone) if direction == "eliminate" else tidy(seen.words[: gone.start])
    own = deadline if deadline.phrase else seen.lead.deadline
    return Level(
        seen.span.start, seen.span.end, metric or tidy(seen.words), direction, 0, None, None, NO_START, own,
        "target.net_zero" if direction == "reduce" else "target.wiped_out",
        _CONFIDENCE["target.net_zero" if direction == "reduce" else "target.wiped_out"],
    )  # fmt: skip


def _what_goes(seen: Sentence, gone: Found) -> str:
    """The words for what is to be eliminated."""
    if _NOBODY.match(seen.words, gone.start):
        return tidy(seen.words)
    named = _NONE_OF.match(seen.words, gone.start) or _ENDS.match(seen.words[: gone.end])
    return tidy(named["what"] if named else seen.words[gone.end :])
