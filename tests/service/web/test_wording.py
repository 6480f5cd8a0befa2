from typing import get_args

import pytest

from extractors.results import ActionState, PageFate, PaperKind, PartStanding, Vote
from service.documents.schemas import DocumentStatus
from service.index.port import PointKind
from service.storage.models import RecordKind, Stage
from service.web import wording


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (wording.FACT_WORDS, {*get_args(RecordKind), *get_args(PointKind)}),
        (wording.GROUP_WORDS, {*get_args(RecordKind), *get_args(PointKind)}),
        (wording.PAPER_WORDS, set(get_args(PaperKind))),
        (wording.STATUS_WORDS, set(get_args(DocumentStatus))),
        (wording.STAGE_WORDS, set(get_args(Stage))),
        (wording.FATE_WORDS, set(get_args(PageFate))),
        (wording.STATE_WORDS, set(get_args(ActionState))),
        (wording.STANDING_WORDS, set(get_args(PartStanding))),
        (wording.VOTE_WORDS, set(get_args(Vote))),
    ],
)
def test_every_code_has_a_word(words: dict[str, str], codes: set[str]) -> None:
    assert set(words) == codes


@pytest.mark.parametrize(
    ("confidence", "words", "doubtful"),
    [
        (0.96, "clear, 96%", False),
        (0.94, "likely, 94%", False),
        (0.8, "likely, 80%", False),
        (0.5, "doubtful, 50%", True),
    ],
)
def test_confidence_is_a_word_and_a_percentage(confidence: float, words: str, doubtful: bool) -> None:
    assert wording.confidence_words(confidence) == words
    assert wording.is_doubtful(confidence) is doubtful


@pytest.mark.parametrize(
    ("share", "words"),
    [(1.0, "100%"), (0.9999, "99%"), (0.995, "99%"), (0.984, "98%"), (0.001, "1%"), (0.0, "0%")],
)
def test_all_and_none_are_said_of_nothing_less(share: float, words: str) -> None:
    assert wording.share_words(share) == words


@pytest.mark.parametrize(
    ("kind", "standing", "words"),
    [("minutes", "draft", "Draft minutes"), ("minutes", "confirmed", "Confirmed minutes"), ("pack", None, "Pack")],
)
def test_minutes_are_called_by_their_standing(kind: PaperKind, standing: PartStanding | None, words: str) -> None:
    assert wording.paper_words(kind, standing) == words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Ashcombe Council, 2026-03-02", "Ashcombe Council, 2 March 2026"),
        ("Plan 2026-03-02", "Plan 2026-03-02"),
        ("Ashcombe Council, 2026-03-02 (draft)", "Ashcombe Council, 2026-03-02 (draft)"),
        ("Ashcombe Council, 2026-13-02", "Ashcombe Council, 2026-13-02"),
    ],
)
def test_the_day_at_the_end_of_a_title_is_put_in_words(title: str, words: str) -> None:
    assert wording.title_words(title) == words


def test_counts_and_lists_read_as_sentences() -> None:
    assert wording.counted(1, "page") == "1 page"
    assert wording.counted(1200, "page") == "1,200 pages"
    assert wording.counted(0, "body", "bodies") == "0 bodies"
    assert [wording.listed(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
