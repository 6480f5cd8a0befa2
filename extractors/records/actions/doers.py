"""Who does what in a sentence: a doer, a cue and a verb of doing put together.

The words are in `nlp_models/rules/actions.yaml`; the word order is here. What "will" or "would" happen is a task only
where the doer is somebody: initials, an office, a body, or a name of the attendance list.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from nlp_models import Reader, Span, TextReading

Cue = Literal["promise", "asked", "to", "will", "would", "bare"]
_CUES: tuple[Cue, ...] = ("promise", "asked", "to", "will", "would")

# Between doer and cue ("GD has also", "Mr Ash (clerk) kindly"), and between cue and verb ("to also", "will then").
_AFTER_DOER = re.compile(
    r"""(?:\s*\([^)]*\))?(?:,?\s+(?:also|had|has|have|and|then|still|kindly|both|therefore|all|each|who|which|that|again))*,?\s*""",
    re.X | re.I,
)
_ADVERB = re.compile(r"\s+(?:(?:also|now|then|both|please|again|kindly|further|formally|therefore|jointly)\s+)?", re.I)
_LEADS_IN = re.compile(
    r"(?:^|[.;:–—-]\s*|\b(?:that|and|but|so|agreed|requested|asked|instructed|tasked|therefore|then)\s+(?:for\s+)?|,\s+)$", re.I
)
_ASKED_THAT = re.compile(r"\b(?:request|ask|agree|suggest|propose|resolve|recommend)(?:s|d|ed)?\s+(?:that\s+)?$", re.I)
_POINTS_BACK = re.compile(r"\b(?:s?he|they)\s+(?:(?:also|then)\s+)?$|(?:,|\band)\s+(?:(?:also|then)\s+)?$", re.I)
_PRONOUN_BACK = re.compile(r"\b(?:s?he|they)\s+(?:(?:also|then)\s+)?$", re.I)
_THIRD_PERSON = re.compile(r"\s+(?!is\b|was\b|has\b|does\b|this\b|its\b|as\b)[a-z]+(?:[^s\W]s|sses|shes|ches)\b")
_OFFICE = re.compile(r"^(?:(?:the|town|parish)\s+)*(?:clerk|secretary|treasurer)$", re.I)
_SAME_IN_PAST = frozenset({"put", "let", "cut", "set up", "put together"})
_SOMEBODY = re.compile(
    r"""^(?:the\s+)?[A-Z]{2,4}[a-z]?(?:(?:\s*[/,&]\s*|\s+and\s+|,\s+and\s+)[A-Z]{2,4}[a-z]?)*$
      | \b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev|Cllrs?|Councillors?|Ald|Alderman)\b
      | \b(?:clerk|chair(?:man|woman|person)?|secretary|treasurer|officers?|manager|director|head|leader|member|members|councillors?|commissioner|executive|
          staff|team|teams|board|committee|council|cabinet|group|panel|office|department|trustees?|minister|president|mayor|convenor|convener|partnership|
          administrator|coordinator|co-ordinator|engineer|solicitor|auditor|consultants?|librarian|warden|superintendent|ministry|corporation|authority|secretariat|lead|leads|everyone|all)\b""",
    re.X | re.I,
)
_DECIDES = re.compile(r"(?:accept|support|recommend|note|approve|adopt|endorse|consider|review|appoint|continue)$", re.I)
_BODY = re.compile(r"\b(?:board|committee|council|cabinet|panel|members|meeting|executive|councillors)$", re.I)


@dataclass(frozen=True, slots=True)
class Doing:
    """A doer set to do something: `start` is the doer's first character, `end` the end of the verb."""

    doer: str
    cue: Cue
    start: int
    end: int


def doing_of(reader: Reader, text: str) -> Doing | None:
    """Who a task names as its doer at its very start ("GD to circulate copies"), if anybody."""
    return next((doing for doing in doings(reader.read(text)) if doing.start == 0), None)


def doings(reading: TextReading, known: Collection[str] = ()) -> tuple[Doing, ...]:
    """Everybody who is set to do something in a text, in reading order, one for each verb.

    `known` are the lower-case words of the names of those who attended.
    """
    found = sorted([*_with_cue(reading, known), *_bare(reading)], key=lambda doing: (doing.start, doing.end))
    kept: list[Doing] = []
    for doing in found:
        if not kept or doing.start >= kept[-1].end:
            kept.append(doing)
    return tuple(kept)


