"""The sentences of a stretch of minutes that set somebody a task."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from extractors.folding import Folded
from extractors.records.actions.calendars import Calendar
from extractors.records.actions.doer_words import is_somebody
from extractors.records.actions.doers import Cue, Doing, doings
from extractors.records.actions.tasks import NO_DUE, Due, dues_in, printed_due
from nlp_models import Reader, Span, TextReading

_CONFIDENCE: dict[Cue, float] = {
    "promise": 0.85,
    "asked": 0.9,
    "to": 0.85,
    "bare": 0.75,
    "will": 0.7,
    "would": 0.6,
    "should": 0.75,
}
_PASSIVE_CONFIDENCE = 0.55
_FORESEEN: frozenset[Cue] = frozenset({"will", "would"})
_SHORTEST_TASK = 4  # words
_LONGEST_NAME = 4  # words of who a passive sets to work
_VERY_SHORT = 3  # words: "Richard will liaise" says too little alone
_SHORTEST_CLAUSE = 7  # words that stand well enough without the rest of their sentence
_SHORT_POINTER = 5  # words: "JC agreed to pursue this" needs the sentence before
_LONGEST_POINTER = 9  # words of one that points back to a sentence which itself says what should be done
_POINTS_BACK = re.compile(
    r"\b(?:this|that|these|those|it|them|him|her|one|same|the matter|do so)\b(?!\s+(?:is|was|would|will))",
    re.IGNORECASE,
)
# "PB to ring the bank; JL to pay it", "... and JL to pay it"
_NEXT_DOER = re.compile(r"(?:[;,]\s+(?:and\s+|while\s+|whilst\s+)?|\s+and\s+|\s+[–—-]\s+)$")
_SPLITS: frozenset[Cue] = frozenset({"to", "will", "promise", "asked"})
_SHORTEST_BETWEEN = 3  # words
_INITIALS_LAST = re.compile(r"[\[(](?P<owner>[A-Z]{2,3}(?:\s*[/,&]\s*[A-Z]{2,3})*)[\])]\.?$")
_CLAUSE_BREAK = re.compile(r"(?:[;:–—]|,\s+(?:and|but|so)|\band|\bbut|\bthat|\s-)\s+$")


@dataclass(frozen=True, slots=True)
class SetTask:
    """A sentence, or the clause of it, that sets a task."""

    text: Folded
    rule: str
    confidence: float
    owner: str | None
    due: Due


def set_tasks(
    reader: Reader, text: Folded, calendar: Calendar, known: AbstractSet[str] = frozenset()
) -> tuple[SetTask, ...]:
    """The tasks that a paragraph sets, in reading order: one for each sentence, or for each of its doers' clauses.

    `known` are the lower-case words of the names of those who attended.
    """
    reading = reader.read(text.text)
    cues = doings(reading, known)
    found: list[SetTask] = []
    for index, sentence in enumerate(reading.sentences):
        here = [cue for cue in cues if _within(cue.start, sentence)]
        before = bool(found) and index > 0 and found[-1].text.origins[-1] >= text.origins[sentence.start - 2]
        for task in _set_by(reading, text, index, here, calendar, set_before=before):
            if found and task.text.origins[0] <= found[-1].text.origins[0]:
                found.pop()  # "The lamp should be mended. PB to do this": one task, and it is PB's
            found.append(task)
    return tuple(found)


def _within(start: int, sentence: Span) -> bool:
    return sentence.start <= start < sentence.end


def _set_by(
    reading: TextReading, text: Folded, index: int, cues: list[Doing], calendar: Calendar, *, set_before: bool
) -> Iterator[SetTask]:
    sentence = reading.sentences[index]
    sure = [cue for cue in cues if cue.cue not in _FORESEEN or not _hedged(reading, sentence, cue.start)]
    if _told_otherwise(reading, sentence):
        return
    pieces = _pieces(reading, sentence, sure) if sure else _passively(reading, sentence)
    for number, (low, high, rule, confidence, owner) in enumerate(pieces):
        start = low if number else _with_its_subject(reading, index, low, high, set_before=set_before)
        if len(reading.text[start:high].split()) >= _SHORTEST_TASK:
            due = due_in(reading.text[low if number else sentence.start : high], calendar)
            yield SetTask(text.cut(start, high), rule, confidence, owner, due)


_Piece = tuple[int, int, str, float, str | None]


def _pieces(reading: TextReading, sentence: Span, cues: list[Doing]) -> list[_Piece]:
    """The clause of a sentence's doer; where others do other things in clauses of their own, each of these."""
    first = cues[0]
    low, high = _clause(reading, sentence, first.start)
    heads = [first]
    for cue in cues[1:]:
        between = reading.text[heads[-1].end : cue.start]
        far = (";" in between or len(between.split()) >= _SHORTEST_BETWEEN) and len(
            reading.text[cue.end : high].split()
        ) >= 2
        if cue.doer != heads[-1].doer and cue.cue in _SPLITS and far and _NEXT_DOER.search(between):
            heads.append(cue)
    ends = [cue.start - len(_end(_NEXT_DOER, reading.text[low : cue.start])) for cue in heads[1:]]
    starts = [low, *(cue.start for cue in heads[1:])]
    return [
        (start, end, f"action.cue_{cue.cue}", _CONFIDENCE[cue.cue], cue.doer or None)
        for cue, start, end in zip(heads, starts, [*ends, high], strict=True)
    ]


