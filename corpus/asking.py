"""Questions put to a running service over HTTP, by one client or several, and how long their answers take."""

import random
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import httpx
import numpy as np
import yaml

from corpus.running_service import RunningService

QUESTIONS = Path(__file__).with_name("search_questions.yaml")
ONE_BODY_IN = 5
"""One question in so many is asked of one body."""
WARM_UP = 20
"""Questions asked off the clock: the first ones meet an index that is not in memory yet."""
ANSWER_SECONDS = 60
SEED = 7

Parameters = Mapping[str, str]
"""Of `GET /v1/search`."""


@dataclass(frozen=True, slots=True)
class Latency:
    """How long answers took: milliseconds each, of questions by so many clients at a time within `seconds`.

    Those that were not answered with 200 are `errors` and have no time.
    """

    clients: int
    milliseconds: Sequence[float]
    errors: int
    seconds: float

    def at(self, percent: float) -> float:
        """The milliseconds within which so many percent were answered; endless where none was."""
        return float(np.percentile(self.milliseconds, percent)) if self.milliseconds else float("inf")

    @property
    def a_second(self) -> float:
        """Answers a second."""
        return len(self.milliseconds) / self.seconds


def questions(bodies: Sequence[str] = ()) -> list[Parameters]:
    """All questions in an order that mixes their kinds; with `bodies`, some are asked of one of these."""
    kinds = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    filtered: list[Parameters] = kinds.pop("filtered")
    plain: list[Parameters] = [{"q": text} for kind in kinds.values() for text in kind]
    of_one_body = [
        {**asked, "body": bodies[number % len(bodies)]} if bodies and number % ONE_BODY_IN == 0 else asked
        for number, asked in enumerate(plain)
    ]
    every = [*of_one_body, *filtered]
    random.Random(SEED).shuffle(every)  # noqa: S311 - an order, no secret
    return every


def bodies_told(service: RunningService) -> list[str]:
    """The bodies that a search tells of."""
    answer = httpx.get(f"{service.address}/v1/search", params={"q": "report"}, timeout=ANSWER_SECONDS)
    return [facet["value"] for facet in answer.raise_for_status().json()["facets"]["body"]]


def ask(
    service: RunningService,
    asked: Sequence[Parameters],
    *,
    clients: int = 1,
    until: Callable[[], bool] | None = None,
) -> Latency:
    """Ask each question once, or over and over until `until` says so, each client one after the other."""
    numbers = count()
    took: list[float | None] = []

    def work() -> None:
        with httpx.Client(base_url=service.address, timeout=ANSWER_SECONDS) as client:
            while (number := next(numbers)) < len(asked) or until:
                if until and until():
                    return
                took.append(_milliseconds(client, asked[number % len(asked)]))

    began = time.perf_counter()
    threads = [threading.Thread(target=work) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answered = [each for each in took if each is not None]
    return Latency(clients, answered, len(took) - len(answered), time.perf_counter() - began)


def warm_up(service: RunningService, asked: Sequence[Parameters]) -> None:
    """Ask some questions and forget how long that took."""
    ask(service, asked[:WARM_UP])


def _milliseconds(client: httpx.Client, parameters: Parameters) -> float | None:
    """None where there was no answer."""
    began = time.perf_counter()
    try:
        client.get("/v1/search", params=dict(parameters)).raise_for_status()
    except httpx.HTTPError:
        return None
    return 1000 * (time.perf_counter() - began)
