"""Why there is no embedding model to work with, or no vectors of it.

ModelError
├── ModelNotFoundError     no model in the folder
└── ModelDamagedError      its weights cannot be read, or are not those that were published
EmbeddingError
├── EmbeddingFailedError   the embedding process died, or met a defect
└── EmbedderClosedError    the service stops
"""


class ModelError(Exception):
    """The embedding model cannot be used. The message names the folder and says what to do next."""


class ModelNotFoundError(ModelError):
    """The folder holds no sentence-transformers model."""


class ModelDamagedError(ModelError):
    """The model's weights cannot be read, or, of the packaged model, are not the bytes that were published."""


class EmbeddingError(Exception):
    """Texts got no vectors, though the model is sound."""


class EmbeddingFailedError(EmbeddingError):
    """The embedding process died twice over the same texts, or met a defect. The message quotes no text."""


class EmbedderClosedError(EmbeddingError):
    """The embedder was closed before the vectors were made."""
