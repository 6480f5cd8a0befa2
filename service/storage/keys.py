"""Names of the files that belong to a paper."""

from dataclasses import dataclass

ID_PREFIX = "sha256:"


@dataclass(frozen=True, slots=True)
class FileKey:
    """A file of one document: `name` tells which."""

    document_id: str
    name: str


@dataclass(frozen=True, slots=True)
class ReadingName:
    """Which of a paper's readings: by a version of the extractor, with its scanned pages recognised or without."""

    extractor_version: str
    recognised: bool = False

    @property
    def stem(self) -> str:
        """As part of a file's name."""
        return f"{self.extractor_version}-recognised" if self.recognised else self.extractor_version


def paper_key(document_id: str) -> FileKey:
    """The paper itself, as it was uploaded."""
    return FileKey(document_id, "paper.pdf")


def unlocked_key(document_id: str) -> FileKey:
    """A copy of it that opens without its password, where the paper itself needs one."""
    return FileKey(document_id, "unlocked.pdf")


def artefact_key(document_id: str, reading: ReadingName) -> FileKey:
    """What was read from it."""
    return FileKey(document_id, f"reading-{reading.stem}.zip")


def vectors_key(document_id: str, model: str) -> FileKey:
    """The vectors that an embedding model made of its texts."""
    return FileKey(document_id, f"vectors-{_tame(model)}.npz")


def image_key(document_id: str, page: int) -> FileKey:
    """The picture of a page."""
    return FileKey(document_id, f"page-{page}.png")


def _tame(name: str) -> str:
    return "".join(c if (c.isascii() and c.isalnum()) or c in ".-" else "_" for c in name)
