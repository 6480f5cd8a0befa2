"""Names of the files that belong to a paper."""

from dataclasses import dataclass

ID_PREFIX = "sha256:"


@dataclass(frozen=True, slots=True)
class FileKey:
    """A file of one document: `name` tells which."""

    document_id: str
    name: str


def paper_key(document_id: str) -> FileKey:
    """The paper itself."""
    return FileKey(document_id, "paper.pdf")


def artefact_key(document_id: str, extractor_version: str) -> FileKey:
    """What a version of the extractor read from it."""
    return FileKey(document_id, f"reading-{extractor_version}.zip")


def vectors_key(document_id: str, extractor_version: str, model: str) -> FileKey:
    """The vectors that an embedding model made of that reading."""
    return FileKey(document_id, f"vectors-{extractor_version}-{_tame(model)}.bin")


def image_key(document_id: str, page: int) -> FileKey:
    """The picture of a page."""
    return FileKey(document_id, f"page-{page}.png")


def _tame(name: str) -> str:
    return "".join(c if (c.isascii() and c.isalnum()) or c in ".-" else "_" for c in name)
