from starlette.datastructures import QueryParams

from service.search.schemas import FacetsView, FacetValue
from service.web.asking import SearchForm, read_form
from service.web.narrowing import FacetGroup, chips_of, facet_groups

NONE = FacetsView(
    kind=[], body=[], year=[], paper_kind=[], category=[], state=[], overdue=[], owner=[], person=[], organisation=[]
)


def groups(form: SearchForm, **values: list[tuple[str, int]]) -> dict[str, FacetGroup]:
    counted = {name: [FacetValue(value=v, count=n) for v, n in pairs] for name, pairs in values.items()}
    return {group.name: group for group in facet_groups(form, NONE.model_copy(update=counted), found=5)}


def test_a_value_narrows_the_search_and_a_chosen_one_widens_it_again() -> None:
    form = read_form(QueryParams("q=lamps&kind=action&sort=newest"))
    kinds = groups(form, kind=[("action", 3), ("passage", 2)])["kind"].lines
    assert [(line.words, line.count, line.chosen) for line in kinds] == [("Actions", 3, True), ("Passages", 2, False)]
    assert kinds[0].link == "/search?q=lamps&sort=newest"
    assert kinds[1].link == "/search?q=lamps&kind=action&sort=newest&kind=passage"


def test_a_chosen_name_is_told_however_it_was_typed() -> None:
    [line] = groups(read_form(QueryParams("q=lamps&owner=ORLA+FENN")), owner=[("Orla Fenn", 5)])["owner"].lines
    assert (line.chosen, line.link) == (True, "/search?q=lamps")


def test_a_group_that_would_change_nothing_is_left_out() -> None:
    form = read_form(QueryParams("q=lamps"))
    assert set(groups(form, body=[("Vale", 5)], year=[("2026", 4)], state=[])) == {"year"}


def test_codes_are_told_in_words() -> None:
    shown = groups(
        read_form(QueryParams("q=lamps")),
        category=[("in_attendance", 1), ("resolved", 1)],
        state=[("carried_forward", 1)],
        paper_kind=[("action_log", 1)],
        overdue=[("true", 1)],
    )
    assert [line.words for line in shown["category"].lines] == ["In attendance", "Resolved"]
    assert shown["state"].lines[0].words == "Carried forward"
    assert shown["paper_kind"].lines[0].words == "Action log"
    assert shown["overdue"].lines[0].link == "/search?q=lamps&overdue=true"


def test_long_groups_are_folded_until_something_in_them_is_chosen() -> None:
    values = {"body": [("Vale", 1)], "owner": [("Orla Fenn", 1)]}
    assert [group.open for group in groups(read_form(QueryParams("q=lamps")), **values).values()] == [True, False]
    chosen = groups(read_form(QueryParams("q=lamps&owner=Orla+Fenn")), **values)
    assert [group.open for group in chosen.values()] == [True, True]


def test_all_that_narrows_the_search_can_be_removed() -> None:
    paper = "sha256:" + "a" * 64
    chips = chips_of(
        read_form(
            QueryParams(f"q=lamps&body=Vale&date_from=2026-03-02&overdue=true&document={paper}&leave_out=spelling")
        )
    )
    assert [chip.words for chip in chips] == [
        "Body: Vale",
        "From: 2 March 2026",
        "Overdue actions",
        "One paper only",
        "Spelling as typed",
    ]
    assert all(chip.without.count("&") == 4 for chip in chips)
    assert "body" not in chips[0].without
