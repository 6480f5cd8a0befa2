"""A page of answers: the first page searches, later ones go on with what it found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from service.days import check_order
from service.index.port import Filter
from service.problems import FieldError, ProblemError
from service.search.continuing import Continuation, Group, decode, encode
from service.search.crowding import Result
from service.search.explaining import shows_words_of
from service.search.pointing import Stretch
from service.search.schemas import SearchFilters, SearchParameters
from service.search.service import Answer, Question, Searcher
from service.search.understanding.understood import Understood

POINTED_TO_FROM = 0.3
"""Cosine of the best window from which its sentence is pointed to: below, none has to do with the question."""


@dataclass(frozen=True, slots=True)
class Found:
    """A search's answers, all of them, and the page of them that was asked for.

    `asked` is the question; `search` is all that was asked, in words. `groups` are the ids of all answers, also of
    those whose papers are gone meanwhile; `offset` counts among these. `sentences` are those to look at first, by the
    id of the answer, where few words of the question are in its text.
    """

    asked: Question
    answer: Answer
    groups: tuple[Group, ...]
    offset: int
    limit: int
    search: str
    sentences: Mapping[str, Stretch] = field(default_factory=dict)

    @property
    def shown(self) -> tuple[Result, ...]:
        """The answers of this page."""
        wanted = {group[0] for group in self.groups[self.offset : self.offset + self.limit]}
        return tuple(result for result in self.answer.results if result.point.id in wanted)

    @property
    def next_cursor(self) -> str | None:
        """The cursor of the page after; None on the last."""
        after = self.offset + self.limit
        return self._cursor(after) if after < len(self.groups) else None

    @property
    def previous_cursor(self) -> str | None:
        """The cursor of the page before; None on the first."""
        return self._cursor(max(0, self.offset - self.limit)) if self.offset else None

    def _cursor(self, offset: int) -> str:
        return encode(Continuation(self.answer.match, self.groups, offset), search=self.search)


def find(searcher: Searcher, parameters: SearchParameters, *, today: date) -> Found:
    """Search, or go on with a search. Raises the problems `cursor_invalid` and `request_invalid`."""
    question = question_of(parameters, today=today)
    search = parameters.model_dump_json(exclude={"cursor", "limit"})
    if parameters.cursor is None:
        answer, offset = searcher.search(question), 0
        groups = tuple((one.point.id, *(other.id for other in one.also)) for one in answer.results)
    else:
        held = decode(parameters.cursor, search=search)
        answer, groups, offset = _again(searcher, question, held), held.groups, held.offset
    found = Found(question, answer, groups, offset, parameters.limit, search)
    by_meaning = [one.point for one in found.shown if _is_by_meaning(one, answer.understood)]
    return replace(found, sentences=searcher.sentences(answer.understood, by_meaning))


def _is_by_meaning(result: Result, question: Understood) -> bool:
    """Whether some of the text is near in meaning to a question that its words do not show."""
    is_near = result.ranked.candidate.window >= POINTED_TO_FROM
    return is_near and not shows_words_of(question, result.point.text)


def _again(searcher: Searcher, question: Question, held: Continuation) -> Answer:
    """The answers that a search found before."""
    answer = searcher.found_before(question, [point_id for group in held.groups for point_id in group])
    return replace(answer, match=held.match, results=tuple(_regrouped(answer.results, held.groups)))


def _regrouped(results: Sequence[Result], groups: Iterable[Group]) -> Iterable[Result]:
    """Each answer with the points that say the same, as they were found."""
    by_id = {result.point.id: result for result in results}
    for first, *others in groups:
        if first in by_id:
            also = tuple(by_id[other].point for other in others if other in by_id)
            yield Result(by_id[first].ranked, also)


def question_of(parameters: SearchParameters, *, today: date) -> Question:
    """The question that is asked. Raises the problem `request_invalid` where its days leave nothing."""
    return Question(
        text=parameters.q.strip(),
        within=within_of(parameters, today=today),
        sort=parameters.sort,
        leave_out=frozenset(parameters.leave_out),
    )


def within_of(filters: SearchFilters, *, today: date) -> Filter:
    """The filter of a search. Raises the problem `request_invalid` where its days leave nothing."""
    check_order(filters.date_from, filters.date_to, names=("date_from", "date_to"))
    first, last = _days(filters)
    return Filter(
        bodies=tuple(filters.body),
        date_from=first,
        date_to=last,
        kinds=tuple(filters.kind),
        paper_kinds=tuple(filters.paper_kind),
        categories=tuple(filters.category),
        owners=tuple(filters.owner),
        states=tuple(filters.state),
        overdue_on=today if filters.overdue else None,
        people=tuple(filters.person),
        organisations=tuple(filters.organisation),
        document_ids=tuple(filters.document),
    )


def _days(filters: SearchFilters) -> tuple[date | None, date | None]:
    """The days between which a meeting must be, those of the year among them."""
    if filters.year is None:
        return filters.date_from, filters.date_to
    first = max(filter(None, (filters.date_from, date(filters.year, 1, 1))))
    last = min(filter(None, (filters.date_to, date(filters.year, 12, 31))))
    if first > last:
        raise ProblemError(
            422,
            "request_invalid",
            "Request refused",
            f"year {filters.year} has no day between date_from and date_to: leave the year or the days out.",
            [FieldError(field="year", message="has no day between date_from and date_to")],
        )
    return first, last
