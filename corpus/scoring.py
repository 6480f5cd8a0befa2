"""Counts what was found, missed and made up in a paper, and which fields of the pairs agree.

A label that is not certain is neutral: what is paired with it is neither right nor wrong, and neither is a found
text that such a label contains. Fields are compared within the pairs, where the label has a value.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from corpus.facts import FIELDS, KINDS, Fact, FieldValue, PaperFacts, RecordKind
from corpus.likeness import Tokens, shared_tokens, token_f1, tokens
from corpus.pairing import pair, same_value
from corpus.reliability import Weighed

SAME_PHRASE = 0.6
"""Least token F1 at which a free-text field (an owner, a role, a venue) agrees."""
CONTAINED = 0.8
"""Least share of a found text's words inside an uncertain label for it to be neutral."""

TEXT_KINDS: frozenset[RecordKind] = frozenset({"decisions", "actions", "targets", "recommendations"})
FREE_TEXT = frozenset({"venue", "role", "organisation", "owner", "mover", "seconder", "baseline"})


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many of the labelled values of a field were read the same."""

    agreed: int
    asked: int

    @property
    def share(self) -> float:
        """The share that agrees, 0 to 1."""
        return self.agreed / self.asked

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(self.agreed + other.agreed, self.asked + other.asked)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one kind of record: found and labelled, found only, labelled only, and the fields of the pairs."""

    matched: int = 0
    spurious: int = 0
    missed: int = 0
    fields: Mapping[str, Agreement] = field(default_factory=dict)

    @property
    def labelled(self) -> int:
        """The number of certain labels."""
        return self.matched + self.missed

    @property
    def precision(self) -> float:
        """The share of what was found that is labelled; 1 where nothing was found."""
        found = self.matched + self.spurious
        return self.matched / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is labelled that was found; 1 where nothing is labelled."""
        return self.matched / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        precision, recall = self.precision, self.recall
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.matched + other.matched,
            self.spurious + other.spurious,
            self.missed + other.missed,
            {
                name: self.fields.get(name, NOTHING_ASKED) + other.fields.get(name, NOTHING_ASKED)
                for name in {**self.fields, **other.fields}
            },
        )


NOTHING_ASKED = Agreement(0, 0)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of a paired fact that was read otherwise than labelled."""

    label: Fact
    name: str
    wanted: FieldValue
    found: FieldValue


@dataclass(frozen=True, slots=True)
class KindScore:
    """The tally of one kind of record in one paper, and the facts behind its errors."""

    tally: Tally
    missed: tuple[Fact, ...] = ()
    spurious: tuple[Fact, ...] = ()
    differences: tuple[Difference, ...] = ()
    weighed: tuple[Weighed, ...] = ()
    """Each found fact that counts, with its confidence: those of saved or labelled papers may have none."""


PaperScore = Mapping[RecordKind, KindScore]


def score_paper(labels: PaperFacts, found: PaperFacts) -> PaperScore:
    """Score the facts found in one paper against its labels, kind by kind."""
    return {kind: score_kind(kind, labels.of(kind), found.of(kind)) for kind in KINDS}


def total(scores: Iterable[PaperScore]) -> dict[RecordKind, Tally]:
    """The tallies of many papers together."""
    sums = dict.fromkeys(KINDS, Tally())
    for score in scores:
        for kind, of_kind in score.items():
            sums[kind] += of_kind.tally
    return sums


def score_kind(kind: RecordKind, labels: tuple[Fact, ...], found: tuple[Fact, ...]) -> KindScore:
    """Score the facts of one kind in one paper."""
    pairs = pair(kind, labels, found)
    paired_labels = {i for i, _ in pairs}
    paired_found = {j for _, j in pairs}
    unsure = [tokens(label.subject) for label in labels if not label.certain] if kind in TEXT_KINDS else []
    matched = [(labels[i], found[j]) for i, j in pairs if labels[i].certain]
    missed = tuple(label for i, label in enumerate(labels) if label.certain and i not in paired_labels)
    spurious = tuple(
        fact for j, fact in enumerate(found) if j not in paired_found and not within_any(fact.subject, unsure)
    )
    differences = tuple(difference for label, fact in matched for difference in _differences(kind, label, fact))
    tally = Tally(len(matched), len(spurious), len(missed), _agreements(kind, matched, differences))
    judged = [*((fact, True) for _, fact in matched), *((fact, False) for fact in spurious)]
    weighed = tuple((fact.confidence, right) for fact, right in judged if fact.confidence is not None)
    return KindScore(tally, missed, spurious, differences, weighed)


def within_any(subject: str, unsure: list[Tokens]) -> bool:
    """Whether one of the uncertain labels holds the words of a found text."""
    words = tokens(subject)
    return words.count > 0 and any(shared_tokens(words, text) / words.count >= CONTAINED for text in unsure)


def _differences(kind: RecordKind, label: Fact, found: Fact) -> Iterable[Difference]:
    for name in FIELDS[kind]:
        wanted, value = label.values.get(name), found.values.get(name)
        if wanted is not None and not agrees(name, wanted, value):
            yield Difference(label, name, wanted, value)


def _agreements(
    kind: RecordKind, matched: list[tuple[Fact, Fact]], differences: tuple[Difference, ...]
) -> dict[str, Agreement]:
    counts = {}
    for name in FIELDS[kind]:
        asked = sum(label.values.get(name) is not None for label, _ in matched)
        wrong = sum(difference.name == name for difference in differences)
        if asked:
            counts[name] = Agreement(asked - wrong, asked)
    return counts


def agrees(name: str, wanted: FieldValue, found: FieldValue) -> bool:
    """Whether a field of a paired fact was read as labelled: free text by its words, the rest by its value."""
    if name in FREE_TEXT:
        return token_f1(tokens(_text(wanted)), tokens(_text(found))) >= SAME_PHRASE
    if name == "status" and isinstance(wanted, str) and isinstance(found, str):
        return tokens(wanted).in_order == tokens(found).in_order
    if name == "item":
        return found is not None and _text(wanted).strip(".") == _text(found).strip(".")
    return same_value(wanted, found)


def _text(value: FieldValue) -> str:
    return value if isinstance(value, str) else ""
