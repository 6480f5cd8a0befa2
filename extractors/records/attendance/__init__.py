"""Attendance: who was present, in attendance, absent or excused, and whom an agenda lists as members.

Three kinds of place tell it: lists under a heading ("Present:"), found by `sections`; tables of marks under dates,
found by `registers`; and sentences of the minutes ("Dr Oak joined the meeting"), found by `statements`. All give
mentions; `merging` makes one attendee of those of one person at one meeting.
"""

from extractors.records.attendance.merging import merge_mentions
from extractors.records.attendance.readings import read_blocks
from extractors.records.attendance.registers import find_registers
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
    registers = find_registers(structure)
    entries = [*registers.people, *find_listed(structure, blocks, registers.tables)]
    listed = mentions_of(structure, entries, reader)
    return merge_mentions(structure, [*listed, *find_told(structure, blocks)])
