"""Targets on papers made of lines and tables: sentences, bullets and tables of measures."""

import pytest

from extractors.records.targets import find_targets
from extractors.results import Target
from nlp_models import load_reader
from tests.extractors.papers import L
from tests.extractors.records.paper import structure_of

PLAN_HEAD = (L("Ashcombe and Vale Health Strategy 2025 to 2030", bold=True), L("Our plan", bold=True, above=1))


REPORT_HEAD = (L("Ashcombe Council", bold=True), L("Performance report of the Director of Housing", bold=True, above=1))


def in_report(text: str) -> tuple[Target, ...]:
    return find_targets(structure_of(L(text, above=1), head=REPORT_HEAD), load_reader())


def in_plan(text: str) -> tuple[Target, ...]:
    return find_targets(structure_of(L(text, above=1), head=PLAN_HEAD), load_reader())


@pytest.mark.parametrize(
    ("text", "direction", "value", "unit", "day"),
    [
        ("We aim to reduce falls by 30% by March 2027.", "reduce", 30, "%", "2027-03-31"),
        ("Our target of 85% of calls answered holds for every ward.", "reach", 85, "%", None),
        ("The 95% target for uptake stands.", "reach", 95, "%", None),
        ("Uptake will have risen to at least 70% by 2028.", "at_least", 70, "%", "2028-12-31"),
        ("Absence will have fallen from 9% to below 4% by 2028.", "at_most", 4, "%", "2028-12-31"),
        ("Uptake will be maintained at 63%.", "maintain", 63, "%", None),
        ("By 2029 80% of residents with asthma are reviewed each year.", "reach", 80, "%", "2029-12-31"),
        ("We are aiming for 150 new jobs in the vale.", "reach", 150, "jobs", None),
        ("Eliminate waits of over an hour by April 2027.", "eliminate", 0, None, "2027-04-30"),
        ("We aim to halve falls by 2030.", "reduce", 50, "%", "2030-12-31"),
        ("Increase visits to the clinic by 10% by June 2026.", "increase", 10, "%", "2026-06-30"),
        ("We will reduce our footprint to net zero by 2040.", "reduce", 0, None, "2040-12-31"),
        ("The Council is committed to becoming carbon neutral by 2031.", "reduce", 0, None, "2031-12-31"),
        ("No child will wait more than 9 weeks for a first visit by April 2027.", "eliminate", 0, None, "2027-04-30"),
        ("End rough sleeping by 2029.", "eliminate", 0, None, "2029-12-31"),
        ("Half of all new homes will be heated without gas by 2029.", "reach", 50, "%", "2029-12-31"),
        ("At least two thirds of carers will have had a review by 2027.", "at_least", 66.7, "%", "2027-12-31"),
        ("By 2030 we will have reduced empty homes by 200.", "reduce", 200, "homes", "2030-12-31"),
        ("We want to double the number of apprentices by 2028.", "increase", 2, "times", "2028-12-31"),
        ("Over the next five years we will support 2,000 people into work.", "reach", 2000, "people", None),
        ("The share of trips made by car will drop to below 40%.", "at_most", 40, "%", None),
        ("Life expectancy will have risen by two years by 2036.", "increase", 2, "years", "2036-12-31"),
        ("Every practice will offer a visit within 12 days by May 2027.", "at_most", 12, "days", "2027-05-31"),
        ("Bring the rate of falls below 12 per 1,000 by 2029.", "at_most", 12, "per 1,000", "2029-12-31"),
        ("Trees will cover 20% of the vale by 2036.", "reach", 20, "%", "2036-12-31"),
    ],
)
def test_sentence_that_sets_a_level(text: str, direction: str, value: float, unit: str | None, day: str | None) -> None:
    (target,) = in_plan(text)
    assert (target.direction, target.value, target.unit, target.deadline_date) == (direction, value, unit, day)
    assert target.evidence[0].quote == target.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Uptake rose to 70% in 2024.",
        "Prices are expected to rise by 4% by June 2026.",
        "The budget will rise by 4% by March 2027.",
        "We will improve outcomes for all by 2028.",
        "There are 40,000 people in the vale.",
        "Figures were 6% better than target.",
        "Of the 40 measures 16 achieved target.",
        "We will review the lease of 12 rooms.",
        "We will eliminate the distress that many carers feel.",
    ],
)
def test_sentence_that_sets_none(text: str) -> None:
    assert in_plan(text) == ()


