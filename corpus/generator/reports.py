"""Reports to a body: a cover with the ask, numbered paragraphs, and the performance report with its table."""

from collections.abc import Sequence
from datetime import date, timedelta

from corpus.generator.business import Chamber, talk_names
from corpus.generator.calendar_words import month_end, plain_date
from corpus.generator.logs import RAG_FILL
from corpus.generator.script import Block, Cell, Gap, Grid, Line, Para, Run, cell, para, printed, stating_all
from corpus.generator.story import Body, Business, Measured, Person
from corpus.generator.wording import Voice, listed, sentence_case, sentences
from corpus.labels import LabelledAction, LabelledRecommendation, LabelledTarget

EXEMPT_NOTICE = (
    "NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972 "
    "(information relating to the financial or business affairs of any particular person)"
)


def report_blocks(
    body: Body, day: date, business: Business, chamber: Chamber, *, exempt: bool = False
) -> tuple[Block, ...]:
    """The report behind an item: particulars, recommendations, background, implications."""
    voice = chamber.voice
    assert business.lead is not None
    notice: tuple[Block, ...] = (Gap(6), para(EXEMPT_NOTICE, "notice")) if exempt else ()
    names = talk_names(chamber, business.lead)
    return (
        *notice,
        _particulars(body, day, business, business.lead, exempt=exempt),
        Gap(6),
        para("Recommendations", "heading"),
        *recommendations(body, business, voice, public=not exempt),
        *_sections(body, business, voice, names),
        para("Next steps", "heading", mark="7.", level=1),
        _next_step(business.lead, day, voice, public=not exempt),
        para(f"Contact: {business.lead.full}, {business.lead.post}", "small"),
    )  # fmt: skip


def _sections(body: Body, business: Business, voice: Voice, names: dict[str, str]) -> list[Block]:
    """Purpose, background, options, consultation and implications, in numbered paragraphs."""

    def drawn(pool: str) -> str:
        return voice.say(voice.draw(sentences("reports", pool)), **names)

    purpose = f"This report deals with the matter of “{business.title}” and asks {_noun(body)} for a decision."
    sections = (
        ("Purpose of the report", [purpose]),
        ("Background", [*business.background, drawn("elsewhere")]),
        ("Options considered", [drawn("options"), drawn("options")]),
        ("Consultation", [drawn("consultation")]),
        ("Financial implications", [drawn("finance")]),
        ("Legal and equality implications", [drawn("legal")]),
    )
    return [
        block for number, (title, texts) in enumerate(sections, 1) for block in _numbered(str(number), title, texts)
    ]


def _particulars(body: Body, day: date, business: Business, lead: Person, *, exempt: bool) -> Grid:
    rows = (
        ("Report to", body.name), ("Date", plain_date(day)), ("Title", business.title),
        ("Report of", lead.post or lead.full), ("Status", "Exempt – Part 2" if exempt else "Open"),
    )  # fmt: skip
    return Grid(tuple((cell(a, look="bold"), cell(b)) for a, b in rows), (22, 78))


def recommendations(body: Body, business: Business, voice: Voice, *, public: bool = True) -> tuple[Para, ...]:
    """The ask and its numbered list under one label."""
    noun = _noun(body)
    template = voice.draw(sentences("reports", "asks"))
    lead = sentence_case(voice.say(template, body=noun if template[0] != "{" else sentence_case(noun)))
    asks = [proposal.to for proposal in business.asked]
    last = len(asks) - 1
    lines = (para(lead), *(
        para(ask + ("." if place == last else "; and" if place == last - 1 else ";"), mark=f"{place + 1}.", level=1)
        for place, ask in enumerate(asks)
    ))  # fmt: skip
    return stating_all(lines, LabelledRecommendation(text=printed(lines), public=public))


def _noun(body: Body) -> str:
    return body.noun if body.noun == "Cabinet" else f"the {body.noun}"


def _numbered(number: str, title: str, paragraphs: Sequence[str]) -> list[Block]:
    return [
        para(title, "heading", mark=f"{number}.", level=1),
        *(para(text, mark=f"{number}.{place}", level=1) for place, text in enumerate(paragraphs, 1)),
    ]


