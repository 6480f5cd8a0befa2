"""What plans and strategies commit their authors to: a doer, a promise and a date in one sentence.

A list counts too where its lead-in promises or names actions ("The Trust will:", "Key actions for 2027:", "The next
steps are to:"): every item with a date of its own, or all of them where the lead-in or the heading above is the date.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from extractors.blocks import Block
from extractors.folding import Folded
from extractors.records.actions.calendars import Calendar, Calendars
from extractors.records.actions.doer_words import PLAN_BODY, is_somebody
from extractors.records.actions.doers import begins_with_deed, doing_of, doings, will_do
from extractors.records.actions.tasks import Due, Task, dues_in, printed_due
from extractors.records.runs import Run, find_runs
from extractors.structure import Structure
from nlp_models import Reader, Span, TextReading
from nlp_models.dates import find_dates
from nlp_models.due import DueMention

_PLAN_KINDS = frozenset({"plan", "strategy", "report", "annual_report", "briefing", "other"})
_PLANS = frozenset({"plan", "strategy", "other"})
_DATED = frozenset({"due.by", "due.on", "due.within", "due.period", "due.season", "due.from"})
_SHORTLY_BEFORE = 25  # characters
_LISTS_ACTIONS = re.compile(
    r"\b(?:key|following|priority|our|next)\s+(?:key\s+)?(?:actions?|commitments?|deliverables?|milestones?|steps)\b.*:$",
    re.IGNORECASE,
)
_PROMISES_LIST = re.compile(
    r"\b(?:will|shall|to|commits?|committed|pledges?|plans?|aims?|intends?)(?:\s+(?:also|therefore|to|now))*\s*:$",
    re.IGNORECASE,
)
# What a report asks for is a recommendation.
_ASKS = re.compile(
    r"\b(?:asked|recommend\w*|invited|requested|resolve[sd]?|agree[sd]?|minded|delegate[sd]?)\b", re.IGNORECASE
)
_HEADS_ACTIONS = re.compile(
    r"\b(?:timescales?|timetable|milestones?|key\s+actions|action\s+plan|next\s+steps|delivery\s+plan|commitments?)\b",
    re.IGNORECASE,
)
# "Winter 2013", "(November 2013)" at the end of an item
_CLOSING_DATE = re.compile(r"^\W*$")
# "all county departments to publish their lists"
_OWN_DOER = re.compile(r"^(?P<doer>[\w'’ ]{3,60}?)(?:,[^,;.]{3,80},)?\s+to\s+[a-z]+")
_SHORTEST_TASK = 3  # words
_LONGEST_DATE = 30  # characters


def find_committed(structure: Structure, reader: Reader, calendars: Calendars) -> tuple[Task, ...]:
    """The dated commitments of plans, strategies and reports in reading order."""
    plans = [
        block
        for block, context in zip(structure.blocks, structure.contexts, strict=True)
        if structure.part_of(context).kind in _PLAN_KINDS
        and (not block.is_heading or _PROMISES_LIST.search(block.text))
    ]
    runs = [run for stretch in _between_dates(plans, calendars[None]) for run in find_runs(structure, stretch)]
    headed = _headed_by_dates(runs, calendars)
    plan_parts = {index for index, part in enumerate(structure.parts) if part.kind in _PLANS}
    return tuple(
        task for run in runs for task in _of_run(reader, run, calendars[run.context.meeting], headed, plan_parts)
    )


def _of_run(
    reader: Reader, run: Run, calendar: Calendar, dates: Mapping[int, Due], plans: AbstractSet[int]
) -> Iterator[Task]:
    if (
        run.clauses
        and not _ASKS.search(run.lead.text)
        and (_LISTS_ACTIONS.search(run.lead.text) or _PROMISES_LIST.search(run.lead.text))
    ):
        yield from _listed(reader, run, calendar)
        return
    headed = dates.get(run.blocks[0].index)
    for text in (run.lead, *run.clauses):
        if headed and not text.text.endswith(":") and len(text.text.split()) >= _SHORTEST_TASK:
            said = doing_of(reader, text.text)
            doer = said.doer if said else None
            yield Task((text,), "text", "action.commitment_headed", 0.55, doer, headed, derived=("due",))
            continue
        reading = reader.read(text.text)
        plan = run.context.part in plans
        for rule, owner, start in (*_promises(reading), *(_passives(reading) if plan else ())):
            sentence = next(each for each in reversed(reading.sentences) if each.start <= start)
            due = _due(reading.words(sentence), start - sentence.start, calendar)
            if due and not reading.words(sentence).endswith(":"):
                yield _commitment(text, sentence, rule, owner, due)


def _between_dates(blocks: Sequence[Block], calendar: Calendar) -> Iterator[list[Block]]:
    """The blocks in stretches, so that a line that is nothing but a date stands alone."""
    held: list[Block] = []
    for block in blocks:
        short = len(block.text) <= _LONGEST_DATE and block.marker is None and any(c.isdigit() for c in block.text)
        alone = short and _date_alone(block.text, calendar)
        if alone:
            yield from ([held] if held else [])
            yield [block]
            held = []
        else:
            held.append(block)
    if held:
        yield held


def _headed_by_dates(runs: Sequence[Run], calendars: Calendars) -> dict[int, Due]:
    """The dates of list items under lines or headings that are nothing but a date, by their first block.

    They stand among milestones: under "The key milestones are:", or under a heading that speaks of actions.
    """
    dues: dict[int, Due] = {}
    listing, due = False, None
    for run in runs:
        calendar, headings = calendars[run.context.meeting], run.context.headings
        if run.blocks[0].marker is None:
            date_alone = _date_alone(run.lead.text, calendar)
            listing = bool(_LISTS_ACTIONS.search(run.lead.text)) or (listing and date_alone is not None)
            due = date_alone if listing else None
        elif headings and _HEADS_ACTIONS.search(" ".join(headings[-3:-1])):
            due = due or _date_alone(headings[-1], calendar)
        if due and run.blocks[0].marker:
            dues[run.blocks[0].index] = due
    return dues


def _date_alone(text: str, calendar: Calendar) -> Due | None:
    words = text.strip(" :")
    if not words[-1:].isalnum() or len(words) > _LONGEST_DATE:
        return None
    dates = find_dates(words, default_year=calendar.year, month_first=calendar.month_first)
    if len(dates) != 1 or dates[0].end - dates[0].start != len(words) or not dates[0].last_day:
        return None
    return Due(words, dates[0].last_day.isoformat())


def _promises(reading: TextReading) -> Iterator[tuple[str, str, int]]:
    """Rule, doer and place of everything promised in a text."""
    for cue in reading.of("action.commitment"):
        owner = reading.part(cue, "owner")
        if owner:
            yield cue.rule, reading.words(owner), cue.start
    for doing in doings(reading):
        if doing.cue in {"will", "to"} and (doing.cue == "will" or doing.start == 0):
            yield f"action.cue_{doing.cue}", doing.doer, doing.start
    for doing in will_do(reading):
        yield "action.commitment_named", doing.doer, doing.start
    for passive in reading.of("action.by_doer"):
        owner = reading.part(passive, "owner")
        if owner and is_somebody(reading.words(owner)):
            yield passive.rule, reading.words(owner), passive.start


def _passives(reading: TextReading) -> Iterator[tuple[str, None, int]]:
    """Rule and place of everything that a plan says will be done."""
    for passive in reading.of("action.will_be"):
        yield passive.rule, None, passive.start


def _commitment(text: Folded, sentence: Span, rule: str, owner: str | None, due: Due) -> Task:
    return Task((text.cut(sentence.start, sentence.end),), "text", rule, 0.7 if owner else 0.5, owner, due)


def _listed(reader: Reader, run: Run, calendar: Calendar) -> Iterator[Task]:
    """The items of a list of commitments, each with the date that it or the lead-in prints."""
    shared = [mention for mention in dues_in(run.lead.text, calendar) if mention.day]
    named = _LISTS_ACTIONS.search(run.lead.text)
    owner = _lead_owner(reader, run.lead.text)
    for clause in run.clauses:
        said = doing_of(reader, clause.text) or next(will_do(reader.read(clause.text)), None)
        due = _clause_due(clause.text, calendar)
        if due is None and shared and (named or said or begins_with_deed(reader, clause.text)):
            due = printed_due(run.lead.text, shared[:1], calendar)
        if due and len(clause.text.split()) >= _SHORTEST_TASK:
            own = _OWN_DOER.match(clause.text)
            doer = said.doer if said else own["doer"] if own and _acts(own["doer"]) else owner
            yield Task((clause,), "text", "action.commitment_list", 0.7, doer, due)


def _acts(words: str) -> bool:
    return is_somebody(words) or bool(PLAN_BODY.search(words))


def _lead_owner(reader: Reader, lead: str) -> str | None:
    """Who promises a list: the one before "will:", else who opens the lead-in."""
    reading = reader.read(lead)
    found = [each.doer for each in will_do(reader.read(lead.rstrip(" :") + " act"))]
    cues = [reading.words(owner) for cue in reading.of("action.commitment") if (owner := reading.part(cue, "owner"))]
    doer = next(iter(reading.of("action.doer")), None)
    opening = [reading.words(doer)] if doer and doer.start == 0 and is_somebody(reading.words(doer)) else []
    return next(iter([*found, *cues, *opening]), None)


def _clause_due(text: str, calendar: Calendar) -> Due | None:
    """The due of a listed item: words that say so, or a date that ends it ("... (November 2027)")."""
    due = _due(text.split(". ")[0], 0, calendar)
    if due:
        return due
    closing = [
        mention
        for mention in dues_in(text, calendar)
        if _CLOSING_DATE.match(text[mention.end :]) and _is_ahead(mention, calendar)
    ]
    return printed_due(text, closing[-1:], calendar) if closing else None


def _is_ahead(mention: DueMention, calendar: Calendar) -> bool:
    return mention.day is None or calendar.today is None or mention.day >= calendar.today


def _due(text: str, promise: int, calendar: Calendar) -> Due | None:
    """The due of a promise at `promise`: a date after it, or shortly before it ("During 2027 we will ...")."""
    ahead = [
        mention
        for mention in dues_in(text, calendar)
        if mention.rule in _DATED
        and not mention.phrase.lower().startswith("since")
        and _is_ahead(mention, calendar)
        and (mention.end > promise - _SHORTLY_BEFORE or mention.start == 0)
    ]
    return printed_due(text, ahead[:1], calendar) if ahead else None
