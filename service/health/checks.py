"""Whether the engines can be used."""

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from service.index.errors import IndexingError
from service.routing import Services


def ready(services: Services) -> dict[str, str]:
    """Each engine's name with `ok`, `loading`, or what is wrong."""
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
    return "ok"