@pytest.mark.parametrize(
    ("text", "direction", "value", "unit", "day"),
    [
        ("• 10% fewer falls by 2028", "reduce", 10, "%", "2028-12-31"),
        ("• 15% increase in walking by 2028", "increase", 15, "%", "2028-12-31"),
        ("• Train 200 mental health first aiders", "reach", 200, "aiders", None),
        ("• Reduce void homes to 21 days by March 2027", "reduce", 21, "days", "2027-03-31"),
        ("• Maintain the 98% collection rate", "maintain", 98, "%", None),
        ("• Reduce agency spend by 30%", "reduce", 30, "%", None),
        ("• Reduce the cost per head to £42 by 2028", "reduce", 42, "£", "2028-12-31"),
        ("• Increase work by 2 percentage points", "increase", 2, "percentage points", None),
        ("• 500 households insulated by March 2028", "reach", 500, "households", "2028-03-31"),
        ("• One in three staff to be an ally by 2028", "reach", 1, "in 3", "2028-12-31"),
        ("• Zero road deaths by 2041", "eliminate", 0, None, "2041-12-31"),
        ("• Target 2028: 40%", "reach", 40, "%", "2028-12-31"),
        ("• Response time of 9 minutes or less", "at_most", 9, "minutes", None),
    ],
)
def test_bullet_that_sets_a_level(text: str, direction: str, value: float, unit: str | None, day: str | None) -> None:
    (target,) = in_plan(text)
    assert (target.direction, target.value, target.unit, target.deadline_date) == (direction, value, unit, day)


@pytest.mark.parametrize(
    ("text", "value", "metric"),
    [
        ("Waits were 71.2% against the 4-hour standard of 78%.", 78, "Waits"),
        ("Sickness absence stood at 5.1%, above the target of 4.5%.", 4.5, "Sickness absence"),
        ("Turnover was 11.8% (target 12%).", 12, "Turnover"),
        ("The target for calls answered within 60 seconds is 80%.", 80, "calls answered within 60 seconds"),
        ("Performance was 58.4% against the 92% standard.", 92, None),
        ("We completed 112 homes in the quarter against an annual target of 400.", 400, None),
        ("The target (95%) was missed in both months.", 95, None),
    ],
)
def test_level_called_a_target_beside_what_was_reached(text: str, value: float, metric: str | None) -> None:
    (target,) = in_report(text)
    assert target.value == value
    assert metric in {None, target.metric}


@pytest.mark.parametrize(
    "text",
    [
        "Recycling increased from 41% to 43% in the quarter.",
        "Of the 40 indicators 25 are on target, 8 are amber and 7 are red.",
        "Inflation will come back to its target of 3% by 2027.",
        "A savings target of £4.2m has been set for 2027/28.",
        "The risk score is 16 with a target score of 8.",
        "Objectors will have 28 days to appeal.",
        "Fees will increase by 5% from 1 April 2027.",
        "The proposed building will be 14m high and hold 62 flats by 2028.",
        "Demand for places will increase by 12% by 2029.",
        "By 2041 one in four residents will be aged 65 or over.",
        "A discount of 50% will be given to those who pay by March 2027.",
        "The fund returned 8.1% against a benchmark of 7.4%.",
        "The quorum will be at least three members.",
    ],
)
def test_number_of_a_report_that_is_no_target(text: str) -> None:
    assert in_report(text) == ()


def test_two_levels_in_one_sentence_are_two_targets() -> None:
    first, second = in_plan("By 2029 85% of cases are found, and 90% of people with a case are treated.")
    assert (first.value, second.value) == (85, 90)
    assert first.id != second.id
    assert first.metric == "cases are found"
    assert second.metric.startswith("people with a case")
    assert first.deadline_date == second.deadline_date == "2029-12-31"


