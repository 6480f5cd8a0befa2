"""Reads one block of text: its sentences, and spans labelled by the rules."""

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from spacy.language import Language

from nlp_models.folding import fold
from nlp_models.pipeline import RULES, SENTENCES, build_pipeline
from nlp_models.rule_component import RuleComponent
from nlp_models.sentences import sentence_starts
from nlp_models.token_bounds import TokenBounds
from nlp_models.token_cuts import TokenCuts

SENTENCE = "sentence"
"""Label of the spans in `TextReading.sentences`; their rule is the sentence component's name."""
_REMEMBERED = 16_384
"""Readings kept, of 2 KiB each: the blocks of 800 pages, for which structure asks before records do."""
_REMEMBERED_BOUNDS = 256
"""Bounds of tokens kept: a text is asked for several labels in a row."""


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


class TextReading:
    """A text with its sentences and rule spans, both in reading order.

    Only the rules whose labels are asked for are tried: of some 150, most texts are asked for two or three.
    """

    __slots__ = ("_asked", "_folded", "_passing", "_pipeline", "_rules", "_sentences", "text")

    def __init__(self, text: str, pipeline: "Pipeline") -> None:
        self.text = text
        self._pipeline, self._rules = pipeline, pipeline.rules
        self._folded = fold(text)
        self._passing = self._rules.passing(self._folded.text)
        self._asked: dict[str, tuple[Span, ...]] = {}
        self._sentences: tuple[Span, ...] | None = None

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, less the white space around them."""
        if self._sentences is None:
            bounds = self._pipeline.bounds(self._folded.text)
            ranges = (_stripped(self._folded.text[start:end], start) for start, end in bounds.sentences())
            self._sentences = tuple(Span(SENTENCE, *self._folded.back(*each), SENTENCES) for each in ranges)
        return self._sentences

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans of all rules."""
        return self._matched(self._passing)[0]

    @property
    def expanded(self) -> int:
        """How many spans were widened to whole tokens, since their rule matched part of one."""
        return self._matched(self._passing)[1]

    def of(self, label: str) -> tuple[Span, ...]:
        """The spans with exactly this label."""
        return tuple([span for span in self._akin(label) if span.label == label])

    def starting(self, prefix: str) -> tuple[Span, ...]:
        """The spans whose label is `prefix` or lies under it: `decision` finds `decision.cue`."""
        spans = self._akin(prefix)
        return tuple(span for span in spans if span.label == prefix or span.label.startswith(prefix + "."))

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

    def _akin(self, label: str) -> tuple[Span, ...]:
        among = self._passing & self._rules.related[label]
        if not among:
            return ()
        if label not in self._asked:
            self._asked[label] = self._matched(among)[0]
        return self._asked[label]

    def _matched(self, among: int) -> tuple[tuple[Span, ...], int]:
        text, back, pipeline = self._folded.text, self._folded.back, self._pipeline
        found, expanded = self._rules.found(
            text, among, lambda: pipeline.bounds(text), lambda: pipeline.nlp.make_doc(text)
        )
        return tuple([Span(label, *back(start, -end), rule) for start, end, label, rule in found]), expanded


class Pipeline:
    """The pipeline as readings use it: its rules, and the tokens and sentences of a text without a doc."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.rules: RuleComponent = nlp.get_pipe(RULES)  # type: ignore[assignment]
        self.bounds = lru_cache(maxsize=_REMEMBERED_BOUNDS)(self._bounds)
        self._cuts = TokenCuts(nlp)

    def _bounds(self, folded: str) -> TokenBounds:
        return TokenBounds.of_text(folded, self._cuts.of, sentence_starts(folded))


class Reader:
    """The pipeline behind one verb."""

    def __init__(self, nlp: Language) -> None:
        self._pipeline = Pipeline(nlp)
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._read)

    def read(self, text: str) -> TextReading:
        """Read one block: a paragraph, a list item, a cell. Offsets are those of `text` as given.

        A text that was read lately is not read again.
        """
        return self._remembered(text)

    def _read(self, text: str) -> TextReading:
        return TextReading(text, self._pipeline)


def _stripped(sentence: str, start: int) -> tuple[int, int]:
    inner = start + len(sentence) - len(sentence.lstrip())
    return inner, inner + len(sentence.strip())


@cache
def load_reader(rules_folder: Path | None = None) -> Reader:
    """The reader over the package's rules (or another folder's), built once a process."""
    return Reader(build_pipeline(rules_folder=rules_folder))
