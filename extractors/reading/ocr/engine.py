"""The port to optical recognition: a picture of upright text in, words with boxes and confidence out.

Two engines stand behind it. `rapidocr` (PP-OCR models on ONNX Runtime, all of it from wheels) reads more words right;
`tesseract` runs the program of that name, which has to be installed, and is faster.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, assert_never, get_args

from PIL.Image import Image

from extractors.options import OcrEngine
from extractors.results import Box

ENGINE_NAMES: tuple[OcrEngine, ...] = get_args(OcrEngine)


class EngineNotInstalledError(Exception):
    """The engine asked for is not on this machine; the message says what to install."""


class RecognitionError(Exception):
    """The engine gave up on a picture."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A word that an engine read: its box in pixels of the picture, its confidence (0 to 1).

    Words with one `line` stand on one line of the picture. `turn` counts the quarter turns clockwise of text that
    does not run from left to right.
    """

    text: str
    box: Box
    confidence: float
    line: int
    turn: int = 0


class Engine(Protocol):
    """Reads the words of a grey picture whose text is upright, drawn at some 200 dots to the inch."""

    @property
    def name(self) -> OcrEngine:
        """The name it is chosen by."""

    def recognise(self, picture: Image) -> Sequence[Recognised]:
        """The words of the picture, line by line. Raises RecognitionError where the engine fails."""


@lru_cache(maxsize=4)
def engine(name: OcrEngine, *, threads: int = 1) -> Engine:
    """The engine of that name; its models are loaded at the first picture and kept for the life of the process.

    Raises EngineNotInstalledError where a library or a program is missing.
    """
    match name:
        case "rapidocr":
            from extractors.reading.ocr.rapid import RapidOcr

            return RapidOcr(threads=threads)
        case "tesseract":
            from extractors.reading.ocr.tesseract import Tesseract

            return Tesseract(threads=threads)
        case _:
            assert_never(name)
