from collections.abc import Callable
from pathlib import Path

import pytest

from service.ports import Papers
from service.storage.artefacts import read_analysis, read_text, read_words, write_artefact
from service.storage.keys import FileKey, ReadingName, artefact_key, image_key, paper_key, vectors_key
from service.storage.papers import FolderPapers
from tests.service.made_papers import document_id, pdf, reading

ONE, TWO = document_id(b"one"), document_id(b"two")
FIRST = ReadingName("1")
ADAPTERS: list[Callable[[Path], Papers]] = [FolderPapers]

anywhere = pytest.mark.parametrize("adapter", ADAPTERS)


def put(papers: Papers, key: FileKey, content: bytes) -> None:
    draft = papers.draft()
    draft.write_bytes(content)
    papers.keep(draft, key)


def got(papers: Papers, key: FileKey) -> bytes | None:
    path = papers.find(key)
    return path.read_bytes() if path else None


@anywhere
def test_what_is_kept_is_found_under_its_key_alone(adapter: Callable[[Path], Papers], tmp_path: Path) -> None:
    papers = adapter(tmp_path)
    put(papers, paper_key(ONE), b"a paper")
    assert got(papers, paper_key(ONE)) == b"a paper"
    others = [paper_key(TWO), artefact_key(ONE, FIRST), image_key(ONE, 1), vectors_key(ONE, "model")]
    assert [papers.find(key) for key in others] == [None] * 4


@anywhere
def test_keeping_again_replaces(adapter: Callable[[Path], Papers], tmp_path: Path) -> None:
    papers = adapter(tmp_path)
    put(papers, artefact_key(ONE, FIRST), b"first")
    put(papers, artefact_key(ONE, FIRST), b"second")
    assert got(papers, artefact_key(ONE, FIRST)) == b"second"


@anywhere
def test_what_is_kept_outlives_the_adapter(adapter: Callable[[Path], Papers], tmp_path: Path) -> None:
    put(adapter(tmp_path), image_key(ONE, 7), b"picture")
    assert got(adapter(tmp_path), image_key(ONE, 7)) == b"picture"


@anywhere
def test_a_draft_is_not_found_until_it_is_kept(adapter: Callable[[Path], Papers], tmp_path: Path) -> None:
    papers = adapter(tmp_path)
    draft = papers.draft()
    draft.write_bytes(b"half")
    assert papers.find(paper_key(ONE)) is None
    papers.discard(draft)
    papers.discard(draft)
    assert not draft.exists()


@anywhere
@pytest.mark.parametrize(
    "key", [FileKey("sha256:../../etc", "a"), FileKey(ONE, "../b"), FileKey(ONE, ""), FileKey("", "c")]
)
def test_a_key_leads_nowhere_else(adapter: Callable[[Path], Papers], tmp_path: Path, key: FileKey) -> None:
    with pytest.raises(ValueError, match="names no file"):
        adapter(tmp_path).find(key)


def test_a_models_name_makes_a_plain_file_name() -> None:
    assert vectors_key(ONE, "org/model:é 2").name == "vectors-org_model___2.npz"


def test_drafts_of_an_earlier_run_are_dropped(tmp_path: Path) -> None:
    draft = FolderPapers(tmp_path).draft()
    papers = FolderPapers(tmp_path)
    papers.discard_drafts()
    assert not draft.exists()


@pytest.mark.parametrize("filename", ["plain.pdf", "exempt.pdf", "partial.pdf"])
def test_a_reading_is_the_same_after_writing_and_reading_it(tmp_path: Path, filename: str) -> None:
    analysis = reading(pdf("Kept", 3), filename)
    write_artefact(analysis, tmp_path / "a.zip")
    assert read_analysis(tmp_path / "a.zip") == analysis
    assert read_text(tmp_path / "a.zip") == analysis.text
    assert read_words(tmp_path / "a.zip", 1) == analysis.words[0]
    assert read_words(tmp_path / "a.zip", 2) is None


def test_the_same_reading_is_written_to_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        write_artefact(reading(pdf("Same", 2), "same.pdf"), tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
