"""The table of fates, and that every character that a page prints reaches one of its lines."""

import unicodedata
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from typer.testing import CliRunner

from corpus import fates
from corpus.fates import app, fates_of, in_markdown, pdfs_in, ranges
from corpus.sets import SAMPLES, shared_papers
from extractors.layout import Page
from extractors.options import ReadingOptions
from extractors.reading import read_pages
from tests.extractors.pdfs import blank, lines, pdf_of, picture

HERE = ReadingOptions(isolated=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three files: one with a page of each kind, one that is locked, one that is no PDF."""
    pages = (lines("The Harbour Board met at noon."), picture(), blank(), picture())
    (tmp_path / "harbour.pdf").write_bytes(pdf_of(*pages))
    (tmp_path / "locked.pdf").write_bytes(pdf_of(lines("Secret"), password="anchor"))
    (tmp_path / "notes.pdf").write_bytes(b"Dear Clerk")
    return tmp_path


def test_pages_are_counted_by_fate_and_alike_remarks_told_once(folder: Path) -> None:
    found = fates_of(folder / "harbour.pdf", HERE)
    assert found.fates == {"text": 1, "scan_no_text": 2, "empty": 1}
    assert found.pages == 4
    assert len(found.remarks) == 1
    assert found.remarks[0].startswith("Each of pages 2, 4 ")


def test_files_that_do_not_open_have_the_code_of_their_error_and_are_no_defect(folder: Path) -> None:
    result = CliRunner().invoke(app, [str(folder), "--markdown"])
    assert result.exit_code == 0, result.output
    assert "| locked.pdf |  |  |  |  |  |  | paper_encrypted: " in result.output
    assert "| notes.pdf |  |  |  |  |  |  | paper_not_pdf: " in result.output
    assert "| 3 files | 4 | 1 |  | 1 | 2 |  |  |" in result.output


def test_a_defect_ends_with_one_and_hides_no_other_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_arguments: object, **_options: object) -> None:
        raise LookupError("a broken table")

    monkeypatch.setattr(fates, "read_pages", breaks)
    result = CliRunner().invoke(app, [str(folder), "--markdown"])
    assert result.exit_code == 1
    assert result.output.count("defect: LookupError: a broken table") == 3


def test_the_table_on_the_terminal_names_every_file(folder: Path) -> None:
    result = CliRunner().invoke(app, [str(folder / "harbour.pdf")])
    assert result.exit_code == 0
    assert "harbour" in result.output


@pytest.mark.parametrize("name", ["absent", "."])
def test_a_folder_without_pdfs_is_wrong_usage(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileNotFoundError):
        pdfs_in([tmp_path / name])
    assert CliRunner().invoke(app, [str(tmp_path / name)]).exit_code == 2


@pytest.mark.parametrize(
    ("numbers", "printed"), [([4], "4"), ([1, 2, 3], "1-3"), ([1, 3, 4, 9], "1, 3-4, 9"), ([2, 3], "2-3")]
)
def test_page_numbers_are_printed_in_ranges(numbers: list[int], printed: str) -> None:
    assert ranges(numbers) == printed


def test_bars_in_remarks_do_not_break_the_table() -> None:
    row = fates.FileFates("a.pdf", {"text": 1}, ("one | two",))
    assert list(in_markdown([row]))[2].endswith("| one \\| two |")


ODD_BY_RIGHT = 0.01
"""Of a page's characters: leaders printed twice, text that runs off the page, ligatures that were put back."""


NO_REAL_PAPERS = pytest.param(Path("none.pdf"), marks=pytest.mark.skip(f"no real papers in {shared_papers()}"))
REAL: list[object] = [*sorted(shared_papers().glob("*.pdf"))] or [NO_REAL_PAPERS]


def _printed(text: str) -> Counter[str]:
    """Characters that take ink: no spaces, marks of direction or broken hyphens, which both sides write their way."""
    return Counter(c for c in text if unicodedata.category(c)[0] not in "CZ" and c not in "-\ufffd•")


def _in_lines(page: Page) -> Counter[str]:
    return _printed("".join(line.text for line in page.lines))


@pytest.mark.parametrize("pdf", [*sorted(SAMPLES.glob("*.pdf")), *REAL], ids=lambda pdf: pdf.stem)
def test_every_character_that_a_page_prints_is_in_one_of_its_lines(pdf: Path) -> None:
    pages = read_pages(pdf.read_bytes(), options=HERE).pages
    unplaced = [(page.number, page.unplaced) for page in pages if page.unplaced]
    assert not unplaced
    with pypdfium2.PdfDocument(pdf) as document:
        for page in pages:
            if page.fate != "text":
                continue
            printed = _printed(document[page.number - 1].get_textpage().get_text_range())
            lost, made_up = printed - _in_lines(page), _in_lines(page) - printed
            allowed = ODD_BY_RIGHT * sum(printed.values())
            assert sum(lost.values()) <= allowed, (page.number, lost.most_common(5))
            assert sum(made_up.values()) <= allowed, (page.number, made_up.most_common(5))
