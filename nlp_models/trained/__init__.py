"""What was trained: the sentence model, the weights of confidence, and the card that says from what and how well.

`make train` writes the three files; nothing else does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from nlp_models.logistic import Logistic
from nlp_models.sentence_model import SentenceModel, load_sentence_model

FOLDER: Final = Path(__file__).parent
SENTENCES, CONFIDENCE, CARD = "sentences.bin", "confidence.json", "card.json"
"""The names of the files in the folder."""
WEIGHTS = TypeAdapter(dict[str, Logistic])


@dataclass(frozen=True, slots=True)
class Trained:
    """The trained components; `confidence` by the name of a kind of record."""

    sentences: SentenceModel
    confidence: Mapping[str, Logistic]


@cache
def load_trained(folder: Path = FOLDER) -> Trained:
    """The packaged components, read once a process."""
    weights = WEIGHTS.validate_json((folder / CONFIDENCE).read_bytes())
    return Trained(load_sentence_model(folder / SENTENCES), weights)
