"""Why there is no embedding model to work with.

ModelError
├── ModelNotFoundError     no model in the folder
└── ModelDamagedError      the packaged model's weights are not those that were published
"""


class ModelError(Exception):
    """The embedding model cannot be used. The message names the folder and says what to do next."""


class ModelNotFoundError(ModelError):
    """The folder holds no sentence-transformers model."""


class ModelDamagedError(ModelError):
    """The packaged model's weights are not the bytes that were published."""
