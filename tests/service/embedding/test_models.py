"""The models of the embedding process, loaded in this one: BERT by torch alone, others by sentence-transformers."""

from pathlib import Path
from typing import Literal

import numpy as np
import pytest
import torch

from service.embedding.bert import PADDED_TO, ROWS, BertPassages, _batches
from service.embedding.bert_form import bert_form
from service.embedding.child import load
from service.embedding.encoding import Model
from service.embedding.errors import ModelDamagedError
from service.embedding.loading import SentenceModel
from service.embedding.model_files import ModelFiles, model_in, packaged_model
from tests.service.embedding.made_models import save_model

TEXTS = ["tea", "The bridge of the lane, closed.", "", "bulbs and bridges " * 200, "£4.2m — Überweg № 7", "tea " * 40]


def passages(files: ModelFiles, dtype: torch.dtype) -> BertPassages:
    form = bert_form(files.folder)
    assert form is not None
    return BertPassages(files, form, dtype)


def reference(files: ModelFiles) -> SentenceModel:
    return SentenceModel(files, "passages", torch.float32)


def compare(ours: Model, expected: Model, *, closeness: float) -> None:
    for one, other in zip(ours(TEXTS), expected(TEXTS), strict=True):
        assert one.pieces.shape == other.pieces.shape
        assert np.abs(one.pooled - other.pooled).max() < closeness
        assert np.abs(one.pieces - other.pieces).max() < closeness * 10


def test_the_packaged_model_as_sentence_transformers_runs_it() -> None:
    pooled = [states.pooled for states in reference(packaged_model())(TEXTS)]
    for one, expected in zip(passages(packaged_model(), torch.float32)(TEXTS), pooled, strict=True):
        assert np.abs(one.pooled / np.linalg.norm(one.pooled) - expected).max() < 1e-5


@pytest.mark.parametrize("pooling", ["mean", "cls"])
def test_models_of_ones_own(tmp_path: Path, pooling: Literal["mean", "cls"]) -> None:
    files = model_in(save_model(tmp_path, pooling=pooling, normalised=False))
    compare(passages(files, torch.float32), reference(files), closeness=1e-5)


def test_bfloat16_is_close_to_float32() -> None:
    exact, coarse = (passages(packaged_model(), dtype)(TEXTS) for dtype in (torch.float32, torch.bfloat16))
    for one, other in zip(exact, coarse, strict=True):
        cosine = one.pooled @ other.pooled / np.linalg.norm(one.pooled) / np.linalg.norm(other.pooled)
        assert cosine > 0.997


def test_padding_and_company_change_nothing() -> None:
    model = passages(packaged_model(), torch.float32)
    for text, together in zip(TEXTS, model(TEXTS), strict=True):
        [alone] = model([text])
        assert np.abs(alone.pooled - together.pooled).max() < 1e-4


def test_marks_are_no_pieces_of_a_text() -> None:
    [bridge, nothing] = passages(packaged_model(), torch.float32)(["the old stone bridge", ""])
    assert bridge.pieces.shape == (4, 384)
    assert nothing.pieces.shape == (2, 384)  # there is nothing else


def test_texts_of_like_length_go_together_within_bounds() -> None:
    lengths = [5, 250, 17, 16, 256, 100, 3] * 40
    batches = list(_batches(lengths))
    assert sorted(number for batch in batches for number in batch) == list(range(len(lengths)))
    for batch in batches:
        longest = max(lengths[number] for number in batch)
        assert len(batch) * longest <= ROWS + PADDED_TO * len(batch)
    assert len(batches) < sum(lengths) / ROWS * 1.3


def test_a_text_longer_than_a_batch_goes_alone() -> None:
    assert list(_batches([ROWS * 2, ROWS * 3])) == [[1], [0]]


def test_questions_and_passages_get_the_words_that_the_model_was_trained_with(tmp_path: Path) -> None:
    files = model_in(save_model(tmp_path, prompts={"query": "bridge bridge ", "document": "tea tea "}))
    question, passage = load(files, "queries"), load(files, "passages")
    [asked], [lane] = question(["lane"]), passage(["lane"])
    assert asked.pooled @ lane.pooled < 0.999
    assert len(asked.pieces) == len(lane.pieces) == 3


def test_the_quickest_way_is_taken(tmp_path: Path) -> None:
    assert isinstance(load(model_in(save_model(tmp_path / "a")), "passages"), BertPassages)
    assert isinstance(load(model_in(save_model(tmp_path / "b", family="electra")), "passages"), SentenceModel)


def test_a_folder_that_holds_something_else_is_named(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not these")
    with pytest.raises(ModelDamagedError, match=f"the model in {tmp_path} cannot be loaded"):
        load(ModelFiles(tmp_path, "none"), "passages")