def _end(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group() if found else ""


def _passively(reading: TextReading, sentence: Span) -> list[_Piece]:
    passive = next((span for span in _passives(reading) if _within(span.start, sentence)), None)
    if passive is None or _hedged(reading, sentence, passive.end):
        return []
    named = reading.part(passive, "owner") or _bracketed(reading, sentence)
    owner = reading.words(named) if named else None
    return [(sentence.start, sentence.end, passive.rule, _PASSIVE_CONFIDENCE, owner)]


def _bracketed(reading: TextReading, sentence: Span) -> Span | None:
    """The initials in brackets at the end of a sentence ("Minutes to be circulated (PB).")."""
    found = _INITIALS_LAST.search(reading.words(sentence))
    if found is None:
        return None
    return Span("owner", sentence.start + found.start("owner"), sentence.start + found.end("owner"), "action.owner")


# "The hedge needs to be cut", "has still to be arranged": told as a state, not set as a task.
_NEEDS = re.compile(
    r"\b(?:needs?|needed|able|have|has|had|going|likely|due|waiting|still|want|wanted|ought|unable)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"""\b(?: is|are|was|were|has|have|had|needs?|asked|would|will|could|can|should|may|might|must|wants?|continues?
          | being|accepted
          | reported|agreed )\b (?! \s+to\s+be )""",
    re.VERBOSE | re.IGNORECASE,
)


# "Signs to be put up at the mill would not be paid for": the passive only describes what is spoken of.
_TELLS_AFTER = re.compile(r"[^.;,]{0,60}\b(?:would|will|was|were|is|are|has|have|had)\b", re.IGNORECASE)
_PASSIVE_EVENTS = re.compile(
    r"\b(?:received|attended|held|run|led|monitored|chaired|considered|approved)\b", re.IGNORECASE
)


def _passives(reading: TextReading) -> list[Span]:
    """The passives that set a task."""
    found = [span for span in reading.of("action.passive") if not _NEEDS.search(reading.text[: span.start])]
    lines = [
        span
        for span in reading.of("action.passive_line")
        if not _TELLS.search(reading.words(span))
        and not _TELLS_AFTER.match(reading.text, span.end)
        and not re.search(r"\b(?:still|needs?|have|has)\s+to\s+be\b", reading.words(span))
    ]
    named = [
        span
        for span in reading.of("action.by_doer")
        if (owner := reading.part(span, "owner"))
        and is_somebody(reading.words(owner))
        and not _PASSIVE_EVENTS.search(reading.words(span))
        and len(reading.words(owner).split()) <= _LONGEST_NAME
    ]
    return [*found, *lines, *named]


def _with_its_subject(reading: TextReading, index: int, low: int, high: int, *, set_before: bool) -> int:
    """Where the text of a task begins: with the sentence before where the task only points back to it."""
    words = reading.text[low:high]
    count = len(words.split())
    if index and (
        count <= _VERY_SHORT
        or (count <= (_LONGEST_POINTER if set_before else _SHORT_POINTER) and _POINTS_BACK.search(words))
    ):
        return reading.sentences[index - 1].start
    return low


def _hedged(reading: TextReading, sentence: Span, before: int) -> bool:
    """Whether the words before a place say that what follows is only hoped, likely or asked about."""
    return any(_within(span.start, sentence) and span.start < before for span in reading.of("action.hedge"))


def _told_otherwise(reading: TextReading, sentence: Span) -> bool:
    """Whether the sentence tells of an earlier time, denies, or only supposes."""
    spans = [*reading.of("context.earlier"), *reading.of("context.negated"), *reading.of("context.conditional")]
    return any(_within(span.start, sentence) for span in spans)


def _clause(reading: TextReading, sentence: Span, start: int) -> tuple[int, int]:
    """The clause that begins with the doer where it can stand alone, else the sentence."""
    before, clause = reading.text[sentence.start : start], reading.text[start : sentence.end]
    long_enough = len(clause.split()) >= max(_SHORTEST_CLAUSE, len(before.split()) * 0.8)
    return (start if long_enough and _CLAUSE_BREAK.search(before) else sentence.start), sentence.end


_PASSING = re.compile(r"['’]s\b|\s+as\b")  # "next year's precept", "as soon as"
_SURE_DUES = frozenset({"due.by", "due.within", "due.meeting", "due.soon", "due.period"})


def due_in(text: str, calendar: Calendar) -> Due:
    """The due that a sentence states: words that say so, or a day that is still to come."""
    for mention in dues_in(text, calendar):
        if _PASSING.match(text, mention.end) or text[: mention.start].endswith("as "):
            continue
        ahead = mention.day is not None and (calendar.today is None or mention.day > calendar.today)
        if mention.rule in _SURE_DUES and (mention.day is None or ahead):
            return printed_due(text, (mention,), calendar)
        if mention.rule in {"due.on", "due.season", "due.event"} and (ahead or mention.day is None):
            return printed_due(text, (mention,), calendar)
    return NO_DUE
