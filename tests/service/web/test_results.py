from datetime import date

import pytest

from service.examples import ANSWER
from service.search.schemas import MarkView, ReasonView
from service.web.results import LONGEST_EXCERPT, PLACES_SHOWN, result_of, segments_of

TODAY = date(2026, 4, 1)

LONG = " ".join(f"word{number}" for number in range(120))


def marks(text: str, *words: str) -> list[MarkView]:
    return [MarkView(start=text.index(word), end=text.index(word) + len(word)) for word in words]


def test_a_text_is_parted_at_its_marks() -> None:
    text = "The bridge was mended."
    segments = segments_of(text, marks(text, "bridge", "mended"))
    assert [(one.text, one.marked) for one in segments] == [
        ("The ", False),
        ("bridge", True),
        (" was ", False),
        ("mended", True),
        (".", False),
    ]


@pytest.mark.parametrize("word", ["word0 ", "word60 ", "word119"])
def test_a_long_text_is_cut_around_its_first_mark(word: str) -> None:
    shown = segments_of(LONG, marks(LONG, word.strip()) if word != "word0 " else [MarkView(start=0, end=5)])
    text = "".join(one.text for one in shown)
    assert [one.text for one in shown if one.marked] == [word.strip()]
    assert LONGEST_EXCERPT - 20 <= len(text.strip("… ")) <= LONGEST_EXCERPT + 20
    assert all(piece in LONG.split() for piece in text.strip("… ").split())
    assert text.startswith("… ") == (word != "word0 ")
    assert text.endswith(" …") == (word != "word119")


def test_a_long_text_without_marks_is_cut_at_its_end() -> None:
    text = "".join(one.text for one in segments_of(LONG, []))
    assert text.startswith("word0 ")
    assert text.endswith(" …")


def test_a_long_text_is_cut_to_the_window_with_most_marks() -> None:
    shown = segments_of(LONG, marks(LONG, "word5 ", "word90 ", "word91 ", "word93 "))
    assert [one.text for one in shown if one.marked] == ["word90 ", "word91 ", "word93 "]


def test_a_mark_longer_than_the_excerpt_is_cut_with_it() -> None:
    shown = segments_of(LONG, [MarkView(start=200, end=900)])
    marked = [one.text for one in shown if one.marked]
    assert len(marked) == 1
    assert 200 < len(marked[0]) < LONGEST_EXCERPT
    assert shown[-1].text == " …"


def test_an_answer_tells_owner_due_date_and_state() -> None:
    action = ANSWER.model_copy(update={"owner": "Orla Fenn", "due_date": "2026-03-31", "state": "carried_forward"})
    assert result_of(action, today=TODAY).facts == ("owner Orla Fenn", "overdue since 31 March 2026", "carried forward")
    done = action.model_copy(update={"state": "closed", "owner": None})
    assert result_of(done, today=TODAY).facts == ("due 31 March 2026", "closed")
    assert result_of(ANSWER, today=TODAY).facts == ()


def test_the_reasons_of_filters_are_not_told_at_each_answer() -> None:
    reasons = [ReasonView(kind="words", detail="“mill” in the text"), ReasonView(kind="filter", detail="kind action")]
    assert result_of(ANSWER.model_copy(update={"why": reasons}), today=TODAY).why == ("“mill” in the text",)


def test_the_sentence_that_is_nearest_in_meaning_is_told_apart_with_its_words() -> None:
    text = "One thing. The bridge was mended. Another thing."
    sentence = MarkView(start=11, end=33)
    segments = segments_of(text, marks(text, "bridge", "Another"), sentence)
    assert [(one.text, one.marked, one.gist) for one in segments] == [
        ("One thing. ", False, False),
        ("The ", False, True),
        ("bridge", True, True),
        (" was mended.", False, True),
        (" ", False, False),
        ("Another", True, False),
        (" thing.", False, False),
    ]


def test_a_long_text_is_cut_around_its_sentence() -> None:
    start = LONG.index("word80")
    shown = segments_of(LONG, marks(LONG, "word1 "), MarkView(start=start, end=start + 60))
    assert [one.text for one in shown if one.gist] == [LONG[start : start + 60]]


def test_only_some_of_the_other_places_are_named() -> None:
    shown = result_of(ANSWER.model_copy(update={"also": [ANSWER] * (PLACES_SHOWN + 2)}), today=TODAY)
    assert (len(shown.also), shown.also_more) == (PLACES_SHOWN, 2)
    assert shown.also[0].link.endswith("#marked")
