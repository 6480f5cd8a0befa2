"""Votes by name: lists under the name of a side, roll calls, sentences and tables."""

from dataclasses import replace

import pytest

from extractors.records.decisions.ballot_tables import vote_of_table
from extractors.records.decisions.ballots import Ballot, read_ballot, tells_ballot
from extractors.records.decisions.voters import voters_in
from extractors.results import NamedVote, Votes


def named(ballot: Ballot) -> dict[str, str]:
    return {each.name: each.vote for each in ballot.named}


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("AYES: Ash, Dell (2)\nNAYS: Orme (1)\nABSENT: Lea", {"Ash": "for", "Dell": "for", "Orme": "against"}),
        ("Ayes: Council Members Ash, Dell\nNays: None\nAbstain: Lea", {"Ash": "for", "Dell": "for", "Lea": "abstain"}),
        ("For (2) Mr Ash, Mrs Dell Against (1) Dr Orme Abstain (0)", {"Ash": "for", "Dell": "for", "Orme": "against"}),
        ("Against the motion: Councillors A Ash and B Dell (2)", {"A Ash": "against", "B Dell": "against"}),
        ("Voting in favour: Ash, Dell; Against: Orme", {"Ash": "for", "Dell": "for", "Orme": "against"}),
        ("passed with 2 in favor (Ash and Dell) and 0 against", {"Ash": "for", "Dell": "for"}),
        ("Ash – aye\nDell – nay", {"Ash": "for", "Dell": "against"}),
        ("Roll call: Ash-yes, Dell-no, Orme-abstain.", {"Ash": "for", "Dell": "against", "Orme": "abstain"}),
        ("Members Ash: Aye, Dell: No and Chair Orme: Aye", {"Ash": "for", "Dell": "against", "Orme": "for"}),
        ("Vote: Ash yes, Dell yes, Orme no.", {"Ash": "for", "Dell": "for", "Orme": "against"}),
        (
            "Cllrs Ash and Dell voted against; Cllr Orme abstained.",
            {"Ash": "against", "Dell": "against", "Orme": "abstain"},
        ),
        ("carried, with Cllr Orme abstaining", {"Orme": "abstain"}),
        ("Cllr Lea asked that his vote against be recorded.", {"Lea": "against"}),
        ("Cllr Lea wished it recorded that she had abstained.", {"Lea": "abstain"}),
        ("For the motion (1) – Ash. For the amendment (1) – Orme.", {"Ash": "for", "Orme": "against"}),
        ("For the amendment: Ash\nAgainst the amendment: Orme", {"Ash": "for", "Orme": "against"}),
    ],
)
def test_votes_by_name(text: str, votes: dict[str, str]) -> None:
    assert named(read_ballot(text)) == votes


@pytest.mark.parametrize(
    "text",
    [
        "The Council voted unanimously to keep the ferry.",
        "All members voted in favour.",
        "Two members abstained.",
        "For (5) Mr Ash, Mrs Dell",  # a list that was not read rightly
        "Application No: 24 was withdrawn for want of plans.",
        "“That the Council votes for: Ash, Dell”",  # the words of a motion
        "The Clerk spoke for Mr Ash.",
    ],
)
def test_nobody_is_named_who_is_not_printed_beside_a_vote(text: str) -> None:
    assert read_ballot(text).named == ()


@pytest.mark.parametrize(
    ("text", "votes", "counted"),
    [
        ("For: Ash, Dell (2)\nAgainst: Orme (1)\nAbstained: None (0)", (2, 1, 0), False),
        ("Ayes: Ash, Dell\nNays: None", (2, 0, 0), True),
        ("Ash: Aye; Dell: No; Orme: Aye", (2, 1, 0), True),
        ("Ayes: 3 Nays: 1", (3, 1, 0), True),
        ("carried by unanimous voice vote – 5", (5, 0, 0), True),
    ],
)
def test_counts_tell_whether_they_are_printed(text: str, votes: tuple[int, int, int], counted: bool) -> None:
    ballot = read_ballot(text)
    assert ballot.votes == Votes(for_=votes[0], against=votes[1], abstain=votes[2])
    assert ballot.counted is counted


@pytest.mark.parametrize(
    ("rows", "votes"),
    [
        (
            [["For", "Against"], ["Ann Ash; Ben Lea", "Cy Orme"]],
            {"Ann Ash": "for", "Ben Lea": "for", "Cy Orme": "against"},
        ),
        (
            [["Vote", "Names", "Count"], ["For", "A Ash, B Lea", "2"], ["Against", "None", "0"]],
            {"A Ash": "for", "B Lea": "for"},
        ),
        ([["Member", "Aye", "Nay"], ["Ash", "X", ""], ["Dell", "", "X"]], {"Ash": "for", "Dell": "against"}),
        ([["Name", "Vote"], ["Cllr Ash", "For"], ["Cllr Dell", "Abstain"]], {"Ash": "for", "Dell": "abstain"}),
    ],
)
def test_tables_of_votes(rows: list[list[str]], votes: dict[str, str]) -> None:
    told = vote_of_table(rows)
    assert told is not None
    assert named(read_ballot(told)) == votes


def test_other_tables_tell_no_vote() -> None:
    assert vote_of_table([["Site", "Decision"], ["Barn", "For sale"], ["Porch", "Refused"]]) is None


@pytest.mark.parametrize(
    ("line", "is_part"),
    [
        ("AYES: Ash, Dell", True),
        ("Against (2)", True),
        ("Ash – aye", True),
        ("For the record the Clerk was unwell.", False),
        ("RESOLVED that Ash, Dell and Orme be thanked.", False),
    ],
)
def test_line_of_a_ballot(line: str, is_part: bool) -> None:
    assert tells_ballot(line) is is_part


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Councillors A Ash, B Dell and Mrs Orme", ("A Ash", "B Dell", "Orme")),
        ("Cllr Ash Cllr Dell", ("Ash", "Dell")),
        (
            "the Convener; the Vice Convener; and Cllrs Ash and Ben Lea CBE",
            ("Convener", "Vice Convener", "Ash", "Ben Lea"),
        ),
        ("Mayor Ash, Vice Mayor Dell", ("Ash", "Dell")),
        ("Mr Cole, Mrs Cole", ("Cole", "Cole")),
        ("None", ()),
    ],
)
def test_voters(text: str, names: tuple[str, ...]) -> None:
    assert voters_in(text) == names


def test_a_ballot_without_votes_is_nothing() -> None:
    ballot = read_ballot("The pier was painted.")
    assert not ballot
    assert replace(ballot, named=(NamedVote(name="Ash", vote="for"),))
