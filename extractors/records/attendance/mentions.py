"""One place of the paper that names a person and says whether that person was there."""

from dataclasses import dataclass

from extractors.results import AttendanceStatus
from extractors.structure import Context
from nlp_models.people import Person


@dataclass(frozen=True, slots=True)
class Mention:
    """A person with a status, printed at characters `[start, end)` of the document.

    `told` is true where a sentence says so, false in a list. `guessed` is true where the status follows from the office
    rather than from the heading. `came` is true for somebody who came late.
    """

    person: Person
    status: AttendanceStatus
    start: int
    end: int
    context: Context
    rule: str
    confidence: float
    told: bool = False
    guessed: bool = False
    came: bool = False
