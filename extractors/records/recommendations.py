"""What reports ask a body to do: one record for each list of asks.

Inferred from, in this order: a heading "Recommendation(s)" with the text under it, where that asks ("The Board is asked
to", "That ...", "Note ..."); a sentence that asks in so many words anywhere in a report. Minutes hold only those that
they print as another body or the staff made them; else what is put to a meeting there is a motion.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.folding import Folded, join
from extractors.records.runs import Run, find_runs
from extractors.results import Recommendation
from extractors.structure import Structure
from nlp_models import Reader, Span, TextReading

_NOT_IN = frozenset({"decision_notice", "action_log"})
# "It is recommended by the Ferry Committee that the Board": minutes print what the meeting had before it.
_IN_MINUTES = "recommendation.impersonal"
_TRUST = {"recommendation.heading": 0.9, "recommendation.ask": 0.85, "recommendation.impersonal": 0.75}
_LONGEST_LIST = 30  # runs: no list of asks is longer; what follows is the report
_MAY_ASK = re.compile(r"recommend|asked|asks? of|invited|requested")  # in lower case; spares reading most of a report
_UNENDED = re.compile(r"(?:[;,:]|;\s?and|;\s?or|\band)$")


def find_recommendations(structure: Structure, reader: Reader) -> tuple[Recommendation, ...]:
    """The recommendations of a paper in reading order."""
    found: list[Recommendation] = []
    for index, part in enumerate(structure.parts):
        if part.kind in _NOT_IN:
            continue
        runs = find_runs(structure, [b for b in structure.blocks if structure.contexts[b.index].part == index])
        found += [
            _record(structure, run, text, rule)
            for run, text, rule in _asks(runs, reader)
            if part.kind != "minutes" or rule == _IN_MINUTES
        ]
    return tuple(found)


def _asks(runs: Sequence[Run], reader: Reader) -> Iterator[tuple[Run, Folded, str]]:
    """Each ask: the run in which it begins, its text and the rule that found it."""
    index = 0
    while index < len(runs):
        if not _MAY_ASK.search(runs[index].lead.text.lower()):
            index += 1
            continue
        reading = reader.read(runs[index].lead.text)
        heading = next(iter(reading.of("recommendation.heading")), None)
        asks = reading.of("recommendation.ask")
        last = index
        if heading and heading.end >= len(reading.text) - 1 and _lists_asks(runs[index], reader):
            yield runs[index], join(runs[index].clauses), heading.rule
        elif heading and heading.end >= len(reading.text) - 1 and index + 1 < len(runs):
            last = _last_of_list(runs, reader, index + 1)
            if last > index:
                yield runs[index + 1], join(run.whole for run in runs[index + 1 : last + 1]), heading.rule
        elif asks or (heading and runs[index].lead.text[heading.end :].strip()):
            last = _last_of_list(runs, reader, index) if asks else index
            last = max(last, index)
            start = _start(reading, heading, asks)
            first = runs[index].whole.cut(start, _end(runs[index], reading, asks))
            rule = asks[0].rule if asks else "recommendation.heading"
            if asks or _asks_at(reader, first.text):
                yield runs[index], join([first, *(run.whole for run in runs[index + 1 : last + 1])]), rule
        index = last + 1


def _lists_asks(heading: Run, reader: Reader) -> bool:
    """Whether the asks hang on the heading itself, as the clauses of "Recommendations:"."""
    if not heading.clauses:
        return False
    reading = reader.read(heading.clauses[0].text)
    return bool(reading.of("recommendation.ask") or reading.of("recommendation.verb"))


def _start(reading: TextReading, heading: Span | None, asks: Sequence[Span]) -> int:
    """Where an ask begins in a paragraph: after a run-in title, else with the sentence that asks."""
    if heading and (not asks or asks[0].start <= heading.end):
        return heading.end
    return reading.sentence_of(asks[0]).start


def _end(run: Run, reading: TextReading, asks: Sequence[Span]) -> int:
    """Where it ends: with the last sentence that asks, or with the clauses."""
    if run.clauses or not asks:
        return len(run.whole.text)
    return reading.sentence_of(asks[-1]).end


def _last_of_list(runs: Sequence[Run], reader: Reader, first: int) -> int:
    """The index of the last run of a list of asks that begins at `first`, or the one before where none begins."""
    last = first - 1
    for index in range(first, min(first + _LONGEST_LIST, len(runs))):
        run = runs[index]
        reading = reader.read(run.lead.text)
        asked = bool(reading.of("recommendation.ask") or reading.of("recommendation.verb"))
        listed = index > first and (
            run.blocks[0].marker is not None or bool(_UNENDED.search(runs[index - 1].whole.text))
        )
        if run.blocks[0].is_heading and not asked:
            break
        if reading.of("recommendation.heading") or not (asked or listed):
            break
        last = index
    return last


def _asks_at(reader: Reader, text: str) -> bool:
    return bool(reader.read(text).of("recommendation.verb"))


def _record(structure: Structure, run: Run, text: Folded, rule: str) -> Recommendation:
    start, end = text.span(0, len(text.text))
    evidence = structure.document.evidence_of(text.origins, f"rule:{rule}")
    return Recommendation(
        id=structure.record_id("recommendation", f"{start}-{end}"),
        confidence=_TRUST[rule],
        evidence=evidence,
        page=evidence[0].page,
        text=text.text,
        public=run.context.public,
    )
