"""Damaged papers are read or refused, page by page: a short run of `make fuzz`, whose long run has thousands."""

from collections import Counter
from pathlib import Path

import pytest

from corpus.fuzz.campaign import Campaign
from corpus.sets import SAMPLES

CASES = 60
SMALL = 20_000
"""Bytes of the papers taken, so that the run stays short."""


@pytest.fixture(scope="module")
def papers() -> list[Path]:
    return [pdf for pdf in sorted(SAMPLES.glob("**/*.pdf")) if pdf.stat().st_size <= SMALL]


def test_damaged_papers_are_read_or_refused(papers: list[Path], tmp_path: Path) -> None:
    counts: Counter[int] = Counter()
    tally = Campaign(papers, 7, tmp_path).run(
        CASES, hands=2, until=None, told=lambda tally: counts.update([tally.cases])
    )
    assert [(recipe.paper, recipe.damages, recipe.findings) for recipe in tally.found] == []
    assert sorted(counts) == list(range(1, CASES + 1))
    assert tally.pages["text"] > CASES // 2, "too few of the damaged papers still open for this to test anything"
    assert sum(tally.refused.values()) > 0
