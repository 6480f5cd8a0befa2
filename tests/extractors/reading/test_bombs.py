"""Papers made to hurt who reads them: each ends in a reason or in plain reading, in bounded time and memory."""

import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from extractors.errors import BrokenPdfError, PaperError, TooManyPagesError
from extractors.options import Limits, ReadingOptions
from extractors.reading import page_image, probe, read_pages
from extractors.reading.processes.messages import Answer, Order, PageRead
from extractors.reading.processes.process import PageProcess
from tests.extractors.reading.bombs import (
    file_of,
    form,
    hidden_in_an_object_stream,
    inflating,
    inflating_cross_references,
    many_pages,
    packed,
    paper,
    stream,
    tree,
)

MIB = 1 << 20
SECONDS = 3
PATIENCE = 20
"""Seconds: a page that brings its process down is tried once more, on a machine that may be busy."""
OPTIONS = ReadingOptions(
    processes=1, limits=Limits(page_seconds=SECONDS, open_seconds=SECONDS, page_memory=400 * MIB, pages=1_000)
)
GOOD, BAD = "The hedge is to be cut.", "The gate is to be painted."
ANY = ("text", "empty", "no_text", "text_unreliable", "too_slow", "out_of_memory", "crashed", "damaged", "too_large")
STOPPED = ("too_slow", "out_of_memory", "crashed")
READ = ("text",)

IMAGE = b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/Device"
DRAWS = b"/XObject<</X 9 0 R>>"


def _image(colours: bytes, mebibytes: int) -> bytes:
    picture = packed(inflating(b"\0", mebibytes), IMAGE + colours)
    return paper(stream(b"600 0 0 800 0 0 cm /X Do"), resources=DRAWS, more=[picture])


def _huge_font() -> bytes:
    return paper(
        stream(b"BT /G 12 Tf 72 700 Td (The gate) Tj ET"),
        resources=b"/Font<</G 9 0 R>>",
        more=[
            b"<</Type/Font/Subtype/TrueType/BaseFont/Big/FontDescriptor 10 0 R/FirstChar 0/LastChar 255>>",
            b"<</Type/FontDescriptor/FontName/Big/Flags 4/FontFile2 11 0 R>>",
            packed(inflating(b"\0", 600), b"/Length1 629145600"),
        ],
    )


def _nested_forms() -> bytes:
    forms = [form(b"BT /F 12 Tf 72 700 Td (Deep) Tj ET /X Do", 10 + depth) for depth in range(500)]
    return paper(stream(b"/X Do"), resources=DRAWS, more=[*forms, form(b"", None)])


def _multiplying_forms() -> bytes:
    forms = [form(b"/X Do " * 10, 10 + depth) for depth in range(12)]
    return paper(stream(b"/X Do"), resources=DRAWS, more=[*forms, form(b"BT /F 9 Tf (Ha) Tj ET", None)])


def _everywhere(draw: bytes, count: int) -> bytes:
    return paper(stream(b"".join(draw % (k * 7 % 595, k * 3 % 842) for k in range(count))))


