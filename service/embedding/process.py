"""One embedding process, started when first needed, and again after it ended for whatever reason."""

import multiprocessing
import threading
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from service.embedding import child
from service.embedding.encoding import Encoded, Role
from service.embedding.errors import EmbedderClosedError, EmbeddingFailedError, ModelError
from service.embedding.model_files import ModelFiles
from service.interrupts import interrupts_held

TRIES = 2
"""The first may meet a process that has just ended, because nothing was asked of it."""

EXIT_SECONDS = 5.0


class EmbeddingProcess:
    """A process that holds the model. Safe to call from several threads: one lot of texts comes after the other."""

    def __init__(self, files: ModelFiles, role: Role) -> None:
        self._files, self._role = files, role
        self._turn = threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._closed = False

    def start(self) -> None:
        """Start the process where none runs, without waiting until it has loaded the model; closed, it stays so."""
        if self._turn.acquire(blocking=False):  # else it is at work
            try:
                with suppress(EmbedderClosedError):
                    self._ready()
            finally:
                self._turn.release()

    def encode(self, texts: Sequence[str]) -> Encoded:
        """The vectors of at least one text. Raises ModelError or EmbeddingError."""
        with self._turn:
            match self._ask(texts):
                case ModelError() as error:
                    self._end()  # so that a model put right is found at the next try
                    raise error
                case child.Crashed(what_and_where):
                    raise EmbeddingFailedError(
                        f"embedding {len(texts)} texts with {self._files.name} met a defect ({what_and_where})"
                    )
                case encoded:
                    return encoded

    def close(self) -> None:
        """End the process; texts under way, and later ones, raise EmbedderClosedError."""
        self._closed = True
        if self._process is not None:
            self._process.kill()
        with self._turn:
            self._end()

    def _ask(self, texts: Sequence[str]) -> child.Answer:
        for _ in range(TRIES):
            pipe = self._ready()
            try:
                pipe.send(texts)
                answer: child.Answer = pipe.recv()
            except (EOFError, OSError):
                self._end()
            else:
                return answer
        raise EmbeddingFailedError(
            f"the embedding process died {TRIES} times over {len(texts)} texts, most often for want of memory: "
            "give the service more memory"
        )

    def _ready(self) -> Connection:
        if self._closed:
            raise EmbedderClosedError(f"the embedder {self._files.name} is closed")
        if self._process is not None and not self._process.is_alive():
            self._end()
        if self._pipe is None:
            self._start()
        assert self._pipe is not None
        return self._pipe

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")  # a fork would copy the locks of threads that do not exist in it
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=child.work, args=(theirs, self._files, self._role), daemon=True, name=f"minutebook-{self._role}"
        )
        with interrupts_held():
            self._process.start()
        theirs.close()

    def _end(self) -> None:
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.kill()
            process.join(EXIT_SECONDS)
