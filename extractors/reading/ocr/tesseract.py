"""Recognition by the program `tesseract`, one run for each picture."""

import csv
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

from PIL.Image import Image

from extractors.options import OcrEngine
from extractors.reading.ocr.engine import EngineNotInstalledError, Recognised, RecognitionError

_LANGUAGE = "eng"
_LONGEST_RUN = 120.0  # seconds for one page; pages of dense tables take five
_DOTS_PER_INCH = 200
_WORD = "5"  # the level of the program's table that holds words
_PERCENT = 100.0
_OF_A_FRAME = frozenset("|_-—=~[]{}\\/.:;'‘’`")  # what it takes the rulings of a table for


class Tesseract:
    """Tesseract by its command line. Raises EngineNotInstalledError where there is no such program."""

    name: OcrEngine = "tesseract"

    def __init__(self, *, threads: int = 1) -> None:
        self._program = _program()
        self._environment = {**os.environ, "OMP_THREAD_LIMIT": str(threads)}

    def recognise(self, picture: Image) -> list[Recognised]:
        """The words of the picture; Tesseract's rulings-taken-for-letters are left out."""
        stream = io.BytesIO()
        picture.convert("L").save(stream, "PPM")
        return [word for word in _words(self._run(stream.getvalue())) if not set(word.text) <= _OF_A_FRAME]

    def _run(self, picture: bytes) -> str:
        command = [self._program, "-", "-", "-l", _LANGUAGE, "--dpi", str(_DOTS_PER_INCH)]
        try:
            done = subprocess.run(  # noqa: S603 - a fixed command; only the picture is foreign
                [*command, "-c", "tessedit_create_tsv=1"],
                input=picture,
                capture_output=True,
                env=self._environment,
                timeout=_LONGEST_RUN,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise RecognitionError(f"tesseract took more than {_LONGEST_RUN:.0f} seconds for a page") from error
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip()
            raise RecognitionError(f"tesseract failed with code {done.returncode}: {said[:300]}")
        return done.stdout.decode("utf-8", errors="replace")


def _program() -> str:
    beside = Path(sys.prefix) / "bin" / "tesseract"  # where a wheel puts it when the environment is not active
    found = shutil.which("tesseract") or (str(beside) if beside.is_file() else None)
    if found is None:
        raise EngineNotInstalledError(
            "The program tesseract is not installed. Install the system packages tesseract-ocr and tesseract-ocr-eng, "
            "or choose the engine rapidocr, which needs no system package."
        )
    return found


def _words(table: str) -> list[Recognised]:
    """The words of the program's table of tab-separated values."""
    words: list[Recognised] = []
    lines: dict[tuple[str, ...], int] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] != _WORD or not row["text"].strip():
            continue
        line = lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), len(lines))
        left, top = float(row["left"]), float(row["top"])
        box = left, top, left + float(row["width"]), top + float(row["height"])
        words.append(Recognised(row["text"], box, float(row["conf"]) / _PERCENT, line))
    return words
