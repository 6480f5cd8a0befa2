"""What must hold of every fact of every paper at hand: the samples, and the real papers where their folder is there."""

import re
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pypdfium2
import pytest

from corpus.evidence import check_evidence
from corpus.sets import SAMPLES, shared_papers
from extractors import analyse, extract

SAMPLE_PAPERS = sorted(SAMPLES.glob("*.pdf"))


def _faults(paper: Path) -> list[str]:
    """What is wrong with the evidence of a paper: by the analysis' own text, and by PDFium's text of the page."""
    pdf = paper.read_bytes()
    analysis = analyse(pdf, filename=paper.name)
    faults = [f"{paper.name}: {fault}" for fault in check_evidence(analysis).faults]
    document = pypdfium2.PdfDocument(pdf)
    texts = [_letters(page.get_textpage().get_text_range()) for page in document]
    result = analysis.result
    for record in (
        *result.meetings, *result.agenda_items, *result.attendees, *result.decisions,
        *result.recommendations, *result.actions, *result.targets,
    ):  # fmt: skip
        for entry in record.evidence:
            for line in entry.quote.split("\n"):
                missing = [word for word in line.split() if _letters(word) not in texts[entry.page - 1]]
                faults += [f"{paper.name} page {entry.page}: {word!r} of {record.id}" for word in missing]
    return faults


def _letters(text: str) -> str:
    """Letters and digits alone: PDFium joins and parts words and hyphens in ways of its own."""
    return re.sub(r"[\W_]", "", text)


def _all_faults(papers: list[Path]) -> list[str]:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        return [fault for faults in pool.map(_faults, papers) for fault in faults]


def test_every_quote_of_the_samples_stands_on_its_page() -> None:
    assert SAMPLE_PAPERS
    assert _all_faults(SAMPLE_PAPERS) == []


def test_every_quote_of_the_real_papers_stands_on_its_page() -> None:
    papers = sorted([*shared_papers().glob("*.pdf"), *shared_papers().glob("unlabelled/*.pdf")])
    if not papers:
        pytest.skip("no folder of real papers beside this checkout (see MINUTEBOOK_SHARED)")
    assert _all_faults(papers) == []


def test_a_rule_book_decides_nothing() -> None:
    rules = shared_papers() / "standing-orders.pdf"
    if not rules.exists():
        pytest.skip("no folder of real papers beside this checkout (see MINUTEBOOK_SHARED)")
    assert extract(rules.read_bytes(), filename=rules.name).decisions == ()


@pytest.mark.parametrize("name", ["scrutiny-pack-2025-10-07", "health-strategy-2025-2030"])
def test_the_same_bytes_give_the_same_result_byte_for_byte(name: str) -> None:
    pdf = (SAMPLES / f"{name}.pdf").read_bytes()
    first, second = (extract(pdf, filename="a.pdf").model_dump_json() for _ in range(2))
    assert first == second


def test_ids_tell_records_of_a_paper_apart() -> None:
    for paper in SAMPLE_PAPERS:
        result = extract(paper.read_bytes(), filename=paper.name)
        for records in (result.meetings, result.agenda_items, result.attendees, result.decisions, result.actions):
            ids = [record.id for record in records]
            assert len(ids) == len(set(ids)), paper.name
