"""The sentences of a paper as the sentence model sees them, each with what stands before and above it."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.structure import Structure
from nlp_models import Reader
from nlp_models.sentence_model import Clues, Sentence, clues_of, marks_of

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PlacedSentence:
    """A sentence with its half-open range in the text of its block."""

    block: int
    start: int
    end: int
    sentence: Sentence

    @property
    def clues(self) -> Clues:
        """What the sentence model sees."""
        return clues_of(self.sentence)


class Sentences:
    """The sentences of a paper, read block by block when they are asked for."""

    def __init__(self, structure: Structure, reader: Reader) -> None:
        self._structure, self._reader = structure, reader
        self._read: dict[int, tuple[PlacedSentence, ...]] = {}
        self._starts = [block.start for block in structure.blocks]

    def of(self, block: int) -> tuple[PlacedSentence, ...]:
        """The sentences of a block."""
        if block not in self._read:
            self._read[block] = tuple(self._placed(block))
        return self._read[block]

    def between(self, start: int, end: int) -> Iterator[PlacedSentence]:
        """The sentences that share characters with a half-open range of the document's text."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        for index in range(first, max(bisect_right(self._starts, end - 1), first + 1)):
            folded = self._structure.blocks[index].folded
            for each in self.of(index):
                low, high = folded.span(each.start, each.end)
                if low < end and start < high:
                    yield each

    def _placed(self, index: int) -> Iterator[PlacedSentence]:
        block, context = self._structure.blocks[index], self._structure.contexts[index]
        part = self._structure.part_of(context).kind
        heading = context.headings[-1] if context.headings else ""
        before, marks_before = self._before(index)
        reading = self._reader.read(block.text)
        for span in reading.sentences:
            text, marks = reading.words(span), marks_of(reading, span.start, span.end)
            sentence = Sentence(
                text, before, marks, marks_before, heading, part, block.marker is not None, block.cell is not None
            )
            yield PlacedSentence(index, span.start, span.end, sentence)
            before, marks_before = text, marks

    def _before(self, index: int) -> tuple[str, frozenset[str]]:
        """The last sentence of the block before, as far as it is of the same part."""
        if not index or self._structure.contexts[index - 1].part != self._structure.contexts[index].part:
            return "", _NONE
        reading = self._reader.read(self._structure.blocks[index - 1].text)
        if not reading.sentences:
            return "", _NONE
        last = reading.sentences[-1]
        return reading.words(last), marks_of(reading, last.start, last.end)
