"""What is found in labelled papers: read by the extractors in several processes, or taken from saved results."""

import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from pydantic import ValidationError

from corpus.evidence import EvidenceCheck, check_evidence
from corpus.facts import PaperFacts, facts_of
from corpus.sets import PaperFile
from extractors import ExtractionResult, PaperError, ReadingOptions, analyse

_AS_DELIVERED = ReadingOptions(ocr="rapidocr", processes=1)
"""Scans are recognised as they are for users; papers, not pages, are read side by side."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one paper, or why nothing was; saved results come without evidence to check."""

    facts: PaperFacts
    evidence: EvidenceCheck = field(default_factory=EvidenceCheck)
    failure: str | None = None


Reader = Callable[[PaperFile], Reading]


def read_pdf(paper: PaperFile) -> Reading:
    """Extract one paper and check its evidence. What goes wrong is told in `failure`, so that the others are read."""
    try:
        analysis = analyse(paper.pdf.read_bytes(), filename=paper.pdf.name, options=_AS_DELIVERED)
        return Reading(facts_of(analysis.result), check_evidence(analysis))
    except PaperError as error:
        return Reading(PaperFacts(), failure=f"{error.code}: {error}")
    except Exception as error:  # a defect in one paper must not lose the figures of the others
        return Reading(PaperFacts(), failure=_told(error))


def saved_results(folder: Path) -> Reader:
    """A reader that takes `NAME.json` from a folder of extraction results; a missing or broken one is a failure."""
    return partial(_read_saved, folder=folder)


def _read_saved(paper: PaperFile, *, folder: Path) -> Reading:
    result = folder / f"{paper.name}.json"
    if not result.exists():
        return Reading(PaperFacts(), failure=f"no result {result.name} in {folder}")
    try:
        return Reading(facts_of(ExtractionResult.model_validate_json(result.read_bytes())))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        return Reading(
            PaperFacts(), failure=f"{result} is no extraction result at {place or 'its start'}: {first['msg']}"
        )


def read_all(papers: Sequence[PaperFile], reader: Reader, *, jobs: int) -> Iterator[tuple[PaperFile, Reading]]:
    """Read papers in `jobs` processes, the largest first; each comes as it is done. One job reads in this process."""
    largest_first = sorted(papers, key=lambda paper: -paper.pdf.stat().st_size)
    if jobs == 1:
        yield from ((paper, reader(paper)) for paper in largest_first)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        pending = {pool.submit(reader, paper): paper for paper in largest_first}
        for done in as_completed(pending):
            yield pending[done], _outcome(done)


def _outcome(done: Future[Reading]) -> Reading:
    try:
        return done.result()
    except Exception as error:  # the process itself died, for want of memory say
        return Reading(PaperFacts(), failure=_told(error))


def _told(error: Exception) -> str:
    """One line: what was raised, and where."""
    told = "".join(traceback.format_exception_only(error)).strip()
    frames = traceback.extract_tb(error.__traceback__)
    return f"{told} ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else told
