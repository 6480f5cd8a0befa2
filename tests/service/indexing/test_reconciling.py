"""What disagrees is put right from the store."""

import logging

import pytest

from service.indexing.agreement import Disagreement, compare
from service.indexing.editions import edition_of
from service.indexing.reconciling import reconcile
from service.parsing.errors import ReadingStoppedError
from service.search.understanding.repository import WordRepository
from service.storage.keys import vectors_key
from service.storage.models import DocumentRow
from tests.service.indexing.made_store import MadeStore
from tests.service.made_papers import SCANNED_DECISION, SECRET, document_id, pdf


def mend(store: MadeStore) -> list[Disagreement]:
    """Those that were worked off, in order."""
    done: list[Disagreement] = []
    with store.maker() as maker:
        reconcile(compare(store.holdings).mendable, store.holdings, maker, done=done.append)
    return done


def texts(store: MadeStore, word: str) -> set[tuple[str, str]]:
    return {(hit.point.filename, hit.point.text) for hit in store.index.matching({word: 1.0}, limit=99)}


def test_an_empty_index_is_filled_from_the_readings_without_embedding_again(store: MadeStore) -> None:
    names = ["one.pdf", "two.pdf", "three-exempt.pdf"]
    identities = [store.read(name) for name in names]
    whole, words = store.index.documents(), texts(store, "bridg")
    for identity in identities:
        store.index.delete_document(identity)
    assert len(mend(store)) == len(names)
    assert store.index.documents() == whole
    assert texts(store, "bridg") == words
    assert store.embedder.texts == []
    assert compare(store.holdings).disagreements == ()


def test_exempt_matter_stays_out(store: MadeStore) -> None:
    identity = store.read("exempt.pdf")
    store.index.delete_document(identity)
    mend(store)
    assert store.index.documents()[identity][1] > 0
    assert not [text for _, text in texts(store, "settlement") if text == SECRET]


def test_a_new_model_embeds_all_anew(store: MadeStore) -> None:
    identity = store.read("one.pdf")
    store.embedder.name = "another-model"
    mend(store)
    edition, count = store.index.documents()[identity]
    reading = store.holdings.reading(identity)
    assert reading is not None
    assert edition == edition_of(reading.name, "another-model")
    assert len(store.embedder.texts) == count
    assert store.holdings.papers.find(vectors_key(identity, "another-model"))


def test_a_paper_without_a_reading_goes_from_the_index(store: MadeStore) -> None:
    identity = store.read("one.pdf")
    with store.database.session() as session:
        session.delete(session.get_one(DocumentRow, identity))
    [gone] = mend(store)
    assert (gone.problem, store.index.documents()) == ("gone", {})


def test_words_of_the_paper_come_into_the_vocabulary(store: MadeStore) -> None:
    identity = store.take_in("one.pdf")
    store.save("one.pdf")
    store.finish(identity)
    mend(store)
    with store.database.session() as session:
        words = {word.word: word.papers for word in WordRepository(session).changed_since(None)}
    assert words["bridge"] == 1


def test_a_damaged_reading_is_told_and_holds_up_no_other(store: MadeStore, caplog: pytest.LogCaptureFixture) -> None:
    damaged, lost, sound = store.read("damaged.pdf"), store.read("lost.pdf"), store.read("sound.pdf")
    for identity in (damaged, lost, sound):
        store.index.delete_document(identity)
    store.lose_reading(lost)
    store.damage_reading(damaged)
    with caplog.at_level(logging.WARNING):
        mend(store)
    assert set(store.index.documents()) == {sound}
    assert f"minutebook reread {damaged}" in caplog.text
    assert {one.document_id: one.problem for one in compare(store.holdings).disagreements} == {
        damaged: "missing",
        lost: "reading_lost",
    }


def test_a_reading_that_comes_meanwhile_stands_in_the_end(store: MadeStore) -> None:
    """Its job puts its points while those of the reading before are embedded, which then come after them."""
    name = "scanned.pdf"
    identity = store.take_in(name)
    store.save(name)
    store.finish(identity)

    def recognised() -> None:
        store.embedder.before = None
        store.save(name, ocr=True)
        store.put(name, ocr=True)

    store.embedder.before = recognised
    mend(store)
    assert store.embedder.texts
    assert SCANNED_DECISION in {text for _, text in texts(store, "lamp")}
    assert compare(store.holdings).disagreements == ()


def test_a_paper_that_goes_meanwhile_is_gone_in_the_end(store: MadeStore) -> None:
    identity = store.take_in("one.pdf")
    store.save("one.pdf")
    store.finish(identity)

    def go() -> None:
        with store.database.session() as session:
            session.get_one(DocumentRow, identity).extractor_version = None

    store.embedder.before = go
    mend(store)
    assert store.index.documents() == {}


def test_a_stop_midway_leaves_what_was_done_and_the_rest_for_the_next_time(store: MadeStore) -> None:
    for name in ("one.pdf", "two.pdf", "three.pdf"):
        store.finish(store.take_in(name))
        store.save(name)
    done: list[Disagreement] = []
    with store.maker() as maker:

        def one_done(disagreement: Disagreement) -> None:
            done.append(disagreement)
            maker.close()

        with pytest.raises(ReadingStoppedError):
            reconcile(compare(store.holdings).mendable, store.holdings, maker, done=one_done)
    assert set(store.index.documents()) == {document_id(pdf("one.pdf"))}
    mend(store)
    assert len(store.index.documents()) == 3


def test_a_paper_that_was_gone_and_came_back_stays(store: MadeStore) -> None:
    name = "one.pdf"
    store.read(name)
    with store.database.session() as session:
        session.delete(session.get_one(DocumentRow, document_id(pdf(name))))
    gone = compare(store.holdings).mendable
    store.read(name)
    with store.maker() as maker:
        reconcile(gone, store.holdings, maker, done=lambda _: None)
    assert compare(store.holdings).disagreements == ()
    assert store.index.count() > 0
