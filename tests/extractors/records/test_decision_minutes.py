"""Whole little minutes, as clerks of many bodies write them, and the decisions that they hold.

The files in `minutes/` hold cases: a line `=== name`, the minutes, a line `>>>`, then a line for each decision in
reading order, as `told` writes it, and after `~` words that its text holds. In the minutes an empty line is a gap, a
row `| a | b |` is one of a ruled table (`\n` parts the lines of a cell), a line within `**` is bold.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.records.decisions import find_decisions
from extractors.results import Decision
from nlp_models import load_reader
from tests.extractors.papers import L
from tests.extractors.records.paper import HEAD, Rows, structure_of

MINUTES = Path(__file__).parent / "minutes"
ITEM = L("4. Harbour matters", bold=True, above=1)
INDENT = 6.0  # points for each space before a line


def cases() -> Iterator[object]:
    for path in sorted(MINUTES.glob("*.txt")):
        for case in path.read_text(encoding="utf-8").split("=== ")[1:]:
            name, _, body = case.partition("\n")
            minutes, _, expected = body.partition(">>>")
            yield pytest.param(minutes, expected.strip().splitlines(), id=f"{path.stem}: {name}")


@pytest.mark.parametrize(("minutes", "expected"), list(cases()))
def test_decisions_of_minutes(minutes: str, expected: list[str]) -> None:
    structure = structure_of(*content(minutes), head=(*HEAD, ITEM))
    found = find_decisions(structure, load_reader())
    wanted = [each.split(" ~") for each in expected]
    assert [told(each) for each in found] == [facts.strip() for facts, *_ in wanted]
    for decision, (_, *words) in zip(found, wanted, strict=True):
        assert all(each.strip() in decision.text for each in words), decision.text
        for entry in decision.evidence:
            assert structure.document.text[entry.start : entry.end] == entry.quote
        quoted = " ".join(entry.quote for entry in decision.evidence)
        names = [decision.mover, decision.seconder, *(each.name for each in decision.named_votes)]
        assert all(name.split()[-1] in quoted for name in names if name)


def content(minutes: str) -> Iterator[L | Rows]:
    """The lines and tables of minutes as the files write them."""
    rows: list[list[str]] = []
    gap = 1
    for line in (*minutes.strip("\n").splitlines(), ""):
        if line.startswith("|"):
            rows.append([cell.strip().replace("\\n", "\n") for cell in line.strip("|").split("|")])
            continue
        if rows:
            yield Rows(rows)
            rows = []
        text = line.strip()
        if text:
            bold = text.startswith("**") and text.endswith("**")
            left = 72 + INDENT * (len(line) - len(line.lstrip()))
            yield L(text.strip("*") if bold else text, left=left, bold=bold, above=gap)
        gap = int(not text)


def told(decision: Decision) -> str:
    """Kind; M=mover/seconder; V=for,against,abstain; U for unanimous; AM for an amendment; N=names; C=clauses."""
    votes = decision.votes
    named = ",".join(f"{each.name}:{each.vote[:2]}" for each in decision.named_votes)
    facts = {
        f"M={decision.mover}/{decision.seconder}": decision.mover or decision.seconder,
        f"V={votes.for_},{votes.against},{votes.abstain}" if votes else "": votes,
        "U": decision.unanimous,
        "AM": decision.amendment,
        f"N={named}": named,
        f"C={len(decision.clauses)}": decision.clauses,
    }
    return " ".join([decision.kind, *(words for words, printed in facts.items() if printed)])
