"""Processes that answer questions: a line in, a line of JSON out, until nobody asks any more.

The one that asks uses `AnsweringProcess`; the program that answers calls `answer_lines`.
"""

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from tempfile import TemporaryFile
from typing import IO, TypeVar

from pydantic import BaseModel

LOG_LINES = 10
_CHUNK = 1 << 16
Answer = TypeVar("Answer", bound=BaseModel)


class NoAnswerError(Exception):
    """A process ended without an answer; the message ends with the last lines that it printed."""


class TooSlowError(NoAnswerError):
    """A process did not answer in time."""


class AnsweringProcess:
    """A program that waits for questions in a process of its own. For one thread at a time."""

    def __init__(self, process: "subprocess.Popen[bytes]", log: IO[bytes], name: str) -> None:
        self._process, self._log, self._name = process, log, name
        self._pending = b""

    def ask(self, question: str, kind: type[Answer], *, seconds: float | None = None) -> Answer:
        """The answer to a question of one line. Raises NoAnswerError where the process ends, or takes too long."""
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):  # it ended: there will be no answer
            self._process.stdin.write(question.encode() + b"\n")
            self._process.stdin.flush()
        return self.answer(kind, seconds=seconds)

    def answer(self, kind: type[Answer], *, seconds: float | None = None) -> Answer:
        """What the process says next. Raises NoAnswerError where it ends, or takes too long."""
        deadline = None if seconds is None else time.monotonic() + seconds
        while b"\n" not in self._pending:
            self._pending += self._heard(deadline)
        line, _, self._pending = self._pending.partition(b"\n")
        return kind.model_validate_json(line)

    def _heard(self, deadline: float | None) -> bytes:
        assert self._process.stdout is not None
        patience = None if deadline is None else max(deadline - time.monotonic(), 0)
        if not select.select([self._process.stdout], [], [], patience)[0]:
            raise TooSlowError(f"{self._name} did not answer in time")
        heard = os.read(self._process.stdout.fileno(), _CHUNK)
        if not heard:
            raise NoAnswerError(f"{self._name} ended with code {self._process.wait()}\n{self._last_words()}")
        return heard

    def _last_words(self) -> str:
        self._log.seek(0)
        return "\n".join(self._log.read().decode(errors="replace").splitlines()[-LOG_LINES:])


@contextmanager
def answering_process(module: str, *arguments: str) -> Iterator[AnsweringProcess]:
    """Start the program of a module, and end it afterwards."""
    command = [sys.executable, "-m", module, *arguments]
    with (
        TemporaryFile() as log,
        subprocess.Popen(  # noqa: S603  our own interpreter and code
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log
        ) as process,
    ):
        try:
            yield AnsweringProcess(process, log, " ".join((module, *arguments)))
        finally:
            process.kill()


def answer_lines(prepare: Callable[[], tuple[BaseModel | None, Callable[[str], BaseModel]]]) -> None:
    """Answer the lines of standard input on standard output.

    `prepare` gives what to say first, if anything, and the function that answers a line. What libraries print goes to
    standard error.
    """
    with os.fdopen(os.dup(1), "w") as answers:
        os.dup2(2, 1)
        first, answer = prepare()
        for each in [first] if first else []:
            _tell(answers, each)
        for line in sys.stdin:
            _tell(answers, answer(line.rstrip("\n")))


def _tell(answers: IO[str], answer: BaseModel) -> None:
    answers.write(answer.model_dump_json() + "\n")
    answers.flush()
