"""Labels by place: words to boxes and back."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpus.labels import LabelsUnreadableError, load_labels
from corpus.placed import load_placed
from corpus.placed.__main__ import app
from corpus.placed.placing import find, place
from corpus.placed.reading import PaperText
from corpus.sets import LABELS_SUFFIX, PLACED, PLACED_SUFFIX, SAMPLES, labelled_sets, placed_set, shared_papers

NAME = "parish-minutes-2025-11-11"
PDF, LABELS = SAMPLES / f"{NAME}.pdf", SAMPLES / f"{NAME}{LABELS_SUFFIX}"


def _letters(words: str | None) -> str:
    return "".join(character for character in (words or "").lower() if character.isalnum())


def test_labels_by_place_read_back_as_the_labels_in_words(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, [str(LABELS), "-o", str(tmp_path)])
    assert done.exit_code == 0, done.output
    written = tmp_path / f"{NAME}{PLACED_SUFFIX}"
    back, labels = load_placed(written, PDF), load_labels(LABELS)
    for kind in ("decisions", "actions", "attendees", "agenda_items"):
        wanted, found = getattr(labels, kind), getattr(back, kind)
        assert len(found) == len(wanted)
        for label, read in zip(wanted, found, strict=True):
            for field in ("text", "title", "name", "mover", "owner"):
                assert _letters(getattr(read, field, "")) == _letters(getattr(label, field, ""))
            assert read.page == label.page


def test_no_words_of_the_paper_stand_in_labels_by_place(tmp_path: Path) -> None:
    CliRunner().invoke(app, [str(LABELS), "-o", str(tmp_path)])
    written = (tmp_path / f"{NAME}{PLACED_SUFFIX}").read_text(encoding="utf-8")
    for decision in load_labels(LABELS).decisions:
        assert decision.text[:40] not in written


def test_words_that_are_not_on_the_page_are_told_and_left_out() -> None:
    labels = json.loads(LABELS.read_text(encoding="utf-8"))
    labels["decisions"][0]["text"] = "Nothing of the kind was ever printed on any page of these minutes."
    with PaperText(PDF.read_bytes()) as text:
        placed = place(labels, text)
    assert len(placed.labels["decisions"]) == len(labels["decisions"]) - 1
    assert placed.lost == (f"decisions p{labels['decisions'][0]['page']}: {labels['decisions'][0]['text']}",)


def test_words_on_no_page_have_no_place() -> None:
    with PaperText(PDF.read_bytes()) as text:
        assert find("…", 1, text) is None
        assert find("zebra crossing quorum xylophone", 1, text) is None


def test_a_broken_file_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / f"{NAME}{PLACED_SUFFIX}"
    path.write_text('{"paper": "a.pdf"}', encoding="utf-8")
    with pytest.raises(LabelsUnreadableError, match=path.name):
        load_placed(path, PDF)


def test_sets_by_place_share_no_paper() -> None:
    names = [path.name for folder in PLACED.iterdir() for path in folder.iterdir()]
    assert len(names) == len(set(names))


def test_every_set_on_this_machine_holds_papers() -> None:
    sets = labelled_sets()
    assert sets[0].name == "samples"
    assert all(each.papers for each in sets)


def test_every_committed_file_reads_as_labels() -> None:
    if not shared_papers().is_dir():
        pytest.skip("the real papers are not beside this checkout")
    for folder in sorted(PLACED.iterdir()):
        papers = placed_set(folder.name).papers
        assert len(papers) == len(list(folder.iterdir()))
        for paper in papers:
            labels = load_placed(paper.labels, paper.pdf)
            assert all(_letters(decision.text) for decision in labels.decisions)
