"""The folder of an embedded index: generations of it side by side, of which one is current."""

import fcntl
import logging
import os
import shutil
from pathlib import Path
from typing import IO

log = logging.getLogger(__name__)

PREFIX = "g"
DIGITS = 6


class GenerationsInUseError(Exception):
    """Another process has the folder."""


class Generations:
    """`g000001/`, `g000002/`, …, and a file `current` that names one. For one process at a time, from `take` on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._current = folder / "current"
        self._lock: IO[str] | None = None

    def take(self) -> None:
        """Make the folder this process's own until `release`. Raises GenerationsInUseError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = (self.folder / "lock").open("a")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.close()
            raise GenerationsInUseError(str(self.folder)) from error
        self._lock = lock

    def release(self) -> None:
        """Let others have the folder."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def current(self) -> Path | None:
        """The folder of the current generation, None before the first `switch`."""
        try:
            named = self.folder / self._current.read_text().strip()
        except FileNotFoundError:
            return None
        return named if named.is_dir() else None

    def begin(self) -> Path:
        """The folder of a new generation, not made yet, which is not current."""
        number = 1 + max((int(path.name.removeprefix(PREFIX)) for path in self._all()), default=0)
        return self.folder / f"{PREFIX}{number:0{DIGITS}}"

    def switch(self, generation: Path) -> None:
        """Make a generation the current one; after a power cut it is either this one or the one before."""
        draft = self._current.with_suffix(".new")
        with draft.open("w") as file:
            file.write(f"{generation.name}\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._current)
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def sweep(self) -> None:
        """Delete all generations but the current one: what a process left that ended midway."""
        current = self.current()
        for path in self._all():
            if path != current:
                drop(path)

    def _all(self) -> list[Path]:
        """Those in the folder, whole or not."""
        return [path for path in self.folder.glob(f"{PREFIX}{'[0-9]' * DIGITS}") if path.is_dir()]


def drop(generation: Path) -> None:
    """Delete a generation's folder; what cannot be deleted stays for the next `sweep`."""
    try:
        shutil.rmtree(generation)
    except FileNotFoundError:
        return
    except OSError as error:
        log.warning("the index's old folder %s could not be deleted: %s", generation, error.strerror)
