"""The command `minutebook`. What a command needs is imported when it runs, so that `--help` answers at once."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn

import typer
from pydantic import ValidationError

from service.settings import Settings

MANUAL = """Reads board papers and makes what was decided, who must act, who attended and which targets were set \
searchable.

Papers are PDFs: agendas, minutes, action logs, strategies and reports of councils and boards. Every fact carries \
the quote, the page and the place on the page that it was read from.

To read papers without a service: [bold]minutebook extract minutes.pdf[/bold]

To build a searchable record: [bold]minutebook serve[/bold], then [bold]minutebook ingest folder/[/bold] and \
[bold]minutebook search "bridge repairs"[/bold], or open the address that serve prints.

Settings come from environment variables MINUTEBOOK_…, which the README lists; minutebook doctor checks them.

Exit codes: 0 done; 1 some papers failed, each named with its reason; 2 wrong usage.
"""

app = typer.Typer(name="minutebook", help=MANUAL, no_args_is_help=True, add_completion=False, rich_markup_mode="rich")


class Kind(StrEnum):
    """Kinds of answers, spelled out: the index's own list would load all that reads papers, for `--help` too."""

    PASSAGE = "passage"
    DECISION = "decision"
    ACTION = "action"
    TARGET = "target"
    RECOMMENDATION = "recommendation"


