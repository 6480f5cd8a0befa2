"""From answers to what the outside sees of them."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import quote, urlencode

from service.index.port import Filter, Point
from service.search.addresses import Address
from service.search.answering import Found
from service.search.crowding import Result
from service.search.explaining import reasons_of
from service.search.facets import facets_of
from service.search.marking import Mark, marks_in, sought_by
from service.search.ports import Coverage
from service.search.schemas import (
    CoverageView,
    FacetsView,
    FacetValue,
    InterpretationView,
    MarkView,
    PageBoxesView,
    Place,
    ReasonView,
    SearchResult,
    SuggestionView,
)
from service.search.understanding.understood import Understood

SCORE_DIGITS = 4
CLOSE_IN_MEANING = ReasonView(kind="meaning", detail="close in meaning")


def results_of(found: Found) -> list[SearchResult]:
    """The answers of a page, with their marks, reasons and links."""
    understood = found.answer.understood
    sought = sought_by(understood)
    return [
        _result_view(
            result,
            question=found.asked.text,
            marks=marks_in(result.point.text, sought),
            sentence=found.sentences.get(result.point.id),
            why=_reasons(result, understood, found.asked.within),
        )
        for result in found.shown
    ]


def like_view(result: Result) -> SearchResult:
    """An answer that is like another."""
    return _result_view(result, question="", marks=(), sentence=None, why=[CLOSE_IN_MEANING])


def _result_view(
    result: Result, *, question: str, marks: Iterable[Mark], sentence: Mark | None, why: list[ReasonView]
) -> SearchResult:
    """An answer with its marks and links."""
    point = result.point
    return SearchResult(
        **place_of(point, question).model_dump(),
        id=point.id,
        kind=point.kind,
        text=point.text,
        marks=list(map(_mark_view, marks)),
        sentence=_mark_view(sentence) if sentence else None,
        why=why,
        headings=list(point.headings),
        body=point.body,
        date=point.date,
        paper_kind=point.paper_kind,
        record_id=point.record_id,
        category=point.category,
        owner=point.owner,
        state=point.state,
        due_date=point.due_date,
        people=list(point.people),
        organisations=list(point.organisations),
        score=round(result.score, SCORE_DIGITS),
        boxes=[PageBoxesView(page=page, boxes=list(boxes)) for page, boxes in point.boxes],
        start=point.start,
        end=point.end,
        also=[place_of(other, question) for other in result.also],
    )


def _mark_view(mark: Mark) -> MarkView:
    return MarkView(start=mark[0], end=mark[1])


def place_of(point: Point, question: str) -> Place:
    """Where a point stands, with a link to its page."""
    fields = {"q": question} if question else {}
    marked = urlencode({**fields, "start": point.start, "end": point.end})
    link = f"/documents/{quote(point.document_id, safe=':')}/pages/{point.page}?{marked}"
    return Place(document_id=point.document_id, title=point.title, filename=point.filename, page=point.page, link=link)


def interpretation_views(question: Understood, here: Address) -> list[InterpretationView]:
    """The steps beyond the letters, each with the link of the same search without its kind."""
    return [
        InterpretationView(
            kind=step.kind, typed=step.typed, meant=step.meant, without=str(here.adding("leave_out", step.kind))
        )
        for step in question.interpretations
    ]


def suggestion_views(questions: Iterable[str], here: Address) -> list[SuggestionView]:
    """Other questions, each with the link of the same search for it."""
    return [SuggestionView(question=question, link=str(here.setting("q", question))) for question in questions]


def facets_view(found: Found, *, today: date) -> FacetsView:
    """The facets of all answers of a search."""
    facets = facets_of((result.point for result in found.answer.results), today=today)
    return FacetsView(
        **{name: [FacetValue(value=value, count=count) for value, count in counts] for name, counts in facets.items()}
    )


def coverage_view(coverage: Coverage) -> CoverageView:
    """The coverage statement."""
    return CoverageView(
        papers_searched=coverage.papers_searched,
        papers_in_work=coverage.papers_in_work,
        papers_failed=coverage.papers_failed,
        pages_without_text=coverage.pages_without_text,
        pages_waiting=coverage.pages_waiting,
        bodies=coverage.bodies,
        body_names=list(coverage.body_names),
        first_day=coverage.first_day,
        last_day=coverage.last_day,
    )


def _reasons(result: Result, question: Understood, within: Filter) -> list[ReasonView]:
    reasons = reasons_of(result.ranked.candidate, question, within)
    return [ReasonView(kind=reason.kind, detail=reason.detail) for reason in reasons]
