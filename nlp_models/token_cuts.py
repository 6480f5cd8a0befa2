"""Where spaCy's tokenizer cuts what stands between two spaces, asked once for each."""

from functools import lru_cache

from spacy.language import Language

_REMEMBERED = 32_768


class TokenCuts:
    """The lengths of the tokens of a chunk of text without spaces.

    The tokenizer cuts each chunk by itself, at its signs and where it knows the whole chunk ("cannot"): a plain word
    that it does not know stays whole, a stop after one is cut off, and most chunks need not be asked for.
    """

    def __init__(self, nlp: Language) -> None:
        self._make_doc = nlp.make_doc
        self._known = frozenset(nlp.tokenizer.rules)  # type: ignore[union-attr]  # its stub has no such class
        self.of = lru_cache(maxsize=_REMEMBERED)(self._of)

    def _of(self, chunk: str) -> tuple[int, ...]:
        if self._is_plain(chunk):
            return (len(chunk),)
        stopped = chunk[-1] in ",;:" or (chunk[-1] == "." and chunk[-2:-1].islower())
        if stopped and chunk not in self._known and self._is_plain(chunk[:-1]):
            return len(chunk) - 1, 1
        return tuple(len(token) for token in self._make_doc(chunk))

    def _is_plain(self, chunk: str) -> bool:
        return chunk.isascii() and chunk.isalpha() and chunk not in self._known
