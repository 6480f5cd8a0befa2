"""Who does what in a sentence: a doer, a cue and a verb of doing put together.

The words are in `nlp_models/rules/actions.yaml`; the word order is here. What "will" or "would" happen is a task only
where the doer is somebody: initials, an office, a body, or a name of the attendance list.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from nlp_models import Reader, Span, TextReading

Cue = Literal["promise", "asked", "to", "will", "would", "should", "bare"]
_CUES: tuple[Cue, ...] = ("promise", "asked", "to", "will", "would", "should")

# Between doer and cue ("GD has also", "Mr Ash (clerk) kindly"), and between cue and verb ("to also", "will then").
_AFTER_DOER = re.compile(
    r"""(?: \s*\([^)]*\) )?
        (?: \s+with\s+(?: [\w'’]+\s+ ){1,5}?input )?
        (?: ,?\s+(?: also|had|has|have|and|then|still|kindly|both|therefore|all|each|who|which|that|again ) )*
        ,?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_ADVERB = re.compile(
    r"\s+(?:(?:also|now|then|both|please|again|kindly|further|formally|therefore|jointly)\s+)?", re.IGNORECASE
)
_LEADS_IN = re.compile(
    r"""(?: ^ | [.;:–—]\s* | \s-\s+
          | \b(?: that|and|but|so|agreed|requested|asked|instructed|tasked|therefore|then )\s+(?: for\s+ )?
          | ,\s+ )$""",
    re.VERBOSE | re.IGNORECASE,
)
_ASKED_THAT = re.compile(
    r"\b(?:request|ask|agree|suggest|propose|resolve|recommend)(?:s|d|ed)?\s+(?:that\s+)?$", re.IGNORECASE
)
_POINTS_BACK = re.compile(r"(?:\b(?:s?he|they)|,|\band)\s+(?:(?:also|then)\s+)?$", re.IGNORECASE)
_PRONOUN_BACK = re.compile(r"\b(?:s?he|they)\s+(?:(?:also|then)\s+)?$", re.IGNORECASE)
_THIRD_PERSON = re.compile(r"\s+(?!is\b|was\b|has\b|does\b|this\b|its\b|as\b)[a-z]+(?:[^s\W]s|sses|shes|ches)\b")
_OFFICE = re.compile(r"^(?:(?:the|town|parish)\s+)*(?:clerk|secretary|treasurer)$", re.IGNORECASE)
_SAME_IN_PAST = frozenset({"put", "let", "cut", "set up", "put together"})
_INITIALS = re.compile(r"(?:the\s+)?[A-Z]{2,4}[a-z]?(?:(?:\s*[/,&]\s*|\s+and\s+|,\s+and\s+)[A-Z]{2,4}[a-z]?)*")
_PERSON = re.compile(
    r"""\b(?: Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev|Cllrs?|Councillors?|Ald|Alderman )\b
      | \b(?: clerk|chair(?:man|woman|person)?|secretary|treasurer|officers?|officials|manager|director|head|leader
          | members?|councillors?|commissioner|executive|staff|trustees?|minister|president|mayor|conven[eo]r
          | administrator|co-?ordinator|engineer|solicitor|auditor|consultants?|librarian|warden|superintendent
          | secretariat|leads?|everyone|all ) (?= $ | \s+(?:of|for|to)\b )""",
    re.VERBOSE | re.IGNORECASE,
)
_PEOPLE_TOGETHER = re.compile(
    r"""\b(?: teams?|board|committee|council|cabinet|group|panel|office|department|partnership|ministry|corporation
          | authority|party|of\s+\w+ )$""",
    re.VERBOSE | re.IGNORECASE,
)
_DECIDES = re.compile(
    r"(?:accept|agree(?:\s+to)?|support|recommend|recognise|acknowledge|note|approve|adopt|endorse|consider|review|appoint|continue)$",
    re.IGNORECASE,
)
# What also just happens: with "will" these tell of events.
_EVENTS = re.compile(
    r"(?:continue|include|begin|start|open|close|run|meet|go|follow|take|make|maintain|offer|support|get)$",
    re.IGNORECASE,
)
_IN_THE_MEETING = re.compile(r"(?:introduce|explain|outline|give|present|speak|clarify)$", re.IGNORECASE)
_AGREED_THAT = re.compile(r"\b(?:agreed|requested|asked|instructed|resolved)\s+(?:that\s+)?$", re.IGNORECASE)
_ASKED_JUST_NOW = re.compile(r"\basked\s+(?:for\s+)?$", re.IGNORECASE)
_BODY = re.compile(r"\b(?:board|committee|council|cabinet|panel|members|meeting|executive|councillors)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Doing:
    """A doer set to do something: `start` is the doer's first character, `end` the end of the verb."""

    doer: str
    cue: Cue
    start: int
    end: int


def is_somebody(words: str) -> bool:
    """Whether words name people or a body that can act, rather than a thing or a fund."""
    return bool(_INITIALS.fullmatch(words) or _PERSON.search(words) or _PEOPLE_TOGETHER.search(words))


def doing_of(reader: Reader, text: str) -> Doing | None:
    """Who a task names as its doer at its very start ("GD to circulate copies"), if anybody."""
    return next((doing for doing in doings(reader.read(text)) if doing.start == 0), None)


def doings(reading: TextReading, known: AbstractSet[str] = frozenset()) -> tuple[Doing, ...]:
    """Everybody who is set to do something in a text, in reading order, one for each verb.

    `known` are the lower-case words of the names of those who attended.
    """
    found = sorted([*_with_cue(reading, known), *_bare(reading)], key=lambda doing: (doing.start, doing.end))
    kept: list[Doing] = []
    for doing in found:
        if not kept or doing.start >= kept[-1].end:
            kept.append(doing)
    return tuple(kept)


def _with_cue(reading: TextReading, known: AbstractSet[str]) -> Iterator[Doing]:
    verbs = _verbs(reading)
    for kind in _CUES:
        for cue in reading.of(f"action.cue.{kind}"):
            gap = _ADVERB.match(reading.text, cue.end)
            doer, start = _doer_of(reading, cue, kind)
            if gap is None or doer is None:
                continue
            words = _without_title(reading.words(doer))
            verb = verbs.get(gap.end()) or _any_verb(reading, gap.end(), kind, words)
            if verb is None or (kind == "to" and _only_now(reading, doer, verb)):
                continue
            if _may(words, reading.words(verb), kind, known):
                yield Doing(words, kind, start, verb.end)


# After "agreed to" any word but these is a verb; after a bare "to" only where somebody stands before it.
_NO_VERB = re.compile(
    r"(?:the|an?|his|her|its|their|our|this|that|these|those|be|have|all|each|which|whom?|what|how|see|date|it|them|us|do)\b"
)
_WORD = re.compile(r"[a-z]{2,}\b")


def _any_verb(reading: TextReading, start: int, kind: Cue, doer: str) -> Span | None:
    word = _WORD.match(reading.text, start)
    if word is None or kind not in {"promise", "asked", "to"} or _NO_VERB.match(word.group()):
        return None
    fits = kind != "to" or is_somebody(doer)
    return Span("action.verb", start, word.end(), "action.any_verb") if fits else None


def _only_now(reading: TextReading, doer: Span, verb: Span) -> bool:
    """Whether somebody is asked only to speak in the meeting ("The Chair asked Mr Ash to give an update")."""
    before = reading.text[reading.sentence_of(doer).start : doer.start]
    return bool(_ASKED_JUST_NOW.search(before) and _IN_THE_MEETING.match(reading.words(verb)))


# "Poppy Wreath RW": a run-in title before initials.
_TITLE_THEN_INITIALS = re.compile(r"^(?:[A-Z][\w'/.]*[a-z][\w'/]*\s+)+(?P<initials>[A-Z]{2,3})$")


def _without_title(doer: str) -> str:
    found = _TITLE_THEN_INITIALS.match(doer)
    return found["initials"] if found else doer


def _verbs(reading: TextReading) -> dict[int, Span]:
    """The verbs of doing by where they begin, the longest at each place."""
    return {span.start: span for span in sorted(reading.of("action.verb"), key=lambda span: span.end)}


def _doer_of(reading: TextReading, cue: Span, kind: Cue) -> tuple[Span | None, int]:
    """The doer of a cue and where its doing begins: just before it, or the subject that a pronoun points back to."""
    doer = _doer_before(reading, cue)
    sentence = reading.sentence_of(cue)
    if doer:
        lead = reading.text[sentence.start : doer.start]
        opens = {"to": _opens(reading, doer), "should": bool(_AGREED_THAT.search(lead))}
        return (doer, doer.start) if opens.get(kind, True) else (None, 0)
    before = reading.text[sentence.start : cue.start]
    pattern = _POINTS_BACK if kind == "promise" else _PRONOUN_BACK
    if kind in {"promise", "will", "would"} and pattern.search(before):
        subject = next(
            (span for span in _doers(reading) if span.start >= sentence.start and span.end <= cue.start), None
        )
        if subject and _opens(reading, subject):
            return subject, subject.start
    return None, 0


def _doers(reading: TextReading) -> list[Span]:
    things = reading.of("action.no_doer")
    return [
        doer
        for doer in reading.of("action.doer")
        if not reading.words(doer).endswith(("'s", "’s"))
        and not any(thing.end == doer.end and thing.start >= doer.start for thing in things)
    ]


def _doer_before(reading: TextReading, cue: Span) -> Span | None:
    sentence = reading.sentence_of(cue)
    fitting = [
        span
        for span in _doers(reading)
        if sentence.start <= span.start
        and span.end <= cue.start
        and _AFTER_DOER.fullmatch(reading.text, span.end, cue.start)
    ]
    return max(fitting, key=lambda span: (span.end, span.end - span.start), default=None)


def _may(doer: str, verb: str, kind: Cue, known: AbstractSet[str]) -> bool:
    """Whether a doer can be set to do this: bodies decide in what they agree to, and only somebody will or would."""
    if _BODY.search(doer) and _DECIDES.match(verb):
        return False
    if kind in {"promise", "asked"}:
        return True
    person = bool(_INITIALS.fullmatch(doer) or _PERSON.search(doer) or known & set(re.findall(r"\w+", doer.lower())))
    if kind in {"will", "would", "should"}:
        somebody = person or (kind != "would" and bool(_PEOPLE_TOGETHER.search(doer)))
        return somebody and (kind == "should" or not _EVENTS.match(verb))
    return person or not _EVENTS.match(verb)


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
