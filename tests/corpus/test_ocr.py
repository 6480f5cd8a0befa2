from pathlib import Path

import pypdfium2
import pytest

from corpus import ocr
from corpus.ocr_accuracy import Errors, edits, page_errors
from corpus.ocr_pictures import scanned_page
from corpus.sets import SAMPLES
from extractors.reading.ocr import engine

PAPER = SAMPLES / "parish-agenda-2025-11-11.pdf"
FLOOR = 0.97
"""Word accuracy of the page at 150 dots to the inch; it was 0.994 when this was written."""


@pytest.mark.parametrize(
    ("truth", "read", "count"),
    [
        ("a b c", "a b c", 0),
        ("a b c", "a c", 1),
        ("a b c", "a x c", 1),
        ("a b c", "a b x c", 1),
        ("ab c", "a b c", 2),
        ("", "a b", 2),
        ("a b", "", 2),
    ],
)
def test_edits(truth: str, read: str, count: int) -> None:
    assert edits(truth.split(), read.split()) == count


def test_punctuation_counts_in_one_figure_and_not_in_the_other() -> None:
    truth = ["Agreed,", "that", "–", "Cllr", "O’Hara", "pays."]
    errors = page_errors(truth, ["Agreed", "that", "Cllr", "OHara", "pays"])
    assert errors.exact == Errors(words=5, edits=3)
    assert errors.bare == Errors(words=5, edits=0)
    assert (errors + errors).exact.accuracy == pytest.approx(0.4)


def test_a_page_is_worn_the_same_way_each_time() -> None:
    document = pypdfium2.PdfDocument(PAPER)
    first, again, other = (scanned_page(document[0], dpi=40, name=name) for name in ("page 1", "page 1", "page 2"))
    document.close()
    assert first.tilt == again.tilt != other.tilt
    assert 0.5 <= abs(first.tilt) <= 2.0
    scans = [pypdfium2.PdfDocument(scan.pdf)[0].render().to_pil().tobytes() for scan in (first, again, other)]
    assert scans[0] == scans[1] != scans[2]


def test_a_worn_page_is_read_back() -> None:
    found = ocr.measured(PAPER, engine("rapidocr"), dpi=150, pages=1)
    assert found.pages == 1
    assert found.errors.exact.words > 100
    assert found.errors.exact.accuracy >= FLOOR


def test_scans_are_measured_by_the_text_given_with_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = pypdfium2.PdfDocument(PAPER)
    scan = tmp_path / "agenda.pdf"
    scan.write_bytes(scanned_page(document[0], dpi=100, name="agenda").pdf)
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    (tmp_path / "agenda.txt").write_text(text, encoding="utf-8")
    assert ocr.main([str(scan), "--truth", str(tmp_path), "--dpi", "100"]) == 0
    printed = capsys.readouterr().out
    assert "scans as they are" in printed
    assert "agenda.pdf" in printed


def test_an_engine_that_is_missing_ends_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("extractors.reading.ocr.rapid.find_spec", lambda _: None)
    engine.cache_clear()
    assert ocr.main(["--engine", "rapidocr"]) == 2
    engine.cache_clear()
    assert "pip install" in capsys.readouterr().err
