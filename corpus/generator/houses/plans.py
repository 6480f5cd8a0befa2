"""A plan with dated commitments in text and table, aims that are levels, and hopes that are neither."""

from collections.abc import Sequence

from corpus.generator.house import HouseStyle
from corpus.generator.houses.scribe import HousePaper, Item, aim, flat, heads, stated, stating_text, text
from corpus.generator.script import Block, Gap, Grid, Line, PageEnd, cell, para
from corpus.generator.typeset import Furniture, SetPaper, typeset_whole
from corpus.generator.wording import Voice
from corpus.labels import LabelledAction

TARNBROOK = HouseStyle(
    name="tarnbrook", plain="Times-Roman", bold="Times-Bold", italic="Times-Italic", size=11.5, heading_size=15,
    title_size=26,
    margin=74, indent=24, ink="#1e6b2e", band="#e2efda", title_align="left",
)  # fmt: skip
TITLE = "A Greener Tarnbrook"


def climate_plan(seed: int) -> SetPaper:
    """Cover, a word from the Leader, three themes and a delivery table."""
    voice = Voice(f"{seed}/tarnbrook")
    blocks = flat(
        Gap(150), para(TITLE, "letterhead"), para("Climate and Nature Plan 2025–2030", "subtitle"), Line(),
        para("Tarnbrook Borough Council"), para("Adopted July 2025", "small"), PageEnd(),
        para("Foreword", "heading"),
        text("We want a borough where streets are leafy, homes are warm and rivers run clean. This plan says how we "
             "mean to get there, together with our residents."),
        text(voice.say("The borough’s emissions fell by {21-29}% between 2015 and 2023. Transport makes up {36-44}% "
                       "of what is left, and {11-17},000 homes are rated below band C.")),
        _theme("1. Warm homes and buildings", _homes()),
        _theme("2. Cleaner journeys", _journeys()),
        _theme("3. Room for nature", _nature()),
        para("Delivery", "heading"),
        _delivery(),
    )  # fmt: skip
    return typeset_whole(TITLE, TARNBROOK, blocks, Furniture(head=TITLE, centre="{page}"))


def _theme(heading: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    return (para(heading, "heading"), *blocks)


def _promise(words: str, owner: str, due: str | None, day: str | None) -> Block:
    """A commitment; without a date it may be argued with."""
    return stating_text(words, _duty(words, owner, due, day, certain=due is not None), mark="•")


def _duty(words: str, owner: str, due: str | None, day: str | None, *, certain: bool = True) -> LabelledAction:
    return Item(None, "").duty(words, owner, due=due, day=day, source="text", certain=certain)


def _homes() -> tuple[Block, ...]:
    level = "Emissions from council buildings will be 60% lower in 2030 than in 2018/19."
    return (
        stating_text(level, aim(level, "Emissions from council buildings", "reduce", 60, "%", deadline="in 2030",
                                day="2030-12-31")),
        _promise("We will publish a retrofit guide for landlords by March 2026.", "We", "by March 2026", "2026-03-31"),
        _promise("By the end of 2026 the Council will have opened an advice desk in the library.", "the Council",
                 "By the end of 2026", "2026-12-31"),
        _promise("We will go on lobbying the Government for longer grants.", "We", None, None),
    )  # fmt: skip


def _journeys() -> tuple[Block, ...]:
    double = "Double the share of trips to school made on foot or by bicycle, from 24% to 48%, by 2030."
    return (
        stating_text(double, aim(double, "the share of trips to school made on foot or by bicycle", "increase", 48, "%",
                                 baseline="24%", deadline="by 2030", day="2030-12-31")),
        text("Buses carried 3.1 million people last year. Fares were capped at £2 until December 2024."),
        _promise("The Highways Team will complete the audit of crossings by 30 September 2026.", "The Highways Team",
                 "by 30 September 2026", "2026-09-30"),
        text("It is hoped that more people will share cars, and a car club has been talked of."),
    )  # fmt: skip


def _nature() -> tuple[Block, ...]:
    cover = "Increase tree canopy cover to at least 18% by 2035 (2024: 14.6%)."
    return (
        stating_text(cover, aim(cover, "tree canopy cover", "at_least", 18, "%", baseline="14.6%", deadline="by 2035",
                                day="2035-12-31", certain=False)),
        _promise("Tarnbrook Wildlife Trust will survey every pond in the borough by summer 2026.",
                 "Tarnbrook Wildlife Trust",
                 "by summer 2026", None),
        text("In 2024 volunteers planted 2,400 trees, of which nine in ten took root."),
    )  # fmt: skip


DELIVERY = (
    ("1.1", "Fit heat pumps at the two leisure centres", "Assets", "Leisure Trust", "2026/27", "2027-03-31", "£1.4m"),
    ("1.2", "Adopt a standard for new council homes", "Housing", "Planning", "Dec 2025", "2025-12-31", "Staff time"),
    ("2.1", "Install charge points in six car parks", "Parking", "Highways", "Q2 2026/27", "2026-09-30", "£220,000"),
    ("3.1", "Draw up a list of verges to be mown once a year", "Parks", "Parishes", "Spring 2026", None, "None"),
    ("3.2", "Review the plan", "Policy", "All", "Annually", None, "Staff time"),
)  # fmt: skip


def _delivery() -> Grid:
    """Action, who leads, who helps, when and at what cost; the money is no target."""
    grid = [heads("No.", "Action", "Lead", "Partners", "When", "Cost")]
    for number, words, lead, partners, due, day, cost in DELIVERY:
        label = Item(None, "").duty(words, lead, due=due, day=day, source="table")
        grid.append((cell(number), *stated(label, words, lead, partners, due, cost)))
    return Grid(tuple(grid), (7, 37, 13, 17, 14, 12), header=1)


PAPERS = (HousePaper("climate-plan-2025-2030", "plan", climate_plan),)
