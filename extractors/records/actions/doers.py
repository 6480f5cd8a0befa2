"""Who does what in a sentence: a doer, a cue and a verb of doing put together.

The words are in `nlp_models/rules/actions.yaml`; the word order is here. What "will" or "would" happen is a task only
where the doer is somebody: initials, an office, a body, or a name of the attendance list.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from extractors.records.actions.deeds import (
    BUSY,
    CHECKS,
    DECIDES,
    ERRANDS,
    EVENTS,
    IN_THE_MEETING,
    MINUTES,
    NO_DEED,
    NO_VERB,
    PERSONAL_EVENTS,
    POST,
    SAME_IN_PAST,
    TAKES_SEAT,
    THIRD_PERSON,
)
from extractors.records.actions.doer_words import (
    ASKED_BODY,
    BODY,
    COUNCIL,
    INITIALS,
    OFFICE,
    OFFICER,
    PEOPLE_TOGETHER,
    PERSON,
    PLAN_BODY,
    PROPER,
    TITLED,
    attended,
    is_somebody,
    is_stranger,
)
from nlp_models import Reader, Span, TextReading

Cue = Literal["promise", "asked", "to", "will", "would", "should", "bare"]
_CUES: tuple[Cue, ...] = ("promise", "asked", "to", "will", "would", "should")

# Between doer and cue ("GD has also", "Mr Ash (clerk) kindly"), and between cue and verb ("to also", "will then").
_AFTER_DOER = re.compile(
    r"""(?: \s*\([^)]*\) )? (?: : (?=\s) )?
        (?: \s+with\s+(?: [\w'’]+\s+ ){1,5}?input )?
        (?: ,?\s+(?: in\s+(?:consultation|liaison|conjunction|discussion) | together )\s+with\s+[^,;.]{3,60}? ,? )?
        (?: ,?\s+(?: also|had|has|have|and|then|still|kindly|both|therefore|all|each|who|which|that|again ) )*
        ,?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_ADVERB = re.compile(
    r"\s+(?:(?:also|now|then|both|please|again|kindly|further|formally|therefore|jointly)\s+)?", re.IGNORECASE
)
_LEADS_IN = re.compile(
    r"""(?: ^ | [.;:–—]\s* | \s-\s+
          | \b(?: that|and|but|so|agreed|requested|asked|instructed|directed|tasked|therefore|then
              | (?:to|and|that|also|council|board|committee|cabinet)\s+(?:ask|request|instruct|direct)s?
              | authori[sz]ed | consensus\s+was | wanted | urged )\s+(?: for\s+ )?
          | ,\s+ )$""",
    re.VERBOSE | re.IGNORECASE,
)
_ASKED_THAT = re.compile(
    r"\b(?:request|ask|agree|suggest|propose|resolve|recommend|move|motion|vote|order|direct)(?:s|d|ed)?\s+(?:that\s+)?$",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"(?:\b(?:s?he|they)|,|\band|\bbut)\s+(?:(?:also|then)\s+)?$", re.IGNORECASE)
_POINTS_STRAIGHT_BACK = re.compile(r"(?:\b(?:s?he|they)|\band|\bbut)\s+(?:(?:also|then)\s+)?$", re.IGNORECASE)
# "The Clerk in consultation with the Chairman to appoint": who is consulted does nothing.
_CONSULTED = re.compile(r"\b(?:consultation|liaison|conjunction|discussion|together)\s+with\s+$", re.IGNORECASE)
_HAD_TO = re.compile(r"\bhad\s*$", re.IGNORECASE)
_AGREED_THAT = re.compile(r"\b(?:agreed|requested|asked|instructed|resolved)\s+(?:that\s+)?$", re.IGNORECASE)
_ASKED_JUST_NOW = re.compile(r"\basked\s+(?:for\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Doing:
    """A doer set to do something: `start` is the doer's first character, `end` the end of the verb.

    `doer` is empty where only a pronoun stands for him.
    """

    doer: str
    cue: Cue
    start: int
    end: int


def doing_of(reader: Reader, text: str) -> Doing | None:
    """Who a task names as its doer at its very start ("GD to circulate copies"), if anybody."""
    return next((doing for doing in doings(reader.read(text)) if doing.start == 0 and doing.doer), None)


def begins_with_deed(reader: Reader, text: str) -> bool:
    """Whether a text opens with a verb of doing, as the entries of a list of tasks do."""
    return any(span.start == 0 for span in reader.read(text).of("action.verb"))


def doings(reading: TextReading, known: AbstractSet[str] = frozenset()) -> tuple[Doing, ...]:
    """Everybody who is set to do something in a text, in reading order, one for each verb.

    `known` are the lower-case words of the names of those who attended.
    """
    verbs, folded = _verbs(reading), reading.text.lower()
    if not (
        verbs or "request" in folded or "that" in folded or any(reading.of(f"action.cue.{kind}") for kind in _CUES)
    ):
        return ()  # before doers are looked for, which takes the longest
    doers = _doers(reading)
    found = [*_with_cue(reading, verbs, doers, known), *_bare(reading, verbs, doers)]
    found.sort(key=lambda doing: (doing.start, doing.end))
    kept: list[Doing] = []
    for doing in found:
        if not kept or doing.start >= kept[-1].end:
            kept.append(doing)
    return tuple(kept)


_LOWER_WORD = re.compile(
    r"\s+(?:(?:also|now|then|therefore|both|jointly|[a-z]+ly)\s+)?(?P<verb>be\s+[a-z]+ing|[a-z]+)\b"
)


def will_do(reading: TextReading) -> Iterator[Doing]:
    """What a body will do by a plan's words, whatever the verb: "NHS Ashcombe will commission two beds"."""
    cues = reading.of("action.cue.will")
    doers = _doers(reading) if cues else []
    for cue in cues:
        verb = _LOWER_WORD.match(reading.text, cue.end - 3 if reading.words(cue).endswith(" be") else cue.end)
        doer = _doer_before(reading, doers, cue)
        if verb is None or doer is None or NO_DEED.fullmatch(verb["verb"]):
            continue
        words = reading.words(doer)
        if PLAN_BODY.search(words) or is_somebody(words):
            yield Doing(words, "will", doer.start, verb.end())


def _with_cue(
    reading: TextReading, verbs: dict[int, Span], doers: Sequence[Span], known: AbstractSet[str]
) -> Iterator[Doing]:
    for kind in _CUES if doers else ():
        for cue in reading.of(f"action.cue.{kind}"):
            gap = _ADVERB.match(reading.text, cue.end)
            doer, start = _doer_of(reading, doers, cue, kind)
            if gap is None or doer is None:
                yield from _by_pronoun(reading, cue, kind, verbs.get(gap.end()) if gap else None)
                continue
            words = _without_title(reading.words(doer))
            verb = verbs.get(gap.end()) or _be_verb(reading, cue, verbs)
            verb = verb or _any_verb(reading, gap.end(), kind, words, known)
            if (
                verb is None
                or _capital(reading, verb)
                or POST.match(reading.text, verb.end)
                or (kind == "to" and _only_now(reading, doer, verb))
            ):
                continue
            if (kind == "to" or reading.words(cue).startswith("offered")) and _HAD_TO.search(
                reading.text, doer.end, cue.start
            ):
                continue
            lead = reading.text[reading.sentence_of(doer).start : doer.start]
            between = reading.text[doer.end : cue.start]
            said_so = _SAID_SO.fullmatch(between) and PROPER.match(words)
            if _may(words, reading.words(verb), kind, known) or said_so or _agreed_of(lead, words, kind):
                yield Doing(_last_named(words, start > reading.sentence_of(doer).start), kind, start, verb.end)


# "She agreed to circulate it", "... and that he would also check the lease"
_PRONOUN = re.compile(r"(?:^|[.;,:]\s|\b(?:and|that|but)\s)(?P<pronoun>s?he)\s(?:also\s|then\s|now\s)?$", re.IGNORECASE)


def _by_pronoun(reading: TextReading, cue: Span, kind: Cue, verb: Span | None) -> Iterator[Doing]:
    """What one is set to do whom only a pronoun names; of what he "will" do, errands alone."""
    if verb is None or kind not in {"promise", "will", "would"}:
        return
    sentence = reading.sentence_of(cue)
    found = _PRONOUN.search(reading.text[sentence.start : cue.start])
    errand = ERRANDS.match(reading.words(verb)) or CHECKS.match(reading.words(verb))
    if found and (errand if kind != "promise" else not TAKES_SEAT.match(reading.words(verb))):
        yield Doing("", kind, sentence.start + found.start("pronoun"), verb.end)


def _capital(reading: TextReading, verb: Span) -> bool:
    """Whether a verb is printed as in a title ("Call to Order"); in text that is all capitals nothing tells."""
    words = reading.words(verb)
    return words[:1].isupper() and not words.isupper()


def _last_named(doer: str, within: bool) -> str:
    """The doer without what an opening phrase names before a comma ("As chair of the Lamps Board, PB agreed to")."""
    _, comma, last = doer.rpartition(", ")
    return last if within and comma and not re.search(r"&|\band\b", doer) else doer


# "Frank Birch stated that he would": who says what he will do is somebody.
_SAID_SO = re.compile(
    r"""[^.;]{0,40}? \b(?: said|says|stated|states|confirmed|advised|explained|reported|indicated|noted|replied
      |responded
          | agreed|added|commented|undertook|assured|informed\s[^.;]{3,40}?|told\s[^.;]{3,40}? ) (?: \s+that )?
        \s+(?:s?he|they)\s*(?: (?:also|then)\s* )?""",
    re.VERBOSE | re.IGNORECASE,
)
# Words by which another subject comes in between: "Mr Ash said a mayor would not listen and would".
_OTHER_SUBJECT = re.compile(r"\w\s+(?:will|would|wouldn['’]t)\b", re.IGNORECASE)


def _agreed_of(lead: str, doer: str, kind: Cue) -> bool:
    """Whether it was agreed that somebody would: then a bare name will do ("It was agreed that Jane would ring")."""
    named = PROPER.match(doer) or doer.lower() == "we"
    return kind in {"will", "would", "should"} and bool(named and _AGREED_THAT.search(lead))


def _be_verb(reading: TextReading, cue: Span, verbs: dict[int, Span]) -> Span | None:
    """The verb that begins with the "be" of a cue ("would be in charge of the lamps")."""
    return verbs.get(cue.end - 2) if reading.words(cue).endswith(" be") else None


_WORD = re.compile(r"[a-z]{2,}\b")


def _any_verb(reading: TextReading, start: int, kind: Cue, doer: str, known: AbstractSet[str]) -> Span | None:
    """A word that is no known verb, where the doer is somebody of whom any verb tells a task."""
    word = _WORD.match(reading.text, start)
    if word is None or NO_VERB.match(word.group()) or (kind == "to" and word.group().endswith("ing")):
        return None
    if kind in {"will", "would", "should"}:
        single = kind != "should" and (INITIALS.fullmatch(doer) or TITLED.match(doer) or attended(doer, known))
        fits = bool(
            single
            and not reading.text[:start].endswith(" be ")
            and not NO_DEED.fullmatch(word.group())
            and not PERSONAL_EVENTS.match(word.group())
        )
        somebody = is_somebody(doer) or attended(doer, known)
        fits = fits or bool(reading.text[:start].endswith(" be ") and BUSY.match(word.group()) and somebody)
    else:
        fits = kind != "to" or is_somebody(doer) or attended(doer, known)
    return Span("action.verb", start, word.end(), "action.any_verb") if fits else None


def _only_now(reading: TextReading, doer: Span, verb: Span) -> bool:
    """Whether somebody is asked only to speak in the meeting ("The Chair asked Mr Ash to give an update")."""
    before = reading.text[reading.sentence_of(doer).start : doer.start]
    asked = _ASKED_JUST_NOW.search(before)
    if not asked:
        return reading.words(verb).lower() == "sign" and bool(MINUTES.match(reading.text, verb.end))
    if BODY.search(reading.words(doer)) and not BODY.search(before[: asked.start()].rstrip()):
        return bool(COUNCIL.search(reading.words(doer))) or bool(IN_THE_MEETING.match(reading.words(verb)))
    return bool(IN_THE_MEETING.match(reading.words(verb)))


# "Duck Pond TD": a run-in title before initials.
_TITLE_THEN_INITIALS = re.compile(r"^(?:[A-Z][\w'/.]*[a-z][\w'/]*\s+)+(?P<initials>[A-Z]{2,3})$")


def _without_title(doer: str) -> str:
    found = _TITLE_THEN_INITIALS.match(doer)
    return found["initials"] if found else doer


def _verbs(reading: TextReading) -> dict[int, Span]:
    """The verbs of doing by where they begin, the longest at each place."""
    return {span.start: span for span in sorted(reading.of("action.verb"), key=lambda span: span.end)}


def _doer_of(reading: TextReading, doers: Sequence[Span], cue: Span, kind: Cue) -> tuple[Span | None, int]:
    """The doer of a cue and where its doing begins: just before it, or the subject that a pronoun points back to."""
    doer = _doer_before(reading, doers, cue)
    sentence = reading.sentence_of(cue)
    if doer and not _opens(reading, doer) and _AND_LAST.search(reading.text[doer.end : cue.start]):
        doer = None  # "PB has spoken to the Mill Trust and will write to it": the subject goes on
    if doer:
        lead = reading.text[sentence.start : doer.start]
        opens = {"to": _opens(reading, doer), "should": bool(_AGREED_THAT.search(lead))}
        return (doer, doer.start) if opens.get(kind, True) else (None, 0)
    before = reading.text[sentence.start : cue.start]
    back = _POINTS_BACK if kind == "promise" else _POINTS_STRAIGHT_BACK
    if kind in {"promise", "will", "would"} and back.search(before):
        subject = next((span for span in doers if span.start >= sentence.start and span.end <= cue.start), None)
        between = reading.text[subject.end : cue.start] if subject else ""
        pronoun = _PRONOUN_LAST.search(between)
        others = kind != "promise" and _OTHER_SUBJECT.search(between)
        interrupted = others or (pronoun and not _SAID_SO.match(between))
        if subject and _opens(reading, subject) and not interrupted:
            return subject, subject.start
    return None, 0


_PRONOUN_LAST = re.compile(r"\bthey\s+(?:(?:also|then)\s+)?$", re.IGNORECASE)
_AND_LAST = re.compile(r"\b(?:and|but)\s+$", re.IGNORECASE)


def _doers(reading: TextReading) -> list[Span]:
    things = reading.of("action.no_doer")
    return [
        doer
        for doer in reading.of("action.doer")
        if not reading.words(doer).endswith(("'s", "’s"))
        and (
            not any(thing.end == doer.end and thing.start >= doer.start for thing in things)
            or OFFICER.search(reading.words(doer))
        )
    ]


def _doer_before(reading: TextReading, doers: Sequence[Span], cue: Span) -> Span | None:
    sentence = reading.sentence_of(cue)
    fitting = [
        span
        for span in doers
        if sentence.start <= span.start
        and span.end <= cue.start
        and _AFTER_DOER.fullmatch(reading.text, span.end, cue.start)
        and not _CONSULTED.search(reading.text[sentence.start : span.start])
    ]
    return max(fitting, key=lambda span: (span.end, span.end - span.start), default=None)


def _may(doer: str, verb: str, kind: Cue, known: AbstractSet[str]) -> bool:
    """Whether a doer can be set to do this: bodies decide in what they agree to, and only somebody will or would."""
    if BODY.search(doer) and DECIDES.match(verb):
        return False
    if kind in {"promise", "asked"}:
        seat = kind == "promise" and (TAKES_SEAT.match(verb) or is_stranger(doer, known))
        return not seat and not (kind == "asked" and ASKED_BODY.search(doer))
    person = bool(
        (INITIALS.fullmatch(doer) and not is_stranger(doer, known))
        or PERSON.search(doer)
        or known & set(re.findall(r"\w+", doer.lower()))
    )
    if kind in {"will", "would", "should"}:
        together = bool(PEOPLE_TOGETHER.search(doer)) and (kind == "should" or bool(ERRANDS.match(verb)))
        events = PERSONAL_EVENTS if person and (is_somebody(doer) or attended(doer, known)) else EVENTS
        return (person or together) and (kind == "should" or not events.match(verb))
    return person or not EVENTS.match(verb)


def _opens(reading: TextReading, doer: Span) -> bool:
    """Whether a doer opens its sentence or clause, as the doer of an action line does."""
    sentence = reading.sentence_of(doer)
    lead = reading.text[sentence.start : doer.start]
    numbered = _MINUTE_NUMBER.fullmatch(lead) and is_somebody(reading.words(doer))
    return bool(numbered or _LEADS_IN.search(lead))


# The number of a paragraph that begins a sentence: "QS14/77.2 PB to ring the bank".
_MINUTE_NUMBER = re.compile(r"[A-Z]{0,4}\d[\w./]*\s+")


def _bare(reading: TextReading, verbs: dict[int, Span], doers: Sequence[Span]) -> Iterator[Doing]:
    """The forms without a cue: "Clerk write to the owner", "requested that the Leader writes to the owner"."""
    for doer in doers:
        label = _labelling(reading, doer)
        gap = label or _ADVERB.match(reading.text, doer.end)
        verb = verbs.get(gap.end()) if gap else None
        if verb and (_FORMAL.match(reading.text, verb.start) or (label and not _GOES_ON.match(reading.text, verb.end))):
            verb = None
        before = reading.text[reading.sentence_of(doer).start : doer.start]
        clause = bool(_CLAUSE_THAT.match(before)) and _resolved_upon(reading.words(doer))
        asked = clause or ("that" in before.lower() and bool(_ASKED_THAT.search(before)))
        if verb and reading.words(verb).lower() not in SAME_IN_PAST:
            if asked or (label and not before) or (OFFICE.match(reading.words(doer)) and _opens(reading, doer)):
                yield Doing(reading.words(doer), "bare", doer.start, verb.end)
        elif (clause or _REQUESTED.search(before)) and (asked or INITIALS.fullmatch(reading.words(doer))):
            third = THIRD_PERSON.match(reading.text, doer.end)
            if third:
                yield Doing(reading.words(doer), "bare", doer.start, third.end())


# "That the Manager of Ferries notify the owners", "That the Treasurer writes to the trust": clauses of a resolution
_CLAUSE_THAT = re.compile(r"^(?:\W*(?:\w{1,3}[.)]\s+)?)That\s+(?:the\s+)?$")


def _resolved_upon(doer: str) -> bool:
    """Whether a resolution that names a doer sets him to work; of the body itself it tells what it thinks."""
    return bool(PERSON.search(doer)) and not BODY.search(doer)


# "moved that we do now adjourn", and behind a label "Treasurer - present".
_FORMAL = re.compile(r"do\s+now\b", re.IGNORECASE)
_GOES_ON = re.compile(r",?\s+\w")
# "request that the Leader writes", "requested PB sends"
_REQUESTED = re.compile(r"\brequest(?:s|ed)?(?:\s+that)?\s+$", re.IGNORECASE)
# It must read: Clerk: write to the owner | JL – draft the terms
_COLON = re.compile(r"(?::|\s[–—-])\s+")


def _labelling(reading: TextReading, doer: Span) -> re.Match[str] | None:
    """The colon or dash after a doer that stands before his task as its label."""
    words = reading.words(doer)
    return _COLON.match(reading.text, doer.end) if INITIALS.fullmatch(words) or OFFICE.match(words) else None