def test_baseline_is_what_the_sentence_starts_from() -> None:
    (target,) = in_plan("Absence will have fallen from 8% in 2021/22 to below 5%.")
    assert (target.baseline, target.metric) == ("8% in 2021/22", "Absence")


@pytest.mark.parametrize(
    ("text", "value", "baseline", "baseline_date"),
    [
        ("Raise uptake from 62% to 75% by March 2028.", 75, "62%", None),
        ("Smoking will fall from 14.1% in 2023 to 10% by 2031.", 10, "14.1% in 2023", "2023"),
        ("60% of trips will be walked by 2036 (baseline 47%).", 60, "47%", None),
        ("Breastfeeding will reach 55% by 2029 (2023/24: 48%).", 55, "48%", "2023/24"),
        ("50% of trips will be walked by 2031, against 33% now.", 50, "33%", None),
        ("Cut emissions by a third from the 2019 baseline by 2031.", 33.3, None, "2019"),
        ("Reduce emissions 40% below 1990 levels by 2031.", 40, None, "1990"),
    ],
)
def test_baseline_and_its_date(text: str, value: float, baseline: str | None, baseline_date: str | None) -> None:
    (target,) = in_plan(text)
    assert (target.value, target.baseline, target.baseline_date) == (value, baseline, baseline_date)
    assert target.deadline_date not in {None, "1990-12-31", "2019-12-31"}


def test_range_has_two_ends() -> None:
    (target,) = in_plan("Reduce energy use in our buildings by 10-15% by 2029.")
    assert (target.value, target.highest) == (10, 15)


def test_each_level_has_the_date_beside_it() -> None:
    found = in_plan("Uptake will rise from 45% to 65% in 2027 and 80% in 2028.")
    assert [(t.value, t.direction, t.deadline_date) for t in found] == [
        (65, "increase", "2027-12-31"),
        (80, "increase", "2028-12-31"),
    ]


def test_facts_under_a_heading_of_facts_are_no_targets() -> None:
    lines = (L("Where we are now", bold=True, above=1), L("• 45% of trips to be walked by 2029", above=1))
    assert find_targets(structure_of(*lines, head=PLAN_HEAD), load_reader()) == ()


def test_items_under_a_heading_of_targets_need_no_verb() -> None:
    lines = (
        L("We have set out below what residents may look for as this plan is put in hand across the vale.", above=1),
        L("The list was drawn up with people of every ward, and will be looked at again each spring.", above=1),
        L("How will we know we have succeeded?", bold=True, above=1),
        L("• 95% of pupils immunised", above=1),
    )
    (target,) = find_targets(structure_of(*lines, head=PLAN_HEAD), load_reader())
    assert (target.value, target.metric) == (95, "pupils immunised")


def test_minutes_need_the_word_target_beside_the_amount() -> None:
    texts = ["Members noted that uptake was below the 95% target.", "Mr Ash will walk 30% of the paths by May 2026."]
    found = find_targets(structure_of(*(L(text, above=1) for text in texts)), load_reader())
    assert [target.value for target in found] == [95]


def test_bullet_takes_the_deadline_of_its_lead_in() -> None:
    structure = structure_of(
        L("What will differ by March 2027:", above=1),
        L("• Deliver 100% coverage of the vale", above=1),
        head=PLAN_HEAD,
    )
    (target,) = find_targets(structure, load_reader())
    assert (target.deadline, target.deadline_date) == ("by March 2027", "2027-03-31")
    assert target.metric == "coverage of the vale"


def under(title: str, *texts: str, head: tuple[L, ...] = PLAN_HEAD) -> tuple[Target, ...]:
    """The targets of lines under a heading, away from the head of the paper."""
    above = L("The list was drawn up with people of every ward, and will be looked at again each spring.", above=1)
    lines = (above, L(title, bold=True, above=1), *(L(text, above=1) for text in texts))
    return find_targets(structure_of(*lines, head=head), load_reader())


