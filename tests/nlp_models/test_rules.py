"""Every rule of every rule file matches its examples and none of its counterexamples, by that very rule."""

import re
from pathlib import Path

import pytest

from nlp_models import load_reader
from nlp_models.rule_files import Rule, RuleFileError, load_rules

RULES = load_rules()

GOOD = """
- id: gate.opened
  label: gate.cue
  note: A gate is opened.
  pattern: \\b gate \\s opened \\b
  examples: [The gate opened., A gate opened at noon.]
  counterexamples: [The gate closed.]
"""


def cases(kind: str) -> list[object]:
    return [
        pytest.param(rule, text, id=f"{rule.id}-{number}")
        for rule in RULES
        for number, text in enumerate(rule.examples if kind == "examples" else rule.counterexamples, 1)
    ]


def matches(rule: Rule, text: str) -> bool:
    return any(span.rule == rule.id and span.label == rule.label for span in load_reader().read(text).spans)


@pytest.mark.parametrize(("rule", "text"), cases("examples"))
def test_rule_matches_its_example(rule: Rule, text: str) -> None:
    assert matches(rule, text)


@pytest.mark.parametrize(("rule", "text"), cases("counterexamples"))
def test_rule_leaves_its_counterexample(rule: Rule, text: str) -> None:
    assert not matches(rule, text)


def rules_in(folder: Path, content: str, name: str = "gates.yaml") -> tuple[Rule, ...]:
    (folder / name).write_text(content, encoding="utf-8")
    return load_rules(folder)


def test_a_good_file_loads(tmp_path: Path) -> None:
    assert [rule.id for rule in rules_in(tmp_path, GOOD)] == ["gate.opened"]


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError, match="no rule files"):
        load_rules(tmp_path)


def test_duplicate_ids_are_refused_across_files(tmp_path: Path) -> None:
    rules_in(tmp_path, GOOD)
    with pytest.raises(RuleFileError, match=re.escape("other.yaml: rule id gate.opened is taken in gates.yaml")):
        rules_in(tmp_path, GOOD, "other.yaml")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  note: A gate is opened.\n", "", "gate.opened: note Field required"),
        ("note:", "colour: red\n  note:", "gate.opened: colour Extra inputs"),
        ("id: gate.opened", "id: Gate", "id String should match pattern"),
        ("note:", "phrases: [gate]\n  note:", "exactly one of phrases, pattern, tokens"),
        ("[The gate opened., A gate opened at noon.]", "[The gate opened.]", "at least two examples"),
        ("[The gate closed.]", "[]", "one counterexample"),
        ("\\b gate \\s opened \\b", "(gate)?", "matches nothing at all"),
        ("\\b gate \\s opened \\b", "(gate", "not a regular expression"),
        ("\\b gate \\s opened \\b", "gate’s", "write ' \" - instead"),
        ("pattern: \\b gate \\s opened \\b", "tokens: [[{LEMMA: open}]]", "asks for ['LEMMA']"),
        ("pattern: \\b gate \\s opened \\b", "phrases: [gate]\n  per: sentence", "which only a pattern can have"),
        ("- id", "id", "not YAML"),
    ],
)
def test_faults_are_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(RuleFileError, match=re.escape(message)) as error:
        rules_in(tmp_path, GOOD.replace(old, new, 1))
    assert str(error.value).startswith("gates.yaml: ")
