"""Models of any family, as sentence-transformers runs them: the only module that loads it. Works without a network."""

import os
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from service.embedding.encoding import Role, States
from service.embedding.errors import ModelDamagedError
from service.embedding.model_files import ModelFiles, verify_weights

if TYPE_CHECKING:
    import torch

PADDING = {"text": {"pad_to_multiple_of": 16}}
"""So that torch meets few lengths: it keeps plans and buffers for each (see `bert.PADDED_TO`)."""

BATCH_SIZE = 8
"""Texts at a time: 4 to 8 are equally quick, 16 a sixth slower, since they leave the processor's cache."""


class SentenceModel:
    """The model of passages or questions (see `encoding.Model`); not for several threads at once. Raises ModelError."""

    def __init__(self, files: ModelFiles, role: Role, dtype: "torch.dtype") -> None:
        verify_weights(files)
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from sentence_transformers import SentenceTransformer
        from tqdm import tqdm
        from transformers.utils import logging as transformers_logging

        tqdm.set_lock(threading.RLock())  # its own is shared among processes: one that is killed would leave it behind
        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        folder, numbers = str(files.folder), {"dtype": dtype}
        try:
            model = SentenceTransformer(folder, device="cpu", local_files_only=True, model_kwargs=numbers).eval()
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise ModelDamagedError(
                f"the model in {files.folder} cannot be loaded ({error}): "
                "give MINUTEBOOK_EMBEDDING_MODEL a folder that holds a sentence-transformers model"
            ) from error
        self._encode: Callable[..., Any] = model.encode_document if role == "passages" else model.encode_query
        self._marks = set(model.tokenizer.all_special_ids) - {model.tokenizer.unk_token_id}

    def __call__(self, texts: Sequence[str]) -> list[States]:
        """The states of each text."""
        outcomes: list[dict[str, torch.Tensor]] = self._encode(
            list(texts),
            batch_size=BATCH_SIZE,
            show_progress_bar=False,
            output_value=None,
            processing_kwargs=PADDING,
        )
        return [self._states(outcome) for outcome in outcomes]

    def _states(self, outcome: "dict[str, torch.Tensor]") -> States:
        pieces, counted = outcome["input_ids"].tolist(), outcome["attention_mask"].tolist()
        unpadded = [place for place, counts in enumerate(counted) if counts]
        own = [place for place in unpadded if pieces[place] not in self._marks] or unpadded
        states = outcome["token_embeddings"].float().numpy()
        return States(outcome["sentence_embedding"].float().numpy(), states[own])
