"""What the rules say about each sentence of a text: does it decide, move, second, tell of a vote?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from extractors.records.decisions.own_body import OwnBody
from extractors.results import DecisionKind
from nlp_models import Span, TextReading

_VERB = "decision.verb."
# "nominated and resolved", "noted and agreed": these only prepare what follows.
_PREPARES = frozenset({_VERB + "noted", _VERB + "appointed"})
_FORMS = ("decision.formal", "decision.cue", "decision.act", "decision.passive", "decision.bare")
_TRUST = {
    "decision.formal": 0.95,
    "decision.act": 0.88,
    "decision.cue": 0.88,
    "decision.passive": 0.75,
    "decision.bare": 0.7,
    "decision.disposition": 0.9,
    "decision.heading": 0.75,
}
# "The Clerk reported X, and it was agreed that": the telling ends before the deciding begins.
_BREAK = re.compile(
    r"[;:]|,?\s(?:and|but|so|therefore)\s(?:(?:it|this|the|all|members|councillors)\b|$)|,\s", re.IGNORECASE
)
# "reported that it was agreed", "once it was agreed".
_SUBORDINATE = re.compile(r"\b(?:that|if|whether|when|once|until|unless|how|where)\s$", re.IGNORECASE)
_MINUTES_OF = re.compile(r"\b(?:minutes?|notes?|record|actions)\b.{0,80}$", re.IGNORECASE)
_BACKWARD = re.compile(
    r"""^(?:all|both|everyone|members|councillors|the\ \w+)?\b[^.]{0,60}?\b(?:this|these|the)\ # agreed to this proposal
         (?:proposals?|suggestions?|recommendations?|requests?|motions?|review|approach|course)\b
      | \bresolved\ (?:it|this|these)\b                                                       # resolved it to be sound
      | ^(?:all|everyone|both)\b.{0,30}\b(?:agreed|in\ agreement|approved)\b                  # all were in agreement
      | \bseconded\ this\b
      | ^(?:there\ being|there\ were|as\ there\ were|with)\ no\ (?:other|further)\ (?:nominations?|candidates?)\b
      | ^(?:this|these|both|which)\b.{0,60}\b(?:agreed|approved|accepted|endorsed|noted)\b     # this was agreed
    """,
    re.IGNORECASE | re.VERBOSE,
)
# "39 households were approved": a figure is told, not a decision.
_COUNTED = re.compile(r"(?<![/\w.£-])\d{1,4}\s(?:[a-z][\w'’-]*\s){1,4}$")
_SAYS_WHAT = re.compile(
    r"\b(?:agreed|resolved|decided)\s(?:that\s|to\s(?!(?:this|these|the|it)\b))|\bmotion\s(?:to|that)\s", re.IGNORECASE
)
_SUPPOSED = re.compile(r"\b(?:if|unless|whether)\s[^.;:,]{1,60}$", re.IGNORECASE)  # "IF THE PLANS ARE APPROVED"
# "agreed that the talk had been excellent": a view that is shared, with nothing that is to be done.
_VIEW = re.compile(
    r"(?:(?!agreed\b).)*\bagreed\sthat\s(?:it\s(?:would|will)\sbe\s(?:good|nice|helpful|useful)\b|(?!(?:[^.;]*\b(?:be|would|should|will|must|shall|may|can|could|records?|minutes|need(?:s|ed)?|required?|(?:is|are|were|was)\s(?:to|not|no))\b))"
    r"[^.;,]*?\b(?:was|were|is|are|had|has|have)\b)",
    re.IGNORECASE | re.DOTALL,
)
_MOTION_PASSED = re.compile(r"motion\b", re.IGNORECASE)
_SHORT = 4  # words: a sentence of so few says nothing without the one before


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that make a sentence a decision; `end` is where its verb ends."""

    kind: DecisionKind
    start: int
    end: int
    rule: str
    form: str

    @property
    def formal(self) -> bool:
        """Whether it is set off as a resolution."""
        return self.form == "decision.formal"

    @property
    def trust(self) -> float:
        """How often such a form is a decision."""
        return _TRUST[self.form]


@dataclass(frozen=True, slots=True)
class Marks:
    """One sentence: its half-open range of characters and what the rules found in it.

    `short`: of so few words that it says nothing alone; `backward`: it speaks of the sentence before it.
    """

    start: int
    end: int
    cue: Cue | None
    motion: Span | None
    second: Span | None
    carried: Span | None
    lost: Span | None
    tally: Span | None
    unanimous: bool
    short: bool
    backward: bool

    @property
    def outcome(self) -> bool:
        """Whether it tells how a vote went."""
        return self.carried is not None or self.lost is not None


def read_marks(reading: TextReading, body: OwnBody) -> tuple[Marks, ...]:
    """The marks of a text, one for each of its sentences."""
    return tuple(_marks(reading, sentence, body) for sentence in reading.sentences)


