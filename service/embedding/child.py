"""What runs in an embedding process: texts in, vectors out, until nothing comes any more or the pipe closes."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection

from service.embedding.bert_form import bert_form
from service.embedding.encoding import Encoded, Model, Role, encoded
from service.embedding.errors import ModelError
from service.embedding.model_files import ModelFiles
from service.embedding.precision import prepared_torch
from service.logs import what_and_where

GIVING_WAY = 10
"""Steps of priority, of 19, by which passages come after everything that somebody waits for."""

IDLE_SECONDS = 300.0
"""Time without passages after which their process ends: it holds 400 MB."""


@dataclass(frozen=True, slots=True)
class Crashed:
    """A defect: the exception's type and where it was raised, without its message, which may quote the paper."""

    what_and_where: str


Answer = Encoded | ModelError | Crashed


def work(pipe: Connection, files: ModelFiles, role: Role) -> None:
    """Answer texts with vectors. Ends when the other end of the pipe is closed, or its process dies."""
    if role == "passages":
        os.nice(GIVING_WAY)
    model = _load(files, role)
    patience = IDLE_SECONDS if role == "passages" else None
    while pipe.poll(patience):
        try:
            texts = pipe.recv()
            pipe.send(_answer(model, texts))
        except (EOFError, OSError):
            return


def _load(files: ModelFiles, role: Role) -> Model | ModelError:
    """The model, or what is wrong with it, to be told to whoever asks."""
    try:
        return load(files, role)
    except ModelError as error:
        return error
    except Exception as error:  # of the libraries, about a model that they do not know
        return ModelError(f"the model in {files.folder} cannot be loaded ({what_and_where(error)})")


def load(files: ModelFiles, role: Role) -> Model:
    """The model, by the quickest way that can follow it. Raises ModelError."""
    form = bert_form(files.folder)
    dtype = prepared_torch()
    if form is not None:
        from service.embedding.bert import BertPassages

        return BertPassages(files, form, dtype)
    from service.embedding.loading import SentenceModel

    return SentenceModel(files, role, dtype)


def _answer(model: Model | ModelError, texts: Sequence[str]) -> Answer:
    if isinstance(model, ModelError):
        return model
    try:
        return encoded(texts, model)
    except Exception as error:  # a defect met by some texts must not cost the next ones the loading
        return Crashed(what_and_where(error))
