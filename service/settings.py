"""Every setting of the service, read from the environment (`MINUTEBOOK_…`)."""

import os
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from extractors.options import Limits, OcrChoice, ReadingOptions
from service.index.tuning import Quantisation, Tuning

LogLevel = Literal["debug", "info", "warning", "error"]
MEBIBYTE = 1024 * 1024
UNLOCKED_GROWTH = 4
"""Times by which a copy without protection may be larger than the paper that was uploaded."""

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - recognised, not bound to


class Settings(BaseSettings):
    """The settings of one running service; all have defaults that need nothing else installed or running."""

    model_config = SettingsConfigDict(env_prefix="MINUTEBOOK_", frozen=True, extra="ignore")

    data_dir: Path = Field(Path(".minutebook"), description="folder that holds papers, records, jobs and the index")
    database_url: str | None = Field(
        None, description="SQLAlchemy URL of the records, e.g. `postgresql://…`; without it, SQLite in the data folder"
    )
    jobs_database_url: str | None = Field(
        None, description="URL of the job queue's database; without it, SQLite in the data folder"
    )
    qdrant_url: str | None = Field(
        None, description="address of a Qdrant server; without it, the embedded index in the data folder"
    )
    qdrant_api_key: SecretStr | None = Field(None, description="key of the Qdrant server")
    qdrant_shards: int | None = Field(
        None, ge=1, description="shards of the index on a Qdrant server; without it, one a node"
    )
    qdrant_replicas: int | None = Field(
        None, ge=1, description="copies of each shard on a Qdrant server; without it, one"
    )
    index_graph_points: int = Field(
        50_000,
        ge=0,
        description="passages and facts without a graph at which the embedded index builds one; 0 for none ever",
    )
    index_quantisation: Quantisation = Field(
        "none", description="vectors kept in memory as `none` (whole), `scalar` (a quarter) or `binary` (a 32nd part)"
    )
    index_on_disk: bool = Field(False, description="read whole vectors from disk as needed, to save memory")
    embedding_model: str | None = Field(
        None, description="folder of a sentence-transformers model; without it, the packaged MiniLM"
    )
    max_upload_mb: int = Field(200, ge=1, description="largest paper taken, in mebibytes")
    max_pages: int = Field(5000, ge=1, description="most pages of a paper")
    sync_max_mb: int = Field(20, ge=1, description="largest paper that `POST /v1/extract` reads, in mebibytes")
    sync_max_pages: int = Field(30, ge=1, description="most pages of a paper that `POST /v1/extract` reads")
    parse_processes: int | None = Field(
        None, ge=1, description="papers read at the same time, a process each; without it, one a processor"
    )
    parse_stall_seconds: int = Field(
        300, ge=1, description="seconds without a page read after which a reading process is stopped"
    )
    ocr: OcrChoice = Field(
        "rapidocr", description="what reads scanned pages: `rapidocr`, `tesseract`, or `off` to leave them unread"
    )
    ocr_processes: int = Field(
        1, ge=1, description="scanned pages recognised at the same time, a process each, beside the reading of papers"
    )
    ocr_page_seconds: int = Field(
        120, ge=1, description="seconds that recognising a page may take, after which it is given up"
    )
    page_seconds: int = Field(30, ge=1, description="seconds that reading a page may take, after which it is given up")
    page_memory_mb: int = Field(
        1536, ge=128, description="memory that reading a page may take, in mebibytes, before it is given up"
    )
    show_exempt: bool = Field(
        False, description="serve exempt (Part 2) pages and text; only for a service that officers alone can reach"
    )
    host: str = Field("127.0.0.1", description="address to listen on")
    port: int = Field(8000, ge=0, le=65535, description="port to listen on")
    public_url: str | None = Field(None, description="address at which others reach the service, for absolute links")
    log_level: LogLevel = Field("info", description="least level that is logged")

    @property
    def records_url(self) -> str:
        """The SQLAlchemy URL of the records' database."""
        return _driver(self.database_url) if self.database_url else f"sqlite:///{self._folder / 'minutebook.sqlite'}"

    @property
    def jobs_url(self) -> str:
        """The SQLAlchemy URL of the job queue's database."""
        if self.jobs_database_url:
            return _driver(self.jobs_database_url)
        return f"sqlite:///{self._folder / 'jobs.sqlite'}"

    @property
    def address(self) -> str:
        """Where the service is reached from this machine."""
        host = "127.0.0.1" if self.host in EVERYWHERE else self.host
        return f"http://{host}:{self.port}"

    @property
    def max_upload_bytes(self) -> int:
        """The largest upload in bytes."""
        return self.max_upload_mb * MEBIBYTE

    @property
    def sync_max_bytes(self) -> int:
        """The largest paper for the synchronous extraction in bytes."""
        return self.sync_max_mb * MEBIBYTE

    @property
    def processes(self) -> int:
        """How many papers are read at the same time."""
        return self.parse_processes or os.cpu_count() or 1

    @property
    def recognises(self) -> bool:
        """Whether scanned pages are recognised."""
        return self.ocr != "off"

    @property
    def reading_options(self) -> ReadingOptions:
        """How papers are read, scanned pages included, and what one may cost."""
        limits = Limits(
            file_bytes=UNLOCKED_GROWTH * self.max_upload_bytes,
            pages=self.max_pages,
            page_seconds=self.page_seconds,
            scan_seconds=self.ocr_page_seconds,
            page_memory=self.page_memory_mb * MEBIBYTE,
        )
        return ReadingOptions(ocr=self.ocr, processes=self.ocr_processes, limits=limits)

    @property
    def index_tuning(self) -> Tuning:
        """How the index is laid out."""
        return Tuning(
            graph_points=self.index_graph_points,
            quantisation=self.index_quantisation,
            on_disk=self.index_on_disk,
            shards=self.qdrant_shards,
            replicas=self.qdrant_replicas,
        )

    @property
    def embedded_engines(self) -> tuple[str, ...]:
        """The settings left empty, whose engine therefore runs inside the serving process."""
        urls = {
            "database_url": self.database_url,
            "jobs_database_url": self.jobs_database_url,
            "qdrant_url": self.qdrant_url,
        }
        return tuple(name for name, url in urls.items() if not url)

    @property
    def _folder(self) -> Path:
        return self.data_dir.resolve()


def _driver(url: str) -> str:
    """Name the driver that is installed where a PostgreSQL URL names none."""
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url
