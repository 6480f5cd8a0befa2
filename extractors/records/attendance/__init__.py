"""Attendance: who was present, in attendance, absent or excused, and whom an agenda lists as members.

Two kinds of place tell it: lists under a heading ("Present:"), found by `sections`, and sentences of the minutes
("Dr Oak joined the meeting"), found by `statements`. Both give mentions; `merging` makes one attendee of those of one
person at one meeting.
"""

from extractors.records.attendance.merging import merge_mentions
from extractors.records.attendance.readings import read_blocks
from extractors.records.attendance.sections import find_listed
from extractors.records.attendance.standing import mentions_of
from extractors.records.attendance.statements import find_told
from extractors.results import Attendee
from extractors.structure import Structure
from nlp_models import Reader

__all__ = ["find_attendance"]


def find_attendance(structure: Structure, reader: Reader) -> tuple[Attendee, ...]:
    """The attendance of a paper in reading order; a list goes before a sentence that tells of the same person."""
    blocks = read_blocks(structure, reader)
    listed = mentions_of(structure, find_listed(structure, blocks), reader)
    return merge_mentions(structure, [*listed, *find_told(structure, blocks)])