def _next_step(lead: Person, day: date, voice: Voice, *, public: bool) -> Para:
    """A promise with a doer and a date, which the guide counts as an action."""
    due_day = (day + timedelta(days=voice.random.randint(60, 240))).replace(day=1)
    due = f"{voice.draw(('by', 'by the end of', 'in'))} {due_day:%B %Y}"
    owner = f"The {lead.post}"
    text = voice.say(voice.draw(sentences("reports", "next_steps")), owner=owner, due=due)
    label = LabelledAction(text=text, owner=owner, due=due, due_date=month_end(due_day), source="text", public=public)
    return Para((Run(text, facts=(label,)),), mark="7.1", level=1)


def performance_report(body: Body, day: date, measures: Sequence[Measured], chamber: Chamber) -> tuple[Block, ...]:
    """Quarter 2: a summary, the ask, the table, and a word on each indicator that is red."""
    tally = listed([f"{sum(m.rag == rag for m in measures)} are {rag}" for rag in ("Green", "Amber", "Red")])
    lead = chamber.officers["Chief Executive"]
    business = Business("report", "Performance Report, Quarter 2 2025/26", lead=lead)
    ask = f"{body.noun} is asked to note the performance for Quarter 2 and the work in hand to improve it."
    return (
        para("Ashcombe Borough Council", "letterhead"),
        Line(),
        _particulars(body, day, business, lead, exempt=False),
        Gap(6),
        para("Recommendation", "heading"),
        Para((Run(ask, facts=(LabelledRecommendation(text=ask),)),)),
        para("Summary", "heading"),
        para(f"This report covers July to September 2025. Of the {len(measures)} indicators, {tally}."),
        para(
            "The RAG rating is Green where the target has been met, Amber within one tenth of it, and Red beyond that."
        ),
        para("Key performance indicators", "heading"),
        _table(measures),
        para("Indicators off target", "heading"),
        *(block for m in measures if m.rag == "Red" for block in _commentary(m, chamber)),
        para(f"Contact: {lead.full}, {lead.post}", "small"),
    )


def _table(measures: Sequence[Measured]) -> Grid:
    heads = ("Indicator", "Baseline", "Target", "Period", "Actual", "RAG")
    rows = [tuple(cell(word, "cell head") for word in heads)]
    rows += [_measure_row(measure) for measure in measures]
    return Grid(tuple(rows), (42, 12, 16, 13, 10, 9), header=1)


def _measure_row(measure: Measured) -> tuple[Cell, ...]:
    words = (measure.metric, measure.baseline, measure.target, "Q2 2025/26", measure.actual, measure.rag)
    label = LabelledTarget(
        text=" ".join(words), metric=measure.metric, direction=measure.direction, value=measure.value,
        unit=measure.unit, baseline=measure.baseline,
    )  # fmt: skip
    first = Cell((Para((Run(measure.metric, facts=(label,)),), "cell"),))
    plain = tuple(cell(word) for word in words[1:-1])
    return (first, *plain, cell(measure.rag, fill=RAG_FILL[measure.rag]))


def _commentary(measure: Measured, chamber: Chamber) -> list[Para]:
    """Past performance told against the target, and what will be done about it."""
    voice = chamber.voice
    told = voice.say(voice.draw(sentences("reports", "performance_notes")), metric=measure.metric,
                     actual=measure.actual, target=measure.target.lower())  # fmt: skip
    target = LabelledTarget(
        text=told, metric=measure.metric, direction=measure.direction, value=measure.value, unit=measure.unit,
        certain=False,
    )  # fmt: skip
    owner = f"the {voice.draw(tuple(chamber.officers))}"
    due_day = voice.draw((date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)))
    due = f"by the end of {due_day:%B %Y}"
    done = voice.say(voice.draw(sentences("reports", "performance_actions")), Owner=sentence_case(owner), due=due)
    action = LabelledAction(text=done, owner=sentence_case(owner), due=due, due_date=month_end(due_day), source="text")
    return [Para((Run(told, facts=(target,)), Run(" "), Run(done, facts=(action,))))]
