"""`minutebook doctor`: whether everything that the service needs is there and fits together."""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

import anyio
import httpx
from PIL import Image, ImageDraw, ImageFont
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from extractors.reading.ocr.engine import EngineNotInstalledError, RecognitionError, engine
from service import bootstrap
from service.commands.client import answers
from service.commands.failures import DONE, SOME_FAILED, out
from service.commands.tables import table
from service.embedding.errors import ModelError
from service.health.checks import works
from service.index.errors import IndexingError
from service.settings import Settings
from service.storage import migrate
from service.storage.database import Database
from service.storage.lock import FolderLock

OLDEST_SQLITE = (3, 35, 0)
"""The first with RETURNING."""

DRAWN = "Minutes"
NEW = "new: made at the first start"
SAMPLE = "The committee asked the clerk to write to the county."


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one check; `wrong` tells what is wrong and what to do."""

    check: str
    fine: str = ""
    wrong: str = ""


def doctor(settings: Settings) -> int:
    """Run all checks and print a table. 1 where something is wrong. Leaves a running service undisturbed."""
    findings = list(_findings(settings))
    rows = [(finding.check, "wrong" if finding.wrong else "ok", finding.wrong or finding.fine) for finding in findings]
    out.print(table("Minutebook", ("check", "", ""), rows))
    return SOME_FAILED if any(finding.wrong for finding in findings) else DONE


def _findings(settings: Settings) -> Iterator[Finding]:
    yield _python()
    yield _folder(settings)
    yield _recogniser(settings)
    if anyio.run(answers, settings.address):
        yield Finding("service", f"runs at {settings.address}")
        yield from _ask(settings)
        return
    busy = settings.data_dir.is_dir() and FolderLock(settings.data_dir).is_taken()
    yield _service(settings, busy)
    yield _database(settings)
    yield _model(settings)
    if not busy:
        yield _index(settings)


def _python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        return Finding(
            "python", wrong=f"SQLite {sqlite3.sqlite_version} is too old: use a Python built with 3.35 or newer"
        )
    return Finding("python", f"{version} with SQLite {sqlite3.sqlite_version}")


def _folder(settings: Settings) -> Finding:
    folder = settings.data_dir.resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder) as file:
            file.write(b"written")
    except OSError as error:
        return Finding("data folder", wrong=f"{folder} cannot be written ({error.strerror}): set MINUTEBOOK_DATA_DIR")
    free = os.statvfs(folder)
    return Finding("data folder", f"{folder}, {free.f_bavail * free.f_frsize / 1e9:.0f} GB free")


def _recogniser(settings: Settings) -> Finding:
    """Whether the engine for scanned pages reads a word that is drawn for it."""
    if settings.ocr == "off":
        return Finding("recognition", "off: scanned pages are left unread")
    try:
        seen = engine(settings.ocr).recognise(_drawn(DRAWN))
    except (EngineNotInstalledError, RecognitionError) as error:
        return Finding("recognition", wrong=f"{error} MINUTEBOOK_OCR=off leaves scanned pages unread.")
    if DRAWN.casefold() not in "".join(word.text for word in seen).casefold():
        return Finding("recognition", wrong=f"{settings.ocr} does not read a plain word: install it anew.")
    return Finding("recognition", f"{settings.ocr} reads scanned pages")


def _drawn(word: str) -> Image.Image:
    picture = Image.new("L", (600, 200), 255)
    ImageDraw.Draw(picture).text((60, 60), word, font=ImageFont.load_default(size=64), fill=0)
    return picture


def _ask(settings: Settings) -> Iterator[Finding]:
    """The checks that a running service makes of itself: its folder is its own."""
    answer = httpx.get(f"{settings.address}/readyz").json()
    for check, outcome in answer["checks"].items():
        fine = outcome == "loading" or works(outcome)
        yield Finding(check, outcome if fine else "", "" if fine else outcome)


def _service(settings: Settings, busy: bool) -> Finding:
    if busy:
        wrong = f"a process works in {settings.data_dir} but nothing answers at {settings.address}: set MINUTEBOOK_PORT"
        return Finding("service", wrong=f"{wrong} to its port, or stop it")
    return Finding("service", f"not running at {settings.address}")


def _database(settings: Settings) -> Finding:
    try:
        url = make_url(settings.records_url)
        if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
            return Finding("database", NEW)
        with closing(Database(settings.records_url)) as database:
            seen, newest = migrate.current(database.engine), migrate.head()
    except (SQLAlchemyError, ImportError) as error:
        return Finding("database", wrong=f"cannot be opened ({type(error).__name__}): check MINUTEBOOK_DATABASE_URL")
    if seen is None:
        return Finding("database", NEW)
    return Finding("database", f"at {seen}, brought to {newest} at the next start" if seen != newest else f"at {seen}")


def _model(settings: Settings) -> Finding:
    def load() -> str:
        embedder = bootstrap.open_embedder(settings)
        return f"{embedder.name}, {len(embedder.embed_query(SAMPLE))} numbers a vector"

    return _tried("embedding model", load)


def _index(settings: Settings) -> Finding:
    def open_() -> str:
        if settings.qdrant_url is None and not bootstrap.index_folder(settings).exists():
            return NEW
        embedder = bootstrap.open_embedder(settings)
        index = bootstrap.open_index(settings, embedder.name)
        index.ensure(embedder.dimension)
        try:
            return f"{index.count()} passages and facts"
        finally:
            index.close()

    return _tried("index", open_)


def _tried(check: str, attempt: Callable[[], str]) -> Finding:
    try:
        return Finding(check, attempt())
    except (ModelError, IndexingError, OSError) as error:
        return Finding(check, wrong=str(error))
