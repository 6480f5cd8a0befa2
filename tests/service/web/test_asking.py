from datetime import date

import pytest
from starlette.datastructures import QueryParams

from service.web.asking import MOST_PAGES, RESULTS_A_PAGE, read_form

EVERY = "q=bridge&body=Ashcombe+Council&date_from=2026-01-01&date_to=2026-03-02&kind=action&kind=decision&page=3"


def test_a_form_becomes_a_question() -> None:
    question = read_form(QueryParams(EVERY)).question()
    assert (question.text, question.limit, question.offset) == ("bridge", RESULTS_A_PAGE, 2 * RESULTS_A_PAGE)
    assert question.within.body == "Ashcombe Council"
    assert (question.within.date_from, question.within.date_to) == (date(2026, 1, 1), date(2026, 3, 2))
    assert set(question.within.kinds) == {"action", "decision"}


def test_another_page_of_the_same_answers_keeps_the_filters() -> None:
    form = read_form(QueryParams(EVERY))
    again = read_form(QueryParams(form.address(page=3).partition("?")[2]))
    assert again == form
    assert form.widened() == "/search?q=bridge"


@pytest.mark.parametrize(
    ("sent", "fields"),
    [
        ("q=bridge", []),
        ("q=bridge&date_from=yesterday", ["date_from"]),
        ("q=bridge&date_to=2026-02-30", ["date_to"]),
        ("q=bridge&date_to=20260201", ["date_to"]),
        ("q=bridge&date_from=2026-02-02&date_to=2026-02-01", ["date_from"]),
        (f"q={'a' * 501}", ["q"]),
    ],
)
def test_mistakes_are_told_by_field(sent: str, fields: list[str]) -> None:
    assert [mistake.field for mistake in read_form(QueryParams(sent)).mistakes] == fields


@pytest.mark.parametrize(("sent", "page"), [("", 1), ("0", 1), ("-1", 1), ("two", 1), ("4", 4), ("9999", MOST_PAGES)])
def test_the_page_is_one_that_can_be(sent: str, page: int) -> None:
    assert read_form(QueryParams({"q": "bridge", "page": sent})).page == page


def test_kinds_that_there_are_not_are_left_out() -> None:
    assert read_form(QueryParams("q=bridge&kind=secret&kind=target")).kinds == ("target",)
