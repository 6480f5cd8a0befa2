"""How a paper is to be read, and how much it may cost before it is given up."""

import os
from dataclasses import dataclass, field
from typing import Literal

OcrEngine = Literal["rapidocr", "tesseract"]
"""What recognises the words of scanned pages."""

OcrChoice = Literal["rapidocr", "tesseract", "off"]
"""An engine, or `off` to leave scanned pages unread. One literal: command lines and settings list its values."""


_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one paper may cost. Memory is in bytes beyond what a page process takes when it starts.

    A page that reaches a limit is given the fate `failed` with its reason, and the rest of the paper is read.
    """

    file_bytes: int = 1024 * _MEBIBYTE
    """Of the PDF; a larger one raises `TooLargeError`."""
    pages: int = 5_000
    """Of the PDF; one with more raises `TooManyPagesError`."""
    open_seconds: float = 30
    """To open the PDF, and for each of: its outline, a copy without protection, the picture of a page."""
    page_seconds: float = 30
    """To read a page. An ordinary one takes a hundredth of a second, a map of a million lines a few."""
    scan_seconds: float = 120
    """To recognise the words of a scanned page."""
    paper_seconds: float = 1_800
    """To read all pages; the scanned ones have as much again."""
    page_memory: int = 1536 * _MEBIBYTE
    """To open the PDF or read a page. An ordinary page needs less than 100 MiB."""
    scan_memory: int = 3072 * _MEBIBYTE
    """To recognise the words of a page, with the models of the engine."""
    page_result: int = 32 * _MEBIBYTE
    """What was read from a page, as sent between processes. An ordinary page takes 25 KiB."""
    paper_result: int = 256 * _MEBIBYTE
    """What was read from all pages, as sent: six times that in the memory of the calling process."""
    pixels: int = 20_000_000
    """Of a page's picture; a huge page is drawn smaller."""


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How a paper is to be read.

    `processes` is the most page processes at the same time, by default one a processor. `isolated=False` reads in
    the calling process instead: quicker to start, but no limit of time or memory holds there.
    """

    ocr: OcrChoice = "off"
    processes: int = field(default_factory=lambda: os.cpu_count() or 1)
    isolated: bool = True
    limits: Limits = Limits()


DEFAULTS = ReadingOptions()
"""Text alone, in page processes, within the usual limits."""
