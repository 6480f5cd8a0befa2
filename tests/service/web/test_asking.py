import pytest
from starlette.datastructures import QueryParams

from service.web.asking import RESULTS_A_PAGE, read_form

EVERY = (
    "q=bridge&body=Ashcombe+Council&body=Vale&date_from=2026-01-01&date_to=2026-03-02&kind=action&kind=decision"
    "&owner=Orla+Fenn&overdue=true&sort=newest&leave_out=spelling"
)


def test_a_form_becomes_the_question_that_the_api_takes() -> None:
    asked = read_form(QueryParams(EVERY + "&cursor=abc")).parameters()
    assert (asked.q, asked.sort, asked.leave_out, asked.cursor) == ("bridge", "newest", ["spelling"], "abc")
    assert (asked.body, asked.kind, asked.owner) == (
        ["Ashcombe Council", "Vale"],
        ["action", "decision"],
        ["Orla Fenn"],
    )
    assert (str(asked.date_from), str(asked.date_to)) == ("2026-01-01", "2026-03-02")
    assert (asked.overdue, asked.limit) == (True, RESULTS_A_PAGE)


def test_the_address_keeps_all_but_the_cursor() -> None:
    form = read_form(QueryParams(EVERY + "&cursor=abc"))
    again = read_form(QueryParams(str(form.address).partition("?")[2]))
    assert (again.fields, again.cursor) == (form.fields, None)
    assert form.widened() == "/search?q=bridge&sort=newest&leave_out=spelling"


def test_a_form_sends_on_what_it_has_no_field_for() -> None:
    form = read_form(QueryParams("q=bridge&body=Vale&year=2025&sort=newest"))
    assert form.besides("q", "sort") == (("body", "Vale"), ("year", "2025"))


@pytest.mark.parametrize(
    ("sent", "fields"),
    [
        ("q=bridge", []),
        ("q=bridge&date_from=yesterday", ["date_from"]),
        ("q=bridge&date_to=2026-02-30", ["date_to"]),
        ("q=bridge&date_to=20260201", ["date_to"]),
        ("q=bridge&date_from=2026-02-02&date_to=2026-02-01", ["date_from"]),
        ("q=bridge&date_from=2026-02-02&year=2025", ["date_from"]),
        ("q=bridge&date_to=2024-02-02&year=2025", ["date_from"]),
        (f"q={'a' * 501}", ["q"]),
        (f"q={'a' * 501}&date_to=soon&kind=rumour", ["q", "date_to"]),
        ("date_from=yesterday", ["date_from"]),
    ],
)
def test_mistakes_are_told_by_field(sent: str, fields: list[str]) -> None:
    form = read_form(QueryParams(sent))
    assert [mistake.field for mistake in form.mistakes] == fields
    assert form.asked == (not fields)


@pytest.mark.parametrize(
    ("sent", "left"),
    [
        ("q=bridge&kind=secret&kind=target", (("q", "bridge"), ("kind", "target"))),
        ("year=soon&q=+bridge+&state=lost&document=minutes.pdf&sort=&page=2", (("q", "bridge"),)),
        ("q=bridge&overdue=perhaps&leave_out=words&sort=size&paper_kind=napkin", (("q", "bridge"),)),
    ],
)
def test_choices_that_there_are_not_are_passed_over(sent: str, left: tuple[tuple[str, str], ...]) -> None:
    form = read_form(QueryParams(sent))
    assert (form.fields, form.mistakes) == (left, ())


def test_nothing_is_asked_without_a_question() -> None:
    form = read_form(QueryParams("q=++&kind=target"))
    assert (form.q, form.asked, form.narrowed, form.mistakes) == ("", False, True, ())
