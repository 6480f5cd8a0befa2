import pytest

from nlp_models.folding import fold
from service.index.substance import LEAST, PhraseRule, phrase_rules, recurrent_sentences, substance_of

SAYS = "The footbridge at Pell Lane shall be closed until the piers are mended."


@pytest.mark.parametrize("rule", phrase_rules(), ids=lambda rule: rule.id)
def test_a_rule_reads_its_examples_and_no_counterexample(rule: PhraseRule) -> None:
    for example in rule.examples:
        assert rule.regex.search(fold(example).text), example
        assert any(cue in fold(example).text.casefold() for cue in rule.cues), example
    for counterexample in rule.counterexamples:
        assert not rule.regex.search(fold(counterexample).text), counterexample


@pytest.mark.parametrize(
    "text",
    [
        "RESOLVED that the report be noted.",
        "RESOLVED: That the Leader’s report be noted.",
        "Noted.",
        "The minutes of the meeting held on 9 June 2025 were agreed as a correct record. Proposed by Cllr Quill.",
        "RESOLVED – That the press and public be excluded during the next item, as exempt information is likely.",
        "This page is intentionally left blank",
        "Signed .......................... Chairman",
        "7.",
        "",
    ],
)
def test_set_phrases_say_least(text: str) -> None:
    assert substance_of(text, binding=True) == LEAST


@pytest.mark.parametrize(
    "text",
    [
        SAYS,
        "RESOLVED that the report be noted and £20,000 be released.",
        "The report was noted and Orla Quill was appointed to the Trust.",
        "The report was noted. Work is to begin by 3 May.",
        f"{SAYS} Proposed by Cllr Quill, seconded by Mr Fenn.",
        "1,204 33.5 17 0.4",
    ],
)
def test_what_binds_says_all(text: str) -> None:
    assert substance_of(text, binding=True) == 1


def test_a_text_says_as_much_as_its_other_words() -> None:
    little = substance_of("There were no apologies. Ferries ran late.")
    more = substance_of(f"There were no apologies. {SAYS}")
    assert LEAST < little < more < 1


def test_sums_beside_a_set_phrase_bind_in_facts_only() -> None:
    text = "RESOLVED that the report be noted; £20 paid."
    assert substance_of(text) < substance_of(text, binding=True) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ferries 3 Bridges 9 Harbour walls 12", LEAST),
        ("The ferries of the Vale have run for sixty years and will run for sixty more if mended", 1.0),
    ],
)
def test_contents_pages_are_told_by_heading_and_numbers(text: str, expected: float) -> None:
    assert substance_of(text, headings=("Plan", "Contents")) == expected


def test_a_page_without_full_stops_is_not_lost_for_one_notice() -> None:
    page = "Ferry timetable of the Vale " * 30
    assert substance_of(f"{page} This meeting will be webcast {page}") > 0.7


def test_what_stands_on_every_page_says_least() -> None:
    foot = "Vale Ferries working draft of March, sheet {page}."
    pages = [(page, f"{foot.format(page=page)} {SAYS if page == 1 else ''}") for page in range(1, 6)]
    recurrent = recurrent_sentences(pages)
    assert substance_of(foot.format(page=9), recurrent=recurrent) == LEAST
    assert substance_of(SAYS, recurrent=recurrent) == 1


def test_what_stands_on_three_pages_is_no_running_text() -> None:
    assert recurrent_sentences((page, SAYS) for page in (1, 2, 3, 3, 3)) == frozenset()
