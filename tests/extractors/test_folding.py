import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.folding import fold, words_of


@pytest.mark.parametrize(
    ("lines", "vocabulary", "folded"),
    [
        (["the hall", "roof"], "", "the hall roof"),
        (["the  hall ", "  roof"], "", "the hall roof"),
        (["the infor-", "mation"], "information", "the information"),
        (["a community-", "based scheme"], "scheme", "a community-based scheme"),
        (["from 2024-", "25 onwards"], "", "from 2024-25 onwards"),
        (["Chair -", "Cllr Ash"], "", "Chair - Cllr Ash"),
    ],
)
def test_line_breaks_fold_to_spaces_and_broken_words_are_joined(lines: list[str], vocabulary: str, folded: str) -> None:
    assert fold([(line, 0) for line in lines], words_of(vocabulary)).text == folded


@given(st.lists(st.text("ab -\t", max_size=12), min_size=1, max_size=5))
def test_every_character_knows_where_it_came_from(lines: list[str]) -> None:
    source = "\n".join(lines)
    offsets = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    folded = fold(list(zip(lines, offsets, strict=True)))
    assert len(folded.text) == len(folded.origins)
    for character, origin in zip(folded.text, folded.origins, strict=True):
        assert character == " " or source[origin] == character
    assert list(folded.origins) == sorted(folded.origins)


def test_a_cut_keeps_its_place_and_loses_white_space_at_its_ends() -> None:
    folded = fold([("to cut the hedge", 50)])
    cut = folded.cut(2, 11)
    assert cut.text == "cut the"
    assert cut.span(0, 3) == (53, 56)


def test_an_empty_range_is_refused() -> None:
    with pytest.raises(ValueError, match="range 2 to 2"):
        fold([("to cut", 0)]).span(2, 2)
