"""Where an index is kept, told without its address."""

import hashlib
from typing import Literal

from service.settings import Settings


def engine_of(settings: Settings) -> Literal["embedded", "server"]:
    """Which sort of engine the settings name."""
    return "server" if settings.qdrant_url else "embedded"


def place_of(settings: Settings) -> str:
    """Tells one engine from another: the same for two processes that are set to the same one."""
    return hashlib.sha256((settings.qdrant_url or "embedded").encode()).hexdigest()[:12]
