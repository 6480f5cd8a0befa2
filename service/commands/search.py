"""`minutebook search`: a question to the record."""

from typing import Any

import anyio
from rich.markup import escape
from rich.text import Text

from service.commands.client import service_client
from service.commands.failures import DONE, SOME_FAILED, WRONG_USAGE, err, out
from service.settings import Settings


def search(question: str, *, limit: int, kinds: list[str], settings: Settings) -> int:
    """Print the answers, best first, and what the search covered. The exit code."""
    parameters: dict[str, Any] = {"q": question, "limit": limit, "kind": kinds}
    answer = anyio.run(_ask, parameters, settings)
    if "data" not in answer:
        err.print(answer["detail"], style="red", soft_wrap=True, highlight=False)
        return WRONG_USAGE if answer["code"] == "request_invalid" else SOME_FAILED
    for result in answer["data"]:
        _print(result)
    if not answer["data"]:
        out.print("Nothing found.")
    _print_coverage(answer["coverage"])
    return DONE


async def _ask(parameters: dict[str, Any], settings: Settings) -> dict[str, Any]:
    async with service_client(settings) as client:
        answer: dict[str, Any] = (await client.get("/v1/search", params=parameters)).json()
        return answer


def _print(result: dict[str, Any]) -> None:
    place = f"{result['title']}, page {result['page']}"
    when = ", ".join(filter(None, (result["body"], result["date"])))
    out.print(f"[bold]{result['kind']}[/bold]  {escape(place)}  [dim]{escape(when)}[/dim]", highlight=False)
    text = Text(result["text"])
    for mark in result["marks"]:
        text.stylize("bold yellow", mark["start"], mark["end"])
    out.print(text, soft_wrap=True)
    out.print(f"[dim]{escape(result['filename'])}  {escape(result['link'])}[/dim]\n", soft_wrap=True, highlight=False)


def _print_coverage(coverage: dict[str, int]) -> None:
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
    covered = f"Searched {coverage['papers_searched']} papers" + (f"; left out: {', '.join(gaps)}" if gaps else "")
    err.print(covered, highlight=False, soft_wrap=True)
