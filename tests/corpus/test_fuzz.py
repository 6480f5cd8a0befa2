"""The fuzzer's own soundness: damage that can be made again, checks that tell, processes that may fall."""

import json
from collections.abc import Callable
from dataclasses import replace
from math import inf, nan
from pathlib import Path
from random import Random

import pytest
from typer.testing import CliRunner

from corpus.answering import NoAnswerError, TooSlowError, answering_process
from corpus.fuzz import campaign, reading
from corpus.fuzz.__main__ import app
from corpus.fuzz.campaign import Campaign, Reader
from corpus.fuzz.cases import make_case
from corpus.fuzz.checks import breaches
from corpus.fuzz.mutations import MUTATIONS, OF_TWO
from corpus.fuzz.reading import Report, read_damaged
from corpus.fuzz.sight import Sight, look
from extractors import Analysis, PageWords, analyse
from extractors.options import ReadingOptions
from extractors.results import Decision, Evidence, Issue, PageReport
from tests.extractors.pdfs import lines, pdf_of

SAID = "RESOLVED: that the slipway at Ashcombe be dredged before the regatta in the second week of June."
PDF = pdf_of(lines("Minutes of the Harbour Committee", SAID), lines("The Chair closed the meeting at 9.15 p.m. and"))


@pytest.fixture(scope="module")
def sound() -> Analysis:
    return analyse(PDF, options=ReadingOptions(isolated=False))


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "harbour.pdf", tmp_path / "ferry.pdf"]
    paths[0].write_bytes(PDF)
    paths[1].write_bytes(pdf_of(lines("The ferry sails at noon from Ashcombe to the far shore of the loch.")))
    return paths


@pytest.mark.parametrize("mutation", dict.fromkeys(MUTATIONS), ids=lambda each: each.__name__)
def test_damage_is_damage_and_can_be_done_again(mutation: Callable[[bytes, Random], bytes]) -> None:
    results = {mutation(PDF, Random(seed)) for seed in range(8)}
    assert results == {mutation(PDF, Random(seed)) for seed in range(8)}
    assert results - {PDF}


@pytest.mark.parametrize("splice", OF_TWO, ids=lambda each: each.__name__)
def test_two_files_become_one(splice: Callable[[bytes, Random, bytes], bytes]) -> None:
    other = pdf_of(lines("The ferry sails at noon."))
    assert splice(PDF, Random(3), other) == splice(PDF, Random(3), other) not in (PDF, other)


@pytest.mark.parametrize("mutation", dict.fromkeys(MUTATIONS), ids=lambda each: each.__name__)
@pytest.mark.parametrize("remains", [b"%", b"\x00\x00", b"obj"])
def test_damage_can_be_done_to_what_little_remains(mutation: Callable[[bytes, Random], bytes], remains: bytes) -> None:
    assert isinstance(mutation(remains, Random(1)), bytes)


def test_a_case_is_settled_by_its_seed_and_number(papers: list[Path]) -> None:
    assert make_case(papers, 5, 17) == make_case(papers, 5, 17)
    assert len({make_case(papers, 5, number).pdf for number in range(40)}) > 35
    assert make_case(papers, 5, 17) != make_case(papers, 6, 17)


def test_what_was_read_soundly_passes(sound: Analysis) -> None:
    assert [page.fate for page in sound.result.pages] == ["text", "text"]
    assert sound.result.decisions
    assert breaches(sound, Sight(pages=2, letters=(100, 30))) == []


def with_pages(analysis: Analysis, *pages: PageReport) -> Analysis:
    return replace(analysis, result=analysis.result.model_copy(update={"pages": pages}))


def with_page(analysis: Analysis, **changes: object) -> Analysis:
    first, *others = analysis.result.pages
    return with_pages(analysis, first.model_copy(update=changes), *others)


def with_word(analysis: Analysis, box: tuple[float, float, float, float]) -> Analysis:
    (start, end, _), *others = analysis.words[0].words
    words = replace(analysis.words[0], words=((start, end, box), *others))
    return replace(analysis, words=(words, *analysis.words[1:]))


def with_evidence(analysis: Analysis, **changes: object) -> Analysis:
    decision = analysis.result.decisions[0]
    evidence: tuple[Evidence, ...] = (decision.evidence[0].model_copy(update=changes),)
    changed: tuple[Decision, ...] = (decision.model_copy(update={"evidence": evidence}),)
    return replace(analysis, result=analysis.result.model_copy(update={"decisions": changed}))


PLANTED: list[tuple[str, Callable[[Analysis], Analysis], str]] = [
    ("a page lost", lambda a: with_pages(a, a.result.pages[0]), "pages are numbered"),
    ("a page without end", lambda a: with_page(a, width=inf), "inf by"),
    ("more lost than there is", lambda a: with_page(a, characters=3, unplaced=4), "4 of 3 characters"),
    ("failed for no reason", lambda a: with_page(a, fate="failed"), "failed for no reason"),
    ("a reason without issue", lambda a: with_page(a, reason="damaged"), "no issue"),
    ("a defect", lambda a: with_page(a, fate="failed", reason="defect"), "met a defect"),
    ("a word off the page", lambda a: with_word(a, (10, 10, 4000, 20)), "off page 1"),
    ("a word inside out", lambda a: with_word(a, (30, 10, 20, 20)), "inside out"),
    ("a word nowhere", lambda a: with_word(a, (nan, 10, 20, 20)), "has the box"),
    ("a quote that is not there", lambda a: with_evidence(a, quote="Dredged"), "which is not at"),
    ("evidence on no page", lambda a: with_evidence(a, page=9), "which there is not"),
    ("evidence off the page", lambda a: with_evidence(a, boxes=((-90, 0, 5, 5),)), "off page 1"),
    ("a passage without words", lambda a: replace(a, passages=(replace(a.passages[0], end=0),)), "a passage is at 0"),
]


