"""Every engine, made anew for a test: what an index promises, each must keep."""

import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from qdrant_client import QdrantClient

from service.index.port import Rebuildable
from service.index.qdrant_edge import EdgeIndex
from service.index.qdrant_server import ServerIndex
from service.index.server_generations import IN_MEMORY
from tests.service.index.made_points import (
    BRIDGE,
    DIMENSION,
    EAST,
    EDITION,
    HEDGES,
    LAMPS,
    NORTH,
    NORTH_EAST,
    OTHER_PAPER,
    PAPER,
    UNDATED,
    UP,
)

SERVER_URL = os.environ.get("MINUTEBOOK_TEST_QDRANT_URL")
"""Address of a Qdrant server that the tests may make collections on, and delete them again."""


@contextmanager
def make_edge(folder: Path) -> Iterator[Rebuildable]:
    index = EdgeIndex(folder / "index")
    yield index
    index.close()


@contextmanager
def make_in_memory(folder: Path) -> Iterator[Rebuildable]:  # noqa: ARG001
    index = ServerIndex(IN_MEMORY, collection="passages")
    yield index
    index.close()


@contextmanager
def make_server(folder: Path) -> Iterator[Rebuildable]:  # noqa: ARG001
    assert SERVER_URL is not None
    name = f"test-{uuid.uuid4()}"
    index = ServerIndex(SERVER_URL, collection=name)
    try:
        yield index
    finally:
        index.close()
        client = QdrantClient(url=SERVER_URL)
        for one in client.get_collections().collections:
            if one.name.startswith(name):
                client.delete_collection(one.name)
        client.close()


ENGINES = [pytest.param(make_edge, id="edge"), pytest.param(make_in_memory, id="in-memory")]
if SERVER_URL is not None:
    ENGINES.append(pytest.param(make_server, id="server"))


@pytest.fixture(params=ENGINES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rebuildable]:
    make: Callable[[Path], AbstractContextManager[Rebuildable]] = request.param
    with make(tmp_path) as made:
        made.ensure(DIMENSION)
        yield made


@pytest.fixture
def filled(index: Rebuildable) -> Rebuildable:
    index.replace_document(PAPER, [BRIDGE, LAMPS], [EAST, NORTH], edition=EDITION)
    index.replace_document(OTHER_PAPER, [HEDGES, UNDATED], [NORTH_EAST, UP], edition=EDITION)
    return index
