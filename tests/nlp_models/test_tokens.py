"""Tokens and phrases without a doc: the same that spaCy finds with one."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

from nlp_models.folding import fold
from nlp_models.phrases import Phrases
from nlp_models.rule_files import load_rules
from nlp_models.token_bounds import TokenBounds
from nlp_models.token_cuts import TokenCuts

NLP = spacy.blank("en")
CUTS = TokenCuts(NLP)
CHUNKS = sorted(
    {word for rule in load_rules() for example in rule.examples for word in example.split()}
    | {
        "cannot",
        "don't",
        "a.m.",
        "7pm",
        "£4.50",
        "(b)",
        "Ash/Elm",
        "co-opt",
        "e-mail:x@ash.uk",
        ":)",
        "...",
        "dont",
        "U.S.",
    }
)
TEXTS = st.lists(st.sampled_from(CHUNKS), max_size=12).map(" ".join)


def bounds_of(text: str) -> TokenBounds:
    return TokenBounds.of_text(text, CUTS.of, (0,))


@pytest.mark.parametrize("text", ["", " ", " Ash left. ", "I cannot come at 7pm (see 4.1).", "www.ash.uk/x?y=1, won't"])
def test_a_text_has_the_tokens_of_its_doc(text: str) -> None:
    assert bounds_of(text).words() == [token.text for token in NLP.make_doc(text)]


@given(TEXTS)
def test_any_text_has_the_tokens_of_its_doc(text: str) -> None:
    folded = fold(text).text
    bounds = bounds_of(folded)
    assert [(start, end) for start, end in zip(bounds.starts, bounds.ends, strict=True)] == [
        (token.idx, token.idx + len(token)) for token in NLP.make_doc(folded)
    ]


def test_sentences_begin_at_tokens() -> None:
    bounds = TokenBounds.of_text("Ash left. He is well.", CUTS.of, (0, 10))
    assert bounds.sentences() == [(0, 9), (10, 21)]


def test_a_start_inside_a_token_moves_to_the_next() -> None:
    assert TokenBounds.of_text("Ash left", CUTS.of, (0, 1, 6)).opening == [0, 1]


RULES = {rule.id: rule.phrases for rule in load_rules() if rule.phrases and rule.case == "fold"}
PHRASES = Phrases()
MATCHERS = {rule: PhraseMatcher(NLP.vocab, attr="LOWER") for rule in RULES}
for _rule, _phrases in RULES.items():
    MATCHERS[_rule].add(_rule, list(NLP.pipe(_phrases)))
    PHRASES.add(_rule, [[token.lower_ for token in NLP.make_doc(phrase)] for phrase in _phrases])


@given(TEXTS)
def test_phrases_are_those_of_the_phrase_matcher(text: str) -> None:
    doc = NLP.make_doc(fold(text).text)
    expected = {
        (rule, span.start, span.end)
        for rule, matcher in MATCHERS.items()
        for span in filter_spans(matcher(doc, as_spans=True))
    }
    assert set(PHRASES.find([token.lower_ for token in doc], set(RULES))) == expected
