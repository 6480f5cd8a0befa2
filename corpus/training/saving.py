"""Writes trained components with their card, and tells where those in a folder differ."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from nlp_models.logistic import Logistic
from nlp_models.trained import CARD, CONFIDENCE, SENTENCES, WEIGHTS, Trained, load_trained
from nlp_models.trained.card import Card, load_card

_SAME_WEIGHT = 0.01
"""How far weights may lie apart: other processors round otherwise."""


def save(trained: Trained, card: Card, folder: Path) -> None:
    """Write the three files of `nlp_models.trained`."""
    folder.mkdir(parents=True, exist_ok=True)
    trained.sentences.save(folder / SENTENCES)
    (folder / CONFIDENCE).write_bytes(WEIGHTS.dump_json(dict(trained.confidence), indent=1) + b"\n")
    (folder / CARD).write_text(card.model_dump_json(indent=1) + "\n", encoding="utf-8")


def differences(trained: Trained, card: Card, folder: Path) -> tuple[str, ...]:
    """What of the components in a folder is not as it was trained just now, in words; nothing where all is."""
    try:
        packaged, told = load_trained(folder), load_card(folder)
    except (OSError, ValueError) as error:
        return (f"{folder} holds no components that can be read: {error}",)
    return tuple(_differences(packaged, trained, told, card))


def _differences(packaged: Trained, trained: Trained, told: Card, card: Card) -> Iterator[str]:
    if told.data_hash != card.data_hash:
        yield f"trained on other papers or labels: {told.data_hash[:12]}, now {card.data_hash[:12]}"
    if told.extractor_version != card.extractor_version:
        yield f"trained for version {told.extractor_version}, now {card.extractor_version}"
    apart = float(np.abs(packaged.sentences.weights - trained.sentences.weights).max())
    if apart > _SAME_WEIGHT:
        yield f"the sentence model's weights lie up to {apart:.3f} apart"
    for kind, now in trained.confidence.items():
        apart = _apart(packaged.confidence.get(kind), now)
        if apart > _SAME_WEIGHT:
            yield f"the weights of confidence of {kind} lie up to {apart:.3f} apart"


def _apart(was: Logistic | None, now: Logistic) -> float:
    if was is None:
        return float("inf")
    names: Mapping[str, float] = {**was.weights, **now.weights}
    return max(abs(was.bias - now.bias), *(abs(was.weights.get(n, 0) - now.weights.get(n, 0)) for n in names), 0.0)
