from datetime import date

from starlette.datastructures import QueryParams

from service.index.port import Filter
from service.search.understanding.understood import Interpretation, Understood
from service.web.asking import read_form
from service.web.interpreting import Note, notes_of

FORM = read_form(QueryParams("q=brigde+lamps&kind=action"))


def notes(*steps: Interpretation, **changes: object) -> tuple[Note, ...]:
    return notes_of(FORM, Understood("bridge lamps", {}, interpretations=steps, **changes))  # type: ignore[arg-type]


def test_a_correction_is_told_with_the_question_as_typed() -> None:
    step = Interpretation("spelling", "brigde", "bridge", ("bridge",))
    [note] = notes(step, corrected={"brigde": "bridge"})
    assert (note.before, note.meant) == ("Searched for", "bridge lamps")
    [instead] = note.links
    assert instead.words == "Search instead for brigde lamps"
    assert instead.link == "/search?q=brigde+lamps&kind=action&leave_out=spelling"


def test_terms_that_were_searched_too_are_told_by_kind() -> None:
    shown = notes(
        Interpretation("abbreviation", "LLF", "Lamp and Lantern Fund"),
        Interpretation("abbreviation", "VC", "Vale Council"),
        Interpretation("lay_term", "lamps", "street lighting"),
    )
    assert [note.meant for note in shown] == [
        "Lamp and Lantern Fund (LLF) and Vale Council (VC)",
        "street lighting (lamps)",
    ]
    assert shown[1].links[0].link == "/search?q=brigde+lamps&kind=action&leave_out=lay_term"


def test_bodies_and_days_that_were_named_can_be_made_filters() -> None:
    named = Filter(bodies=("Vale Council", "VALE COUNCIL"), date_from=date(2026, 3, 1), date_to=date(2026, 3, 31))
    body, day = notes(
        Interpretation("body", "Vale", "Vale Council, VALE COUNCIL"),
        Interpretation("date", "March 2026", "1 March 2026 to 31 March 2026"),
        named=named,
    )
    assert [link.link for link in body.links] == [
        "/search?q=brigde+lamps&kind=action&body=Vale+Council&body=VALE+COUNCIL",
        "/search?q=brigde+lamps&kind=action&leave_out=body",
    ]
    assert day.links[0].link == "/search?q=brigde+lamps&kind=action&date_from=2026-03-01&date_to=2026-03-31"


def test_a_question_taken_as_typed_needs_no_word() -> None:
    assert notes() == ()
