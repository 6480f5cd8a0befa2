"""Reads damaged PDFs and checks what was read: `python -m corpus.fuzz.reading`, driven by `corpus.fuzz.campaign`.

A process of its own for the reading process of a service: what brings it down is a finding, not the end of all.
"""

import time
import traceback
from collections import Counter
from pathlib import Path

from pydantic import BaseModel

from corpus.answering import answer_lines
from corpus.fuzz.checks import breaches
from corpus.fuzz.sight import Sight
from extractors import Analysis, PaperError, analyse
from extractors.options import Limits, ReadingOptions

LIMITS = Limits(open_seconds=5, page_seconds=5, paper_seconds=20)
"""Tighter than a service has them: what takes long is to be found out soon."""
SLACK_SECONDS = 20
"""Beyond the limits: for opening, starting page processes, and finding the records."""


class Question(BaseModel):
    """A PDF to read, with what PDFium saw in it."""

    path: Path
    sight: Sight | None


class Report(BaseModel):
    """What became of a PDF: the fates and reasons of its pages or the code of its refusal, and what was wrong."""

    seconds: float
    refused: str | None = None
    fates: dict[str, int] = {}
    findings: list[str] = []


def read_damaged(pdf: bytes, sight: Sight | None) -> Report:
    """Read a PDF by page processes and check what was read."""
    started = time.monotonic()
    findings: list[str]
    fates: Counter[str] = Counter()
    refused = None
    try:
        analysis = analyse(pdf, options=ReadingOptions(processes=1, limits=LIMITS))
    except PaperError as error:
        refused = error.code
        findings = _of_refusal(error, sight)
    except Exception:  # whatever it is, it is a finding
        findings = [traceback.format_exc(limit=-6)]
    else:
        findings = breaches(analysis, sight)
        fates = _fates(analysis)
    seconds = time.monotonic() - started
    if seconds > LIMITS.paper_seconds + SLACK_SECONDS:
        findings.append(f"it took {seconds:.0f} seconds")
    return Report(seconds=seconds, refused=refused, fates=fates, findings=findings)


def _of_refusal(error: PaperError, sight: Sight | None) -> list[str]:
    """PDFium opens what is refused as broken: said for want of a header it is right, else it is a loss."""
    if error.code in ("paper_broken", "paper_no_pages") and sight and sight.pages:
        return [f"refused ({error}), though PDFium sees {sight.pages} pages"]
    return []


def _fates(analysis: Analysis) -> Counter[str]:
    return Counter(f"{page.fate}: {page.reason}" if page.reason else page.fate for page in analysis.result.pages)


def _answer(line: str) -> Report:
    question = Question.model_validate_json(line)
    return read_damaged(question.path.read_bytes(), question.sight)


if __name__ == "__main__":
    answer_lines(lambda: (None, _answer))
