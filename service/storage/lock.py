"""One process a data folder for what cannot be shared, such as engines that are embedded."""

import fcntl
import os
from pathlib import Path
from typing import IO


class FolderInUseError(Exception):
    """Another process works in the data folder. The message names both and says what to do next."""


class FolderLock:
    """Held from `take` to `release`, or to the end of the process, however that comes. `name` tells what it is for."""

    def __init__(self, folder: Path, name: str = "serving.lock") -> None:
        self._path = folder / name
        self._file: IO[str] | None = None

    def take(self) -> None:
        """Take the lock. Raises FolderInUseError."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = self._path.open("a+")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            owner = file.read().strip() or "unknown"
            file.close()
            raise FolderInUseError(
                f"The process {owner} already works in {self._path.parent}. Use that one, stop it, "
                "or set MINUTEBOOK_DATA_DIR to another folder."
            ) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        self._file = file

    def release(self) -> None:
        """Give the lock back."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def is_taken(self) -> bool:
        """Whether another process holds it."""
        try:
            self.take()
        except FolderInUseError:
            return True
        self.release()
        return False
