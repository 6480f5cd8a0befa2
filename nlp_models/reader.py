"""Reads one block of text: its sentences, and spans labelled by the rules."""

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from spacy.language import Language

from nlp_models.folding import fold
from nlp_models.pipeline import build_pipeline
from nlp_models.rule_component import EXPANDED_KEY, SPANS_KEY

SENTENCE = "sentence"
"""Label of the spans in `TextReading.sentences`; their rule is the sentence component's name."""
_REMEMBERED = 4096
"""Readings kept: the blocks of a long pack, which structure and records each ask for."""


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters with its label and the id of the rule that made it."""

    label: str
    start: int
    end: int
    rule: str

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class TextReading:
    """A text with its sentences and rule spans, both in reading order.

    `expanded` counts the spans whose rule matched part of a token and which were widened to the whole of it.
    """

    text: str
    sentences: tuple[Span, ...]
    spans: tuple[Span, ...]
    expanded: int = 0

    def of(self, label: str) -> tuple[Span, ...]:
        """The spans with exactly this label."""
        return tuple(span for span in self.spans if span.label == label)

    def starting(self, prefix: str) -> tuple[Span, ...]:
        """The spans whose label is `prefix` or lies under it: `decision` finds `decision.cue`."""
        return tuple(span for span in self.spans if span.label == prefix or span.label.startswith(prefix + "."))

    def part(self, span: Span, group: str) -> Span | None:
        """The named group of the pattern that made `span`, or None where it matched nothing."""
        label = f"{span.label}.{group}"
        return next((each for each in self.of(label) if each.rule == span.rule and span.covers(each)), None)

    def sentence_of(self, span: Span) -> Span:
        """The sentence in which `span` begins."""
        return next(each for each in reversed(self.sentences) if each.start <= span.start)

    def words(self, span: Span) -> str:
        """The characters of `span`, as printed."""
        return self.text[span.start : span.end]


class Reader:
    """The pipeline behind one verb."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._read)

    def read(self, text: str) -> TextReading:
        """Read one block: a paragraph, a list item, a cell. Offsets are those of `text` as given.

        A text that was read lately is not read again.
        """
        return self._remembered(text)

    def _read(self, text: str) -> TextReading:
        folded = fold(text)
        doc = self._nlp(folded.text)
        sentences = [
            (SENTENCE, *folded.back(*_stripped(sent.text, sent.start_char)), self._nlp.pipe_names[0])
            for sent in doc.sents
        ]
        spans = [(span.label_, *folded.back(span.start_char, span.end_char), span.id_) for span in doc.spans[SPANS_KEY]]
        return TextReading(
            text,
            tuple(Span(*each) for each in sentences),
            tuple(Span(*each) for each in spans),
            doc.user_data[EXPANDED_KEY],
        )


def _stripped(sentence: str, start: int) -> tuple[int, int]:
    inner = start + len(sentence) - len(sentence.lstrip())
    return inner, inner + len(sentence.strip())


@cache
def load_reader(rules_folder: Path | None = None) -> Reader:
    """The reader over the package's rules (or another folder's), built once a process."""
    return Reader(build_pipeline(rules_folder=rules_folder))