@pytest.mark.parametrize(
    ("text", "direction", "value", "unit", "day"),
    [
        ("• Interim milestone: a 55% cut by March 2027", "reduce", 55, "%", "2027-03-31"),
        ("• 150 heat pumps fitted by 2027", "reach", 150, "heat pumps", "2027-12-31"),
        ("• 20 schools in the scheme", "reach", 20, "schools", None),
        ("• Visits to the hub: 12,000 a year by 2029", "reach", 12000, "visits", "2029-12-31"),
        ("• Carers supported – 400 by March 2027", "reach", 400, "carers", "2027-03-31"),
        ("• All 900 homes at band C by 2031", "reach", 100, "%", "2031-12-31"),
        ("• Every van to be electric by 2030", "reach", 100, "%", "2030-12-31"),
        ("• First visits from 14 weeks to 6 weeks by 2027", "reach", 6, "weeks", "2027-12-31"),
        ("• Ferries behind the timetable: from 31% → 12% by FY2027", "reach", 12, "%", None),
        ("• Staff turnover ≤ 8%", "at_most", 8, "%", None),
        ("• Accidents at or under 40 by 31 December 2027", "at_most", 40, "accidents", "2027-12-31"),
        ("• 15+ miles of new path", "at_least", 15, "miles", None),
        ("• Nine in ten residents say that they feel safe", "reach", 9, "in 10", None),
        ("• Net zero for the fleet by 2033", "reduce", 0, None, "2033-12-31"),
        ("KR 2.1 Grow use of the hub 25 percent by FY2027", "increase", 25, "%", None),
        ("Waste recycled: 55% by 2029", "reach", 55, "%", "2029-12-31"),
    ],
)
def test_line_under_targets(text: str, direction: str, value: float, unit: str | None, day: str | None) -> None:
    (target,) = under("Success looks like", text)
    assert (target.direction, target.value, target.deadline_date) == (direction, value, day)
    assert target.unit == unit


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Outcomes", "• 430 families supported through the hubs"),
        ("Outputs delivered in 2023/24", "• 120 homes insulated"),
        ("Milestones", "• 3 of 5 milestones met"),
        ("Milestones", "• Stage 2: 14 May 2025"),
        ("Key performance indicators", "88% of calls were answered within a minute"),
    ],
)
def test_line_that_tells_what_was_done(title: str, text: str) -> None:
    assert under(title, text) == ()


@pytest.mark.parametrize(
    ("text", "direction", "value"),
    [
        ("That will bring the number of gates to 60.", "reach", 60),
        ("Harbour litter will be half of the 2021/22 figure by 2028.", "reduce", 50),
        ("The number of rough sleepers will not exceed 5 by 2027.", "at_most", 5),
        ("The gap in life expectancy will narrow by two years by 2035.", "reduce", 2),
        ("No one waits longer than 52 weeks by March 2027.", "eliminate", 0),
        ("We will raise the rate from 9% to 25% over the life of this plan.", "increase", 25),
    ],
)
def test_sentence_of_a_plan(text: str, direction: str, value: float) -> None:
    (target,) = in_plan(text)
    assert (target.direction, target.value) == (direction, value)


def test_ceiling_that_a_body_sets_itself() -> None:
    (target,) = in_report("The trust had set itself a ceiling of 60 falls for 2025/26.")
    assert (target.value, target.unit, target.deadline_date) == (60, "falls", "2026-03-31")


def test_card_of_labels_under_the_name_of_a_measure() -> None:
    found = under(
        "1. Ferries leaving on the hour",
        "Target (2025/26): 64% Actual: 58.3% Last month: 57.1% RAG: Amber",
        "Comment: Two people have joined.",
        head=REPORT_HEAD,
    )
    (target,) = found
    assert target.text == "Ferries leaving on the hour Target (2025/26): 64%"
    assert (target.metric, target.value, target.actual, target.rag) == (
        "Ferries leaving on the hour",
        64,
        "58.3%",
        "amber",
    )
    assert target.deadline_date == "2026-03-31"


def test_card_without_a_level_sets_none() -> None:
    assert under("Visitors to the mill", "Target: none set Actual: 2,408", head=REPORT_HEAD) == ()


