"""What the server's client asks for where it is set so: a stand-in writes down the requests of a real client."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from service.index.errors import IndexUnreachableError
from service.index.payloads import DENSE, INDEXED_FIELDS, KEYWORDS, WINDOWS
from service.index.qdrant_server import ServerIndex
from service.index.server_generations import ServerGenerations
from service.index.tuning import UNTUNED, Tuning

NOWHERE = "http://127.0.0.1:9"


class StandIn(ThreadingHTTPServer):
    """Answers as an empty Qdrant server and keeps what it was sent."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Writing)
        self.sent: list[tuple[str, dict[str, Any]]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def collection(self) -> dict[str, Any]:
        [body] = [body for path, body in self.sent if path.startswith("/collections/") and "vectors" in body]
        return body


class Writing(BaseHTTPRequestHandler):
    server: StandIn

    def do_GET(self) -> None:
        self._answer({"result": {"collections": [{"name": "papers-g4"}]}})

    def do_PUT(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.sent.append((self.path, body))
        index = self.path.partition("?")[0].endswith("/index")
        self._answer({"result": {"operation_id": 1, "status": "completed"} if index else True})

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Nothing: the tests' own output is enough."""

    def _answer(self, body: dict[str, Any]) -> None:
        data = json.dumps(body | {"status": "ok", "time": 0.0}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    with StandIn() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def make(stand_in: StandIn, tuning: Tuning) -> str:
    generations = ServerGenerations(stand_in.url, None, "papers", tuning)
    name = generations.begin(384).name
    generations.close()
    return name


def test_a_new_collection_comes_after_those_that_are_there(stand_in: StandIn) -> None:
    assert make(stand_in, UNTUNED) == "papers-g5"


def test_a_collection_is_laid_out_as_set(stand_in: StandIn) -> None:
    make(stand_in, Tuning(quantisation="binary", on_disk=True, shards=3, replicas=2))
    made = stand_in.collection
    assert (made["shard_number"], made["replication_factor"]) == (3, 2)
    dense = made["vectors"][DENSE]
    assert (dense["size"], dense["distance"], dense["on_disk"]) == (384, "Cosine", True)
    assert dense["quantization_config"]["binary"]["always_ram"] is True


def test_a_collection_is_the_servers_own_choice_where_nothing_is_set(stand_in: StandIn) -> None:
    make(stand_in, UNTUNED)
    assert {"shard_number", "replication_factor"}.isdisjoint(stand_in.collection)
    assert "quantization_config" not in stand_in.collection["vectors"][DENSE]


def test_windows_lie_on_disk_in_half_the_space_and_without_a_graph(stand_in: StandIn) -> None:
    make(stand_in, Tuning(quantisation="scalar"))
    windows = stand_in.collection["vectors"][WINDOWS]
    assert (windows["on_disk"], windows["datatype"], windows["hnsw_config"]["m"]) == (True, "float16", 0)
    assert windows["multivector_config"] == {"comparator": "max_sim"}
    assert "quantization_config" not in windows
    assert stand_in.collection["sparse_vectors"][KEYWORDS] == {"modifier": "idf"}


def test_the_fields_of_filters_are_indexed_from_the_start(stand_in: StandIn) -> None:
    make(stand_in, UNTUNED)
    fields = {body["field_name"]: body["field_schema"] for _, body in stand_in.sent if "field_name" in body}
    assert fields == INDEXED_FIELDS


def test_a_server_that_does_not_answer_is_named_with_its_settings() -> None:
    with pytest.raises(IndexUnreachableError, match=rf"{NOWHERE} .*MINUTEBOOK_QDRANT_URL"):
        ServerIndex(NOWHERE, collection="papers").ensure(4)
