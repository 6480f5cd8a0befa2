"""Who does what in a sentence: a doer, a cue and a verb of doing put together.

The words are in `nlp_models/rules/actions.yaml`; the word order is here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from nlp_models import Reader, Span, TextReading

Cue = Literal["promise", "asked", "to", "will", "would", "bare"]

# Between doer and cue ("GD has also", "Mr Ash (clerk) kindly"), and between cue and verb ("to also", "will then").
_AFTER_DOER = re.compile(
    r"""(?:\s*\([^)]*\))?(?:,?\s+(?:also|had|has|have|and|then|still|kindly|both|therefore|all|each|who|which|that|again|confirmed\s+(?:that\s+)?(?:s?he|they)|said\s+(?:that\s+)?(?:s?he|they)))*,?\s*""",
    re.X | re.I,
)
_ADVERB = re.compile(r"\s+(?:(?:also|now|then|both|please|again|kindly|further|formally|therefore|jointly)\s+)?", re.I)
_LEADS_IN = re.compile(r"(?:^|[.;:–—-]\s*|\b(?:that|and|but|so|agreed|requested|therefore|then)\s+|,\s+)$", re.I)


@dataclass(frozen=True, slots=True)
class Doing:
    """A doer set to do something: `start` is the doer's first character, `end` the end of the verb."""

    doer: str
    cue: Cue
    start: int
    end: int


def doing_of(reader: Reader, text: str) -> Doing | None:
    """Who a task names as its doer at its very start ("GD to circulate copies"), if anybody."""
    reading = reader.read(text)
    return next((doing for doing in doings(reading) if doing.start == 0), None)


def doings(reading: TextReading) -> tuple[Doing, ...]:
    """Everybody who is set to do something in a text, in reading order, one for each verb."""
    found = sorted([*_with_cue(reading), *_bare(reading)], key=lambda doing: (doing.start, doing.end))
    kept: list[Doing] = []
    for doing in found:
        if not kept or doing.start >= kept[-1].end:
            kept.append(doing)
    return tuple(kept)


def _with_cue(reading: TextReading) -> Iterator[Doing]:
    verbs = {span.start: span for span in reading.of("action.verb")}
    for kind in ("promise", "asked", "to", "will", "would"):
        for cue in reading.of(f"action.cue.{kind}"):
            gap = _ADVERB.match(reading.text, cue.end)
            verb = verbs.get(gap.end()) if gap else None
            doer = _doer_before(reading, cue)
            if verb and doer and (kind != "to" or _opens(reading, doer)):
                yield Doing(reading.words(doer), kind, doer.start, verb.end)


def _doer_before(reading: TextReading, cue: Span) -> Span | None:
    before = [span for span in reading.of("action.doer") if span.end <= cue.start]
    fitting = [span for span in before if _AFTER_DOER.fullmatch(reading.text, span.end, cue.start)]
    sentence = reading.sentence_of(cue)
    fitting = [span for span in fitting if span.start >= sentence.start and not _is_thing(reading, span)]
    return max(fitting, key=lambda span: (span.end, span.end - span.start), default=None)


def _is_thing(reading: TextReading, doer: Span) -> bool:
    """Whether the last word of a supposed doer, or all of it, is a thing ("Planning Application to ...")."""
    return any(span.end == doer.end and span.start >= doer.start for span in reading.of("action.no_doer"))


def _opens(reading: TextReading, doer: Span) -> bool:
    """Whether a doer opens its sentence or clause, as the doer of an action line does."""
    sentence = reading.sentence_of(doer)
    return bool(_LEADS_IN.search(reading.text[sentence.start : doer.start]))


def _bare(reading: TextReading) -> Iterator[Doing]:
    """The clipped form without any cue: "Clerk write to the owner", "agreed the clerk write to the owner"."""
    verbs = {span.start: span for span in reading.of("action.verb")}
    for doer in reading.of("action.doer"):
        gap = _ADVERB.match(reading.text, doer.end)
        verb = verbs.get(gap.end()) if gap else None
        if verb and _is_office(reading.words(doer)) and _opens(reading, doer):
            yield Doing(reading.words(doer), "bare", doer.start, verb.end)


_OFFICE = re.compile(r"^(?:(?:the|town|parish)\s+)*(?:clerk|secretary|treasurer|chair(?:man|person|woman)?)$", re.I)


def _is_office(words: str) -> bool:
    return bool(_OFFICE.match(words))
