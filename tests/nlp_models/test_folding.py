"""Folding keeps the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_models.folding import fold


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("plain text", "plain text"),
        ("the Chair’s “view”", 'the Chair\'s "view"'),
        ("2024–25 — so", "2024-25 - so"),
        ("two\n lines", "two lines"),
        ("commu\u00adnity\u00a0hall", "community hall"),
        (" edge ", " edge "),
    ],
)
def test_fold(printed: str, folded: str) -> None:
    assert fold(printed).text == folded


def test_way_back_over_squeezed_space() -> None:
    folded = fold("a  \n b")
    assert folded.back(0, 3) == (0, 6)
    assert folded.back(2, 3) == (5, 6)


@given(st.text(alphabet="ab \n\t\u00a0\u00ad’–."), st.data())
def test_way_back_covers_the_same_words(printed: str, data: st.DataObject) -> None:
    folded = fold(printed)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    low, high = folded.back(start, end)
    assert 0 <= low <= high <= len(printed)
    assert fold(printed[low:high]).text.strip() == folded.text[start:end].strip()
