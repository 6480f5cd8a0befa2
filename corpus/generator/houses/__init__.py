"""Papers of other houses: bodies of many kinds, each with a style, wording and layout of its own.

One module holds a family of papers (`nhs`, `parishes`, …) and ends in `PAPERS`. To show a form that no sample has,
write a function from a seed to a `SetPaper` with the pieces of `scribe`, which set words and label together; add it to
`PAPERS` of its family, or a new family to `FAMILIES`; then `make samples`. `FORMS.md` lists what is shown, and where.
"""

from itertools import chain

from corpus.generator.houses import (
    boards,
    commonwealth,
    cover_sheets,
    executive,
    full_council,
    governors,
    irish,
    measures,
    nhs,
    north_american,
    parishes,
    partnerships,
    plans,
    regulatory,
    scottish,
    scrutiny,
    societies,
    special_districts,
    working_groups,
)
from corpus.generator.houses.scribe import HousePaper

FAMILIES = (
    boards, commonwealth, cover_sheets, executive, full_council, governors, irish, measures, nhs, north_american,
    parishes, partnerships, plans, regulatory, scottish, scrutiny, societies, special_districts, working_groups,
)  # fmt: skip
HOUSE_PAPERS: tuple[HousePaper, ...] = tuple(chain.from_iterable(family.PAPERS for family in FAMILIES))

__all__ = ["HOUSE_PAPERS", "HousePaper"]
