import pytest

from service.embedding.windows import SHORT, SIZE, STEP, stretch_of
from service.search.pointing import LONGEST, sentence_nearest
from tests.service.search.made_index import point

YES, NO = (1.0, 0.0), (0.0, 1.0)
SENTENCES = [f"The clerk told of lamp {number} and of all that is to be done about it." for number in range(6)]


def nearest(text: str, *windows: tuple[float, float], **changes: object) -> str:
    start, end = sentence_nearest(point(1, text, **changes), YES, windows)
    return text[start:end]


@pytest.mark.parametrize(("best", "sentences"), [(0, {0, 1}), (1, {1, 2}), (2, {2, 3}), (4, {4, 5})])
def test_the_sentence_lies_in_the_best_window(best: int, sentences: set[int]) -> None:
    windows = [YES if number == best else NO for number in range(5)]
    assert nearest(" ".join(SENTENCES), *windows) in {SENTENCES[number] for number in sentences}


def test_the_heading_that_a_fact_was_read_under_is_no_part_of_its_text() -> None:
    text = " ".join(SENTENCES[:2])
    assert nearest(text, YES, NO, kind="action", headings=("A heading of so many words. " * 8,)) == SENTENCES[0]
    assert nearest(text, NO, YES, kind="action", headings=("Short",)) == SENTENCES[1]


def test_a_text_of_one_window_is_pointed_to_whole() -> None:
    assert nearest("One. Two. Three.", YES) == "One. Two. Three."


@pytest.mark.parametrize("text", ["One line\nAnother line", "\n\n", "", "no end"])
def test_any_text_has_its_sentence(text: str) -> None:
    assert nearest(text, YES, NO) in (text, "One line")


@pytest.mark.parametrize("pieces", [SHORT + 1, 64, 65, 128, 200])
def test_windows_are_where_they_are_said_to_be(pieces: int) -> None:
    starts = list(range(0, pieces - STEP, STEP))
    for number, start in enumerate(starts):
        first, last = stretch_of(number, of=len(starts))
        assert first * pieces == pytest.approx(start, abs=STEP)
        assert last * pieces == pytest.approx(min(pieces, start + SIZE), abs=STEP)


def test_of_a_very_long_sentence_the_words_of_the_window_are_pointed_to() -> None:
    text = " ".join(f"cell{number}" for number in range(90))
    pointed = nearest(text, NO, NO, NO, YES, NO)
    assert len(pointed) < LONGEST
    assert f" {pointed} " in f" {text} "
    assert 40 <= int(pointed.split()[0].removeprefix("cell")) <= 60
