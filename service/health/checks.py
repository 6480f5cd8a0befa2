"""Whether the engines can be used."""

import re

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from service.index.errors import IndexingError
from service.routing import Services

_WORKS = re.compile(r"ok|\d+ of \d+ papers")


def works(outcome: str) -> bool:
    """Whether an engine of which `ready` tells this can be used."""
    return _WORKS.fullmatch(outcome) is not None


def ready(services: Services) -> dict[str, str]:
    """Each engine's name with `ok`, `loading`, what is wrong, or "120 of 400 papers" of an index that catches up."""
    return {"database": _database(services), "index": _index(services), "embedding_model": services.warming.state}


def _database(services: Services) -> str:
    try:
        with services.database.session() as session:
            session.execute(text("SELECT 1"))
    except SQLAlchemyError as error:
        return f"cannot be reached: {type(error).__name__}"
    return "ok"


def _index(services: Services) -> str:
    try:
        services.index.count()
    except (IndexingError, OSError) as error:
        return str(error)
    return str(services.keeper.standing)