class Sort(StrEnum):
    """Orders of the answers."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


DAY = "%Y-%m-%d"

Password = Annotated[
    str | None,
    typer.Option(
        help="Opens the papers that need a password. Others on this machine may see what is typed here; without it, "
        "it is asked for at a terminal.",
        show_default=False,
    ),
]
PaperFiles = Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help="PDF files.", show_default=False)]


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.", show_default="127.0.0.1")] = None,
    port: Annotated[int | None, typer.Option(min=1, help="Port to listen on.", show_default="8000")] = None,
    samples: Annotated[bool, typer.Option("--samples", help="Load the sample papers that come with it.")] = False,
) -> None:
    """Serve the API and the pages, and read what is uploaded, until stopped.

    Records, papers, jobs and the index are kept in the data folder (MINUTEBOOK_DATA_DIR, .minutebook by default).
    Papers that were being read when the service stopped, however hard, are read on at the next start.
    """
    from corpus.sets import SAMPLES
    from service.commands.serve import AddressError
    from service.commands.serve import serve as run

    given = {name: value for name, value in {"host": host, "port": port}.items() if value is not None}
    settings = _settings(given)
    try:
        code = run(settings, samples=SAMPLES if samples else None)
    except AddressError as error:
        _fail(str(error))
    raise typer.Exit(code)


@app.command()
def worker(
    name: Annotated[
        str, typer.Option(help="Name of this worker: different for each, and the same again after a restart.")
    ] = "worker-1",
) -> None:
    """Read papers beside the service, on this machine or others.

    Needs PostgreSQL for records and jobs, a Qdrant server, and a data folder that all share. With the embedded
    engines the serving process reads the papers itself.
    """
    from service.commands.serve import why_no_worker, work

    settings = _settings({})
    reason = why_no_worker(settings)
    if reason:
        _fail(reason, code=2)
    _exit(lambda settings: work(settings, name))


@app.command()
def extract(
    papers: PaperFiles,
    fmt: Annotated[
        Literal["json", "table"], typer.Option("--format", help="json for programs, table for reading.")
    ] = "json",
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", file_okay=False, help="Folder to write NAME.json to, one a paper.", metavar="DIR"),
    ] = None,
    password: Password = None,
) -> None:
    """Read papers and print what was found, with neither server nor database.

    With one paper the result is printed; several need -o DIR, where each result is named after its paper. Scanned
    pages are recognised, which takes seconds a page; MINUTEBOOK_OCR=off leaves them out.
    """
    from service.commands.extract import extract as run
    from service.commands.extract import same_names

    if len(papers) > 1 and out is None:
        raise typer.BadParameter("several papers need a folder for their results: add -o DIR")
    clashing = sorted(same_names(papers)) if out else []
    if clashing:
        raise typer.BadParameter(f"several papers would be written to {clashing[0]}.json: rename one, or run twice")
    raise typer.Exit(run(papers, fmt=fmt, folder=out, password=password, settings=_settings({})))


@app.command()
def ingest(
    paths: Annotated[
        list[Path], typer.Argument(exists=True, help="PDF files, and folders to look for them in.", show_default=False)
    ],
    password: Password = None,
) -> None:
    """Take papers into the record and wait until they are read.

    Uses the running service where one answers at MINUTEBOOK_HOST:MINUTEBOOK_PORT; otherwise does the work itself,
    in the data folder. Papers that are there already are not read again, unless reading them failed: see reread.
    """
    from service.commands.ingest import ingest as run
    from service.commands.ingest import papers_in

    papers = papers_in(paths)
    if not papers:
        raise typer.BadParameter(f"no PDF in {', '.join(str(path) for path in paths)}")
    _exit(lambda settings: run(papers, password=password, settings=settings))


@app.command()
def reread(
    papers: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Ids of papers, sha256:…, as lists and results give them."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All papers, whatever read them.")] = False,
) -> None:
    """Read papers of the record again, from the files that it keeps, and wait until that is done.

    Without ids: those that an older version read, and those with scanned pages that were not recognised. What was
    read before stays until the new reading takes its place.
    """
    from service.commands.reread import UnknownPaperError
    from service.commands.reread import reread as run

    if papers and everything:
        raise typer.BadParameter("give ids, or --all")
    try:
        _exit(lambda settings: run(papers or [], everything=everything, settings=settings))
    except UnknownPaperError as error:
        _fail(str(error), code=2)


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="A question or some words.", show_default=False)],
    limit: Annotated[int, typer.Option(min=1, max=50, help="Most answers.")] = 10,
    kind: Annotated[
        list[Kind] | None, typer.Option(help="Only answers of this kind; repeat it for several.", show_default="all")
    ] = None,
    body: Annotated[
        list[str] | None,
        typer.Option(help="Only papers of this body, as printed; repeat it for several.", show_default="all"),
    ] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=[DAY], help="First day of the meeting.", show_default=False)
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=[DAY], help="Last day of the meeting.", show_default=False)
    ] = None,
    sort: Annotated[Sort, typer.Option(help="Order of the answers.")] = Sort.RELEVANCE,
) -> None:
    """Search the record by meaning and words.

    Answers are decisions, actions, targets, recommendations and passages, each with its paper and page. Put in quotes
    what must stand word for word, and a minus before a word that must not be there.
    Asks the running service where one answers at MINUTEBOOK_HOST:MINUTEBOOK_PORT, otherwise the data folder.
    """
    from service.commands.search import search as run

    if not query.strip():
        raise typer.BadParameter("the question is empty: give some words")
    narrowed: dict[str, list[str] | str] = {"kind": list(kind or []), "body": list(body or []), "sort": sort.value}
    narrowed |= {name: f"{day:{DAY}}" for name, day in (("date_from", since), ("date_to", until)) if day}
    _exit(lambda settings: run(query, narrowed, limit=limit, settings=settings))


@app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
)
def evaluate(context: typer.Context) -> None:
    """Score the extraction against labelled papers. `minutebook evaluate --help` tells more."""
    from corpus.evaluate import app as evaluation

    evaluation(context.args, prog_name="minutebook evaluate")


@app.command()
def doctor(
    index: Annotated[
        bool, typer.Option("--index", help="Hold the index against the papers instead, paper by paper.")
    ] = False,
) -> None:
    """Check settings, data folder, database, index and embedding model. Exit code 1 where something is wrong.

    Leaves a running service undisturbed: what that one holds is asked of it.
    """
    if index:
        from service.commands.indexing import check_index

        _exit(check_index)
    from service.commands.doctor import doctor as run

    raise typer.Exit(run(_settings({})))


@app.command()
def reindex(
    check: Annotated[bool, typer.Option("--check", help="Hold the new index against the papers afterwards.")] = False,
) -> None:
    """Make the index anew from the papers that are kept, and wait until it is in use.

    It is filled beside the one that is searched and then takes its place; papers that come meanwhile are in it.
    Asks the running service where that has the index open. To move to another engine, set MINUTEBOOK_QDRANT_URL, or
    unset it, and run this: it fills the new engine while the service goes on with the old one, until its next start.
    """
    from service.commands.indexing import reindex as run

    _exit(lambda settings: run(settings, check=check))


def _exit(run: Callable[[Settings], int]) -> NoReturn:
    """Run a command that needs the service, and leave with its exit code."""
    from service.bootstrap import CANNOT_START
    from service.commands.failures import ServiceFailedError

    try:
        code = run(_settings({}))
    except (*CANNOT_START, ServiceFailedError) as error:
        _fail(str(error))
    raise typer.Exit(code)


def _settings(given: dict[str, Any]) -> Settings:
    try:
        return Settings(**given)
    except ValidationError as error:
        wrong = error.errors()[0]
        _fail(f"MINUTEBOOK_{str(wrong['loc'][0]).upper()}: {wrong['msg']}", code=2)


def _fail(message: str, *, code: int = 1) -> NoReturn:
    typer.secho(message, fg="red", err=True)
    raise typer.Exit(code)
