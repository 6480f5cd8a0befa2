"""Codes and counts in plain words."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from extractors.results import ActionState, PaperKind, PartStanding, Vote
from service.days import day_words

FACT_WORDS: Final[Mapping[str, str]] = {
    "decision": "Decision",
    "action": "Action",
    "target": "Target",
    "recommendation": "Recommendation",
    "attendee": "Person",
    "agenda_item": "Agenda item",
    "meeting": "Meeting",
    "passage": "Passage",
}
"""One fact of a kind, in the order in which kinds are shown."""

GROUP_WORDS: Final[Mapping[str, str]] = {
    "decision": "Decisions",
    "action": "Actions",
    "target": "Targets",
    "recommendation": "Recommendations",
    "attendee": "Attendance",
    "agenda_item": "Agenda items",
    "meeting": "Meetings",
    "passage": "Passages",
}
PAPER_WORDS: Final[Mapping[str, str]] = {
    "agenda": "Agenda",
    "minutes": "Minutes",
    "pack": "Pack",
    "report": "Report",
    "strategy": "Strategy",
    "plan": "Plan",
    "annual_report": "Annual report",
    "action_log": "Action log",
    "decision_notice": "Decision notice",
    "briefing": "Briefing",
    "other": "Other",
}
STATUS_WORDS: Final[Mapping[str, str]] = {
    "reading": "Being read",
    "complete": "Read in full",
    "recognising": "Scanned pages to follow",
    "partial": "Read in part",
    "failed": "Not read",
}
STAGE_WORDS: Final[Mapping[str, str]] = {
    "store": "Making sure that the paper is kept",
    "extract": "Reading the pages",
    "recognise": "Recognising scanned pages",
    "save": "Saving what was found",
    "embed": "Preparing the search",
    "index": "Making it searchable",
}
RECOGNITION_WAITS = "Scanned pages wait their turn to be recognised"
WAITING_WORDS = "scanned, waiting to be recognised"
FATE_WORDS: Final[Mapping[str, str]] = {
    "text": "read",
    "ocr": "read from a picture",
    "empty": "empty",
    "scan_no_text": "scanned, without text",
    "failed": "not readable",
}
CATEGORY_WORDS: Final[Mapping[str, str]] = {
    "at_least": "at least",
    "at_most": "at most",
    "in_attendance": "in attendance",
    "action_log": "action log",
    "decision_notice": "decision notice",
    "table": "from a table",
    "text": "from running text",
    "minutes": "from minutes",
}
"""Kinds of decisions, statuses of attendance and so on, where the code is not the word."""

STATE_WORDS: Final[Mapping[ActionState, str]] = {
    "open": "open",
    "closed": "closed",
    "carried_forward": "carried forward",
}
STANDING_WORDS: Final[Mapping[PartStanding, str]] = {"draft": "Draft", "confirmed": "Confirmed"}
VOTE_WORDS: Final[Mapping[Vote, str]] = {"for": "Voted for", "against": "Voted against", "abstain": "Abstained"}
SET_TITLES: Final[Mapping[str, str]] = {
    "unseen": "Papers that the rules know nothing of",
    "seen": "Papers that were in view",
    "shared": "Papers that the rules were written with",
    "samples": "Made-up papers",
}
"""The sets of labelled papers."""
SET_WORDS: Final[Mapping[str, str]] = {
    "unseen": "Real papers whose labels were kept out of view: no rule was adjusted to them. With their body left out "
    "of training too, this is what to expect of a body that Minutebook has never met.",
    "seen": "Real papers whose labels were in view when rules were adjusted, so these figures flatter.",
    "shared": "Real papers whose labels were in view from the beginning, so these figures flatter most.",
    "samples": "Papers of a made-up council that come with Minutebook. They print the forms that its rules are made "
    "for, and show that it does what it is made to do, not how it fares with yours.",
}
"""What papers the sets are of."""
MEETING_WORDS: Final[Mapping[str, str]] = {
    "agenda": "agenda",
    "minutes": "minutes",
    "decision_notice": "decision notice",
    "action_log": "action log",
}
DAY_AT_END = re.compile(r", (\d{4}-\d\d-\d\d)$")

CLEAR, LIKELY = 0.95, 0.8
"""Confidence from which a fact is called clear, and from which it is called likely.

Confidence is calibrated: of facts given 0.9 nine in ten are right. So of the clear at most one in twenty is wrong. Of
the doubtful more than one in five is: there a person who looks at the pages finds something to mend in a few minutes.
"""


def confidence_words(confidence: float) -> str:
    """How sure the reading is, as a word and a percentage."""
    word = "clear" if confidence >= CLEAR else "likely" if confidence >= LIKELY else "doubtful"
    return f"{word}, {share_words(confidence)}"


def share_words(share: float) -> str:
    """A share, 0 to 1, in whole per cent; 100% only for all and 0% only for none."""
    percent = round(share * 100)
    if 0 < share < 1:
        percent = min(max(percent, 1), 99)
    return f"{percent}%"


def is_doubtful(confidence: float) -> bool:
    """Whether a person should look at the page before relying on the fact."""
    return confidence < LIKELY


def category_words(code: str | None) -> str | None:
    """A code of a fact's sort in words."""
    return None if code is None else CATEGORY_WORDS.get(code, code.replace("_", " "))


def points_words(share: float) -> str:
    """How far two shares lie apart: "3 points"."""
    points = round(share * 100)
    return counted(points, "point") if points else "less than 1 point"


def paper_words(kind: PaperKind, standing: PartStanding | None = None) -> str:
    """A kind of paper, with its standing where it has one: "Draft minutes"."""
    words = PAPER_WORDS[kind]
    return f"{STANDING_WORDS[standing]} {words.lower()}" if standing else words


def title_words(title: str) -> str:
    """A paper's title, with the day that was put at its end (", 2026-03-02") as people write it."""
    return DAY_AT_END.sub(lambda match: f", {day_words(match[1])}", title)


def counted(number: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 page", "1,200 pages"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def pages_words(numbers: Sequence[int]) -> str:
    """Page numbers, ascending, with runs drawn together: "Page 3", "Pages 3 to 9 and 12"."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    words = [str(first) if first == last else f"{first} to {last}" for first, last in runs]
    return f"{'Page' if len(numbers) == 1 else 'Pages'} {listed(words)}"


def listed(parts: list[str]) -> str:
    """Parts as a list in a sentence: "a, b and c"."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
