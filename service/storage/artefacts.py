"""What was read from a paper, as one file: a zip of JSON, so that a page's words can be had without the rest."""

import zipfile
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from extractors import Analysis, ExtractionResult, PageWords, Passage

T = TypeVar("T")
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The oldest time a zip can hold, given to all members: same reading, same bytes."""

RESULT, TEXT, PASSAGES = "result.json", "text.txt", "passages.json"


def write_artefact(analysis: Analysis, path: Path) -> None:
    """Write a reading to `path`."""
    with zipfile.ZipFile(path, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        _add(archive, RESULT, analysis.result.model_dump_json(indent=2).encode())
        _add(archive, TEXT, analysis.text.encode())
        _add(archive, PASSAGES, _adapter(tuple[Passage, ...]).dump_json(analysis.passages))
        for page in analysis.words:
            _add(archive, _words(page.number), _adapter(PageWords).dump_json(page))


def read_result(path: Path) -> ExtractionResult:
    """The extraction result of a reading."""
    return ExtractionResult.model_validate_json(_member(path, RESULT))


def read_text(path: Path) -> str:
    """The document's text, in which all offsets count."""
    return _member(path, TEXT).decode()


def read_passages(path: Path) -> tuple[Passage, ...]:
    """The passages, in reading order."""
    passages: tuple[Passage, ...] = _adapter(tuple[Passage, ...]).validate_json(_member(path, PASSAGES))
    return passages


def read_words(path: Path, page: int) -> PageWords | None:
    """The places of a page's words; None where the page has no text."""
    with zipfile.ZipFile(path) as archive:
        name = _words(page)
        return _adapter(PageWords).validate_json(archive.read(name)) if name in archive.namelist() else None


def read_analysis(path: Path, *, with_words: bool = True) -> Analysis:
    """The whole reading, or all but the places of the words, which take up most of it."""
    result = read_result(path)
    words = [read_words(path, page.number) for page in result.pages] if with_words else []
    return Analysis(result, read_text(path), read_passages(path), tuple(page for page in words if page))


def _words(page: int) -> str:
    return f"words/{page}.json"


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    member = zipfile.ZipInfo(name, EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, content)


def _member(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


@cache
def _adapter(kind: type[T]) -> TypeAdapter[T]:
    return TypeAdapter(kind)
