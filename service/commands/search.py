"""`minutebook search`: a question to the record."""

from collections.abc import Mapping, Sequence
from typing import Any

import anyio
from rich.markup import escape
from rich.text import Text

from service.commands.client import service_client
from service.commands.failures import DONE, SOME_FAILED, WRONG_USAGE, err, out
from service.settings import Settings


def search(question: str, narrowed: Mapping[str, Sequence[str] | str], *, limit: int, settings: Settings) -> int:
    """Print the answers and what the search covered; `narrowed` are parameters of the API. The exit code."""
    answer = anyio.run(_ask, {"q": question, "limit": limit, **narrowed}, settings)
    if "data" not in answer:
        err.print(answer["detail"], style="red", soft_wrap=True, highlight=False)
        return WRONG_USAGE if answer["code"] == "request_invalid" else SOME_FAILED
    _print_interpretations(answer["interpretations"])
    if answer["match"] == "nearest":
        out.print("Nothing matches closely; nearest:\n", style="bold")
    for result in answer["data"]:
        _print(result)
    if not answer["data"]:
        out.print("Nothing found.")
    _print_suggestions(answer["suggestions"])
    _print_coverage(answer["coverage"])
    return DONE


async def _ask(parameters: dict[str, Any], settings: Settings) -> dict[str, Any]:
    async with service_client(settings) as client:
        answer: dict[str, Any] = (await client.get("/v1/search", params=parameters)).json()
        return answer


def _print_interpretations(steps: Sequence[dict[str, str]]) -> None:
    """On stderr, so that the answers alone go where stdout goes."""
    said = {"spelling": "taken for", "body": "first: papers of", "date": "first: papers of"}
    for step in steps:
        between = said.get(step["kind"], "searched also for")
        err.print(f"“{escape(step['typed'])}” {between} {escape(step['meant'])}", highlight=False, soft_wrap=True)


def _print(result: dict[str, Any]) -> None:
    place = f"{result['title']}, page {result['page']}"
    when = ", ".join(filter(None, (result["body"], result["date"])))
    out.print(f"[bold]{result['kind']}[/bold]  {escape(place)}  [dim]{escape(when)}[/dim]", highlight=False)
    text = Text(result["text"])
    for mark in result["marks"]:
        text.stylize("bold yellow", mark["start"], mark["end"])
    out.print(text, soft_wrap=True)
    if facts := _facts(result):
        out.print(escape(facts), soft_wrap=True, highlight=False)
    why = " · ".join(reason["detail"] for reason in result["why"] if reason["kind"] != "filter")
    out.print(f"[dim]{escape(why)}[/dim]", soft_wrap=True, highlight=False)
    out.print(f"[dim]{escape(result['filename'])}  {escape(result['link'])}[/dim]\n", soft_wrap=True, highlight=False)


def _facts(result: dict[str, Any]) -> str:
    labelled = (("owner", result["owner"]), ("due", result["due_date"]), ("state", result["state"]))
    return " · ".join(f"{label} {value}" for label, value in labelled if value)


def _print_suggestions(suggestions: Sequence[dict[str, str]]) -> None:
    if suggestions:
        out.print("Questions near to it, in words of the papers:")
    for suggestion in suggestions:
        out.print(f"  {escape(suggestion['question'])}", highlight=False, soft_wrap=True)


def _print_coverage(coverage: dict[str, Any]) -> None:
    gaps = [
        f"{coverage[name]} {label}"
        for name, label in (
            ("papers_in_work", "papers not read yet"),
            ("papers_failed", "papers that could not be read"),
            ("pages_without_text", "pages without text"),
            ("pages_waiting", "of them waiting to be recognised"),
        )
        if coverage[name]
    ]
    days = f", {coverage['first_day']} to {coverage['last_day']}" if coverage["first_day"] else ""
    covered = f"Searched {coverage['papers_searched']} papers of {coverage['bodies']} bodies{days}"
    err.print(covered + (f"; left out: {', '.join(gaps)}" if gaps else ""), highlight=False, soft_wrap=True)
