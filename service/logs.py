"""Logs: one line an event, on standard error. Papers are named by id; their words are never logged."""

import logging
import traceback
from pathlib import Path

from service.settings import LogLevel

OURS = Path(__file__).parent.parent
LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"
QUIET = ("alembic", "httpx", "httpcore", "sentence_transformers", "qdrant_client", "torch")
"""Libraries that tell at `info` what nobody asked."""


def configure(level: LogLevel) -> None:
    """Send all logs of this process to standard error."""
    logging.basicConfig(level=level.upper(), format=LINE, force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLogger().level))
    logging.getLogger("uvicorn.access").addFilter(_without_questions)


def _without_questions(record: logging.LogRecord) -> bool:
    """Cut what follows the address off a line of the access log: questions are nobody's business, and quote papers."""
    if isinstance(record.args, tuple):
        record.args = tuple(part.partition("?")[0] if isinstance(part, str) else part for part in record.args)
    return True


def what_and_where(error: BaseException) -> str:
    """An exception's type and the last place in our own code. Its message is left out: it may quote a paper."""
    frames = traceback.extract_tb(error.__traceback__)
    frame = next((frame for frame in reversed(frames) if OURS in Path(frame.filename).parents), frames[-1])
    return f"{type(error).__name__} in {frame.name} ({Path(frame.filename).name}:{frame.lineno})"
