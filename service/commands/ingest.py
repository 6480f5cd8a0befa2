"""`minutebook ingest`: papers into the service, and waiting until they are read."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import anyio
import httpx
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from service.commands.client import service_client
from service.commands.failures import Failure, err, report
from service.commands.passwords import asked
from service.settings import Settings

UPLOADS = 4
"""Papers on their way at a time."""

POLL_SECONDS = 0.5


def papers_in(paths: Iterable[Path]) -> list[Path]:
    """The files named, and the PDFs in the folders named and below them, each once, in order."""
    found = dict.fromkeys(paper for path in paths for paper in _papers(path))
    return list(found)


def ingest(papers: list[Path], *, password: str | None, settings: Settings) -> int:
    """Take papers in and wait until each is read, scanned pages too. The exit code.

    `password` opens those that need one; where it does not, one is asked for at the terminal.
    """
    failed: dict[Path, Failure] = {}
    passwords: Mapping[Path, str] = dict.fromkeys(papers, password) if password else {}
    left = papers
    while left:
        outcomes = anyio.run(_ingest, left, passwords, settings)
        failed = {paper: failure for paper, failure in failed.items() if paper not in left} | outcomes
        passwords = asked(outcomes.values())
        left = list(passwords)
    if len(failed) < len(papers):
        err.print(f"{len(papers) - len(failed)} of {len(papers)} papers read", highlight=False)
    return report([failed[paper] for paper in papers if paper in failed])


def _papers(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(file for file in path.rglob("*") if file.suffix.lower() == ".pdf" and file.is_file())
    else:
        yield path


async def _ingest(papers: list[Path], passwords: Mapping[Path, str], settings: Settings) -> dict[Path, Failure]:
    failures: dict[Path, Failure] = {}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[stage]}"))
    uploads = anyio.CapacityLimiter(UPLOADS)
    async with service_client(settings) as client:
        with Progress(*columns, console=err, transient=True) as progress:

            async def one(paper: Path) -> None:
                async with uploads:
                    failure = await _take_in(client, paper, passwords.get(paper), progress)
                if failure:
                    failures[paper] = failure

            async with anyio.create_task_group() as group:
                for paper in papers:
                    group.start_soon(one, paper)
    return {paper: failures[paper] for paper in papers if paper in failures}


async def _take_in(client: httpx.AsyncClient, paper: Path, password: str | None, progress: Progress) -> Failure | None:
    content = await anyio.Path(paper).read_bytes()
    fields = {"password": password} if password else {}
    file = (paper.name, content, "application/pdf")
    response = await client.post("/v1/documents", files={"file": file}, data=fields)
    answer = response.json()
    if response.is_error:
        return Failure(paper, answer["code"], answer["detail"])
    task = progress.add_task(paper.name, total=None, stage="")
    try:
        failure = await _follow(client, paper, answer["job"], progress, task)
        return failure or await _follow_recognition(client, paper, answer["document"]["id"], progress, task)
    finally:
        progress.remove_task(task)


async def _follow_recognition(
    client: httpx.AsyncClient, paper: Path, document_id: str, progress: Progress, task: TaskID
) -> Failure | None:
    """Wait for the scanned pages, if there are any to be recognised."""
    document = (await client.get(f"/v1/documents/{document_id}")).raise_for_status().json()
    if document["recognition_job_id"] is None:
        return None
    job = (await client.get(f"/v1/jobs/{document['recognition_job_id']}")).raise_for_status().json()
    return await _follow(client, paper, job, progress, task)


async def _follow(
    client: httpx.AsyncClient, paper: Path, job: dict[str, Any], progress: Progress, task: TaskID
) -> Failure | None:
    while job["state"] in ("queued", "running"):
        at = job["progress"]
        progress.update(task, completed=at["pages_done"], total=at["pages_total"], stage=at["stage"])
        await anyio.sleep(POLL_SECONDS)
        job = (await client.get(f"/v1/jobs/{job['id']}")).raise_for_status().json()
    error = job["error"]
    return Failure(paper, error["code"], error["message"]) if error else None
