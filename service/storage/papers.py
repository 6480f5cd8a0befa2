"""The papers' folder: a folder a document, named by the hash of its bytes.

A file is written as a draft, synced to disk, then renamed into place, so that it is whole or absent after any stop.
"""

import os
import re
import tempfile
from pathlib import Path

from service.storage.keys import ID_PREFIX, FileKey

_ID = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")


class FolderPapers:
    """Papers in a folder of this machine, or of one that several machines share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drafts = folder / "drafts"
        self._drafts.mkdir(parents=True, exist_ok=True)

    def draft(self) -> Path:
        """The path of a new, empty file on the same disk as the kept ones."""
        handle, name = tempfile.mkstemp(dir=self._drafts)
        os.close(handle)
        return Path(name)

    def keep(self, draft: Path, key: FileKey) -> Path:
        """Sync a draft to disk and rename it into place."""
        target = self._path(key)
        target.parent.mkdir(parents=True, exist_ok=True)
        _sync(draft)
        draft.replace(target)
        _sync(target.parent)
        _sync(target.parent.parent)
        return target

    def find(self, key: FileKey) -> Path | None:
        """The path of a kept file; None where there is none."""
        path = self._path(key)
        return path if path.is_file() else None

    def discard(self, draft: Path) -> None:
        """Remove a draft."""
        draft.unlink(missing_ok=True)

    def discard_drafts(self) -> None:
        """Remove what an earlier run left half-written; only while no other process writes here."""
        for draft in self._drafts.iterdir():
            draft.unlink(missing_ok=True)

    def _path(self, key: FileKey) -> Path:
        digest = key.document_id.removeprefix(ID_PREFIX)
        if not _ID.fullmatch(digest) or not _NAME.fullmatch(key.name):
            raise ValueError(f"{key.document_id!r}, {key.name!r} names no file of a document")
        return self._folder / digest[:2] / digest / key.name


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
