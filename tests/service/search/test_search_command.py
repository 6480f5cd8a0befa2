import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from typer.testing import CliRunner

from service.cli import Sort, app
from service.search.schemas import SearchParameters
from tests.service.search.made_app import LATE, SEARCHED, made_app
from tests.service.search.made_index import BINS, BRIDGE, LAMPS, WEIGHTS, ListIndex, made_searcher

UNSURE = WEIGHTS.model_copy(update={"close_from": 1.0})


class Service(uvicorn.Server):
    """A service in a thread of its own."""

    def __init__(self, searcher_weights: object = WEIGHTS) -> None:
        made = made_app(made_searcher(ListIndex(SEARCHED), searcher_weights))  # type: ignore[arg-type]
        self.socket = socket.create_server(("127.0.0.1", 0))
        super().__init__(uvicorn.Config(made, log_config=None))
        self.thread = threading.Thread(target=self.run, args=([self.socket],), daemon=True)

    def __enter__(self) -> int:
        self.thread.start()
        while not self.started:
            time.sleep(0.01)
        return int(self.socket.getsockname()[1])

    def __exit__(self, *_: object) -> None:
        self.should_exit = True
        self.thread.join()


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with Service() as port:
        yield port


@pytest.fixture(scope="module")
def unsure_port() -> Iterator[int]:
    """The port of a service that finds nothing close enough."""
    with Service(UNSURE) as port:
        yield port


def searched(port: int, *arguments: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a search."""
    environment = {"MINUTEBOOK_PORT": str(port), "COLUMNS": "300"}
    done = CliRunner().invoke(app, ["search", *arguments], env=environment)
    return done.exit_code, done.stdout, done.stderr


def test_an_answer_is_printed_with_its_place_and_reasons(port: int) -> None:
    code, out, err = searched(port, "price lamps Mill Road", "--limit", "1")
    assert code == 0
    for words in (LATE.text, "owner Orla Fenn · due 2026-03-31 · state open", "“lamps”", "page 5", "minutes.pdf"):
        assert words in out
    assert BINS.text not in out
    assert "Searched 2 papers of 2 bodies, 2025-11-20 to 2026-03-02; left out: 1 papers not read yet" in err


def test_what_the_question_was_taken_for_is_told_apart_from_the_answers(port: int) -> None:
    _, out, err = searched(port, "rotten footbirdge planks")
    assert "“footbirdge” taken for footbridge" in err
    assert "footbirdge" not in out.replace("q=rotten+footbirdge", "")


def test_what_is_only_near_is_told_as_such(port: int, unsure_port: int) -> None:
    assert "Nothing matches closely; nearest:" in searched(unsure_port, "rotten planks")[1]
    assert "Nothing matches closely" not in searched(port, "rotten planks")[1]


def test_nothing_found_gives_other_questions_to_try(port: int) -> None:
    code, out, _ = searched(port, '"planks of qplanks"')
    assert code == 0
    assert "Nothing found." in out
    assert "Questions near to it" in out


@pytest.mark.parametrize(
    ("options", "first"),
    [
        (["--sort", "oldest"], BINS.text),
        (["--body", "ashcombe and vale", "--body", "Nobody"], BINS.text),
        (["--until", "2025-12-31"], BINS.text),
        (["--since", "2026-01-01", "--sort", "oldest", "--kind", "passage"], LAMPS.text),
    ],
)
def test_a_search_can_be_narrowed_and_sorted(port: int, options: list[str], first: str) -> None:
    _, out, _ = searched(port, "contractor lamps date bins", *options)
    places = {text: out.find(text) for text in (BINS.text, LAMPS.text, BRIDGE.text) if text in out}
    assert min(places, key=lambda text: places[text]) == first


@pytest.mark.parametrize(
    "options", [["--since", "soon"], ["--sort", "size"], ["--since", "2026-02-01", "--until", "2026-01-01"]]
)
def test_wrong_usage_is_told(port: int, options: list[str]) -> None:
    assert searched(port, "lamps", *options)[0] == 2


def test_the_orders_are_those_of_the_api() -> None:
    assert SearchParameters.model_fields["sort"].annotation.__args__ == tuple(Sort)  # type: ignore[union-attr]
