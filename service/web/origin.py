"""Refuses forms that another site sends in a visitor's name."""

from urllib.parse import urlsplit

from fastapi import Request

from service.problems import ProblemError
from service.routing import WithServices

OWN_SITES = ("same-origin", "none")
"""Values of Sec-Fetch-Site for what comes from a page of this service, or from the visitor and no page at all."""


def refuse_other_origins(request: Request, services: WithServices) -> None:
    """Take a form from pages of this service only, as browsers tell it. Raises the problem `origin_refused`."""
    if not _is_own(request, services.settings.public_url):
        raise ProblemError(
            403,
            "origin_refused",
            "Not sent from this site",
            "Papers are taken from the upload page of this service only. Open it and choose the files there; "
            "programs use POST /v1/documents.",
        )


def _is_own(request: Request, public_url: str | None) -> bool:
    """`Sec-Fetch-Site` where it is sent (over HTTPS or to this machine), else `Origin`, which every form has."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in OWN_SITES
    origin = urlsplit(request.headers.get("origin", "")).netloc
    known = {request.headers.get("host", ""), urlsplit(public_url or "").netloc} - {""}
    return origin in known
