"""The lists of terms that stand for others, and the names of things: `abbreviations.yaml`,
`lay_terms.yaml` and `subjects.yaml`."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

from service.search.understanding.typed_words import words_in

_FOLDER = Path(__file__).parent


class Abbreviation(BaseModel):
    """A short form, what it stands for and a use of it. `case`: it is another word unless typed with its capitals."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    short: str = Field(min_length=2)
    long: tuple[str, ...] = Field(min_length=1)
    example: str
    case: bool = False


class LayTerm(BaseModel):
    """What people say, and what papers print for it, commonest first."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lay: tuple[str, ...] = Field(min_length=1)
    printed: tuple[str, ...] = Field(min_length=1)


class Subject(BaseModel):
    """A thing by all names that people and papers both use for it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    names: tuple[str, ...] = Field(min_length=1)


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """The abbreviations of the field."""
    return tuple(Abbreviation.model_validate(entry) for entry in _entries("abbreviations.yaml"))


@cache
def lay_terms() -> tuple[LayTerm, ...]:
    """The words of everyday speech for what boards have other words for."""
    return tuple(LayTerm.model_validate(entry) for entry in _entries("lay_terms.yaml"))


@cache
def subjects() -> tuple[Subject, ...]:
    """The things that boards deal with, by their settled names."""
    return tuple(Subject(names=tuple(entry)) for entry in _entries("subjects.yaml"))


@cache
def known_terms() -> frozenset[str]:
    """The folded words of both lists: right, though no paper may hold them."""
    texts = [text for entry in abbreviations() for text in (entry.short, *entry.long)]
    texts += [text for entry in lay_terms() for text in (*entry.lay, *entry.printed)]
    return frozenset(word.folded for text in texts for word in words_in(text))


def _entries(name: str) -> list[Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where it was built
    entries: list[Any] = yaml.load((_FOLDER / name).read_text(encoding="utf-8"), loader)  # noqa: S506  both are safe
    return entries
