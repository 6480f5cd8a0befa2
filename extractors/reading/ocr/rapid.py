"""Recognition by the PP-OCR models that the wheel of `rapidocr` carries, run on ONNX Runtime.

Its detector finds lines; the lines are read here with its recognition model, since its own reading neither tells the
confidence of a word nor keeps to Latin letters. Nothing is fetched at run time.
"""

from collections.abc import Iterator
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL.Image import Image, Resampling, Transpose

from extractors.options import OcrEngine
from extractors.reading.ocr.engine import EngineNotInstalledError, Recognised, RecognitionError
from extractors.reading.ocr.transcript import Transcript, transcript_of
from extractors.results import Box

_MODEL = "PP-OCRv6_rec_small.onnx"
_DETECTED_SIDE = 960  # pixels of the longer side at which lines are looked for: 1280 costs twice as much, finds no more
_LINE_HEIGHT = 48  # pixels: what the recognition model reads
_WIDEST = 3200  # pixels of a line scaled to that height; a wider one is squeezed
_NARROWEST = 160  # pixels: narrower lines are padded
_ROOM = 0.15  # of a line's height
_INK = 0.35  # of the way from the grey of the paper to the darkest: darker is ink
_LEAST_HEIGHT = 6  # pixels: detected lines that are lower hold no letters
_UPENDED = 1.8  # a detected line so many times higher than wide runs up or down the page
_LEAST_UPENDED = 40  # pixels: shorter ones are single letters and digits
_LEAST_LINE_CONFIDENCE = 0.6  # lines below are pictures, seals and handwriting; printed ones are above 0.9


class RapidOcr:
    """PP-OCR by way of rapidocr's wheel. Raises EngineNotInstalledError where that or ONNX Runtime is missing."""

    name: OcrEngine = "rapidocr"

    def __init__(self, *, threads: int = 1) -> None:
        missing = [library for library in ("rapidocr", "onnxruntime") if find_spec(library) is None]
        if missing:
            raise EngineNotInstalledError(
                f"The library {' and the library '.join(missing)} is not installed. Run `pip install rapidocr "
                "onnxruntime`, or choose the engine tesseract."
            )
        self._threads = threads

    def recognise(self, picture: Image) -> list[Recognised]:
        """The words of the picture, lines in the order in which the detector tells them (from top to bottom)."""
        grey = picture.convert("L")
        words: list[Recognised] = []
        try:
            for number, box in enumerate(self._lines(grey)):
                words += self._read(grey, box, number)
        except RuntimeError as error:  # what ONNX Runtime raises
            raise RecognitionError(f"the recognition model failed: {error}") from error
        return words

    @cached_property
    def _detector(self) -> Any:
        settings = {
            "Global.log_level": "error",
            "Global.use_cls": False,
            "Det.limit_type": "max",
            "Det.limit_side_len": _DETECTED_SIDE,
            "EngineConfig.onnxruntime.intra_op_num_threads": self._threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
        import_module("cv2").setNumThreads(self._threads)
        return import_module("rapidocr").RapidOCR(params=settings)

    @cached_property
    def _recogniser(self) -> Any:
        runtime = import_module("onnxruntime")
        options = runtime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        model = Path(str(import_module("rapidocr").__file__)).parent / "models" / _MODEL
        return runtime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])

    @cached_property
    def _alphabet(self) -> list[str]:
        """The character of each class of the model; class 0 is "nothing here", the last one the space."""
        told = self._recogniser.get_modelmeta().custom_metadata_map["character"].splitlines()
        return ["", *told, " "]

    def _lines(self, grey: Image) -> Iterator[Box]:
        found = self._detector(np.asarray(grey.convert("RGB")), use_rec=False)
        for corners in () if found.boxes is None else found.boxes:
            (x0, y0), (x1, y1) = np.min(corners, axis=0), np.max(corners, axis=0)
            if y1 - y0 >= _LEAST_HEIGHT and x1 > x0:
                yield float(x0), float(y0), float(x1), float(y1)

    def _read(self, grey: Image, box: Box, line: int) -> list[Recognised]:
        box = _widened(box, grey.size)
        crop = grey.crop((round(box[0]), round(box[1]), round(box[2]), round(box[3])))
        if crop.height > max(_LEAST_UPENDED, _UPENDED * crop.width):
            return self._read_upended(crop, box, line)
        return list(_placed(self._transcript(crop), box, line))

    def _read_upended(self, crop: Image, box: Box, line: int) -> list[Recognised]:
        """A line that runs down the page or up it, whichever reads better; its box is in the page's frame."""
        down, up = (
            self._transcript(crop.transpose(Transpose.ROTATE_90)),
            self._transcript(crop.transpose(Transpose.ROTATE_270)),
        )
        best, turn = (down, 1) if down.confidence >= up.confidence else (up, 3)
        if best.confidence < _LEAST_LINE_CONFIDENCE:
            return []
        x0, y0, x1, y1 = box
        height = y1 - y0
        words = []
        for word in best.words:
            start, end = (word.start, word.end) if turn == 1 else (1 - word.end, 1 - word.start)
            words.append(
                Recognised(word.text, (x0, y0 + start * height, x1, y0 + end * height), word.confidence, line, turn)
            )
        return words

    def _transcript(self, crop: Image) -> Transcript:
        width = min(max(round(crop.width * _LINE_HEIGHT / crop.height), 8), _WIDEST)
        grey = np.asarray(crop.resize((width, _LINE_HEIGHT), Resampling.BILINEAR), np.float32)
        sheet: NDArray[np.float32] = np.zeros((1, 3, _LINE_HEIGHT, max(width, _NARROWEST)), np.float32)
        sheet[0, :, :, :width] = grey / 127.5 - 1
        chances = self._recogniser.run(None, {"x": sheet})[0][0]
        return transcript_of(chances, self._alphabet, _inked(grey))


def _widened(box: Box, size: tuple[int, int]) -> Box:
    """The box with some room before and behind, since the detector cuts letters at the ends of lines."""
    x0, y0, x1, y1 = box
    if y1 - y0 > _UPENDED * (x1 - x0):
        return box
    room = _ROOM * (y1 - y0)
    return max(x0 - room, 0.0), y0, min(x1 + room, float(size[0])), y1


def _inked(grey: NDArray[np.float32]) -> NDArray[np.bool_]:
    """The columns of a line that hold ink."""
    paper, ink = float(np.median(grey)), float(grey.min())
    return np.asarray((grey < paper - _INK * (paper - ink)).any(axis=0))


def _placed(transcript: Transcript, box: Box, line: int) -> Iterator[Recognised]:
    if transcript.confidence < _LEAST_LINE_CONFIDENCE:
        return
    x0, y0, x1, y1 = box
    for word in transcript.words:
        place = x0 + word.start * (x1 - x0), y0, x0 + word.end * (x1 - x0), y1
        yield Recognised(word.text, place, word.confidence, line)
