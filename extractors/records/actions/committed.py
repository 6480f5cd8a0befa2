"""What plans and strategies commit their authors to: a doer, a promise and a date in one sentence."""

from collections.abc import Iterator
from datetime import date

from extractors.records.actions.tasks import Due, Task, day_of, dues_in, printed_due
from extractors.structure import Context, Structure
from nlp_models import Reader, Span, TextReading

_PLAN_KINDS = frozenset({"plan", "strategy", "report", "annual_report", "briefing", "other"})
_DATED = frozenset({"due.by", "due.on", "due.within", "due.period", "due.season", "due.from"})


def find_committed(structure: Structure, reader: Reader) -> tuple[Task, ...]:
    """The dated commitments of plans, strategies and reports in reading order."""
    return tuple(_tasks(structure, reader))


def _tasks(structure: Structure, reader: Reader) -> Iterator[Task]:
    for block, context in zip(structure.blocks, structure.contexts, strict=True):
        if structure.part_of(context).kind not in _PLAN_KINDS or block.is_heading:
            continue
        reading = reader.read(block.text)
        for cue in reading.of("action.commitment"):
            sentence = reading.sentence_of(cue)
            due = _due(reading, sentence, day_of(structure, context))
            owner = reading.part(cue, "owner")
            if due and owner:
                text = block.folded.cut(sentence.start, sentence.end)
                yield Task((text,), "text", cue.rule, 0.7, reading.words(owner), due)


def _due(reading: TextReading, sentence: Span, today: date | None) -> Due | None:
    text = reading.words(sentence)
    ahead = [
        mention
        for mention in dues_in(text, today)
        if mention.rule in _DATED and (mention.day is None or today is None or mention.day >= today)
    ]
    return printed_due(text, ahead[:1], today) if ahead else None


__all__ = ["Context", "find_committed"]
