"""Reads one small paper while the caller waits."""

from collections.abc import Sequence
from pathlib import Path

from extractors import ExtractionResult
from extractors.errors import TooLargeError
from service.documents.intake import opened
from service.documents.upload import Received
from service.problems import ProblemError
from service.routing import Services
from service.storage.artefacts import read_result

INSTEAD = "Send it to POST /v1/documents, which reads papers of any length."


def read_at_once(services: Services, files: Sequence[Received]) -> ExtractionResult:
    """The result of the one file of a request. Raises a `PaperError` or a `ProblemError`; keeps nothing."""
    try:
        if len(files) != 1:
            raise ProblemError(422, "one_file_only", "One file only", f"{len(files)} files came: send one a request.")
        return _read(services, files[0])
    finally:
        for file in files:
            services.papers.discard(file.draft)


def _read(services: Services, file: Received) -> ExtractionResult:
    if isinstance(file.refused, TooLargeError):
        raise TooLargeError(f"{file.filename} is larger than {services.settings.sync_max_mb} MiB. {INSTEAD}")
    if file.refused:
        raise file.refused
    with opened(services, file, most=services.settings.sync_max_pages, instead=INSTEAD) as paper:
        artefact: Path = services.papers.draft()
        try:
            services.parser.read(
                paper.unlocked or file.draft,
                filename=file.filename,
                artefact=artefact,
                document_id=file.document_id if paper.unlocked else None,
            )
            return read_result(artefact)
        finally:
            services.papers.discard(artefact)
