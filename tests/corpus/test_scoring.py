"""The pairing and counting rules, on hand-made facts."""

from dataclasses import replace

import pytest

from corpus.facts import Fact, FieldValue, RecordKind, facts_of
from corpus.labels import LabelledAttendee, LabelledDecision, LabelledMeeting, LabelledPaper
from corpus.likeness import bare_name, token_f1, tokens
from corpus.pairing import pair
from corpus.scoring import Agreement, Tally, agrees, score_kind, score_paper, total
from extractors.results import Votes

SIGNS = "The clerk to order new signs for the river path"
GATE = "The warden to mend the gate at Ashcombe Lane"


def action(text: str, *, page: int = 3, certain: bool = True, **values: FieldValue) -> Fact:
    return Fact(text, page=page, certain=certain, values=values)


def counts(kind: RecordKind, labels: list[Fact], found: list[Fact]) -> tuple[int, int, int]:
    tally = score_kind(kind, tuple(labels), tuple(found)).tally
    return tally.matched, tally.spurious, tally.missed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Café’s £1,200.50 — agreed!", ("the", "cafes", "1,200.50", "agreed")),
        ("O'Hara's well-kept ponds.", ("oharas", "well", "kept", "ponds")),
        ("3.1.2025, or later", ("3.1.2025", "or", "later")),
        ("—", ()),
    ],
)
def test_words_fold_case_accents_and_punctuation(text: str, words: tuple[str, ...]) -> None:
    assert tokens(text).in_order == words


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Cllr. Dr Ann O'Hara", "ann ohara"),
        ("The Rt Hon the Lord Pemble", "pemble"),
        ("COUNCILLOR B TRENT", "b trent"),
        ("Millicent Deputy", "millicent deputy"),
        ("Deanna Sirett", "deanna sirett"),
        ("", ""),
    ],
)
def test_courtesy_titles_in_front_are_no_part_of_a_name(name: str, bare: str) -> None:
    assert bare_name(name) == bare


def test_token_f1_counts_repeated_words_as_often_as_both_have_them() -> None:
    assert token_f1(tokens("a a b"), tokens("a b b")) == pytest.approx(4 / 6)
    assert token_f1(tokens(""), tokens("")) == 0.0


def test_found_and_labelled_alike_is_a_match() -> None:
    assert counts("actions", [action(SIGNS)], [action(SIGNS.upper() + ".")]) == (1, 0, 0)


def test_less_than_half_the_words_is_another_record() -> None:
    assert counts("actions", [action("one two three four")], [action("one six seven eight")]) == (0, 1, 1)
    assert counts("actions", [action("one two three four")], [action("one two seven eight")]) == (1, 0, 0)


def test_the_most_alike_pair_goes_first() -> None:
    labels = [action(SIGNS + " by May"), action(SIGNS)]
    assert pair("actions", tuple(labels), (action(SIGNS),)) == [(1, 0)]


def test_ties_go_to_reading_order() -> None:
    assert sorted(pair("actions", (action(SIGNS),) * 2, (action(SIGNS),) * 3)) == [(0, 0), (1, 1)]


def test_a_fact_found_twice_is_right_once() -> None:
    assert counts("actions", [action(SIGNS)], [action(SIGNS), action(SIGNS)]) == (1, 1, 0)


@pytest.mark.parametrize("far", [9, 5, 1])
def test_a_label_on_the_next_page_beats_one_further_away(far: int) -> None:
    labels = (action(SIGNS, page=far), action(SIGNS, page=4))
    assert pair("actions", labels, (action(SIGNS, page=3),)) == [(1, 0)]


def test_page_distance_alone_does_not_part_records() -> None:
    assert counts("actions", [action(SIGNS, page=9)], [action(SIGNS, page=3)]) == (1, 0, 0)


def test_the_target_of_the_same_value_is_preferred() -> None:
    text = "85% of cases found and 90% of cases treated by 2029"
    labels = (action(text, value=85.0), action(text, value=90.0))
    found = (action(text, value=90), action(text, value=85))
    assert sorted(pair("targets", labels, found)) == [(0, 1), (1, 0)]


