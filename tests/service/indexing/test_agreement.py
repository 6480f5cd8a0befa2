"""What counts as a disagreement between the index and the store."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from service.index.edge_shard import lots
from service.indexing.agreement import Disagreement, Problem, compare
from service.indexing.repository import ReadingRepository
from service.storage.models import Stage
from tests.service.indexing.made_store import MadeStore
from tests.service.made_papers import document_id, pdf

PAPER = "bridges.pdf"
POINTS = 4
"""Of a made paper: its passages joined, a decision, an action and a target."""


def found(store: MadeStore) -> list[tuple[str, Problem]]:
    return [(one.document_id, one.problem) for one in compare(store.holdings).disagreements]


def test_a_paper_that_was_indexed_as_it_was_read_agrees(store: MadeStore) -> None:
    identity = store.read(PAPER)
    edition, count = store.index.documents()[identity]
    assert edition.endswith(" hashed-words")
    assert count == POINTS
    assert (compare(store.holdings).papers, found(store)) == (1, [])


def missing(store: MadeStore, identity: str) -> None:
    store.index.delete_document(identity)


def read_anew(store: MadeStore, identity: str) -> None:
    del identity
    store.save(PAPER, ocr=True)


def cut_short(store: MadeStore, identity: str) -> None:
    ids = [hit.point.id for hit in store.index.matching({"bridg": 1.0}, limit=99)]
    [point, *_] = store.index.retrieve(ids)
    edition, _ = store.index.documents()[identity]
    store.index.replace_document(identity, [point], store.embedder.embed_passages(["made up"]), edition=edition)


def lost(store: MadeStore, identity: str) -> None:
    store.lose_reading(identity)


CASES: list[tuple[Callable[[MadeStore, str], None], Problem, str]] = [
    (missing, "missing", "is not in the index"),
    (read_anew, "old_edition", "-recognised"),
    (cut_short, "count_differs", f"has 1 points in the index, not {POINTS}"),
    (lost, "reading_lost", "minutebook reread"),
]


@pytest.mark.parametrize(("spoil", "problem", "says"), CASES, ids=[case[1] for case in CASES])
def test_what_disagrees_is_told_with_its_paper(
    store: MadeStore, spoil: Callable[[MadeStore, str], None], problem: Problem, says: str
) -> None:
    store.read("untouched.pdf")
    identity = store.read(PAPER)
    spoil(store, identity)
    [disagreement] = compare(store.holdings).disagreements
    assert (disagreement.document_id, disagreement.problem) == (identity, problem)
    assert says in disagreement.detail
    assert disagreement.reading is not None
    assert disagreement.reading.filename == PAPER


def test_what_another_model_embedded_is_of_an_old_edition(store: MadeStore) -> None:
    identity = store.read(PAPER)
    store.embedder.name = "another-model"
    assert found(store) == [(identity, "old_edition")]


def test_a_replacement_that_stopped_midway_is_told_though_the_count_is_right(store: MadeStore) -> None:
    """Same points, half of them made with the edition before: what a kill in the middle of a lot leaves."""
    identity = store.read(PAPER)
    edition, _ = store.index.documents()[identity]
    points = store.index.retrieve([hit.point.id for hit in store.index.matching({"bridg": 1.0}, limit=99)])
    kept, half = store.index.documents(), points[:2]
    vectors = store.embedder.embed_passages([point.text for point in half])
    with store.index._live.asked() as shard:  # type: ignore[attr-defined]
        for lot in lots(half, vectors, "an older edition"):
            shard.put(lot)
    assert kept[identity][1] == store.index.documents()[identity][1] == POINTS
    assert found(store) == [(identity, "old_edition")]
    assert edition in store.index.documents()[identity][0]


def test_points_of_a_paper_without_a_reading_are_gone_ones(store: MadeStore) -> None:
    store.read(PAPER)
    identity = document_id(pdf("gone.pdf"))
    [hit, *_] = store.index.matching({"bridg": 1.0}, limit=1)
    vectors = store.embedder.embed_passages(["made up"])
    strange = replace(hit.point, id="00000000-0000-4000-8000-000000000001", document_id=identity)
    store.index.replace_document(identity, [strange], vectors, edition="any")
    assert compare(store.holdings).disagreements == (
        Disagreement(identity, "gone", "is in the index, though no reading of it is kept"),
    )


@pytest.mark.parametrize("stage", ["save", "embed", "index"])
def test_a_paper_whose_job_is_putting_it_is_left_aside(store: MadeStore, stage: Stage) -> None:
    identity = store.take_in(PAPER)
    store.save(PAPER)
    store.at(identity, stage)
    assert found(store) == []
    store.finish(identity)
    assert found(store) == [(identity, "missing")]


def test_a_paper_that_was_taken_in_but_not_read_is_none_yet(store: MadeStore) -> None:
    store.take_in(PAPER)
    assert compare(store.holdings).papers == 0
    assert found(store) == []


def test_a_paper_without_anything_to_find_agrees(store: MadeStore) -> None:
    identity = store.take_in(PAPER)
    store.save(PAPER)
    store.finish(identity)
    with store.database.session() as session:
        ReadingRepository(session).note_points(identity, 0)
    assert found(store) == []


@pytest.mark.parametrize("moment", ["before the index is listed", "after"])
def test_a_paper_that_comes_or_is_read_again_while_they_are_compared_is_left_aside(
    store: MadeStore, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    store.read("scanned.pdf")
    documents, coming = store.index.documents, [PAPER]

    def come() -> None:
        if coming:
            store.read(coming.pop())
            store.save("scanned.pdf", ocr=True)
            store.put("scanned.pdf", ocr=True)

    def while_it_comes() -> dict[str, tuple[str, int]]:
        if moment != "after":
            come()
        seen = documents()
        come()
        return seen

    monkeypatch.setattr(store.index, "documents", while_it_comes)
    assert compare(store.holdings).disagreements == ()
    assert compare(store.holdings).papers == 2
    assert coming == []
