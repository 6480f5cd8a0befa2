"""The sentences of a stretch of minutes that set somebody a task."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from extractors.folding import Folded
from extractors.records.actions.doers import Cue, Doing, doings, is_somebody
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
_VERY_SHORT = 5  # words: "Richard will liaise" says too little alone
_SHORTEST_CLAUSE = 7  # words that stand well enough without the rest of their sentence
_SHORT_POINTER = 9  # words: "JC agreed to pursue this" needs the sentence before
_POINTS_BACK = re.compile(
    r"\b(?:this|that|these|those|it|them|him|her|one|same|the matter|do so)\b(?!\s+(?:is|was|would|will))",
    re.IGNORECASE,
)
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
    reader: Reader, text: Folded, today: date | None, known: AbstractSet[str] = frozenset()
) -> tuple[SetTask, ...]:
    """The tasks that a paragraph sets, one for each sentence, in reading order.

    `known` are the lower-case words of the names of those who attended.
    """
    reading = reader.read(text.text)
    cues = doings(reading, known)
    return tuple(
        task
        for index, sentence in enumerate(reading.sentences)
        if (task := _set_by(reading, text, index, [cue for cue in cues if _within(cue.start, sentence)], today))
    )


def _within(start: int, sentence: Span) -> bool:
    return sentence.start <= start < sentence.end


def _set_by(reading: TextReading, text: Folded, index: int, cues: list[Doing], today: date | None) -> SetTask | None:
    sentence = reading.sentences[index]
    sure = [cue for cue in cues if cue.cue not in _FORESEEN or not _hedged(reading, sentence, cue.start)]
    if _told_otherwise(reading, sentence):
        return None
    if sure:
        first = sure[0]
        low, high = _clause(reading, sentence, first.start)
        owner: str | None = first.doer
        rule, confidence = f"action.cue_{first.cue}", _CONFIDENCE[first.cue]
    else:
        passive = next((span for span in _passives(reading) if _within(span.start, sentence)), None)
        if passive is None or _hedged(reading, sentence, passive.end):
            return None
        low, high = sentence.start, sentence.end
        named = reading.part(passive, "owner")
        owner = reading.words(named) if named else None
        rule, confidence = passive.rule, _PASSIVE_CONFIDENCE
    low = _with_its_subject(reading, index, low, high)
    if len(reading.text[low:high].split()) < _SHORTEST_TASK:
        return None
    return SetTask(text.cut(low, high), rule, confidence, owner, _due(reading.text[sentence.start : high], today))


# "The hedge needs to be cut", "has still to be arranged": told as a state, not set as a task.
_NEEDS = re.compile(
    r"\b(?:needs?|needed|able|have|has|had|going|likely|due|waiting|still|want|wanted|ought|unable)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"""\b(?: is|are|was|were|has|have|had|needs?|asked|would|will|could|can|wants?|continues?|being|accepted
          | reported|agreed )\b (?! \s+to\s+be )""",
    re.VERBOSE | re.IGNORECASE,
)


def _passives(reading: TextReading) -> list[Span]:
    """The passives that set a task."""
    found = [span for span in reading.of("action.passive") if not _NEEDS.search(reading.text[: span.start])]
    lines = [
        span
        for span in reading.of("action.passive_line")
        if not _TELLS.search(reading.words(span))
        and not re.search(r"\b(?:still|needs?|have|has)\s+to\s+be\b", reading.words(span))
    ]
    named = [
        span
        for span in reading.of("action.by_doer")
        if (owner := reading.part(span, "owner")) and is_somebody(reading.words(owner))
    ]
    return [*found, *lines, *named]


def _with_its_subject(reading: TextReading, index: int, low: int, high: int) -> int:
    """Where the text of a task begins: with the sentence before where the task only points back to it."""
    words = reading.text[low:high]
    count = len(words.split())
    if index and (count <= _VERY_SHORT or (count <= _SHORT_POINTER and _POINTS_BACK.search(words))):
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


def _due(text: str, today: date | None) -> Due:
    """The due that a sentence states: words that say so, or a day that is still to come."""
    for mention in dues_in(text, today):
        if _PASSING.match(text, mention.end) or text[: mention.start].endswith("as "):
            continue
        ahead = mention.day is not None and (today is None or mention.day > today)
        if mention.rule in _SURE_DUES and (mention.day is None or ahead):
            return printed_due(text, (mention,), today)
        if mention.rule in {"due.on", "due.season", "due.event"} and (ahead or mention.day is None):
            return printed_due(text, (mention,), today)
    return NO_DUE
