import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from service.app import create_app
from service.bootstrap import Chosen
from service.settings import Settings
from service.storage import migrate
from service.storage.database import Database
from service.storage.models import Table
from tests.service.made_engines import HashedWords
from tests.service.made_papers import TASKS

POSTGRESQL = os.environ.get("MINUTEBOOK_TEST_POSTGRESQL")
"""URL of an empty PostgreSQL database, where there is one to test on: its tables are dropped."""


@pytest.fixture(params=["sqlite", *(["postgresql"] if POSTGRESQL else [])])
def database(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Database]:
    url = POSTGRESQL if request.param == "postgresql" else None
    database = Database(Settings(data_dir=tmp_path, database_url=url).records_url)
    migrate.upgrade(database.engine)
    yield database
    if url:
        Table.metadata.drop_all(database.engine)
        with database.engine.begin() as connection:
            connection.exec_driver_sql("DROP TABLE alembic_version")
    database.close()


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def client(data_dir: Path) -> Iterator[TestClient]:
    """A service for all tests, with real storage, queue and index, and papers read as their names tell."""
    settings = Settings(
        data_dir=data_dir, parse_processes=2, parse_stall_seconds=2, max_upload_mb=1, max_pages=40, sync_max_pages=5
    )
    with TestClient(create_app(settings, Chosen(tasks=TASKS, embedder=HashedWords()))) as served:
        yield served
