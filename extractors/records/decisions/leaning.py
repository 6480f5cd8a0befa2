"""Statements that say little without the paragraph before them: "Agreed.", "The Board was in agreement with this"."""

import re
from dataclasses import replace

from extractors.folding import join
from extractors.records.decisions.motions import SAYS_WHAT
from extractors.records.decisions.settled import Settled
from extractors.records.decisions.statements import Statement

_FEW_WORDS = 5  # a statement of so few words, without a subject, does not say what was decided
_SHORT = 15  # words of a sentence that speaks of what stands before it
_HAS_SUBJECT = re.compile(r"^(?:The|A|An|It|Mr|Mrs|Ms|Dr|Cllr|Councillor|Members|Council|Standing|Minutes|Unanimous)\b")
# It must read: Decision: REFUSED. | APPROVED the rota. But not: Disposition: Passed
_STANDS_ALONE = re.compile(
    r"(?:\w+\s?:(?!\s(?:[Pp]assed|[Cc]arried|PASSED|CARRIED)\W*$)|[A-Z]+\s(?:the|this|these|a|an)\b)"
)
# "The Panel was in agreement with this plan."
_SPEAKS_OF_BEFORE = re.compile(r"\bin\sagreement\swith\s(?:this|these)(?:\s\w+)?\.?$")


def with_paragraph_before(statement: Statement, own: Settled) -> Settled:
    """A decision whose statement leans on the paragraph before its own, with that paragraph."""
    alone = statement.text.text == statement.run.lead.text and not statement.clauses
    if alone and statement.before and (_is_elliptic(own) or speaks_of_before(own.text.text)):
        return replace(own, text=join((statement.before[-1], own.text)))
    return own


def speaks_of_before(text: str) -> bool:
    """Whether a sentence points back at the paragraph before it."""
    return _SPEAKS_OF_BEFORE.search(text) is not None and len(text.split()) <= _SHORT


def _is_elliptic(own: Settled) -> bool:
    """Whether a decision's few words do not say what was decided; "NOTED." alone is of its item."""
    text = own.text.text
    if own.rule == "decision.bare" and own.kind == "appointed":
        return False
    if own.rule == "decision.formal" and (own.kind == "noted" or _STANDS_ALONE.match(text)):
        return False
    return len(text.split()) <= _FEW_WORDS and not _HAS_SUBJECT.match(text) and not SAYS_WHAT.search(text)
