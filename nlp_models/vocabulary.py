"""The words that the sentence component and the grammars know, from `vocabulary.yaml`."""

from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict


def _words(value: object) -> object:
    return frozenset(value.split()) if isinstance(value, str) else value


Words = Annotated[frozenset[str], BeforeValidator(_words)]


class Vocabulary(BaseModel):
    """Sets of lower-case words without trailing full stops; the file says what each is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    abbreviations: Words
    abbreviations_before_figure: Words
    lettered_things: Words
    honorifics: Words
    post_nominals: Words
    role_words: Words
    role_qualifiers: Words
    subject_words: Words
    organisation_words: Words
    name_particles: Words
    not_names: Words


VOCABULARY = Vocabulary.model_validate(yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")))
