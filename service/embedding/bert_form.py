"""Whether a sentence-transformers model is one that `lean.py` and `bert.py` can follow, and what tells its form."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from safetensors import SafetensorError, safe_open
from tokenizers import Tokenizer

from service.embedding.errors import ModelDamagedError
from service.embedding.model_files import WEIGHTS

LEAN_MODULES = (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"])
LEGACY_POOLING = "pooling_mode_"
"""What the keys of older pooling files begin with: `pooling_mode_cls_token` and others, each true or false."""

NUMBERS = {"F32", "F16", "I64"}
"""Types of the weights, and of the places of tokens, that numpy knows too."""

PoolingMode = Literal["mean", "cls"]


@dataclass(frozen=True, slots=True)
class BertForm:
    """Of a BERT encoder with mean or first-token pooling. `tokens` is the longest text that it takes."""

    dimension: int
    layers: int
    heads: int
    epsilon: float
    tokens: int
    pooling: PoolingMode


def bert_form(folder: Path) -> BertForm | None:
    """The form of the model in a folder; None where it is of another family, or prepares its texts in some way.

    Raises ModelDamagedError where its weights cannot be read.
    """
    modules = _read(folder / "modules.json") or []
    config = _read(folder / "config.json") or {}
    settings = _read(folder / "sentence_bert_config.json") or {}
    tokenizer = _read(folder / "tokenizer_config.json") or {}
    prompts = (_read(folder / "config_sentence_transformers.json") or {}).get("prompts") or {}
    if [module["type"].rpartition(".")[2] for module in modules] not in LEAN_MODULES:
        return None
    pooling = _pooling(_read(folder / modules[1]["path"] / "config.json") or {})
    plain = (
        config.get("model_type") == "bert"
        and config.get("hidden_act") == "gelu"
        and config.get("position_embedding_type", "absolute") == "absolute"
        and modules[0]["path"] == ""
        and not settings.get("do_lower_case")
        and not any(prompts.values())
        and (folder / "tokenizer.json").is_file()
    )
    if not plain or pooling is None or not _number_types(folder / WEIGHTS) <= NUMBERS:
        return None
    limits = (settings.get("max_seq_length"), tokenizer.get("model_max_length"), config["max_position_embeddings"])
    return BertForm(
        dimension=config["hidden_size"],
        layers=config["num_hidden_layers"],
        heads=config["num_attention_heads"],
        epsilon=config["layer_norm_eps"],
        tokens=min(limit for limit in limits if limit),
        pooling=pooling,
    )


def tokenizer_of(folder: Path, form: BertForm) -> Tokenizer:
    """What parts texts into word pieces; it cuts off what is too long, and fills nothing up."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(form.tokens)
    return tokenizer


def _pooling(config: dict[str, Any]) -> PoolingMode | None:
    modes = [
        key.removeprefix(LEGACY_POOLING).removesuffix("_tokens").removesuffix("_token")
        for key, chosen in config.items()
        if key.startswith(LEGACY_POOLING) and chosen
    ]
    match config.get("pooling_mode", modes):
        case "mean" | ["mean"]:
            return "mean"
        case "cls" | ["cls"]:
            return "cls"
    return None


def _number_types(weights: Path) -> set[str]:
    try:
        with safe_open(weights, framework="numpy") as tensors:
            return {tensors.get_slice(name).get_dtype() for name in tensors.keys()}  # noqa: SIM118  no mapping
    except SafetensorError as error:
        raise ModelDamagedError(f"the weights in {weights} cannot be read ({error}): copy the model anew") from error


def _read(path: Path) -> Any:
    """What a JSON file of the model holds; None where there is none."""
    try:
        return json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
