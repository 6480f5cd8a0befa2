import io
from datetime import date

import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from extractors import analyse
from extractors.errors import (
    BrokenPdfError,
    EmptyFileError,
    EncryptedPdfError,
    NoPagesError,
    NotAPdfError,
    PaperError,
    TooLargeError,
    TooManyPagesError,
    WrongPasswordError,
)
from extractors.options import Limits, ReadingOptions
from extractors.reading import page_image, probe, read_pages, unlocked
from tests.extractors.pdfs import created, lines, pdf_of
from tests.extractors.reading.bombs import file_of, tree

SECRET = "Rowan & Sørby 7"
LOCKED = pdf_of(lines("The hedge is to be cut."), password=SECRET)
EMPTY = file_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"])
ISOLATED, LOCAL = ReadingOptions(processes=1), ReadingOptions(isolated=False)
both = pytest.mark.parametrize("options", [ISOLATED, LOCAL], ids=["isolated", "local"])


def owner_locked() -> bytes:
    """A paper that anyone may open, protected against changes alone."""
    return pdf_of(lines("The hedge is to be cut."), password=StandardEncryption("", ownerPassword=SECRET))


def words(pdf: bytes, options: ReadingOptions, password: str | None = None) -> list[str]:
    return [line.text for page in read_pages(pdf, options=options, password=password).pages for line in page.lines]


@both
@pytest.mark.parametrize(
    ("pdf", "error", "code"),
    [
        (b"", EmptyFileError, "paper_empty"),
        (b"PK\x03\x04 a word processor's file", NotAPdfError, "paper_not_pdf"),
        (b"%PDF-1.7\n garbage", BrokenPdfError, "paper_broken"),
        (
            file_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]),
            NoPagesError,
            "paper_no_pages",
        ),
        (LOCKED, EncryptedPdfError, "paper_encrypted"),
    ],
    ids=["empty", "another format", "garbage", "no pages", "locked"],
)
def test_files_that_do_not_open_say_why(
    pdf: bytes, error: type[PaperError], code: str, options: ReadingOptions
) -> None:
    for verb in (probe, unlocked, read_pages):
        with pytest.raises(error) as caught:
            verb(pdf, options=options)
        assert caught.value.code == code
        assert len(str(caught.value)) > 30


@both
def test_a_paper_opens_with_its_password(options: ReadingOptions) -> None:
    assert words(LOCKED, options, SECRET) == ["The hedge is to be cut."]
    assert probe(LOCKED, password=SECRET, options=options) == 1
    assert page_image(LOCKED, 1, password=SECRET, options=options).startswith(b"\x89PNG")


@both
def test_a_wrong_password_is_told_from_a_missing_one(options: ReadingOptions) -> None:
    with pytest.raises(WrongPasswordError, match="right one") as wrong:
        probe(LOCKED, password="Rowan", options=options)
    assert wrong.value.code == "paper_password_wrong"
    with pytest.raises(EncryptedPdfError) as missing:
        probe(LOCKED, password="", options=options)
    assert missing.value.code == "paper_encrypted"


@both
def test_a_paper_protected_against_changes_alone_needs_no_password(options: ReadingOptions) -> None:
    assert words(owner_locked(), options) == ["The hedge is to be cut."]


@both
def test_a_password_that_is_not_needed_is_not_looked_at(options: ReadingOptions) -> None:
    assert words(pdf_of(lines("Anyone may read this.")), options, "needless") == ["Anyone may read this."]


@both
@pytest.mark.parametrize(("pdf", "password"), [(LOCKED, SECRET), (owner_locked(), None)], ids=["locked", "owner"])
def test_an_unlocked_copy_opens_without_a_password(pdf: bytes, password: str | None, options: ReadingOptions) -> None:
    copy = unlocked(pdf, password, options=options)
    assert words(copy, options) == ["The hedge is to be cut."]
    document = pypdfium2.PdfDocument(io.BytesIO(copy))
    assert pypdfium2.raw.FPDF_GetSecurityHandlerRevision(document) == -1
    document.close()


@both
def test_an_unprotected_paper_is_its_own_copy(options: ReadingOptions) -> None:
    pdf = pdf_of(lines("Anyone may read this."))
    assert unlocked(pdf, options=options) == pdf


def test_the_title_and_bookmarks_are_read() -> None:
    pdf = tree(
        b"3 0 R",
        1,
        b"<</First 7 0 R/Last 7 0 R>>",
        b"<</Title(Hedges)/Parent 6 0 R/Dest[3 0 R/Fit]>>",
        catalogue=b"/Outlines 6 0 R",
    )
    for options in (ISOLATED, LOCAL):
        (bookmark,) = read_pages(pdf, options=options).bookmarks
        assert (bookmark.title, bookmark.level, bookmark.page) == ("Hedges", 0, 1)


@both
def test_the_day_on_which_the_file_was_made_is_read(options: ReadingOptions) -> None:
    made = created(pdf_of(lines("Hedges")), date(2025, 5, 14))
    assert read_pages(made, options=options).created == date(2025, 5, 14)
    assert read_pages(made.replace(b"D:20250514", b"D:20251399"), options=options).created is None
    assert read_pages(made.replace(b"D:20250514", b"last May  "), options=options).created is None


@both
def test_a_paper_beyond_the_limits_is_refused(options: ReadingOptions) -> None:
    pdf = pdf_of(lines("Page one"), lines("Page two"))
    few = ReadingOptions(isolated=options.isolated, limits=Limits(pages=1))
    with pytest.raises(TooManyPagesError, match="2 pages, 1 are read at most"):
        read_pages(pdf, options=few)
    small = ReadingOptions(isolated=options.isolated, limits=Limits(file_bytes=100))
    with pytest.raises(TooLargeError):
        probe(pdf, options=small)


def test_a_paper_read_from_its_unlocked_copy_keeps_its_id() -> None:
    known = "sha256:" + "0" * 64
    assert analyse(unlocked(LOCKED, SECRET), document_id=known).result.document.id == known
    direct, copied = analyse(LOCKED, password=SECRET), analyse(unlocked(LOCKED, SECRET))
    assert direct.text == copied.text == "The hedge is to be cut.\n"


def test_pages_are_the_same_wherever_they_are_read() -> None:
    pdf = pdf_of(*(lines(f"Item {number} was debated at length.", "It was agreed.") for number in range(30)))
    assert read_pages(pdf, options=ISOLATED) == read_pages(pdf, options=LOCAL)
    assert read_pages(pdf, options=ReadingOptions(processes=3)) == read_pages(pdf, options=LOCAL)
