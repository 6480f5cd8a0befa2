"""Small sentence-transformers models, made up and saved as a user would save them."""

from pathlib import Path
from typing import Any, Literal

WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "bridge", "closed", "bulbs", "the", "of", "lane", "##s", "tea", ".")
DIMENSION = 24


def save_model(
    folder: Path,
    *,
    family: Literal["bert", "electra"] = "bert",
    pooling: Literal["mean", "cls", "max"] = "mean",
    normalised: bool = True,
    prompts: dict[str, str] | None = None,
) -> Path:
    """A model of random weights that knows a dozen words."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.base.modules import Transformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling
    from transformers import BertConfig, BertModel, BertTokenizer, ElectraConfig, ElectraModel

    torch.manual_seed(5)
    parts = folder / "parts"
    parts.mkdir(parents=True)
    (parts / "vocab.txt").write_text("\n".join(WORDS))
    BertTokenizer(str(parts / "vocab.txt"), model_max_length=16).save_pretrained(parts)
    sizes: dict[str, Any] = {
        "vocab_size": len(WORDS),
        "hidden_size": DIMENSION,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "intermediate_size": 40,
        "max_position_embeddings": 32,
    }
    if family == "bert":
        BertModel(BertConfig(**sizes)).save_pretrained(parts)
    else:
        ElectraModel(ElectraConfig(**sizes, embedding_size=DIMENSION)).save_pretrained(parts)
    modules = [Transformer(str(parts)), Pooling(DIMENSION, pooling_mode=pooling)]
    whole = SentenceTransformer(modules=[*modules, Normalize()] if normalised else modules, prompts=prompts)
    saved = folder / f"{family}-{pooling}"
    whole.save(str(saved))
    return saved
