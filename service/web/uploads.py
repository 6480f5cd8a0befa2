"""Takes the files of the upload form in and tells what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors import PaperError
from extractors.errors import EncryptedPdfError
from service.documents import service as documents
from service.documents.intake import Taken, take_in
from service.documents.upload import DEFAULT_NAME, Received
from service.jobs.service import find as find_job
from service.routing import Services
from service.settings import Settings
from service.web.outcomes import MOST_FOLLOWED, Outcome, OutcomesPage, Reading, outcome_link, reading_of

TAKEN_WORDS = {
    Taken.NEW: "Accepted",
    Taken.KNOWN: "Already here",
    Taken.AGAIN: "Already here, read again",
}


@dataclass(frozen=True, slots=True)
class UploadPage:
    """The upload form: what it takes."""

    most_mebibytes: int
    most_pages: int
    nothing_chosen: bool = False

    @classmethod
    def of(cls, settings: Settings, *, nothing_chosen: bool = False) -> "UploadPage":
        """The form of a service with these settings."""
        return cls(settings.max_upload_mb, settings.max_pages, nothing_chosen)


def is_nothing(files: Sequence[Received]) -> bool:
    """Whether the form came without a file: browsers then send one without name and content."""
    return all(file.size == 0 and file.filename == DEFAULT_NAME for file in files)


def take_all(services: Services, files: Sequence[Received]) -> OutcomesPage:
    """Take each file in; one that cannot be read harms no other."""
    return _page([_take(services, file) for file in files])


def outcomes_of(services: Services, *, new: Sequence[str], known: Sequence[str]) -> OutcomesPage:
    """How papers taken in before stand now. Raises the problem `document_not_found`."""
    taken = [(one, Taken.NEW) for one in new] + [(one, Taken.KNOWN) for one in known]
    return _page([_outcome(services, document_id, how) for document_id, how in taken[:MOST_FOLLOWED]])


def reading(services: Services, document_id: str) -> Reading:
    """How the reading of a paper stands. Raises the problem `document_not_found`."""
    detail = documents.detail(services, document_id)
    later = detail.recognition_job_id
    return reading_of(
        detail,
        find_job(services.database, detail.job_id),
        find_job(services.database, later) if later else None,
    )


def _take(services: Services, file: Received) -> Outcome:
    try:
        intake = take_in(services, file)
    except EncryptedPdfError as error:
        return Outcome(file.filename, "Needs its password", refused=str(error), locked=True)
    except PaperError as error:
        return Outcome(file.filename, "Refused", refused=str(error))
    return _outcome(services, intake.document.row.id, intake.taken)


def _outcome(services: Services, document_id: str, taken: Taken) -> Outcome:
    found = reading(services, document_id)
    return Outcome(found.filename, TAKEN_WORDS[taken], found)


def _page(outcomes: list[Outcome]) -> OutcomesPage:
    readings = [(outcome.taken, outcome.reading.document_id) for outcome in outcomes if outcome.reading]
    known = [one for taken, one in readings if taken == TAKEN_WORDS[Taken.KNOWN]]
    new = [one for taken, one in readings if taken != TAKEN_WORDS[Taken.KNOWN]]
    return OutcomesPage(tuple(outcomes), outcome_link(new, known) if 0 < len(readings) <= MOST_FOLLOWED else None)
