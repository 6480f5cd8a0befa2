"""The rule component on hand-made docs, and the pipeline that holds it."""

from pathlib import Path

import spacy
from spacy.tokens import Doc

from nlp_models.pipeline import build_pipeline
from nlp_models.rule_component import EXPANDED_KEY, SPANS_KEY, RuleComponent
from nlp_models.rule_files import Rule

NLP = spacy.blank("en")


def rule(**way: object) -> Rule:
    fixed = {
        "id": "gate.rule",
        "label": "gate.cue",
        "note": "A gate.",
        "examples": ["a", "b"],
        "counterexamples": ["c"],
    }
    return Rule.model_validate(fixed | way)


def words(*each: str) -> Doc:
    return Doc(NLP.vocab, words=list(each))


def test_match_leaves_the_doc_alone() -> None:
    doc = words("The", "gate", "opened")
    matches = RuleComponent(NLP, [rule(phrases=("gate opened",))]).match(doc)
    assert [span.text for span in matches.spans] == ["gate opened"]
    assert SPANS_KEY not in doc.spans


def test_spans_carry_label_and_rule_id() -> None:
    doc = RuleComponent(NLP, [rule(pattern=r"g\w+")])(words("The", "gate"))
    (span,) = doc.spans[SPANS_KEY]
    assert (span.text, span.label_, span.id_) == ("gate", "gate.cue", "gate.rule")
    assert doc.user_data[EXPANDED_KEY] == 0


def test_the_longest_phrase_of_a_rule_wins() -> None:
    component = RuleComponent(NLP, [rule(phrases=("gate", "gate opened"))])
    assert [span.text for span in component.match(words("gate", "opened", "gate")).spans] == ["gate opened", "gate"]


def test_space_at_the_ends_of_a_match_is_not_part_of_it() -> None:
    matches = RuleComponent(NLP, [rule(pattern=r"\s gate \s")]).match(words("The", "gate", "opened"))
    assert [span.text for span in matches.spans] == ["gate"]
    assert matches.expanded == 0


def test_a_match_inside_a_token_takes_the_token_and_is_counted() -> None:
    matches = RuleComponent(NLP, [rule(pattern="at")]).match(words("The", "gate"))
    assert [span.text for span in matches.spans] == ["gate"]
    assert matches.expanded == 1


def test_without_sentences_a_pattern_per_sentence_reads_the_whole() -> None:
    doc = words("Agreed", ".", "Agreed")
    assert len(RuleComponent(NLP, [rule(pattern=r"\b Agreed", per="sentence")]).match(doc).spans) == 2


def test_the_pipeline_is_sentences_then_rules(tmp_path: Path) -> None:
    (tmp_path / "gates.yaml").write_text(
        "[{id: g.a, label: g.b, note: n, phrases: [gate], examples: [gate, Gate], counterexamples: [x]}]", "utf-8"
    )
    nlp = build_pipeline(rules_folder=tmp_path)
    assert nlp.pipe_names == ["minutebook_sentences_v1", "minutebook_rules_v1"]
    doc = nlp("The gate. A gate.")
    assert [span.id_ for span in doc.spans[SPANS_KEY]] == ["g.a", "g.a"]
