"""The answers to a search as people read them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from urllib.parse import quote

from service.days import day_words
from service.search.schemas import MarkView, Place, SearchResult
from service.web import wording

LONGEST_EXCERPT = 360
"""Characters of an answer that are shown; passages run to 120 words."""
BEFORE_MARK = 120
"""Characters shown before the first marked word of an answer that is cut."""
PLACES_SHOWN = 3
SHOWN_REASONS = ("words", "phrase", "meaning", "named")
"""What filters an answer meets is told above all answers, not at each."""

MARKED = "#marked"
"""Anchor of the first mark on a page."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of an answer's text: `marked` as a word of the question, `gist` in the sentence nearest to it."""

    text: str
    marked: bool = False
    gist: bool = False


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place in a paper."""

    words: str
    link: str


@dataclass(frozen=True, slots=True)
class ResultView:
    """An answer; `facts` are its owner, due date and state."""

    kind: str
    kind_words: str
    category: str | None
    heading: str
    headings: tuple[str, ...]
    segments: tuple[Segment, ...]
    facts: tuple[str, ...]
    why: tuple[str, ...]
    paper: str
    page: int
    link: str
    like: str
    also: tuple[PlaceView, ...]
    also_more: int


def result_of(result: SearchResult, *, today: date) -> ResultView:
    """An answer's model."""
    paper = wording.title_words(result.title or result.filename)
    return ResultView(
        kind=result.kind,
        kind_words=wording.FACT_WORDS[result.kind],
        category=wording.category_words(result.category) if result.kind == "decision" else None,
        heading=", ".join(filter(None, (result.body, day_words(result.date)))) or paper,
        headings=tuple(result.headings),
        segments=segments_of(result.text, result.marks, _part(result)),
        facts=_facts(result, today),
        why=tuple(reason.detail for reason in result.why if reason.kind in SHOWN_REASONS),
        paper=paper,
        page=result.page,
        link=f"{result.link}{f'&record={result.record_id}' if result.record_id else ''}{MARKED}",
        like=f"/search/like/{quote(result.id)}",
        also=tuple(map(place_view, result.also[:PLACES_SHOWN])),
        also_more=max(0, len(result.also) - PLACES_SHOWN),
    )


def place_view(place: Place) -> PlaceView:
    """A place by its paper and page."""
    return PlaceView(f"{wording.title_words(place.title or place.filename)}, page {place.page}", place.link + MARKED)


def segments_of(text: str, marks: Sequence[MarkView], sentence: MarkView | None = None) -> tuple[Segment, ...]:
    """A text parted at its marks and its sentence; cut to the window with most of them where it is long."""
    first = sentence.start if sentence else _best_mark(marks)
    start = _word_start(text, first - BEFORE_MARK) if len(text) > LONGEST_EXCERPT else 0
    start = min(start, _word_start(text, max(0, len(text) - LONGEST_EXCERPT)))
    end = _word_end(text, start + LONGEST_EXCERPT)
    seams = {at for one in (*marks, *([sentence] if sentence else [])) for at in (one.start, one.end)}
    seams = {start, end, *(at for at in seams if start < at < end)}
    segments = [
        Segment(text[here:there], marked=_is_within(here, marks), gist=_is_within(here, [sentence] if sentence else []))
        for here, there in pairwise(sorted(seams))
    ]
    return (
        *([Segment("… ")] if start else []),
        *segments,
        *([Segment(" …")] if end < len(text) else []),
    )


def _is_within(place: int, marks: Iterable[MarkView]) -> bool:
    return any(mark.start <= place < mark.end for mark in marks)


def _best_mark(marks: Sequence[MarkView]) -> int:
    """Where the mark begins after which most letters are marked within an excerpt."""
    reach = LONGEST_EXCERPT - BEFORE_MARK

    def marked_after(first: MarkView) -> int:
        return sum(one.end - one.start for one in marks if first.start <= one.start and one.end <= first.start + reach)

    return max(marks, key=marked_after).start if marks else 0


def _word_start(text: str, wanted: int) -> int:
    """The start of the word that reaches over a place."""
    return text.rfind(" ", 0, max(0, wanted)) + 1


def _word_end(text: str, wanted: int) -> int:
    end = text.find(" ", wanted)
    return len(text) if end < 0 else end


def _part(result: SearchResult) -> MarkView | None:
    """The sentence to look at first, where it is not all there is to see."""
    sentence = result.sentence
    return sentence if sentence and sentence.end - sentence.start < len(result.text.strip()) else None


def _facts(result: SearchResult, today: date) -> tuple[str, ...]:
    """What else a reader wants to know of an action or a target."""
    overdue = result.due_date and result.state != "closed" and result.due_date < today.isoformat()
    due = f"{'overdue since' if overdue else 'due'} {day_words(result.due_date)}" if result.due_date else ""
    state = wording.category_words(result.state) or ""
    return tuple(filter(None, (f"owner {result.owner}" if result.owner else "", due, state)))
