"""From labelled papers to what is learnt from: sentences and records, each with what the labels say of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.facts import KINDS, Fact, PaperFacts, RecordKind, facts_of
from corpus.likeness import Tokens, shared_tokens, tokens
from corpus.pairing import pair
from corpus.placed import labels_of
from corpus.scoring import TEXT_KINDS, within_any
from corpus.sets import PaperFile
from extractors.document import compose
from extractors.extraction import assemble
from extractors.options import ReadingOptions
from extractors.reading import read_pages
from extractors.records import find_records
from extractors.structure import Structure, find_structure
from extractors.weighing.features import Case, case_of
from extractors.weighing.sentences import Sentences
from nlp_models import load_reader
from nlp_models.sentence_model import Clues, SentenceKind

_AS_DELIVERED = ReadingOptions(ocr="rapidocr", processes=1)
_SAME_WORDS = 0.8
"""Least share of a sentence's words in a label's text, or the other way round, for the sentence to state it."""
_MINUTED = frozenset({"minutes", "decision_notice"})
_SHORTEST = 2  # words: a figure or an initial states nothing
_LABELS: dict[SentenceKind, RecordKind] = {"decision": "decisions", "action": "actions", "target": "targets"}


@dataclass(frozen=True, slots=True)
class SentenceExample:
    """A sentence and whether it states a fact of each kind; None where the labeller was not certain.

    `minuted` tells whether it stands in minutes or a notice of decisions.
    """

    text: str
    clues: Clues
    minuted: bool
    states: dict[SentenceKind, bool | None]


@dataclass(frozen=True, slots=True)
class RecordExample:
    """A record as the rules found it, and whether it is right; None where the labeller was not certain."""

    kind: RecordKind
    position: int
    case: Case
    right: bool | None


@dataclass(frozen=True, slots=True)
class PaperExamples:
    """All that one labelled paper teaches; `found` holds its records as facts, at the positions of the examples.

    `in_view` tells whether rules were written with the paper in view.
    """

    name: str
    body: str
    pages: int
    in_view: bool
    sentences: tuple[SentenceExample, ...]
    records: tuple[RecordExample, ...]
    found: PaperFacts
    labels: PaperFacts


def gather(paper: PaperFile, body: str, *, in_view: bool) -> PaperExamples:
    """Read one labelled paper as it is read for users, up to the weighing. Raises what reading it raises."""
    labelled = labels_of(paper)
    labels = facts_of(labelled)
    pages = read_pages(paper.pdf.read_bytes(), options=_AS_DELIVERED)
    reader = load_reader()
    structure = find_structure(compose(pages), f"sha256:{'0' * 64}", reader)
    records = find_records(structure)
    sentences = Sentences(structure, reader)
    result = assemble(structure, records, pages, paper.pdf.name)
    found = facts_of(result).up_to(labelled.pages)
    examples = tuple(
        RecordExample(kind, position, case_of(structure, sentences, record), right)
        for kind in KINDS
        for position, (record, right) in enumerate(
            zip(
                (record for record in getattr(result, kind) if record.page <= labelled.pages),
                outcomes(kind, labels.of(kind), found.of(kind)),
                strict=True,
            )
        )
    )
    stated = tuple(_examples(structure, sentences, labels, labelled.pages))
    last = min(labelled.pages, len(pages.pages))
    return PaperExamples(paper.name, body, last, in_view, stated, examples, found, labels)


def outcomes(kind: RecordKind, labels: tuple[Fact, ...], found: tuple[Fact, ...]) -> list[bool | None]:
    """For each found fact whether the scorer counts it as right, as wrong, or not at all."""
    paired = {j: i for i, j in pair(kind, labels, found)}
    unsure = [tokens(label.subject) for label in labels if not label.certain] if kind in TEXT_KINDS else []
    return [
        (labels[paired[j]].certain or None) if j in paired else None if within_any(fact.subject, unsure) else False
        for j, fact in enumerate(found)
    ]


def _examples(structure: Structure, sentences: Sentences, labels: PaperFacts, last: int) -> Iterator[SentenceExample]:
    """The sentences of a paper up to its last labelled page."""
    told = {kind: [_Told(fact) for fact in labels.of(_LABELS[kind])] for kind in _LABELS}
    for block in structure.blocks:
        if block.page > last:
            break
        for placed in sentences.of(block.index):
            words = tokens(placed.sentence.text)
            if words.count >= _SHORTEST:
                states = {kind: _states(words, block.page, told[kind]) for kind in told}
                yield SentenceExample(placed.sentence.text, placed.clues, placed.sentence.part in _MINUTED, states)


class _Told:
    """A labelled fact with its words counted once."""

    __slots__ = ("certain", "page", "words")

    def __init__(self, fact: Fact) -> None:
        self.words: Tokens = tokens(fact.subject)
        self.page, self.certain = fact.page, fact.certain


def _states(words: Tokens, page: int, told: Sequence[_Told]) -> bool | None:
    """Whether a sentence is part of a labelled text, or holds one."""
    uncertain = False
    for label in told:
        if abs(label.page - page) > 1:
            continue
        shared = shared_tokens(words, label.words)
        if shared >= _SAME_WORDS * words.count or shared >= _SAME_WORDS * max(label.words.count, 1):
            if label.certain:
                return True
            uncertain = True
    return None if uncertain else False
