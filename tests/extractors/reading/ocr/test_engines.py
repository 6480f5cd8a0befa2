"""One contract for all engines; those that are not installed are skipped."""

import subprocess
from pathlib import Path

import pytest

from extractors.options import OcrEngine
from extractors.reading.ocr import (
    ENGINE_NAMES,
    Engine,
    EngineNotInstalledError,
    RecognitionError,
    engine,
    rapid,
    tesseract,
)
from tests.extractors.pdfs import blank, lines
from tests.extractors.reading.ocr.pictures import SENTENCES, picture_of


@pytest.fixture(params=ENGINE_NAMES)
def reader(request: pytest.FixtureRequest) -> Engine:
    try:
        return engine(request.param)
    except EngineNotInstalledError as error:
        pytest.skip(str(error))


def test_reads_words_in_their_places(reader: Engine) -> None:
    picture = picture_of(lines(*SENTENCES))
    words = reader.recognise(picture)
    read = [word.text for word in words]
    printed = " ".join(SENTENCES).split()
    assert len(set(printed) & set(read)) >= 0.95 * len(set(printed))
    assert all(0 <= word.confidence <= 1 for word in words)
    assert all(0 <= w.box[0] < w.box[2] <= picture.width and 0 <= w.box[1] < w.box[3] <= picture.height for w in words)
    clerk = next(word for word in words if word.text == "Clerk")
    hall = next(word for word in words if word.text == "Hall")
    assert clerk.line != hall.line
    assert clerk.box[1] < hall.box[1]


def test_reads_nothing_on_a_blank_page(reader: Engine) -> None:
    assert list(reader.recognise(picture_of(blank()))) == []


def test_is_kept_for_the_life_of_the_process(reader: Engine) -> None:
    assert engine(reader.name) is reader


@pytest.mark.parametrize("name", ENGINE_NAMES)
def test_an_engine_that_is_not_installed_says_what_to_do(name: OcrEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rapid, "find_spec", lambda _: None)
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr("sys.prefix", "/nowhere")
    with pytest.raises(EngineNotInstalledError, match="install"):
        engine.__wrapped__(name)


def test_a_program_that_fails_or_hangs_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\ncat >/dev/null\necho 'no such language' >&2\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda _: str(program))
    failing = tesseract.Tesseract()
    with pytest.raises(RecognitionError, match="no such language"):
        failing.recognise(picture_of(blank(), dpi=20))

    def hanging(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("tesseract", 1)

    monkeypatch.setattr("subprocess.run", hanging)
    with pytest.raises(RecognitionError, match="seconds"):
        failing.recognise(picture_of(blank(), dpi=20))
