"""Whether every fact stands where its evidence says: the quote verbatim, on its page, under its boxes.

A fact that names people is fabricated where its evidence does not: nobody attends, moves or votes that no page names.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.facts import KINDS, RecordKind
from corpus.likeness import tokens
from extractors import Analysis, ExtractionResult, PageWords
from extractors.results import Box, Evidence, PageReport, Record

SLACK = 0.5
"""Points by which a box may lie outside its page or short of a word: boxes are rounded."""


@dataclass(frozen=True, slots=True)
class EvidenceFault:
    """A quote that does not stand where it says."""

    kind: RecordKind
    page: int
    reason: str
    quote: str


@dataclass(frozen=True, slots=True)
class EvidenceCheck:
    """How many quotes and names were checked, and those that failed."""

    checked: int = 0
    faults: tuple[EvidenceFault, ...] = ()

    @property
    def share(self) -> float:
        """The share of quotes and names that stand where they say; 1 where there are none."""
        return 1 - len(self.faults) / self.checked if self.checked else 1.0

    def __add__(self, other: "EvidenceCheck") -> "EvidenceCheck":
        return EvidenceCheck(self.checked + other.checked, self.faults + other.faults)


def check_evidence(analysis: Analysis) -> EvidenceCheck:
    """Check every quote of a paper against the paper's text, pages and words, and every name against its quotes."""
    named, faults = _check_names(analysis.result)
    pages = {page.number: page for page in analysis.result.pages}
    words = {page.number: page for page in analysis.words}
    checked = named
    for kind, evidence in _all_evidence(analysis):
        checked += 1
        reason = _fault(evidence, analysis.text, pages, words)
        if reason:
            faults.append(EvidenceFault(kind, evidence.page, reason, evidence.quote))
    return EvidenceCheck(checked, tuple(faults))


def _check_names(result: ExtractionResult) -> tuple[int, list[EvidenceFault]]:
    """How many names facts state of people, and those that their evidence does not hold."""
    stated: list[tuple[RecordKind, Record, str]] = [("attendees", each, each.name) for each in result.attendees]
    for decision in result.decisions:
        names = [decision.mover, decision.seconder, *(vote.name for vote in decision.named_votes)]
        stated += [("decisions", decision, name) for name in names if name]
    faults = []
    for kind, record, name in stated:
        printed = tokens(" ".join(entry.quote for entry in record.evidence)).counts
        lacking = [word for word in tokens(name).in_order if word not in printed]
        if lacking:
            reason = f"{' '.join(lacking)!r} of {name!r} is not in its evidence"
            faults.append(EvidenceFault(kind, record.page, reason, record.evidence[0].quote))
    return len(stated), faults


def _all_evidence(analysis: Analysis) -> Iterator[tuple[RecordKind, Evidence]]:
    for kind in KINDS:
        records: tuple[Record, ...] = getattr(analysis.result, kind)
        for record in records:
            yield from ((kind, evidence) for evidence in record.evidence)


def _fault(
    evidence: Evidence, text: str, pages: Mapping[int, PageReport], words: Mapping[int, PageWords]
) -> str | None:
    if text[evidence.start : evidence.end] != evidence.quote:
        return f"characters {evidence.start} to {evidence.end} of the text read otherwise"
    if evidence.page not in pages or evidence.page not in words:
        return f"page {evidence.page} is not among the pages read"
    page, placed = pages[evidence.page], words[evidence.page]
    if not placed.start <= evidence.start < evidence.end <= placed.end:
        return f"its characters are not on page {evidence.page}"
    whole = (0.0, 0.0, page.width, page.height)
    outside = next((box for box in evidence.boxes if not _covers(whole, box)), None)
    if outside:
        return f"its box {outside} lies outside the page of {page.width} by {page.height} points"
    touched = (box for start, end, box in placed.words if start < evidence.end and end > evidence.start)
    bare = next((box for box in touched if not any(_covers(hull, box) for hull in evidence.boxes)), None)
    return f"a word of it at {bare} is under none of its boxes" if bare else None


def _covers(outer: Box, inner: Box) -> bool:
    return (
        outer[0] - SLACK <= inner[0] <= inner[2] <= outer[2] + SLACK
        and outer[1] - SLACK <= inner[1] <= inner[3] <= outer[3] + SLACK
    )
