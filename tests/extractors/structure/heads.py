"""Heads of agendas and minutes as lines of text with business below them; a line that begins with "# " is bold."""

from collections.abc import Sequence

from extractors.structure import Structure
from tests.extractors.papers import L
from tests.extractors.structures import B, P, read

Facts = tuple[str, str | None, str | None, str | None, str | None]
"""Body, date, start, end and venue of a meeting."""

MINUTES = (
    B("1. Apologies"),
    P("Apologies were received from Cllr Oak."),
    B("2. Footpaths"),
    P("The Clerk reported on the footpaths and it was agreed that the stile be repaired."),
)
AGENDA = (
    P("1. Apologies for absence"),
    P("2. Declarations of interest"),
    P("3. Minutes of the last meeting"),
    P("4. Budget monitoring report"),
    P("5. Any other business"),
)


def structure_of(head: str, business: Sequence[L]) -> Structure:
    """The structure of a paper with this head and this business."""
    lines = [B(line[2:]) if line.startswith("# ") else P(line) for line in head.split("\n")]
    return read([*lines, *business])


def facts_of(structure: Structure) -> Facts:
    """What the head says of the only meeting of a paper."""
    (meeting,) = structure.meetings
    return meeting.body, meeting.date, meeting.start, meeting.end, meeting.venue
