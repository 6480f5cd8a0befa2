"""Searches that need not start: what a pattern needs, which rules pass, and that no match is ever lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_models.anchors import anchors_of, anchors_of_phrases, only_at_start
from nlp_models.date_forms import FORMS
from nlp_models.rule_files import load_rules
from nlp_models.sieve import Sieve, places

NEEDS: list[tuple[str, set[str] | None]] = [
    (r"gate", {"gate"}),
    (r"\b gate \b", {"<gate>"}),
    (r"\b gates? \b", {"<gates>", "<gate>"}),
    (r"\b (?: open | shut ) (?: s | ed )? \s it", {"<open>", "<opens>", "<opened>", "<shut>", "<shuts>", "<shuted>"}),
    (r"\b re (?: pair | paint ) \s+ the \s gate \b", {"<repair>", "<repaint>"}),
    (r"(?P<who> [A-Z]\w+ ) \s opened \s", {"<opened>"}),
    (r"\b Cllr \.? \s [A-Z]\w+ \s \b moved \b", {"<cllr>"}),
    (r"(?= .* harbour ) \d+", {"harbour"}),
    (r"(?! harbour ) ferry", {"ferry"}),
    (r"(?: slipway )+ \d", {"slipway"}),
    (r"(?: slipway )? \d", {"0"}),
    (r"(?: slipway )? \D", None),
    (r"\b (?: ferry | \d+ ) \b", {"ferry", "0"}),
    (r"[fm]erry", {"ferry", "merry"}),
    (r"[^f]erry", {"erry"}),
    (r"\d{1,2}", {"0"}),
    (r"[1-9] | [\dx]", None),
    (r"[1-9] | [\d7]", {"0"}),
    (r"caf\u00e9 \s terrace", {"<terrace"}),
    (r"a", None),
]


def verbose(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)


@pytest.mark.parametrize(("pattern", "needs"), NEEDS)
def test_what_a_pattern_needs(pattern: str, needs: set[str] | None) -> None:
    found = anchors_of(verbose(pattern))
    assert (None if found is None else set(found)) == needs


def test_common_words_are_passed_over() -> None:
    assert anchors_of(verbose(r"\b with \b .* \b oar \b")) == frozenset({"<oar>"})


@pytest.mark.parametrize(
    ("phrases", "needs"),
    [(("gate", "Gate-keeper's hut"), {"gate", "keeper"}), (("the gate", "&"), None), (("A.O.B.", "oar"), None)],
)
def test_what_phrases_need(phrases: tuple[str, ...], needs: set[str] | None) -> None:
    found = anchors_of_phrases(phrases)
    assert (None if found is None else set(found)) == needs


@pytest.mark.parametrize(
    ("pattern", "tied"),
    [
        (r"^ gate", True),
        (r"(?: ^ gate | ^ fence )", True),
        (r"(?P<what> ^ gate )", True),
        (r"(?: ^ gate | fence )", False),
        (r"gate $", False),
        (r"(?m: ^ gate )", False),
        (r"\A gate", True),
    ],
)
def test_patterns_tied_to_the_beginning(pattern: str, tied: bool) -> None:
    assert only_at_start(verbose(pattern)) is tied


def test_a_pattern_of_lines_is_tied_to_no_beginning() -> None:
    assert not only_at_start(re.compile("^gate", re.MULTILINE))


def test_rules_pass_by_the_words_of_the_text() -> None:
    sieve = Sieve([frozenset({"<gate>"}), None, frozenset({"resol"}), frozenset({"<a", "oar>"}), frozenset({"0"})])
    assert list(places(sieve.passing("The gates"))) == [1]
    assert list(places(sieve.passing("the 2nd of 7 or \u0663"))) == [1, 4]
    assert list(places(sieve.passing("A GATE, unresolved"))) == [0, 1, 2, 3]
    assert list(places(sieve.passing("pair of oar"))) == [1, 3]
    assert list(places(sieve.passing(""))) == [1]


@pytest.mark.parametrize("odd", ["re\u017folved", "\u0130tem", "\u212an"])
def test_letters_of_odd_case_let_all_pass(odd: str) -> None:
    assert list(places(Sieve([frozenset({"<oar>"}), None]).passing(odd))) == [0, 1]


PATTERNS = [rule.regex for rule in load_rules() if rule.pattern] + [form.pattern for form in FORMS]
SIEVE = Sieve([anchors_of(pattern) for pattern in PATTERNS])
WORDS = sorted({word for rule in load_rules() for example in rule.examples for word in example.split()})


@pytest.mark.parametrize("text", [example for rule in load_rules() for example in rule.examples])
def test_no_example_loses_a_match(text: str) -> None:
    passing = set(places(SIEVE.passing(text)))
    assert [
        pattern.pattern for place, pattern in enumerate(PATTERNS) if place not in passing and pattern.search(text)
    ] == []


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join))
def test_no_text_of_their_words_loses_a_match(text: str) -> None:
    passing = set(places(SIEVE.passing(text)))
    assert [
        pattern.pattern for place, pattern in enumerate(PATTERNS) if place not in passing and pattern.search(text)
    ] == []


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join))
def test_patterns_tied_to_the_beginning_match_there_alone(text: str) -> None:
    tied = [pattern for pattern in PATTERNS if only_at_start(pattern)]
    assert [pattern.pattern for pattern in tied if any(found.start() for found in pattern.finditer(text))] == []