def in_plan_under(lead: str, *lines: str) -> tuple[Target, ...]:
    content = (L(lead, bold=True, above=1), *(L(line) for line in lines), L("• Other work", above=1))
    return find_targets(structure_of(*content, head=PLAN_HEAD), load_reader())


@pytest.mark.parametrize(
    ("lead", "text", "direction", "value", "unit"),
    [
        ("By 2029 we will:", "• have raised to 44% the share of young singers", "increase", 44, "%"),
        ("By 2029 we will:", "• have opened four new play streets", "reach", 4, "play streets"),
        ("Great care", "• Waits for a chair down from 20 weeks to 5 by March 2027", "reduce", 5, "weeks"),
        ("Great care", "• Sickness: 6.1% → 5.2% (March 2027)", "reach", 5.2, "%"),
        ("Great care", "• No agency porters from 1 October", "eliminate", 0, None),
        ("Our key commitments", "• Joined - 12 km of new hedge every year", "reach", 12, "km"),
        (
            "Our standards of attendance:",
            "• first van within 12 minutes, on 70% of occasions",
            "at_most",
            12,
            "minutes",
        ),
        ("Great care", "• Reduce to less than 4 per cent the cost of card payments by 2030", "at_most", 4, "%"),
    ],
)
def test_line_of_a_plan(lead: str, text: str, direction: str, value: float, unit: str | None) -> None:
    (target,) = in_plan_under(lead, text)
    assert (target.direction, target.value, target.unit) == (direction, value, unit)


@pytest.mark.parametrize(
    ("lead", "text"),
    [
        ("What we have done", "• have opened four new play streets"),
        ("Great care", "• No target"),
        ("Great care", "• Any club in excess of 400 members will be visited"),
        ("Great care", "• Visits increased from 40 to 60 in the spring"),
        ("Great care", "• 190 volunteers gave time last year"),
    ],
)
def test_line_of_a_plan_that_sets_none(lead: str, text: str) -> None:
    assert in_plan_under(lead, text) == ()


def test_clauses_under_a_lead_in_need_no_bullets() -> None:
    first, second = in_plan_under(
        "Response",
        "Our standards of attendance are:",
        "call handling within 4 minutes, on 90% of occasions;",
        "at least 80% of lamps lit.",
    )
    assert (first.value, second.value) == (4, 80)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Agency spend will be cut by 25% in 2027/28 and bank spend by a fifth.", [25, 20]),
        ("Our aim is that 15 per cent fewer barns burn by 2029, and that no-one should die in a barn.", [15, 0]),
        (
            "The Trust has set itself the task of planting 400 trees, of which at least 30% should be oaks.",
            [400, 30],
        ),
        ("Checks averaged 61 per cent; we are determined to lift them to 75 per cent by March 2028.", [75]),
        ("Vacant shops (88 at May 2024) are to come down by 40 by 2029.", [40]),
        ("We intend to make 9,000 safe and well calls a year.", [9000]),
        ("From 2027/28 the number of checks will be 1,200.", [1200]),
        ("Every depot must maintain a load ratio no greater than 1.6 by March 2028.", [1.6]),
    ],
)
def test_levels_of_one_sentence(text: str, values: list[float]) -> None:
    assert [target.value for target in in_plan(text)] == values


def test_two_levels_that_minutes_say_a_body_would_aim_for() -> None:
    told = "For 2027/28 the Coastguard would aim for no more than 120 late boats and carry out at least 4,000 patrols."
    found = find_targets(structure_of(L(told, above=1)), load_reader())
    assert [(target.direction, target.value) for target in found] == [("at_most", 120), ("at_least", 4000)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("We will install 40 new charge points by 2029.", "charge points"),
        ("We will build 40 affordable homes by 2029.", "homes"),
        ("We will support 40 Wold projects by 2029.", "projects"),
    ],
)
def test_things_counted_are_named_with_their_kind(text: str, unit: str) -> None:
    assert [target.unit for target in in_plan(text)] == [unit]
