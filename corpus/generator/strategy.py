"""The health and wellbeing strategy: foreword, four priorities with targets and promises, and a table of measures."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from corpus.generator.calendar_words import month_end, plain_date
from corpus.generator.script import Block, Cell, Gap, Grid, Line, PageEnd, Para, Run, cell, para
from corpus.generator.story import Goal
from corpus.generator.wording import Promise, Voice, promises, sentences
from corpus.labels import Label, LabelledAction, LabelledTarget
from extractors.results import Direction

TITLE = "Living Well in Ashcombe and Vale"
TOLD = 3  # targets a priority that are told in sentences; the table takes one of the rest


def strategy_blocks(voice: Voice, goals: Sequence[Goal]) -> tuple[Block, ...]:
    """The strategy, cover to last page."""
    told: set[Direction] = set()
    tabled: list[Goal] = []
    promised = list(promises("commitments"))
    voice.random.shuffle(promised)
    blocks: list[Block] = [*_cover(), *_foreword(voice)]
    for place, priority in enumerate(sentences("strategy", "priorities")):
        mine = _by_novelty(voice, [goal for goal in goals if goal.priority == place + 1], told)
        told |= {goal.direction for goal in mine[:TOLD]}
        blocks += _priority(voice, f"{place + 1}. {priority}", mine[:TOLD], promised[place * 2 : place * 2 + 2])
        tabled += [goal for goal in mine[TOLD:] if goal.deadline and goal.second_metric is None][:1]
    blocks += _measures(tabled)
    blocks += [para(voice.say(text)) for text in sentences("strategy", "closing")]
    return tuple(blocks)


def _by_novelty(voice: Voice, goals: Sequence[Goal], told: AbstractSet[Direction]) -> list[Goal]:
    """`goals` in a drawn order, those first whose direction has not been told, so that every direction has its turn."""
    drawn = list(goals)
    voice.random.shuffle(drawn)
    by_direction = {goal.direction: goal for goal in drawn if goal.direction not in told}
    first = list(by_direction.values())
    return [*first, *(goal for goal in drawn if goal not in first)]


def _cover() -> list[Block]:
    return [
        Gap(180), para(TITLE, "letterhead"), para("Joint Health and Wellbeing Strategy 2025 to 2030", "subtitle"),
        Line(), para("Ashcombe and Vale Health and Wellbeing Board"), para("June 2025", "small"), PageEnd(),
    ]  # fmt: skip


def _foreword(voice: Voice) -> list[Block]:
    facts = list(sentences("commitments", "statistics"))
    voice.random.shuffle(facts)
    return [
        para("Foreword", "heading"),
        *(para(voice.say(text)) for text in sentences("strategy", "foreword")),
        para("Our area in figures", "heading"),
        *(para(voice.say(text), mark="•", level=1) for text in facts),
    ]


def _priority(voice: Voice, heading: str, goals: Sequence[Goal], promised: Sequence[Promise]) -> list[Block]:
    opening = (
        f"{voice.draw(sentences('strategy', 'introductions'))} {voice.draw(sentences('commitments', 'ambitions'))}"
    )
    blocks: list[Block] = [para(heading, "heading"), para(opening)]
    blocks.append(para("What we want to see", "subheading"))
    blocks += [_goal_para(goal) for goal in goals]
    blocks.append(para("What we will do", "subheading"))
    blocks += [_promise(voice, promise, dated=True) for promise in promised]
    return [*blocks, _promise(voice, voice.draw(promises("undated")), dated=False)]


def _goal_para(goal: Goal) -> Para:
    return Para((Run(goal.sentence, facts=_goal_labels(goal, goal.sentence)),), mark="•", level=1)


def _goal_labels(goal: Goal, text: str) -> tuple[Label, ...]:
    """One label a target: a sentence that states two levels states two targets."""
    first = LabelledTarget(
        text=text, metric=goal.metric, direction=goal.direction, value=goal.value, unit=goal.unit,
        baseline=goal.baseline, deadline=goal.deadline, deadline_date=goal.deadline_day,
    )  # fmt: skip
    if goal.second_metric is None:
        return (first,)
    return first, first.model_copy(update={"metric": goal.second_metric, "value": goal.second_value})


def _promise(voice: Voice, promise: Promise, *, dated: bool) -> Para:
    day = voice.draw((date(2026, 3, 1), date(2026, 9, 1), date(2026, 12, 1), date(2027, 3, 1)))
    due, iso = voice.draw(
        (
            (f"by {day:%B %Y}", month_end(day)),
            (f"by the end of {day:%B %Y}", month_end(day)),
            (f"by {plain_date(day)}", day.isoformat()),
        )
    )
    text = voice.say(promise.text, by=due)
    label = LabelledAction(
        text=text, owner=promise.owner, due=due if dated else None, due_date=iso if dated else None, source="text",
        certain=dated,
    )  # fmt: skip
    return Para((Run(text, facts=(label,)),))


def _measures(goals: Sequence[Goal]) -> list[Block]:
    head = tuple(
        cell(words, "cell head") for words in ("Measure", "Where we are now", "Where we want to be", "By when")
    )
    return [
        para("How we will measure progress", "heading"),
        Grid((head, *(_measure_row(goal) for goal in goals)), (44, 20, 20, 16), header=1),
    ]


def _measure_row(goal: Goal) -> tuple[Cell, ...]:
    """A bare level in a table is one to be reached, whatever the sentence elsewhere would have said."""
    unit = {"%": "%", "weeks": " weeks"}.get(goal.unit or "", "")
    level = f"{goal.value:,g}{unit}"
    by = (goal.deadline or "").removeprefix("by ")
    metric = goal.metric[:1].upper() + goal.metric[1:]
    words = (metric, goal.baseline or "–", level, by)
    label = LabelledTarget(
        text=" ".join(words), metric=goal.metric, direction="reach", value=goal.value, unit=goal.unit,
        baseline=goal.baseline, deadline=by or None, deadline_date=goal.deadline_day,
    )  # fmt: skip
    first = Cell((Para((Run(metric, facts=(label,)),), "cell"),))
    return (first, *(cell(word) for word in words[1:]))
