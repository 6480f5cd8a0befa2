"""A search as the outside sees it."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from extractors.results import ActionState, Box, PaperKind
from service.days import Day
from service.index.port import PointKind
from service.pagination import ListPage, Paging
from service.search.ranking import Match
from service.search.service import Sorting
from service.search.understanding.understood import InterpretationKind

DEFAULT_RESULTS = 20
MOST_RESULTS = 50
LONGEST_QUESTION = 500
ID_PATTERN = r"^sha256:[0-9a-f]{64}$"

DocumentId = Annotated[str, Field(pattern=ID_PATTERN)]
Name = Annotated[str, Field(min_length=1, max_length=LONGEST_QUESTION)]
ReasonKind = Literal["words", "phrase", "meaning", "named", "filter"]


class SearchFilters(BaseModel):
    """Where to search. Lists may be repeated: any of their values will do. All that is given must be met.

    Days are inclusive; papers without a date are outside any range of days. Names compare without case and spacing.
    """

    model_config = ConfigDict(extra="forbid")

    body: list[Name] = Field(default_factory=list, description="bodies as printed", examples=[["Ashcombe Council"]])
    kind: list[PointKind] = Field(default_factory=list, description="kinds of answers")
    paper_kind: list[PaperKind] = Field(default_factory=list, description="kinds of papers, or of parts of packs")
    category: list[Name] = Field(
        default_factory=list, description="kinds of decisions, sources of actions, directions of targets"
    )
    owner: list[Name] = Field(default_factory=list, description="owners of actions and targets, as printed")
    state: list[ActionState] = Field(default_factory=list, description="what the printed status of an action means")
    person: list[Name] = Field(default_factory=list, description="people named in the answer")
    organisation: list[Name] = Field(default_factory=list, description="organisations named in the answer")
    document: list[DocumentId] = Field(default_factory=list, description="ids of the papers to search")
    date_from: Day | None = Field(None, description="first day of the meeting, ISO 8601")
    date_to: Day | None = Field(None, description="last day of the meeting, ISO 8601")
    year: int | None = Field(None, ge=1800, le=2999, description="year of the meeting")
    overdue: bool = Field(False, description="only actions that were due before today and are not known to be done")


class SearchParameters(SearchFilters, Paging):
    """What is searched for, and where."""

    limit: int = Field(DEFAULT_RESULTS, ge=1, le=MOST_RESULTS, description="answers a page")
    q: str = Field(
        min_length=1,
        max_length=LONGEST_QUESTION,
        pattern=r"\S",
        description='a question or some words; "in quotes" what must stand word for word, -word for what must not',
        examples=["footbridge repairs"],
    )
    sort: Sorting = Field("relevance", description="`newest` and `oldest` put the same answers in order of their day")
    leave_out: list[InterpretationKind] = Field(
        default_factory=list, description="interpretations of the question to do without"
    )


class LikeParameters(SearchFilters):
    """Among what to look for answers like one."""

    limit: int = Field(DEFAULT_RESULTS, ge=1, le=MOST_RESULTS, description="most answers")


class Place(BaseModel):
    """A page of a paper; `link` leads to it with the passage marked."""

    document_id: str
    title: str
    filename: str
    page: int
    link: str


class MarkView(BaseModel):
    """A half-open range of characters in the `text` of the answer."""

    start: int
    end: int


class PageBoxesView(BaseModel):
    """Boxes on a page: left, top, right, bottom in points from the top left."""

    page: int
    boxes: list[Box]


class ReasonView(BaseModel):
    """Why an answer was found: `detail` says it in words."""

    kind: ReasonKind
    detail: str


class SearchResult(Place):
    """An answer. `start` and `end` are its half-open range in the paper's text (`GET /v1/documents/{id}/text`)."""

    id: str = Field(description="for `GET /v1/search/like/{id}`; lasts until the paper is read anew")
    kind: PointKind
    text: str
    marks: list[MarkView] = Field(description="where words of the question, or what stands for them, are in `text`")
    sentence: MarkView | None = Field(
        description="where few words of the question are in `text`: the sentence of it that is nearest in meaning"
    )
    why: list[ReasonView]
    headings: list[str] = Field(description="the headings it stands under, outermost first")
    body: str | None
    date: str | None = Field(description="day of the meeting, ISO 8601")
    paper_kind: str | None = Field(description="kind of the paper, or of the part of a pack, that it stands in")
    record_id: str | None = Field(description="the fact's id, null for a passage")
    category: str | None = Field(description="kind of a decision, source of an action or direction of a target")
    owner: str | None = Field(description="owner of an action or a target, as printed")
    state: str | None = Field(description="what the printed status of an action means")
    due_date: str | None = Field(description="ISO 8601")
    people: list[str] = Field(description="people named in it that the paper's records know")
    organisations: list[str]
    score: float = Field(description="0 to 1; compare within one page of answers only")
    boxes: list[PageBoxesView]
    start: int
    end: int
    also: list[Place] = Field(description="other places that say the same")


class InterpretationView(BaseModel):
    """A step beyond the letters of the question; `without` leads to the same search without steps of this kind."""

    kind: InterpretationKind
    typed: str
    meant: str
    without: str


class SuggestionView(BaseModel):
    """Another question to try where one found nothing."""

    question: str
    link: str


class FacetValue(BaseModel):
    """A value to filter by, and how many of the answers have it."""

    value: str
    count: int


class FacetsView(BaseModel):
    """Values of the answers for each filter, most frequent first, ten at most.

    They are counted over the answers of this search, of which there are 60 at most, on whichever page it is.
    """

    kind: list[FacetValue]
    body: list[FacetValue]
    year: list[FacetValue]
    paper_kind: list[FacetValue]
    category: list[FacetValue]
    state: list[FacetValue]
    overdue: list[FacetValue]
    owner: list[FacetValue]
    person: list[FacetValue]
    organisation: list[FacetValue]


class CoverageView(BaseModel):
    """What there is to search, whatever the filters, and what could not be."""

    papers_searched: int = Field(description="papers read to the end")
    papers_in_work: int = Field(description="papers waiting or being read: search again later")
    papers_failed: int = Field(description="papers whose reading failed")
    pages_without_text: int = Field(description="pages of the papers here in which no text could be read")
    pages_waiting: int = Field(description="scanned ones among them that are still to be recognised: search later")
    bodies: int = Field(description="bodies whose meetings the papers tell of")
    body_names: list[str] = Field(description="those with most meetings, 20 at most")
    first_day: str | None = Field(description="day of the first meeting, ISO 8601")
    last_day: str | None = Field(description="day of the last meeting, which may be still to come")


class SearchPage(ListPage[SearchResult]):
    """Answers and what the search covered.

    `match` is `close` where they answer the question, `nearest` where nothing matches closely and these come nearest,
    `none` where nothing here answers it; then `data` is empty.
    """

    model_config = ConfigDict(title="SearchPage")

    match: Match
    found: int = Field(description="answers on all pages, 60 at most")
    interpretations: list[InterpretationView]
    suggestions: list[SuggestionView] = Field(description="questions with words of the papers, where nothing was found")
    facets: FacetsView
    coverage: CoverageView


class LikePage(BaseModel):
    """Answers like one, nearest in meaning first."""

    to: Place
    data: list[SearchResult]
