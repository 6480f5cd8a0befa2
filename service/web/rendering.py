"""From page models to HTML responses."""

from functools import cache

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from service.days import day_words
from service.web import wording
from service.web.assets import asset_address

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""Pages run no script and no style but the service's own files, and cannot be put into another site's frame."""


def render(template: str, page: object, *, status: int = 200, headers: dict[str, str] | None = None) -> HTMLResponse:
    """A page; the template reads the model as `page`."""
    html = templates().get_template(template).render(page=page)
    return HTMLResponse(html, status, headers=HEADERS | (headers or {}))


@cache
def templates() -> Environment:
    """The templates: all values are escaped, a name that a model lacks is an error."""
    environment = Environment(
        loader=PackageLoader("service.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["asset"] = asset_address
    environment.filters["day"] = day_words
    environment.filters["counted"] = wording.counted
    return environment
