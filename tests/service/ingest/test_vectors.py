"""Vectors are made once for each text and kept beside the paper."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from service.embedding.port import PassageVectors
from service.ingest.vectors import LOT, PaperVectors
from service.storage.keys import vectors_key
from service.storage.papers import FolderPapers
from tests.service.made_engines import HashedWords

PAPER = "sha256:" + "b" * 64
TEXTS = ["The lamps are lit.", "Tea was served.", "The lamps are lit."]


class CountingWords(HashedWords):
    """Notes which texts it was asked for."""

    def __init__(self, name: str = "counting-words") -> None:
        self.name = name
        self.lots: list[Sequence[str]] = []

    def embed_passages(self, texts: Sequence[str]) -> list[PassageVectors]:
        self.lots.append(texts)
        return [self.vectors_of(text) for text in texts]

    def vectors_of(self, text: str) -> PassageVectors:
        """A window a word."""
        return PassageVectors(self.embed_query(text), tuple(map(self.embed_query, text.split())))


@pytest.fixture
def papers(tmp_path: Path) -> FolderPapers:
    return FolderPapers(tmp_path)


def made(papers: FolderPapers, texts: Sequence[str], embedder: CountingWords | None = None) -> list[str]:
    """The texts that had to be embedded; the vectors are the right ones."""
    embedder = embedder or CountingWords()
    vectors = PaperVectors(papers, embedder).of(PAPER, texts, before_each_lot=lambda: None)
    for text, found in zip(texts, vectors, strict=True):
        expected = embedder.vectors_of(text)
        assert list(found.whole) == pytest.approx(expected.whole, abs=1e-7)
        assert [list(window) for window in found.windows] == [
            pytest.approx(window, abs=1e-3) for window in expected.windows
        ]
    return [text for lot in embedder.lots for text in lot]


def test_a_text_is_embedded_once(papers: FolderPapers) -> None:
    assert sorted(made(papers, TEXTS)) == ["Tea was served.", "The lamps are lit."]
    assert made(papers, TEXTS) == []


def test_a_paper_read_anew_needs_only_its_new_texts(papers: FolderPapers) -> None:
    made(papers, TEXTS)
    assert made(papers, ["Bulbs were planted.", "Tea was served."]) == ["Bulbs were planted."]
    assert made(papers, TEXTS) == ["The lamps are lit."]  # no longer kept: a file does not grow


def test_models_do_not_share_vectors(papers: FolderPapers) -> None:
    made(papers, TEXTS)
    assert made(papers, ["Tea was served."], CountingWords("other-words")) == ["Tea was served."]


def test_a_paper_without_text_has_no_vectors(papers: FolderPapers) -> None:
    assert made(papers, []) == []


def test_a_damaged_file_is_made_anew(papers: FolderPapers) -> None:
    made(papers, TEXTS)
    kept = papers.find(vectors_key(PAPER, "counting-words"))
    assert kept is not None
    kept.write_bytes(kept.read_bytes()[:100])
    assert len(made(papers, TEXTS)) == 2
    assert made(papers, TEXTS) == []


def test_lots_are_of_like_length_and_a_stop_is_heeded_between_them(papers: FolderPapers) -> None:
    texts = [f"{'lamps ' * (number % 50)}{number}" for number in range(LOT * 2)]
    embedder, lots = CountingWords(), iter([None])

    def stop() -> None:
        if next(lots, "no more") == "no more":
            raise InterruptedError

    with pytest.raises(InterruptedError):
        PaperVectors(papers, embedder).of(PAPER, texts, before_each_lot=stop)
    [first] = embedder.lots
    assert len(first) == LOT
    assert min(map(len, first)) >= sorted(map(len, texts))[LOT]
    assert papers.find(vectors_key(PAPER, embedder.name)) is None
