"""Where a sentence of minutes ends: titles, initials, clause numbers and times keep their full stops.

Lists set off by semicolons or colons stay one sentence, since their clauses are one resolution or one ask.
"""

import re
from collections.abc import Iterator

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from nlp_models.vocabulary import VOCABULARY

_CANDIDATE = re.compile(
    r"""(?P<stop> [.!?\u2026]+ ) [\"')\]]* (?P<gap> \s+ ) (?= \S ) | \s+ (?= [•▪●◦‣] )""", re.VERBOSE
)
_WORD_BEFORE = re.compile(r"[^\s(\[\"'/]+$")
# "12", "4.3", "(b)", "iv", "b" opening a sentence: the number of a clause.
_CLAUSE_NUMBER = re.compile(r"\(? (?: \d+(?:\.\d+)* | [a-z] | [ivx]+ ) \)?", re.VERBOSE | re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_OPENS, _INSIDE = 1, -1  # spaCy's marks of a sentence's first token and of those after it
_CONTEXT = 40  # characters looked at before a stop; the longest abbreviation or number is far shorter


def sentence_starts(text: str) -> tuple[int, ...]:
    """Offsets at which sentences begin in folded text; the first is 0."""
    return tuple(_starts(text)) if text else ()


def _starts(text: str) -> Iterator[int]:
    start = 0
    yield start
    for found in _CANDIDATE.finditer(text):
        if found["stop"] is None or _ends(text, start, found):
            start = found.end()
            yield start


def _ends(text: str, start: int, found: re.Match[str]) -> bool:
    after = text[found.end() :][:1]
    if after.islower():
        return False
    if found["stop"] != ".":
        return True
    before = text[max(start, found.start() - _CONTEXT) : found.start()]
    word_match = _WORD_BEFORE.search(before)
    if word_match is None:
        return True
    word = word_match.group()
    opens = found.start() - len(before) == start and not before[: word_match.start()].strip("([ ")
    if opens and _CLAUSE_NUMBER.fullmatch(word):
        return False
    if word.lower() in VOCABULARY.abbreviations or _is_initial(word, before[: word_match.start()], after):
        return False
    if word.lower() in VOCABULARY.abbreviations_before_figure:
        return not re.match(r"\d|[A-Z]\b", text[found.end() :][:2])
    return True


def _is_initial(word: str, before: str, after: str) -> bool:
    """Tell the J of "J. Smith" from the B of "Appendix B. Members asked"."""
    if not _INITIALS.fullmatch(word) or not after.isalpha():
        return False
    previous = before.split()[-1:]
    return not (previous and previous[0].lower() in VOCABULARY.lettered_things)


class SentenceComponent:
    """Sets the sentence starts of a doc."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` and return it."""
        self.set_annotations(doc, self.match(doc))
        return doc

    def match(self, doc: Doc) -> frozenset[int]:
        """Indices of the tokens that open a sentence; a start inside a token moves to the next token."""
        offsets = doc.to_array(IDX)
        places = np.searchsorted(offsets, np.array(sentence_starts(doc.text), dtype=offsets.dtype)).tolist()
        return frozenset(place for place in places if place < len(doc))

    def set_annotations(self, doc: Doc, starts: frozenset[int]) -> None:
        """Mark every token as opening a sentence or not."""
        marks = np.full((len(doc), 1), _INSIDE, dtype=np.int64)
        marks[list(starts)] = _OPENS
        doc.from_array([SENT_START], marks.view(np.uint64))  # type: ignore[arg-type]  # its stub has no arrays of numpy


@Language.factory("minutebook_sentences_v1", assigns=["token.is_sent_start", "doc.sents"])
def make_sentence_component(nlp: Language, name: str) -> SentenceComponent:  # noqa: ARG001 -- as spaCy calls it
    """The sentence component; it needs no settings."""
    return SentenceComponent()
