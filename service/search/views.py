"""From answers to what the outside sees of them."""

from urllib.parse import quote, urlencode

from service.days import check_order
from service.index.port import Filter, Point
from service.search.crowding import Result
from service.search.marking import marks_in
from service.search.ports import Coverage
from service.search.schemas import CoverageView, MarkView, PageBoxesView, Place, SearchParameters, SearchResult
from service.search.service import Question

SCORE_DIGITS = 4


def question_of(parameters: SearchParameters, *, offset: int) -> Question:
    """The question that was asked. Raises `ProblemError` where its days are the wrong way round."""
    check_order(parameters.date_from, parameters.date_to, names=("date_from", "date_to"))
    within = Filter(
        body=parameters.body,
        date_from=parameters.date_from,
        date_to=parameters.date_to,
        kinds=tuple(parameters.kind),
        document_id=parameters.document,
    )
    return Question(parameters.q.strip(), within, limit=parameters.limit, offset=offset)


def result_view(result: Result, *, question: str) -> SearchResult:
    """An answer with its marks and links."""
    point = result.point
    return SearchResult(
        **_place(point, question).model_dump(),
        kind=point.kind,
        text=point.text,
        marks=[MarkView(start=start, end=end) for start, end in marks_in(point.text, question=question)],
        headings=list(point.headings),
        body=point.body,
        date=point.date,
        record_id=point.record_id,
        category=point.category,
        score=round(result.score, SCORE_DIGITS),
        boxes=[PageBoxesView(page=page, boxes=list(boxes)) for page, boxes in point.boxes],
        start=point.start,
        end=point.end,
        also=[_place(other, question) for other in result.also],
    )


def coverage_view(coverage: Coverage) -> CoverageView:
    """The coverage statement."""
    return CoverageView(
        papers_searched=coverage.papers_searched,
        papers_in_work=coverage.papers_in_work,
        papers_failed=coverage.papers_failed,
        pages_without_text=coverage.pages_without_text,
        pages_waiting=coverage.pages_waiting,
    )


def _place(point: Point, question: str) -> Place:
    marked = urlencode({"q": question, "start": point.start, "end": point.end})
    link = f"/documents/{quote(point.document_id, safe=':')}/pages/{point.page}?{marked}"
    return Place(document_id=point.document_id, title=point.title, filename=point.filename, page=point.page, link=link)
