import pytest

from service.search.schemas import MarkView
from service.web.results import LONGEST_EXCERPT, segments_of

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
