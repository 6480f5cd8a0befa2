"""Loads the sample papers into a service that is starting, so that there is something to look at."""

import logging
import threading
import time
from pathlib import Path

import anyio
import httpx

from service.commands.client import REQUEST_SECONDS, answers
from service.settings import Settings

log = logging.getLogger(__name__)

START_SECONDS = 120.0
ASK_SECONDS = 0.5


def load_when_serving(folder: Path, settings: Settings) -> None:
    """Upload the papers of a folder once the service answers; does not wait. Those that are there stay as they are."""
    threading.Thread(target=_load, args=(folder, settings), name="load-samples", daemon=True).start()


def _load(folder: Path, settings: Settings) -> None:
    papers = sorted(folder.rglob("*.pdf"))
    deadline = time.monotonic() + START_SECONDS
    while not anyio.run(answers, settings.address):
        if time.monotonic() > deadline:
            log.warning("the service did not answer at %s: samples not loaded", settings.address)
            return
        time.sleep(ASK_SECONDS)
    taken = 0
    with httpx.Client(base_url=settings.address, timeout=REQUEST_SECONDS) as client:
        for paper in papers:
            response = client.post("/v1/documents", files={"file": (paper.name, paper.read_bytes())})
            taken += response.status_code != httpx.codes.OK
    log.info("%d sample papers, %d of them new", len(papers), taken)
