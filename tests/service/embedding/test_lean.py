"""The forward pass by numpy gives what sentence-transformers gives."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
import pytest

from service.embedding.bert_form import bert_form
from service.embedding.errors import ModelDamagedError
from service.embedding.lean import LeanEncoder
from service.embedding.model_files import ModelFiles, model_in, packaged_model
from tests.service.embedding.made_models import DIMENSION, save_model

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

TEXTS = ["tea", "The bridge of the lane, closed.", "", "bulbs and bridges " * 200, "£4.2m — Überweg № 7"]


def lean(files: ModelFiles) -> LeanEncoder:
    form = bert_form(files.folder)
    assert form is not None
    return LeanEncoder(files, form)


def reference(folder: Path) -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(folder), device="cpu", local_files_only=True)


def test_the_packaged_model() -> None:
    packaged = packaged_model()
    ours = lean(packaged)
    for text, expected in zip(TEXTS, reference(packaged.folder).encode(TEXTS), strict=True):
        assert np.abs(ours.encode(text) - expected).max() < 1e-5


@pytest.mark.parametrize("pooling", ["mean", "cls"])
@pytest.mark.parametrize("normalised", [True, False])
def test_models_of_ones_own(tmp_path: Path, pooling: Literal["mean", "cls"], normalised: bool) -> None:
    folder = save_model(tmp_path, pooling=pooling, normalised=normalised)
    ours = lean(model_in(folder))
    for text, vector in zip(TEXTS, reference(folder).encode(TEXTS), strict=True):
        expected = vector / np.linalg.norm(vector)
        assert np.abs(ours.encode(text) - expected).max() < 1e-5


def test_half_precision_weights_are_read(tmp_path: Path) -> None:
    from safetensors.numpy import load_file, save_file

    folder = save_model(tmp_path)
    exact = lean(model_in(folder)).encode("bridge")
    weights = load_file(folder / "model.safetensors")
    halves = {name: array.astype(np.float16) if array.dtype == np.float32 else array for name, array in weights.items()}
    save_file(halves, folder / "model.safetensors", metadata={"format": "pt"})
    assert np.abs(lean(model_in(folder)).encode("bridge") - exact).max() < 1e-2


def test_what_cannot_be_followed_is_told(tmp_path: Path) -> None:
    assert bert_form(save_model(tmp_path / "a", family="electra")) is None
    assert bert_form(save_model(tmp_path / "b", pooling="max")) is None
    assert bert_form(save_model(tmp_path / "c", prompts={"query": "query: ", "document": ""})) is None
    assert bert_form(tmp_path) is None


def test_the_form_of_a_saved_model(tmp_path: Path) -> None:
    form = bert_form(save_model(tmp_path))
    assert form is not None
    assert (form.dimension, form.tokens, form.pooling) == (DIMENSION, 16, "mean")


def test_unreadable_weights_are_named(tmp_path: Path) -> None:
    folder = save_model(tmp_path)
    (folder / "model.safetensors").write_bytes(b"not these")
    with pytest.raises(ModelDamagedError, match=r"model\.safetensors cannot be read"):
        bert_form(folder)
