"""Loads the embedding model beside the serving, so that the service answers within seconds."""

import gc
import logging
import threading

from service.embedding.errors import EmbeddingError, ModelError
from service.embedding.port import Embedder

log = logging.getLogger(__name__)

FIRST_QUESTION = "warm"


class Warming:
    """`state` is `loading`, then `ok`, or what is wrong with the model."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.state = "loading"

    def start(self) -> None:
        """Begin to load; does not wait."""
        threading.Thread(target=self._load, name="load-embedding-model", daemon=True).start()

    def _load(self) -> None:
        try:
            self._embedder.embed_query(FIRST_QUESTION)
        except RuntimeError:
            if threading.main_thread().is_alive():
                raise  # else the process ends, in the middle of the loading, and nobody asks any more
        except (ModelError, EmbeddingError) as error:
            log.error("the embedding model cannot be used: %s", error)
            self.state = str(error)
        else:
            _spare_the_collector()
            self.state = "ok"


def _spare_the_collector() -> None:
    """What is loaded by now stays: looking through it for garbage would stop every question for a tenth of a second."""
    gc.collect()
    gc.freeze()