PAGES: dict[str, tuple[Callable[[], bytes], tuple[str, ...]]] = {
    "a box of a million kilometres": (lambda: paper(box=b"[0 0 1000000000 1000000000]"), READ),
    "a strip": (lambda: paper(box=b"[0 0 1000000000 1]"), READ),
    "a box beyond all numbers": (lambda: paper(box=b"[0 0 1e30 %d]" % 10**60), READ),
    "no box": (lambda: paper(box=b"[0 0 0 0]"), READ),
    "a box inside out": (lambda: paper(box=b"[595 842 0 0]"), READ),
    "a box of words": (lambda: paper(box=b"[/a (b) null 3]"), READ),
    "deep lists": (lambda: paper(entries=b"/X " + b"[" * 200_000 + b"]" * 200_000), READ),
    "deep dictionaries": (lambda: paper(entries=b"/X " + b"<</A " * 100_000 + b"1" + b">>" * 100_000), READ),
    "deep lists in the content": (lambda: paper(stream(b"BT /F 12 Tf " + b"[" * 10**6 + b" TJ ET")), ANY),
    "deep states": (lambda: paper(stream(b"q " * 10**6 + b"BT /F 12 Tf 72 700 Td (The gate) Tj ET")), ANY),
    "deep forms": (_nested_forms, ANY),
    "a form that draws itself": (
        lambda: paper(stream(b"/X Do"), resources=DRAWS, more=[form(b"/X Do BT /F 9 Tf (Self) Tj ET", 9)]),
        ANY,
    ),
    "forms that multiply": (_multiplying_forms, STOPPED),
    "content of blanks that inflates": (lambda: paper(packed(inflating(b" ", 1024))), STOPPED),
    "content of text that inflates": (lambda: paper(packed(inflating(b"(gate) Tj ", 1024))), STOPPED),
    "a grey image of 60,000 pixels a side": (lambda: _image(b"Gray", 3433), ("no_text",)),
    "a coloured image cut off": (lambda: _image(b"RGB", 100), ("no_text",)),
    "a huge font": (_huge_font, STOPPED),
    "300,000 lines": (lambda: _everywhere(b"0 0 m %d %d l S ", 300_000), ANY),
    "300,000 rectangles": (lambda: _everywhere(b"%d %d 5 5 re f ", 300_000), ANY),
    "a million rectangles in one path": (
        lambda: paper(packed(inflating(b"9 9 5 5 re ", 11))),
        ANY,
    ),
    "a grid of a million cells": (
        lambda: paper(stream(b"".join(b"0 %d m 999 %d l S %d 0 m %d 999 l S " % ((k,) * 4) for k in range(1000)))),
        ANY,
    ),
    "a million characters": (
        lambda: paper(
            stream(
                b"BT /F 1 Tf "
                + b"".join(
                    b"1 0 0 1 %d %d Tm (%s) Tj " % (k % 10 * 59, k // 10, b"abcdefghi " * 10) for k in range(10_000)
                )
                + b"ET"
            )
        ),
        ANY,
    ),
    "characters without size": (lambda: _everywhere(b"BT /F 0.0000001 Tf 1 0 0 1 %d %d Tm (abc) Tj ET ", 10_000), ANY),
    "characters as large as a country": (lambda: paper(stream(b"BT /F 1000000000 Tf 72 700 Td (The gate) Tj ET")), ANY),
    "words beyond all numbers": (
        lambda: paper(stream(b"BT /F 12 Tf 1 0 0 1 1e30 %d Tm (gate) Tj ET 0 0 m %d 1 l S" % (10**40, 10**40))),
        ANY,
    ),
    "a pattern of itself": (
        lambda: paper(
            stream(b"/Pattern cs /P scn 0 0 595 842 re f"),
            resources=b"/Pattern<</P 9 0 R>>",
            more=[
                stream(
                    b"/Pattern cs /P scn 0 0 1 1 re f",
                    b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.0001/YStep 0.0001"
                    b"/Resources<</Pattern<</P 9 0 R>>>>",
                )
            ],
        ),
        ANY,
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_to_hurt_costs_only_itself(name: str) -> None:
    make, outcomes = PAGES[name]
    pdf = make()
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    pages = read_pages(pdf, options=OPTIONS).pages
    assert time.monotonic() - started < PATIENCE
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024  # KiB
    assert [[line.text for line in page.lines] for page in (pages[0], pages[2])] == [[GOOD], [GOOD]]
    assert (pages[1].reason or pages[1].fate) in outcomes
    if outcomes == READ:
        assert [line.text for line in pages[1].lines] == [BAD]


@pytest.mark.parametrize(
    "name",
    [
        "a box of a million kilometres",
        "a strip",
        "no box",
        "a grey image of 60,000 pixels a side",
        "a coloured image cut off",
    ],
)
def test_a_page_of_any_size_is_drawn(name: str) -> None:
    pdf = PAGES[name][0]()
    picture = page_image(pdf, 2, options=OPTIONS)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") * int.from_bytes(picture[20:24], "big") < 21_000_000


@pytest.mark.parametrize("name", ["forms that multiply", "a huge font", "a pattern of itself"])
def test_a_page_that_cannot_be_drawn_within_the_limits_says_so(name: str) -> None:
    with pytest.raises(BrokenPdfError, match=r"Page 2 cannot be drawn: it (takes|brings)"):
        page_image(PAGES[name][0](), 2, options=OPTIONS)


OUTLINE = b"/Outlines 6 0 R"
TREES: dict[str, tuple[Callable[[], bytes], int | type[PaperError]]] = {
    "a tree that holds itself": (lambda: tree(b"3 0 R 2 0 R", 10), 10),
    "a branch that holds its root": (
        lambda: tree(b"6 0 R", 3, b"<</Type/Pages/Kids[2 0 R 6 0 R 3 0 R]/Count 3/Parent 2 0 R>>"),
        3,
    ),
    "a thousand million pages claimed": (lambda: tree(b"3 0 R", 10**9), 1),
    "more pages claimed than are there": (lambda: tree(b"3 0 R", 900), 900),
    "more pages claimed than are read": (lambda: tree(b"3 0 R", 100_000), TooManyPagesError),
    "one page 100,000 times": (lambda: tree(b"3 0 R " * 100_000, 100_000), TooManyPagesError),
    "a deep tree": (
        lambda: tree(
            b"6 0 R", 1, *(b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (k, k - 2) for k in range(7, 3_000))
        ),
        1,
    ),
    "bookmarks in a circle": (
        lambda: tree(
            b"3 0 R",
            1,
            b"<</First 7 0 R/Last 7 0 R>>",
            b"<</Title(a)/Parent 6 0 R/First 7 0 R/Next 8 0 R>>",
            b"<</Title(b)/Parent 6 0 R/First 6 0 R/Next 7 0 R>>",
            catalogue=OUTLINE,
        ),
        1,
    ),
    "a hundred thousand bookmarks": (
        lambda: tree(
            b"3 0 R",
            1,
            b"<</First 7 0 R/Last 7 0 R>>",
            *(b"<</Title(a)/Parent 6 0 R/Next %d 0 R>>" % (8 + k) for k in range(100_000)),
            catalogue=OUTLINE,
        ),
        1,
    ),
    "an object stream that inflates": (lambda: hidden_in_an_object_stream(inflating(b" ", 1024)), 1),
    "a list of objects that inflates": (
        lambda: inflating_cross_references(inflating(b"\1\0\0\0\0\0\0\0", 1024)),
        BrokenPdfError,
    ),
    "a list of objects that goes back to itself": (
        lambda: file_of(
            [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"], trailer=b"/Prev 9/Prev 110"
        ),
        PaperError,
    ),
}


@pytest.mark.parametrize("name", TREES)
def test_a_paper_made_to_hurt_is_read_or_refused(name: str) -> None:
    make, outcome = TREES[name]
    pdf = make()
    started = time.monotonic()
    if isinstance(outcome, int):
        assert len(read_pages(pdf, options=OPTIONS).pages) == outcome
    else:
        with pytest.raises(outcome):
            read_pages(pdf, options=OPTIONS)
    assert time.monotonic() - started < PATIENCE


def test_pages_are_counted_without_a_limit() -> None:
    assert probe(tree(b"3 0 R", 100_000), options=OPTIONS) == 100_000


def test_a_table_of_many_rows_over_many_pages_is_read_in_flat_memory() -> None:
    rows = b"".join(b"1 0 0 1 72 %d Tm (Ward %d and its hedges) Tj " % (800 - k * 9, k) for k in range(80))
    rulings = b"".join(b"60 %d m 300 %d l S " % (808 - k * 9, 808 - k * 9) for k in range(81))
    pdf = many_pages(b"BT /F 7 Tf " + rows + b"ET 60 808 m 60 88 l S 300 808 m 300 88 l S " + rulings, 300)
    resident: list[int] = []
    with watched(resident):
        pages = read_pages(pdf, options=OPTIONS).pages
    assert {len(page.lines) for page in pages} == {80}
    assert max(resident[200:]) - max(resident[50:100]) < 8 * MIB
    assert max(resident) < 200 * MIB


@contextmanager
def watched(resident: list[int]) -> Iterator[None]:
    """Notes the memory that page processes say they hold after each page."""
    answers = PageProcess.answers

    def noting(process: PageProcess, order: Order) -> Iterator[tuple[Answer, int]]:
        for answer, length in answers(process, order):
            if isinstance(answer, PageRead):
                resident.append(answer.resident)
            yield answer, length

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PageProcess, "answers", noting)
        yield