def test_a_target_of_another_value_is_still_the_same_target() -> None:
    score = score_kind("targets", (action(SIGNS, value=85.0),), (action(SIGNS, value=58.0),))
    assert score.tally.matched == 1
    assert score.tally.fields == {"value": Agreement(0, 1)}


def test_an_uncertain_label_is_neither_asked_for_nor_held_against() -> None:
    unsure = action(SIGNS, certain=False)
    assert counts("actions", [unsure], []) == (0, 0, 0)
    assert counts("actions", [unsure], [action(SIGNS)]) == (0, 0, 0)


def test_an_uncertain_label_that_is_more_alike_takes_the_pair() -> None:
    labels = [action(SIGNS + " by the end of the summer"), action(SIGNS, certain=False)]
    assert counts("actions", labels, [action(SIGNS)]) == (0, 0, 1)


def test_a_text_within_an_uncertain_label_is_neutral() -> None:
    unsure = action(f"{SIGNS}. {GATE}. The chair to write to the county about the ford.", certain=False)
    assert counts("actions", [unsure], [action("order new signs")]) == (0, 0, 0)
    assert counts("actions", [unsure], [action("order new lamps at once")]) == (0, 1, 0)


def test_a_text_within_a_certain_label_is_spurious() -> None:
    assert counts("actions", [action(f"{SIGNS}. {GATE}")], [action("order new signs")]) == (0, 1, 1)


def test_a_text_without_words_is_spurious() -> None:
    assert counts("actions", [action(SIGNS, certain=False)], [action("—")]) == (0, 1, 0)


def test_only_texts_are_excused_by_what_an_uncertain_label_contains() -> None:
    unsure = Fact("Report of the Director of Highways on the river path", page=1, certain=False)
    assert counts("agenda_items", [unsure], [Fact("River path", page=1)]) == (0, 1, 0)


@pytest.mark.parametrize(
    ("found", "matched"),
    [
        (Fact("Harbour Committee", date="2025-03-04"), 1),
        (Fact("Harbour Board", date="2025-03-04"), 1),
        (Fact("Highways Board", date="2025-03-04"), 0),
        (Fact("Harbour Committee", date="2025-03-05"), 0),
        (Fact("Harbour Committee"), 0),
    ],
)
def test_a_meeting_is_the_same_body_on_the_same_date(found: Fact, matched: int) -> None:
    assert counts("meetings", [Fact("Harbour Committee", date="2025-03-04")], [found])[0] == matched


@pytest.mark.parametrize(
    ("found", "matched"),
    [
        (Fact("Cllr Ann Trent", date="2025-03-04"), 1),
        (Fact("A Trent", date="2025-03-04"), 0),
        (Fact("Ann Trent", date="2025-05-06"), 0),
    ],
)
def test_an_attendee_is_the_same_name_at_the_same_meeting(found: Fact, matched: int) -> None:
    assert counts("attendees", [Fact("Ann Trent", date="2025-03-04")], [found])[0] == matched


def test_an_attendee_of_the_same_status_is_preferred() -> None:
    here = Fact("Ann Trent", values={"status": "present"})
    away = replace(here, values={"status": "apologies"})
    assert sorted(pair("attendees", (here, away), (away, here))) == [(0, 1), (1, 0)]


def test_items_of_one_title_are_told_apart_by_number_then_page() -> None:
    first, second = Fact("Public questions", page=1, number="4"), Fact("Public questions", page=7, number="4")
    numbered = Fact("Public questions", page=7, number="12.")
    found = (Fact("Public questions", page=7, number="12"), Fact("Public questions", page=2, number="4."))
    assert sorted(pair("agenda_items", (first, second, numbered), found)) == [(0, 1), (2, 0)]


def test_an_item_on_the_same_page_is_preferred() -> None:
    labels = (Fact("Public questions", page=1, number="4"), Fact("Public questions", page=7, number="4"))
    assert pair("agenda_items", labels, (Fact("Public questions", page=7, number="4"),)) == [(1, 0)]


def test_an_item_title_needs_seven_words_in_ten() -> None:
    assert counts("agenda_items", [Fact("Minutes of the last meeting")], [Fact("Notes of the next meeting")])[0] == 0
    assert counts("agenda_items", [Fact("Minutes of the last meeting")], [Fact("Minutes of last meeting")])[0] == 1


