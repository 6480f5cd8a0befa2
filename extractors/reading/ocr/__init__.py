"""Optical recognition of scanned pages: `read_scan(sheet, number, engine("rapidocr"))`."""

from extractors.reading.ocr.engine import (
    ENGINE_NAMES,
    Engine,
    EngineNotInstalledError,
    Recognised,
    RecognitionError,
    engine,
)
from extractors.reading.ocr.scan import read_scan

__all__ = [
    "ENGINE_NAMES",
    "Engine",
    "EngineNotInstalledError",
    "Recognised",
    "RecognitionError",
    "engine",
    "read_scan",
]
