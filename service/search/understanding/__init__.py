"""What a question means: its words, phrases, names, dates and what its abbreviations and errors stand for."""

from service.search.understanding.bodies_named import Bodies
from service.search.understanding.understanding import understand
from service.search.understanding.understood import Understood
from service.search.understanding.vocabulary import Vocabulary

__all__ = ["Bodies", "Understood", "Vocabulary", "understand"]
