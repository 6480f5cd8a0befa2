"""Which damage is done to which paper: settled by a seed and a number, so that each case can be made again."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from corpus.fuzz.mutations import MUTATIONS, OF_TWO

_DAMAGES = (1, 1, 1, 2, 4)
"""How many damages a file has, drawn evenly: mostly one, which leads deepest into the reader."""
_SHARE_OF_TWO = 0.1


@dataclass(frozen=True, slots=True)
class Case:
    """A damaged PDF and how it was made: the paper, the damages in their order, the other paper of a splice."""

    seed: int
    number: int
    paper: str
    damages: tuple[str, ...]
    other: str | None
    pdf: bytes

    @property
    def name(self) -> str:
        """What its file is called."""
        return f"{self.seed}-{self.number:05d}"


def make_case(papers: Sequence[Path], seed: int, number: int) -> Case:
    """Case `number` of a seed. The same papers, seed and number give the same bytes."""
    chance = Random(f"{seed}:{number}")  # noqa: S311  not for secrets
    paper, other = chance.choice(papers), chance.choice(papers)
    pdf = paper.read_bytes()
    if chance.random() < _SHARE_OF_TWO:
        splice = chance.choice(OF_TWO)
        return Case(seed, number, paper.name, (splice.__name__,), other.name, splice(pdf, chance, other.read_bytes()))
    damages = [chance.choice(MUTATIONS) for _ in range(chance.choice(_DAMAGES))]
    for damage in damages:
        pdf = damage(pdf or b"%", chance)
    return Case(seed, number, paper.name, tuple(damage.__name__ for damage in damages), None, pdf)
