from collections.abc import Iterator
from pathlib import Path

import pytest

from service.index.qdrant_edge import EdgeIndex
from tests.service.indexing.made_store import MadeStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[MadeStore]:
    made = MadeStore(tmp_path, EdgeIndex(tmp_path / "index"))
    yield made
    made.close()
