from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from service.app import create_app
from service.bootstrap import Chosen
from service.settings import Settings
from tests.service.made_engines import HashedWords
from tests.service.made_papers import TASKS


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
