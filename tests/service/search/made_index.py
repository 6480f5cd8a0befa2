"""An index made for tests: points of made-up papers, with an embedder that knows a handful of meanings."""

from collections.abc import Sequence
from dataclasses import replace

from service.embedding.port import Vector
from service.index.keywords import stem_set
from service.index.port import Point

MEANINGS = ("bridge crossing footbridge span", "money cost pound price budget", "lamp light dark", "bin refuse waste")
"""Words of one meaning lie in one direction."""
OTHER_PASSAGES, OTHER_QUESTIONS = (0.0, 0.0, 0.0, 0.0, 1.0, 0.0), (0.0, 0.0, 0.0, 0.0, 0.0, 1.0)
"""Without a known word, a question is far from everything."""


class FewMeanings:
    """An embedder that tells four meanings apart."""

    name = "few-meanings"
    dimension = len(OTHER_PASSAGES)

    def embed_passages(self, texts: Sequence[str]) -> list[Vector]:
        return [_direction(text) or OTHER_PASSAGES for text in texts]

    def embed_query(self, text: str) -> Vector:
        return _direction(text) or OTHER_QUESTIONS

    def warm(self) -> None:
        """There is nothing to load."""


def _direction(text: str) -> Vector | None:
    stems = stem_set(text)
    counts = [float(len(stems & stem_set(words))) for words in MEANINGS]
    length = sum(count * count for count in counts) ** 0.5
    return [*(count / length for count in counts), 0.0, 0.0] if length else None


def point(number: int, text: str, **changes: object) -> Point:
    made = Point(
        id=f"00000000-0000-0000-0000-{number:012}",
        document_id="sha256:" + "a" * 64,
        kind="passage",
        text=text,
        headings=("Highways",),
        page=number,
        boxes=((number, ((72.0, 100.0, 400.0, 112.0),)),),
        start=number * 1000,
        end=number * 1000 + len(text),
        body="Ashcombe Council",
        date="2026-03-02",
        title="Minutes of the Council",
        filename="minutes.pdf",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


BRIDGE = point(1, "The footbridge at Pell Lane is closed until the rotten planks have been replaced.")
LAMPS = point(2, "Three lamp posts in Mill Road stay dark; the clerk is to chase the contractor for a date.")
BINS = point(
    3,
    "The waste contractor missed the Hill Farm bins twice and has been asked to explain it.",
    document_id="sha256:" + "b" * 64,
    body="Ashcombe and Vale",
    date="2025-11-20",
    filename="board.pdf",
)
CHASE = point(
    4,
    "The clerk is to chase the contractor for a date.",
    kind="action",
    page=2,
    start=LAMPS.start + 39,
    end=LAMPS.end,
    record_id="action-1",
    category="minutes",
)
POINTS = (BRIDGE, LAMPS, BINS, CHASE)
