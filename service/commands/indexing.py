"""`minutebook reindex` and `minutebook doctor --index`: the index made anew, and held against the papers."""

import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

import anyio
import httpx
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from service import bootstrap
from service.commands.client import REQUEST_SECONDS, answers
from service.commands.failures import DONE, SOME_FAILED, ServiceFailedError, err, out
from service.commands.tables import table
from service.index.payloads import index_name
from service.indexing.agreement import compare
from service.indexing.holdings import Holdings
from service.indexing.making import Maker
from service.indexing.places import place_of
from service.indexing.rebuilding import rebuild
from service.indexing.turns import turn
from service.jobs.repository import UNFINISHED
from service.settings import Settings

LOOK_SECONDS = 0.5
INDEX, REBUILDS = "/v1/index", "/v1/index/rebuilds"

Row = tuple[str, str, str]
"""A paper that disagrees: its file's name, what is wrong, and its id."""


def reindex(settings: Settings, *, check: bool) -> int:
    """Make the index anew from the papers that are kept and wait until it is in use; the exit code.

    Raises `CANNOT_START` and ServiceFailedError.
    """
    with _service(settings) as client:
        if client:
            papers, failed = _rebuild_by(client)
            rows = _disagreements_of(client) if check else []
        else:
            with bootstrap.holding(settings) as holdings:
                papers, failed = _rebuild(holdings, settings)
                rows = _disagreements(holdings) if check else []
    err.print(f"the index is made anew: {papers - failed} of {papers} papers", highlight=False)
    if failed:
        told = f"{failed} papers are as they were: nothing could be made of their readings; minutebook reread --all"
        err.print(f"{told} reads them again", style="red", highlight=False, soft_wrap=True)
    return max(SOME_FAILED if failed else DONE, _report(rows) if check else DONE)


def check_index(settings: Settings) -> int:
    """Print the papers of which the index does not hold what it should; the exit code.

    Raises `CANNOT_START` and ServiceFailedError.
    """
    with _service(settings) as client:
        if client:
            return _report(_disagreements_of(client))
        with bootstrap.holding(settings) as holdings:
            return _report(_disagreements(holdings))


@contextmanager
def _service(settings: Settings) -> Iterator[httpx.Client | None]:
    """A client of the service that has the index of these settings; None where none runs, or one with another."""
    if not anyio.run(answers, settings.address):
        yield None
        return
    with closing(bootstrap.open_embedder(settings)) as embedder:
        ours = place_of(settings), index_name(embedder.name)
    with httpx.Client(base_url=settings.address, timeout=REQUEST_SECONDS) as client:
        its = _answer(client, "GET", INDEX)
        yield client if (its["place"], its["name"]) == ours else None


def _answer(client: httpx.Client, method: str, address: str) -> dict[str, Any]:
    """What the service answers. Raises ServiceFailedError."""
    try:
        response = client.request(method, address)
        answer: dict[str, Any] = response.json()
    except (httpx.HTTPError, ValueError) as error:
        raise ServiceFailedError(
            f"The service at {client.base_url} does not answer any more ({type(error).__name__}): "
            "what it was asked to do it does after its next start."
        ) from error
    if response.is_error:
        raise ServiceFailedError(answer["detail"])
    return answer


def _rebuild_by(client: httpx.Client) -> tuple[int, int]:
    """Have the service rebuild; the papers in all, and those of which nothing could be made."""
    asked = _answer(client, "POST", REBUILDS)
    with _bar() as progress:
        task = progress.add_task("", total=None)
        while asked["state"] in UNFINISHED:
            time.sleep(LOOK_SECONDS)
            asked = _answer(client, "GET", f"{REBUILDS}/{asked['id']}")
            progress.update(task, completed=asked["papers_done"], total=asked["papers_total"] or None)
    if asked["state"] == "failed":
        raise ServiceFailedError(f"The index is as it was: {asked['error']}")
    return asked["papers_total"], asked["papers_failed"]


def _rebuild(holdings: Holdings, settings: Settings) -> tuple[int, int]:
    """Rebuild in this process; the papers in all, and those of which nothing could be made."""
    papers = 0
    with _bar() as progress, closing(Maker(holdings)) as maker:
        task = progress.add_task("", total=None)

        def count(done: int, total: int) -> None:
            nonlocal papers
            papers = total
            progress.update(task, completed=done, total=total)

        with turn(settings.data_dir, heed_stop=maker.heed_stop):
            not_made = rebuild(holdings, maker, count)
    return papers, len(not_made)


def _bar() -> Progress:
    return Progress(BarColumn(), MofNCompleteColumn(), TextColumn("papers"), console=err, transient=True)


def _disagreements_of(client: httpx.Client) -> list[Row]:
    index = _answer(client, "GET", INDEX)
    rows = [_row(one["filename"], one["detail"], one["document_id"]) for one in index["disagreements"]]
    left = index["disagreements_total"] - len(rows)
    return [*rows, _row(None, f"and {left} more", "")] if left else rows


def _disagreements(holdings: Holdings) -> list[Row]:
    found = compare(holdings).disagreements
    return [_row(one.reading.filename if one.reading else None, one.detail, one.document_id) for one in found]


def _row(filename: str | None, detail: str, document_id: str) -> Row:
    return filename or "", detail, document_id


def _report(rows: Sequence[Row]) -> int:
    if not rows:
        out.print("The index holds what the papers hold.")
        return DONE
    out.print(table("Index", ("paper", "", "id"), rows))
    return SOME_FAILED
