"""A search as the outside sees it."""

from pydantic import BaseModel, ConfigDict, Field

from extractors.results import Box
from service.days import Day
from service.index.port import PointKind
from service.pagination import ListPage, Paging

DEFAULT_RESULTS = 20
MOST_RESULTS = 50
LONGEST_QUESTION = 500
ID_PATTERN = r"^sha256:[0-9a-f]{64}$"


class SearchParameters(Paging):
    """What is searched for, and where. Days are inclusive; papers without a date are outside any range of days."""

    limit: int = Field(DEFAULT_RESULTS, ge=1, le=MOST_RESULTS, description="answers a page")
    q: str = Field(
        min_length=1,
        max_length=LONGEST_QUESTION,
        pattern=r"\S",
        description="a question or some words",
        examples=["footbridge repairs"],
    )
    kind: list[PointKind] = Field(default_factory=list, description="kinds of answers; repeat it for several")
    body: str | None = Field(None, description="body as printed, case aside", examples=["Ashcombe Council"])
    date_from: Day | None = Field(None, description="first day of the meeting, ISO 8601")
    date_to: Day | None = Field(None, description="last day of the meeting, ISO 8601")
    document: str | None = Field(None, pattern=ID_PATTERN, description="id of the only paper to search")


class Place(BaseModel):
    """A page of a paper; `link` leads to it with the passage marked."""

    document_id: str
    title: str
    filename: str
    page: int
    link: str


class MarkView(BaseModel):
    """A half-open range of characters in the `text` of the answer that holds a word of the question."""

    start: int
    end: int


class PageBoxesView(BaseModel):
    """Boxes on a page: left, top, right, bottom in points from the top left."""

    page: int
    boxes: list[Box]


class SearchResult(Place):
    """An answer. `start` and `end` are its half-open range in the paper's text (`GET /v1/documents/{id}/text`)."""

    kind: PointKind
    text: str
    marks: list[MarkView] = Field(description="where the question's words stand in `text`")
    headings: list[str] = Field(description="the headings it stands under, outermost first")
    body: str | None
    date: str | None = Field(description="day of the meeting, ISO 8601")
    record_id: str | None = Field(description="the fact's id, null for a passage")
    category: str | None = Field(description="kind of a decision, source of an action or direction of a target")
    score: float = Field(description="0 to 1; compare within one search only")
    boxes: list[PageBoxesView]
    start: int
    end: int
    also: list[Place] = Field(description="other places that say the same")


class CoverageView(BaseModel):
    """What was searched, and what could not be."""

    papers_searched: int = Field(description="papers read to the end")
    papers_in_work: int = Field(description="papers waiting or being read: search again later")
    papers_failed: int = Field(description="papers whose reading failed")
    pages_without_text: int = Field(description="pages of the papers here in which no text could be read")
    pages_waiting: int = Field(description="scanned ones among them that are still to be recognised: search later")


class SearchPage(ListPage[SearchResult]):
    """Answers, best first, and what the search covered. Empty `data`: nothing here answers the question."""

    coverage: CoverageView

    model_config = ConfigDict(title="SearchPage")