@pytest.mark.parametrize(
    ("name", "wanted", "found", "same"),
    [
        ("owner", "Head of Parks", "the Head of Parks", True),
        ("owner", "Head of Parks", "Clerk", False),
        ("owner", "Clerk", None, False),
        ("venue", "Town Hall, Ashcombe", "TOWN HALL ASHCOMBE", True),
        ("status", "In Progress", "in progress.", True),
        ("status", "present", "apologies", False),
        ("status", "Open", None, False),
        ("item", "7.1", "7.1.", True),
        ("item", "7.1", None, False),
        ("value", 95.0, 95, True),
        ("value", 95.0, 59.0, False),
        ("value", 95.0, None, False),
        ("page", 3, 4, False),
        ("due_date", "2025-03-31", "2025-03-31", True),
        ("votes", Votes(for_=5, against=1), Votes(for_=5, against=1), True),
        ("votes", Votes(for_=5, against=1), Votes(for_=5, against=0), False),
    ],
)
def test_fields_agree_by_words_or_by_value(name: str, wanted: FieldValue, found: FieldValue, same: bool) -> None:
    assert agrees(name, wanted, found) is same


def test_fields_are_asked_for_only_where_the_label_has_them() -> None:
    label = action(SIGNS, owner="Clerk", due_date=None, page=3)
    score = score_kind("actions", (label,), (action(SIGNS, owner="Warden", due_date="2025-03-31"),))
    assert score.tally.fields == {"owner": Agreement(0, 1)}
    (difference,) = score.differences
    assert (difference.name, difference.wanted, difference.found) == ("owner", "Clerk", "Warden")


def test_fields_of_uncertain_pairs_are_not_compared() -> None:
    score = score_kind("actions", (action(SIGNS, certain=False, owner="Clerk"),), (action(SIGNS, owner="Warden"),))
    assert score.tally.fields == {}


def test_tallies_add_up_field_by_field() -> None:
    whole = Tally(1, 2, 3, {"owner": Agreement(1, 1)}) + Tally(
        1, 0, 1, {"owner": Agreement(0, 1), "page": Agreement(1, 1)}
    )
    assert (whole.matched, whole.spurious, whole.missed, whole.labelled) == (2, 2, 4, 6)
    assert whole.fields == {"owner": Agreement(1, 2), "page": Agreement(1, 1)}
    assert [whole.precision, whole.recall, whole.f1] == pytest.approx([1 / 2, 1 / 3, 2 / 5])


def test_nothing_asked_and_nothing_found_is_perfect() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (1.0, 1.0, 1.0)
    assert Tally(spurious=1).f1 == 0.0


LABELS = LabelledPaper(
    paper="a.pdf",
    pages=2,
    kind="minutes",
    meetings=(LabelledMeeting(body="Harbour Board", kind="minutes", date="2025-03-04"),),
    attendees=(
        LabelledAttendee(name="Ann Trent", status="present", meeting=0),
        LabelledAttendee(name="Bo Lyle", status="present", meeting=7, certain=False),
    ),
    decisions=(
        LabelledDecision(text="That the dredger be hired", kind="resolved", votes=Votes(for_=5, against=1), page=2),
    ),
)


def test_facts_are_read_from_labels() -> None:
    facts = facts_of(LABELS)
    (meeting,) = facts.of("meetings")
    assert (meeting.subject, meeting.date) == ("Harbour Board", "2025-03-04")
    trent, lyle = facts.of("attendees")
    assert (trent.subject, trent.date, trent.certain) == ("Ann Trent", "2025-03-04", True)
    assert (lyle.date, lyle.certain) == (None, False)
    (decision,) = facts.of("decisions")
    assert decision.page == 2
    assert decision.values["votes"] == Votes(for_=5, against=1)
    assert facts.of("targets") == ()


def test_a_paper_scores_full_marks_against_itself() -> None:
    facts = facts_of(LABELS)
    sums = total([score_paper(facts, facts), score_paper(facts, facts)])
    assert {kind: tally.f1 for kind, tally in sums.items()} == dict.fromkeys(sums, 1.0)
    assert sums["attendees"].matched == 2
    assert sums["decisions"].fields["votes"] == Agreement(2, 2)
