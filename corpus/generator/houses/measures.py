"""A performance report: quarters in a table, targets by year, rates, halving, and many figures that are no targets."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.generator.house import HouseStyle
from corpus.generator.houses.scribe import HousePaper, aim, asked, flat, heads, stated, stating_text, text
from corpus.generator.logs import RAG_FILL
from corpus.generator.script import Block, Grid, cell, fact_cell, para, stating
from corpus.generator.typeset import Furniture, SetPaper, typeset_whole
from corpus.generator.wording import Voice
from extractors.results import Direction

DUNMERE = HouseStyle(
    name="dunmere", plain="Helvetica", bold="Helvetica-Bold", italic="Helvetica-Oblique", size=10, heading_size=12.5,
    title_size=17, margin=52, indent=22, ink="#0b5345", band="#d5e8e4", title_align="left",
)  # fmt: skip


PELLWOOD = HouseStyle(
    name="pellwood", plain="Times-Roman", bold="Times-Bold", italic="Times-BoldItalic", size=11.5, heading_size=14,
    title_size=18, margin=66, indent=26, ink="#1f497d",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kpi:
    """A row of the table of quarters; `value`, `unit` and `direction` say what the printed `target` means."""

    ref: str
    metric: str
    baseline: str
    target: str
    value: float
    unit: str | None
    quarters: tuple[str, str, str]
    rag: str
    direction: Direction = "reach"


KPIS = (
    Kpi("P1", "Calls answered within 60 seconds", "71%", "85%", 85, "%", ("78%", "80%", "83%"), "Amber"),
    Kpi("P2", "Emergency admissions due to falls, per 100,000 people aged 65 and over", "2,214", "1,950", 1950,
        "per 100,000",
        ("2,190", "2,160", "2,131"), "Red"),
    Kpi("P3", "Average days to let an empty home", "34", "no more than 25", 25, "days", ("31", "29", "24"), "Green",
        "at_most"),
    Kpi("P4", "Household waste recycled", "46.2%", "at least 52%", 52, "%", ("47.0%", "48.8%", "49.1%"), "Amber",
        "at_least"),
    Kpi("P5", "Education, health and care plans issued within 20 weeks", "58%", "70%", 70, "%", ("66%", "71%", "74%"),
        "Green"),
    Kpi("P6", "Affordable homes completed", "112", "160", 160, None, ("31", "39", "44"), "Amber"),
)  # fmt: skip
YEARS = ("2025/26", "2026/27", "2027/28")
TRAJECTORIES = (
    ("Vaccination of two-year-olds (MMR, first dose)", "%", (90.0, 92.5, 95.0)),
    ("Reablement: people at home after 91 days", "%", (82.0, 84.0, 86.0)),
    ("Homes brought back into use", None, (40.0, 55.0, 70.0)),
)


def performance(seed: int) -> SetPaper:
    """Context and money first, then what is aimed at."""
    voice = Voice(f"{seed}/dunmere")
    blocks = flat(
        para("Dunmere Council", "letterhead"),
        para("Council Plan performance report, Quarter 3 2025/26", "subtitle"),
        text("Report to the Corporate Overview Committee, 12 February 2026"),
        para("Recommendation", "heading"),
        *asked("The Committee is recommended to:", "consider the performance set out in this report",
               "ask for a further report on any indicator that is Red"),
        para("Background", "heading"),
        *_figures(voice),
        para("Indicators by quarter", "heading"),
        _quarters(KPIS),
        para("Targets by year", "heading"),
        _trajectories(),
        para("What we aim for next", "heading"),
        *_aims(),
        para("Spending", "heading"),
        _money(voice),
    )  # fmt: skip
    return typeset_whole(
        "Performance report", DUNMERE, blocks, Furniture(head="Performance report, Quarter 3", centre="{page}")
    )


def _figures(voice: Voice) -> tuple[Block, ...]:
    """Statistics of the past and forecasts: near misses, of which none is a target."""
    lines = (
        (
            "In the quarter the contact centre took {41-58},{100-990} calls, {3-9}% fewer than a year before, and "
            "{61-69}% of callers said that they were satisfied or very satisfied."
        ),
        (
            "The rate of smoking in pregnancy fell from {9-11}.{1-9}% to {7-8}.{1-9}%, against {7-8}.{1-9}% in "
            "England. The Office for National Statistics expects the population to grow to {141-149},000 by 2031."
        ),
        (
            "The Government’s grant for the year is £{4-6}.{1-9} million. Of this, £{1-3}.{1-9} million must be spent "
            "by 31 March 2026."
        ),
    )
    return tuple(text(voice.say(line)) for line in lines)


def _quarters(rows: Sequence[Kpi]) -> Grid:
    grid = [heads("Ref", "Indicator", "2023/24 baseline", "Target 2025/26", "Q1", "Q2", "Q3", "Q4", "RAG")]
    for row in rows:
        words = (row.metric, row.baseline, row.target, *row.quarters, "–")
        label = aim(" ".join((row.ref, *words, row.rag)), row.metric, row.direction, row.value, row.unit,
                    baseline=row.baseline, deadline="2025/26", day="2026-03-31")  # fmt: skip
        first, *others = stated(label, row.ref, *words)
        grid.append((first, *others, cell(row.rag, fill=RAG_FILL[row.rag])))
    return Grid(tuple(grid), (6, 29, 11, 13, 8, 8, 8, 6, 11), header=1)


def _trajectories() -> Grid:
    """Three targets a row, one a year, each told from the others by its column."""
    grid = [heads("Measure", *YEARS)]
    for metric, unit, levels in TRAJECTORIES:
        shown = tuple(f"{level:g}{unit or ''}" for level in levels)
        row = " ".join((metric, *shown))
        labels = [
            aim(row, metric, "reach", level, unit, deadline=year, day=f"20{year[-2:]}-03-31")
            for level, year in zip(levels, YEARS, strict=True)
        ]
        grid.append((fact_cell(metric, *labels), *(cell(level) for level in shown)))
    return Grid(tuple(grid), (52, 16, 16, 16), header=1, rules="rows")


def _aims() -> tuple[Block, ...]:
    """Sentences: halving, a rate from and to, none at all, nothing above, two levels at once, a range."""
    halved = "Halve the number of families in bed and breakfast for more than six weeks by March 2027."
    rate = "Reduce suicides from 11.8 to 9.5 per 100,000 people by 2029."
    none = "Eliminate waits of more than 52 weeks for treatment by the end of September 2026."
    below = "Keep sickness absence below 9 days for each employee."
    both = "By 2028, 80% of eligible people will have had a health check and 60% of smokers will have had an offer."
    span = "Hold staff turnover between 9% and 12% a year."
    labels = (
        (aim(halved, "the number of families in bed and breakfast for more than six weeks", "reduce", 50, "%",
             deadline="by March 2027", day="2027-03-31"),),
        (aim(rate, "suicides", "reduce", 9.5, "per 100,000", baseline="11.8", deadline="by 2029", day="2029-12-31"),),
        (aim(none, "waits of more than 52 weeks for treatment", "eliminate", 0, None,
             deadline="by the end of September 2026", day="2026-09-30"),),
        (aim(below, "sickness absence", "at_most", 9, "days"),),
        (aim(both, "eligible people will have had a health check", "reach", 80, "%", deadline="By 2028",
             day="2028-12-31"),
         aim(both, "smokers will have had an offer", "reach", 60, "%", deadline="By 2028", day="2028-12-31")),
        (aim(span, "staff turnover", "maintain", 9, "%", certain=False),),
    )  # fmt: skip
    return tuple(stating_text(facts[0].text, *facts, mark="•") for facts in labels)


def _money(voice: Voice) -> Grid:
    """Budgets are money to be spent, not levels to be reached."""
    grid = [heads("Service", "Budget £000", "Forecast £000", "Variance £000", "% of budget spent")]
    for service in ("Adult care", "Children and families", "Streets and parks"):
        budget, over = voice.random.randint(9000, 31000), voice.random.randint(-400, 900)
        spent = f"{voice.random.randint(68, 79)}%"
        grid.append(tuple(cell(word) for word in (service, f"{budget:,}", f"{budget + over:,}", f"{over:+,}", spent)))
    return Grid(tuple(grid), (36, 16, 16, 16, 16), header=1)


@dataclass(frozen=True, slots=True)
class Card:
    """An indicator with a box of its own: last year, the target, the actual level and a comment."""

    metric: str
    target: str
    value: float
    unit: str | None
    actual: str
    last_year: str
    status: str
    comment: str
    direction: Direction = "reach"


CARDS = (
    Card("People who use services who feel safe", "88%", 88, "%", "84.9%", "86.1%", "Amber",
         "The survey had 312 replies, 40 fewer than in 2024."),
    Card("Average wait for a blue badge", "6 weeks or less", 6, "weeks", "5.2 weeks", "9.4 weeks", "Green",
         "The backlog of 600 cases was cleared in July.", "at_most"),
    Card("Visits to libraries", "310,000", 310000, None, "151,220", "296,410", "Green",
         "Visits rose by 7% where hours were lengthened."),
)  # fmt: skip


def scorecards(seed: int) -> SetPaper:
    """Ambitions in sentences of many turns, then a box for each indicator, of which one has no target yet."""
    voice = Voice(f"{seed}/scorecards")
    blocks = flat(
        para("Pellwood County Council", "letterhead"),
        para("Half-year performance, April to September 2025", "subtitle"),
        text(voice.say("{31-38} of 46 indicators are rated Green, five Amber and the rest grey. Nearly nine in ten "
                       "people asked knew how to reach us. We answered {88-93}% of letters within ten days.")),
        para("Our ambitions", "heading"),
        *_ambitions(),
        para("How we are doing", "heading"),
        *(block for place, card in enumerate(CARDS, 1) for block in _card(f"PC{place:02d}", card)),
        para("PC04 Young people who are not in work or learning", "subheading"),
        Grid(((cell("Target 2025/26"), cell("To be set in spring 2026")), (cell("Half year"), cell("4.1%"))), (30, 70)),
        text("It has been our habit to set targets for new indicators after a year of measuring."),
    )  # fmt: skip
    return typeset_whole(
        "Half-year performance", PELLWOOD, blocks, Furniture(foot="Pellwood County Council, page {page}")
    )


def _ambitions() -> tuple[Block, ...]:
    """Percentage points, a share with a time limit, fewer than, holding a level, none, a result against a target."""
    points = "Raise the employment rate by 5 percentage points by 2028."
    limit = "92% of patients will start treatment within 18 weeks by March 2029."
    fewer = "Fewer than 200 people will be killed or seriously injured on our roads in 2026."
    hold = "Maintain council tax collection at 98.4%."
    nobody = "No family with children will be placed outside the county after 31 December 2026."
    fifths = "Cut deaths from heart disease by two fifths by 2030."
    against = "By the end of September 69% of plans had been reviewed, against our target of 80%."
    labels = (
        aim(points, "the employment rate", "increase", 5, "percentage points", deadline="by 2028", day="2028-12-31"),
        aim(limit, "patients will start treatment within 18 weeks", "reach", 92, "%", deadline="by March 2029",
            day="2029-03-31"),
        aim(fewer, "people killed or seriously injured on our roads", "at_most", 200, "people", deadline="in 2026",
            day="2026-12-31"),
        aim(hold, "council tax collection", "maintain", 98.4, "%"),
        aim(nobody, "family with children placed outside the county", "eliminate", 0, None,
            deadline="after 31 December 2026", day="2026-12-31", certain=False),
        aim(fifths, "deaths from heart disease", "reduce", 40, "%", deadline="by 2030", day="2030-12-31",
            certain=False),
        aim(against, "plans had been reviewed", "reach", 80, "%", certain=False),
    )  # fmt: skip
    return tuple(stating_text(label.text, label, mark=f"{place}.") for place, label in enumerate(labels, 1))


def _card(ref: str, card: Card) -> tuple[Block, ...]:
    """The heading names the measure and the first row of the box its level."""
    heading, level = f"{ref} {card.metric}", ("Target 2025/26", card.target)
    label = aim(" ".join((heading, *level)), card.metric, card.direction, card.value, card.unit, deadline="2025/26",
                day="2026-03-31")  # fmt: skip
    rows = (
        level,
        ("Half year", card.actual),
        ("2024/25", card.last_year),
        ("Status", card.status),
        ("Comment", card.comment),
    )
    return (
        stating(para(heading, "subheading"), label),
        Grid(tuple((cell(name, look="bold"), cell(words)) for name, words in rows), (30, 70), rules="rows"),
    )


PAPERS = (
    HousePaper("performance-report-2026-02-12-dunmere", "report", performance),
    HousePaper("performance-report-2025-11-20-pellwood", "report", scorecards),
)
