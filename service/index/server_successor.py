"""An index on a server that is filled beside the one that is asked, to take its place."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from service.embedding.port import PassageVectors
from service.index.errors import IndexUnreachableError, SuccessionError
from service.index.payloads import check_points
from service.index.port import Point
from service.index.server_collection import Collection
from service.index.server_generations import UNREACHED, ServerGenerations


class ServerSuccessor:
    """A new collection. Other processes change the current one meanwhile: its editions tell which documents."""

    def __init__(self, generations: ServerGenerations, *, url: str, dimension: int) -> None:
        self._generations = generations
        self._url = url
        self._editions = generations.asked().documents()
        self._collection: Collection | None = generations.begin(dimension)

    @property
    def is_open(self) -> bool:
        """Whether it was neither switched nor abandoned."""
        return self._collection is not None

    def replace_document(
        self, document_id: str, points: Sequence[Point], vectors: Sequence[PassageVectors], *, edition: str
    ) -> None:
        """Write the new points, then drop those of the document that are not among them."""
        check_points(document_id, points, vectors)
        with reached(self._url):
            self._open.write_document(document_id, points, vectors, edition)

    def carry_over(self, document_id: str) -> None:
        """Bring a document over as it is in the current collection."""
        with reached(self._url):
            self._open.carry(document_id, self._generations.asked())

    def switch(self) -> None:
        """Take the place of the current collection."""
        heir = self._open
        with reached(self._url):
            old = self._generations.current() or self._generations.asked()
            self._carry(old, heir)
            self._generations.switch(heir)
            self._collection = None  # from here on it is asked, whatever comes: nothing may drop it
            self._carry(old, heir)  # what was on its way to the old one
            self._generations.drop_all_but(heir)

    def abandon(self) -> None:
        """Drop what was filled."""
        if self._collection is not None:
            with reached(self._url):
                self._generations.drop(self._collection)
            self._collection = None

    @property
    def _open(self) -> Collection:
        if self._collection is None:
            raise SuccessionError("this successor was switched or abandoned before: begin another")
        return self._collection

    def _carry(self, old: Collection, heir: Collection) -> None:
        """Bring over the documents of which the old collection has another edition than when last looked."""
        now = old.documents()
        for document_id in now.keys() | self._editions.keys():
            if now.get(document_id) != self._editions.get(document_id):
                heir.carry(document_id, old)
        self._editions = now


@contextmanager
def reached(url: str) -> Iterator[None]:
    """Raises IndexUnreachableError for what goes wrong on the way to the server, or there."""
    try:
        yield
    except UNREACHED as error:
        raise IndexUnreachableError(
            f"the Qdrant server at {url} does not answer or refuses: check MINUTEBOOK_QDRANT_URL and "
            "MINUTEBOOK_QDRANT_API_KEY, and whether it runs"
        ) from error