@pytest.mark.parametrize(("change", "told"), [case[1:] for case in PLANTED], ids=[case[0] for case in PLANTED])
def test_what_does_not_hold_is_told(sound: Analysis, change: Callable[[Analysis], Analysis], told: str) -> None:
    assert any(told in breach for breach in breaches(change(sound), None))


def test_a_defect_is_told_with_its_words(sound: Analysis) -> None:
    failed = with_page(sound, fate="failed", reason="defect")
    issue = Issue(code="page_failed", page=1, message="a word without letters")
    changed = replace(failed, result=failed.result.model_copy(update={"issues": (issue,)}))
    assert breaches(changed, None) == ["page 1 met a defect: ['a word without letters']"]


def test_letters_that_pdfium_sees_are_not_lost_in_silence(sound: Analysis) -> None:
    assert breaches(sound, Sight(pages=2, letters=(2_000, 30))) != []
    assert breaches(sound, Sight(pages=3, letters=(100, 30, 0))) == ["PDFium sees 3 pages, 2 were read"]
    blank = replace(sound, words=tuple(PageWords(words.number, 0, 0, ()) for words in sound.words))
    assert any("0 of 100 letters" in breach for breach in breaches(blank, Sight(pages=2, letters=(100, 30))))


def test_the_witness_sees_pages_and_letters(papers: list[Path], tmp_path: Path) -> None:
    assert look(papers[0]).pages == 2
    assert look(papers[0]).letters[0] > 80
    (tmp_path / "none.pdf").write_bytes(b"%PDF-1.4 nothing")
    assert look(tmp_path / "none.pdf") == Sight(pages=None)


def test_a_refusal_of_what_opens_is_a_finding() -> None:
    assert read_damaged(b"%PDF-1.4 nothing", Sight(pages=None)).findings == []
    report = read_damaged(b"%PDF-1.4 nothing", Sight(pages=3))
    assert report.refused == "paper_broken"
    assert "PDFium sees 3 pages" in report.findings[0]


def test_any_other_error_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise KeyError("slipway")

    monkeypatch.setattr(reading, "analyse", fails)
    assert "slipway" in read_damaged(PDF, None).findings[0]


ANSWERS = """
import os, time
from pydantic import BaseModel
from corpus.answering import answer_lines
from corpus.fuzz.reading import Report

def answer(line: str) -> BaseModel:
    if "falls" in line:
        print("out of rope")
        os._exit(9)
    if "hangs" in line:
        time.sleep(60)
    return Report(seconds=0, refused="paper_" + line)

answer_lines(lambda: (None, answer))
"""


@pytest.fixture
def answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A program that answers, falls or hangs as it is asked to."""
    (tmp_path / "made_answers.py").write_text(ANSWERS, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{Path.cwd()}")
    return "made_answers"


def test_a_process_that_falls_or_hangs_is_told_apart(answers: str) -> None:
    with answering_process(answers) as process:
        assert process.ask("sound", Report).refused == "paper_sound"
        with pytest.raises(TooSlowError):
            process.ask("hangs", Report, seconds=0.2)
    with answering_process(answers) as process, pytest.raises(NoAnswerError, match=r"code 9\n(.*\n)*out of rope"):
        process.ask("falls", Report, seconds=10)


def test_readers_that_fall_are_findings_and_are_started_anew(answers: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(campaign, "READING", answers)
    with Reader() as reader:
        monkeypatch.setattr(campaign, "Question", lambda **_: Asked("falls"))
        assert "brings the reading process down" in reader.read(PDF).findings[0]
        monkeypatch.setattr(campaign, "Question", lambda **_: Asked("sound"))
        assert reader.read(PDF).refused == "paper_sound"
        monkeypatch.setattr(campaign, "Question", lambda **_: Asked("hangs"))
        monkeypatch.setattr(campaign, "HANG_SECONDS", 0.2)
        assert "it hangs" in reader.read(PDF).findings[0]


class Asked:
    """A question of one word."""

    def __init__(self, word: str) -> None:
        self.word = word

    def model_dump_json(self) -> str:
        return self.word


def test_findings_are_kept_with_the_way_to_make_them_again(papers: list[Path], tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    found = Campaign(papers, 5, kept)
    found._read(MadeReader(), make_case(papers, 5, 3), lambda _: None)  # type: ignore[arg-type]
    recipe = json.loads((kept / "5-00003.json").read_text())
    assert (recipe["seed"], recipe["number"], recipe["findings"]) == (5, 3, ["the rope is wet"])
    assert (kept / "5-00003.pdf").read_bytes() == make_case(papers, 5, 3).pdf


class MadeReader:
    """Finds the same of everything."""

    def read(self, _: bytes) -> Report:
        return Report(seconds=0, findings=["the rope is wet"])


def test_the_command_counts_what_became_of_the_files(papers: list[Path], tmp_path: Path) -> None:
    arguments = ["--count", "3", "--seed", "2", "--hands", "1", "--kept", str(tmp_path / "kept"), *map(str, papers)]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    assert "3 damaged PDFs" in done.output
    assert "with findings: 0" in done.output
