"""One place of the paper that names a person and says whether that person was there."""

from dataclasses import dataclass

from extractors.folding import Folded
from extractors.results import AttendanceStatus
from extractors.structure import Context
from nlp_models.people import Person
from nlp_models.presence import NOTHING_NOTED, Presence


@dataclass(frozen=True, slots=True)
class Mention:
    """A person with a status, and the words that say so.

    `told` is true where a sentence says so, false in a list. `guessed` is true where the status follows from the office
    rather than from the heading. `came` is true for somebody who came late. `adds` is true where the words only add to
    what is known of somebody named elsewhere ("Mrs Elm left at 8pm").
    """

    person: Person
    status: AttendanceStatus
    words: Folded
    context: Context
    rule: str
    confidence: float
    told: bool = False
    guessed: bool = False
    came: bool = False
    adds: bool = False
    presence: Presence = NOTHING_NOTED

    @property
    def start(self) -> int:
        """The offset of the first of its words in the document's text."""
        return self.words.origins[0]

    @property
    def end(self) -> int:
        """The offset after the last of its words."""
        return self.words.origins[-1] + 1
