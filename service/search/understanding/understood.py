"""A question as it is understood, with every step that went beyond the letters typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from service.index.port import EVERYTHING, Filter, Words

InterpretationKind = Literal["spelling", "abbreviation", "lay_term", "body", "date"]


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A step beyond the letters: what was typed and what it is taken for, both as people read them.

    `terms` are what papers may hold for it, one by one: the names of the bodies, the long forms; none for days.
    """

    kind: InterpretationKind
    typed: str
    meant: str
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it is searched for.

    `text` is what the embedding model is given: corrected, without operators. `words` are its stems, weight 1, in the
    order typed; `expansions` the stems that may stand for them (long forms of abbreviations, printed terms for lay
    ones), with weights below 1; `variants` other wordings of the text that mean the same, for the embedding model.
    `phrases` must stand in an answer word for word, words of `without` must not. `named` is what bodies and dates named
    in the question come to; it lifts answers and leaves none out. `corrected` maps words typed to words searched.
    `rarity` tells of each stem of `words` how rare it is: 1 where no paper holds it, towards 0 where all do; numbers
    are not counted. `subjects` are the things named by a settled name, each with all its names as runs of stems.
    `unheard` are the stems of words that neither the papers nor English nor the lists of terms know.
    """

    text: str
    words: Words
    expansions: Words = field(default_factory=dict)
    variants: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    named: Filter = EVERYTHING
    corrected: Mapping[str, str] = field(default_factory=dict)
    rarity: Words = field(default_factory=dict)
    subjects: tuple[tuple[tuple[str, ...], ...], ...] = ()
    unheard: frozenset[str] = frozenset()
    interpretations: tuple[Interpretation, ...] = ()

    @property
    def searched(self) -> Words:
        """The stems that are searched for, with their weights: the question's own and those that may stand for them."""
        return {**self.expansions, **self.words}
