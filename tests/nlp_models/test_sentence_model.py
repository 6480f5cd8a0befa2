"""The sentence model: its clues, its scores and its file."""

from pathlib import Path

import numpy as np
import pytest

from nlp_models import load_reader
from nlp_models.sentence_model import (
    CLUES,
    SENTENCE_KINDS,
    Sentence,
    SentenceModel,
    clues_of,
    load_sentence_model,
    marks_of,
)


def _model(seed: int = 7) -> SentenceModel:
    numbers = np.random.default_rng(seed)
    weights = numbers.normal(size=(len(SENTENCE_KINDS), CLUES)).astype(np.float16).astype(np.float32)
    return SentenceModel(weights, np.array([0.5, -0.25, 0.125], dtype=np.float32))


def test_clues_are_sorted_numbers_each_once() -> None:
    clues = clues_of(Sentence("That the report be noted, and that the report be published."))
    assert list(clues) == sorted(set(clues))
    assert clues.min() >= 0
    assert clues.max() < CLUES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mr Ash to write to Cllr Birch.", "Mr Oak to write to Cllr Elm."),
        ("Agreed to pay £400 by 4 May.", "Agreed to pay £925 by 7 May."),
    ],
)
def test_names_and_figures_weigh_little(one: str, other: str) -> None:
    first, second = set(clues_of(Sentence(one))), set(clues_of(Sentence(other)))
    assert len(first & second) / len(first | second) > 0.35


@pytest.mark.parametrize(
    "other",
    [
        Sentence("The report was noted.", before="Mr Ash spoke."),
        Sentence("The report was noted.", heading="Actions"),
        Sentence("The report was noted.", part="minutes"),
        Sentence("The report was noted.", listed=True),
        Sentence("The report was noted.", marks=frozenset({"label decision.verb.noted"})),
        Sentence("The report was noted.", marks_before=frozenset({"label decision.verb.noted"})),
    ],
)
def test_what_stands_around_a_sentence_is_a_clue(other: Sentence) -> None:
    assert set(clues_of(other)) != set(clues_of(Sentence("The report was noted.")))


def test_scores_are_the_weights_of_the_clues_and_the_bias() -> None:
    model = _model()
    clues = clues_of(Sentence("The Clerk to write."))
    by_hand = float(model.weights[1, clues].sum() + model.biases[1])
    assert model.scores(clues)["action"] == pytest.approx(by_hand, rel=1e-5)


def test_a_saved_model_comes_back_and_the_same_weights_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one.bin", tmp_path / "two.bin"
    _model().save(one)
    _model().save(two)
    assert one.read_bytes() == two.read_bytes()
    back = load_sentence_model(one)
    assert np.array_equal(back.weights, _model().weights)
    assert np.array_equal(back.biases, _model().biases)


def test_a_file_of_another_shape_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    SentenceModel(np.zeros((3, 8), dtype=np.float32), np.zeros(3, dtype=np.float32)).save(path)
    with pytest.raises(ValueError, match="train it anew"):
        load_sentence_model(path)


def test_marks_are_those_of_the_sentence_alone() -> None:
    text = "Mr Ash spoke. RESOLVED: That the plan be approved."
    reading = load_reader().read(text)
    first, second = (marks_of(reading, span.start, span.end) for span in reading.sentences[:2])
    assert not any("decision" in mark for mark in first)
    assert any(mark.startswith("label decision.") for mark in second)
