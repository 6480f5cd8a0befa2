"""The spaCy pipeline, built here and nowhere else."""

from pathlib import Path

import spacy
from spacy.language import Language

from nlp_models import rule_component, sentences

COMPONENTS = (sentences.make_sentence_component, rule_component.make_rule_component)
"""Importing the factories registers them with spaCy."""

SENTENCES = "minutebook_sentences_v1"
RULES = "minutebook_rules_v1"


def build_pipeline(*, rules_folder: Path | None = None) -> Language:
    """English tokens, sentences of minutes, rule spans. Raises `RuleFileError` where a rule file is at fault."""
    nlp = spacy.blank("en")
    nlp.add_pipe(SENTENCES)
    nlp.add_pipe(RULES, config={"folder": str(rules_folder) if rules_folder else None})
    return nlp