def _marks(reading: TextReading, sentence: Span, body: OwnBody) -> Marks:
    def first(label: str) -> Span | None:
        return next((span for span in reading.of(label) if sentence.start <= span.start < sentence.end), None)

    text = reading.words(sentence)
    motion, second = first("decision.motion"), first("decision.second")
    short = len(text.split()) <= _SHORT
    carried = first("decision.carried")
    moves = motion is not None and motion.rule == "decision.motion_made"
    # "Mr Ash proposed that the fee be cut", "Motion was adopted": the motion is what is moved, or carried.
    passive = moves or (carried is not None and _MOTION_PASSED.match(reading.words(carried)) is not None)
    cues = (cue for cue in _cues(reading, sentence, body) if not (passive and cue.form == "decision.passive"))
    return Marks(
        sentence.start,
        sentence.end,
        next(cues, None),
        motion,
        second,
        carried,
        first("decision.lost"),
        first("decision.tally"),
        first("decision.unanimous") is not None,
        short,
        short or (bool(_BACKWARD.search(text)) and not _SAYS_WHAT.search(text)),
    )


def _cues(reading: TextReading, sentence: Span, body: OwnBody) -> Iterator[Cue]:
    """The cues of a sentence that hold, formal ones first, then in reading order."""
    forms = [span for label in _FORMS for span in reading.of(label) if sentence.covers(span)]
    for form in sorted(forms, key=lambda span: (span.label != "decision.formal", span.start)):
        cue = cue_of(reading, form)
        if body.did_earlier(reading.words(sentence), cue.end - sentence.start):
            continue
        if cue.formal and _SUPPOSED.search(reading.text[sentence.start : cue.start]):
            continue
        if cue.formal or _holds(reading, sentence, form, cue, body):
            yield cue


def cue_of(reading: TextReading, form: Span) -> Cue:
    """The cue that a form makes."""
    verb = _verb(reading, form)
    return Cue(_kind(reading, form, verb), form.start, verb.end, form.rule, form.label)


def _verb(reading: TextReading, form: Span) -> Span:
    """The verb of a form: the last of its named groups that is one."""
    groups = [span for span in reading.starting(form.label) if span.label != form.label and form.covers(span)]
    return next((span for span in groups if ".verb" in span.label[len(form.label) :] and span.rule == form.rule), form)


def _kind(reading: TextReading, form: Span, verb: Span) -> DecisionKind:
    """The kind of its verb, or of a deciding verb before that within the form ("adopted and signed")."""
    verbs = reading.starting("decision.verb")
    within = next((span for span in verbs if span.start < verb.end and verb.start <= span.start), None)
    earlier = next((s for s in verbs if form.start <= s.start < verb.start and s.label not in _PREPARES), None)
    after = next((span for span in verbs if span.start >= form.end), None)
    chosen = (earlier if within else None) or within or after
    return kind_of(chosen) if chosen else "resolved"


def kind_of(verb: Span) -> DecisionKind:
    """The kind of decision that a span labelled `decision.verb.KIND` stands for."""
    kind = verb.label.removeprefix(_VERB)
    return next(each for each in get_args(DecisionKind) if each == kind)


def _holds(reading: TextReading, sentence: Span, form: Span, cue: Cue, body: OwnBody) -> bool:
    verb_start = cue.end - 1
    if any(
        span.start <= verb_start < span.end
        for span in (*reading.of("context.negated"), *reading.of("context.conditional"))
    ):
        return False
    if _told_before(reading, sentence, cue) or _earlier(reading, sentence, cue):
        return False
    if form.label == "decision.act" and _VIEW.match(reading.text[cue.start : sentence.end]):
        return False
    if form.label == "decision.passive" and _COUNTED.search(reading.text[sentence.start : form.start]):
        return False
    if not body.is_agent_of(reading.text[cue.end : sentence.end]):
        return False
    subject = reading.part(form, "body")
    return subject is None or body.acts(reading.words(subject))


def _told_before(reading: TextReading, sentence: Span, cue: Cue) -> bool:
    """Whether somebody tells of it, or it has been done before, or is to be done."""
    if cue.form == "decision.cue" and _SUBORDINATE.search(reading.text[sentence.start : cue.start]):
        return True
    for span in reading.of("decision.told"):
        if not sentence.start <= span.start < cue.end:
            continue
        if span.rule == "decision.perfect":
            if span.end >= cue.end or span.start >= cue.start:
                return True
        elif (
            span.start < cue.start
            and cue.form != "decision.cue"
            and not _BREAK.search(reading.text[span.end : cue.start])
        ):
            return True
    return False


def _earlier(reading: TextReading, sentence: Span, cue: Cue) -> bool:
    """Whether the sentence tells of an earlier meeting; the minutes of one may be approved at this."""
    for span in (*reading.of("context.earlier"), *reading.of("decision.earlier")):
        if not (sentence.start <= span.start < sentence.end):
            continue
        if span.rule == "context.told_as_past":
            if span.start < cue.end <= span.end:
                return True
        elif not _MINUTES_OF.search(reading.text[sentence.start : span.start]):
            return True
    return False