def _with_cue(reading: TextReading, known: Collection[str]) -> Iterator[Doing]:
    verbs = _verbs(reading)
    for kind in _CUES:
        for cue in reading.of(f"action.cue.{kind}"):
            gap = _ADVERB.match(reading.text, cue.end)
            verb = verbs.get(gap.end()) if gap else None
            if verb is None:
                continue
            doer, start = _doer_of(reading, cue, kind)
            if doer and _may(reading.words(doer), reading.words(verb), kind, known):
                yield Doing(reading.words(doer), kind, start, verb.end)


def _verbs(reading: TextReading) -> dict[int, Span]:
    """The verbs of doing by where they begin, the longest at each place."""
    return {span.start: span for span in sorted(reading.of("action.verb"), key=lambda span: span.end)}


def _doer_of(reading: TextReading, cue: Span, kind: Cue) -> tuple[Span | None, int]:
    """The doer of a cue and where its doing begins: just before it, or the subject that a pronoun points back to."""
    doer = _doer_before(reading, cue)
    if doer:
        return (doer, doer.start) if kind != "to" or _opens(reading, doer) else (None, 0)
    sentence = reading.sentence_of(cue)
    before = reading.text[sentence.start : cue.start]
    pattern = _POINTS_BACK if kind == "promise" else _PRONOUN_BACK
    if kind in {"promise", "will", "would"} and pattern.search(before):
        subject = next((span for span in _doers(reading) if span.start >= sentence.start and span.end <= cue.start), None)
        if subject and _opens(reading, subject):
            return subject, subject.start
    return None, 0


def _doers(reading: TextReading) -> list[Span]:
    things = reading.of("action.no_doer")
    return [
        doer
        for doer in reading.of("action.doer")
        if not any(thing.end == doer.end and thing.start >= doer.start for thing in things)
    ]


def _doer_before(reading: TextReading, cue: Span) -> Span | None:
    sentence = reading.sentence_of(cue)
    fitting = [
        span
        for span in _doers(reading)
        if sentence.start <= span.start and span.end <= cue.start and _AFTER_DOER.fullmatch(reading.text, span.end, cue.start)
    ]
    return max(fitting, key=lambda span: (span.end, span.end - span.start), default=None)


def _may(doer: str, verb: str, kind: Cue, known: Collection[str]) -> bool:
    """Whether a doer can be set to do this: bodies decide in what they agree to, and only somebody will or would."""
    if kind in {"promise", "asked"}:
        return not (_BODY.search(doer) and _DECIDES.match(verb))
    if kind in {"will", "would"}:
        return bool(_SOMEBODY.search(doer)) or any(word in known for word in re.findall(r"\w+", doer.lower()))
    return True


def _opens(reading: TextReading, doer: Span) -> bool:
    """Whether a doer opens its sentence or clause, as the doer of an action line does."""
    sentence = reading.sentence_of(doer)
    return bool(_LEADS_IN.search(reading.text[sentence.start : doer.start]))


def _bare(reading: TextReading) -> Iterator[Doing]:
    """The forms without a cue: "Clerk write to the owner", "requested that the Leader writes to the owner"."""
    verbs = _verbs(reading)
    for doer in _doers(reading):
        gap = _ADVERB.match(reading.text, doer.end)
        verb = verbs.get(gap.end()) if gap else None
        before = reading.text[reading.sentence_of(doer).start : doer.start]
        asked = bool(_ASKED_THAT.search(before)) and "that" in before.lower()
        if verb and reading.words(verb).lower() not in _SAME_IN_PAST:
            if asked or (_OFFICE.match(reading.words(doer)) and _opens(reading, doer)):
                yield Doing(reading.words(doer), "bare", doer.start, verb.end)
        elif asked and before.lower().rstrip().endswith(("request that", "requests that")):
            third = _THIRD_PERSON.match(reading.text, doer.end)
            if third:
                yield Doing(reading.words(doer), "bare", doer.start, third.end())
