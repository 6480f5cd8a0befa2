from concurrent.futures import ThreadPoolExecutor

import pytest

from service.index.keywords import fold, point_vector, query_vector, stem_set, stems_of


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("Footbridges", {"footbridg"}),
        ("the footbridge's repair", {"footbridg", "repair"}),
        ("the footbridge’s REPAIRS", {"footbridg", "repair"}),
        ("Café in Llŷn", {"cafe", "llyn"}),
        ("A466, by 2026", {"a466", "2026"}),
        ("step-free access", {"step", "free", "access"}),
        ("O'Hara", {"ohara"}),
        ("what is the", set()),
        ("", set()),
    ],
)
def test_words_become_stems_without_stop_words(text: str, stems: set[str]) -> None:
    assert stem_set(text) == stems


def test_stems_know_where_their_words_stand() -> None:
    text = "The clerk’s bridges: closed."
    assert [text[at.start : at.end] for at in stems_of(text)] == ["clerk’s", "bridges", "closed"]


def test_a_question_shares_dimensions_with_a_text_in_other_forms_of_its_words() -> None:
    asked, text = (
        query_vector(dict.fromkeys(stem_set("closing bridges"), 1.0)),
        point_vector("The bridge was closed on Monday."),
    )
    assert set(asked.indices) < set(text.indices)
    assert set(asked.values) == {1.0}


def test_dimensions_are_ascending_and_fit_32_bits() -> None:
    indices = point_vector("Bridges, lamps, hedges and a ferry to Pell Island").indices
    assert list(indices) == sorted(set(indices))
    assert all(0 <= index < 2**32 for index in indices)


def weight(word: str, text: str) -> float:
    vector = point_vector(text)
    return dict(zip(vector.indices, vector.values, strict=True))[
        query_vector(dict.fromkeys(stem_set(word), 1.0)).indices[0]
    ]


def test_weights_rise_with_frequency_ever_less_and_fall_with_length() -> None:
    once, twice, thrice = (weight("ferry", "ferry " * n + "lamp " * (10 - n)) for n in (1, 2, 3))
    assert once < twice < thrice
    assert twice - once > thrice - twice
    assert weight("ferry", "ferry " + "lamp " * 200) < once


def test_a_vector_does_not_depend_on_other_texts() -> None:
    before = point_vector("Hedges shall be cut.")
    point_vector("Hedges, hedges and more hedges.")
    assert point_vector("Hedges shall be cut.") == before


def test_a_question_keeps_the_weights_of_its_words() -> None:
    asked = query_vector({"bridg": 1.0, "ferri": 0.3})
    assert sorted(asked.values) == [0.3, 1.0]
    assert query_vector({}).indices == ()


def test_stemming_is_safe_in_threads() -> None:
    words = [f"{root}{ending}" for root in ("organis", "commission", "relat") for ending in ("ing", "ed", "ational")]
    alone = [stem_set(word) for word in words] * 50
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(stem_set, words * 50)) == alone


@pytest.mark.parametrize(
    ("word", "folded"), [("Élan", "elan"), ("James's", "james"), ("Ωmega", "mega"), ("日本", "日本")]
)
def test_folding(word: str, folded: str) -> None:
    assert fold(word) == folded
