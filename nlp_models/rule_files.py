"""Rule files: the vocabulary of board papers as data, each rule with sentences that it must and must not match."""

import re
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, TypeAdapter, ValidationError, model_validator

from nlp_models.folding import FOLDED_AWAY

RULES_FOLDER = Path(__file__).parent / "rules"

# The blank pipeline sets none of these, so a pattern that asks for one would never match.
_UNKNOWN_TO_PIPELINE = frozenset({"LEMMA", "POS", "TAG", "DEP", "MORPH", "ENT_TYPE", "ENT_IOB", "ENT_ID", "ENT_KB_ID"})

DottedName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$")]
Sentence = Annotated[str, StringConstraints(min_length=1)]


class RuleFileError(ValueError):
    """A rule file that cannot be used. The message names the file, the rule and what to change."""


class Rule(BaseModel):
    """One rule: how a label is recognised, by exactly one of `phrases`, `pattern` or `tokens`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: DottedName
    label: DottedName
    note: Sentence
    phrases: tuple[Sentence, ...] | None = None
    pattern: Sentence | None = None
    tokens: tuple[tuple[dict[str, Any], ...], ...] | None = None
    case: Literal["fold", "match"] = "fold"
    per: Literal["text", "sentence"] = "text"
    examples: Annotated[tuple[Sentence, ...], "at least two"]
    counterexamples: Annotated[tuple[Sentence, ...], "at least one"]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled `pattern`: verbose, case-insensitive unless `case: match`."""
        flags = re.VERBOSE | (re.IGNORECASE if self.case == "fold" else re.NOFLAG)
        return re.compile(self.pattern or "", flags)

    @model_validator(mode="after")
    def _has_one_way(self) -> Self:
        ways = [name for name in ("phrases", "pattern", "tokens") if getattr(self, name)]
        if len(ways) != 1:
            raise ValueError(f"has {ways or 'none'}: give exactly one of phrases, pattern, tokens")
        if self.per == "sentence" and not self.pattern:
            raise ValueError("has per: sentence, which only a pattern can have")
        if self.case == "match" and self.tokens:
            raise ValueError("has case: match, which tokens say by ORTH instead of LOWER")
        if len(self.examples) < 2 or not self.counterexamples:
            raise ValueError("needs at least two examples and one counterexample")
        return self

    @model_validator(mode="after")
    def _can_match(self) -> Self:
        folded = sorted(set("".join(self.phrases or (self.pattern or "",))) & FOLDED_AWAY)
        if folded:
            raise ValueError(f"has {folded}, which the reader folds: write ' \" - instead")
        unknown = sorted(
            {key for pattern in self.tokens or () for token in pattern for key in token} & _UNKNOWN_TO_PIPELINE
        )
        if unknown:
            raise ValueError(
                f"asks for {unknown}, which the pipeline does not set: use LOWER, ORTH, SHAPE, IS_TITLE ..."
            )
        if self.pattern and (self.regex.search("") or self.regex.search(" ")):
            raise ValueError("has a pattern that matches nothing at all: make some part of it required")
        return self


_RULE_LIST = TypeAdapter(tuple[Rule, ...])


def load_rules(folder: Path = RULES_FOLDER) -> tuple[Rule, ...]:
    """All rules of a folder's `*.yaml`, by file name and then in file order. Raises `RuleFileError`."""
    rules: dict[str, tuple[Rule, Path]] = {}
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise RuleFileError(f"no rule files (*.yaml) in {folder}: name the folder that holds them")
    for path in paths:
        for rule in read_rule_file(path):
            if rule.id in rules:
                raise RuleFileError(f"{path.name}: rule id {rule.id} is taken in {rules[rule.id][1].name}: rename one")
            rules[rule.id] = (rule, path)
    return tuple(rule for rule, _ in rules.values())


def read_rule_file(path: Path) -> tuple[Rule, ...]:
    """The rules of one file. Raises `RuleFileError` naming file, rule and fault."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise RuleFileError(f"{path.name}: not YAML: {error}") from error
    try:
        return _RULE_LIST.validate_python(content)
    except ValidationError as error:
        raise RuleFileError(f"{path.name}: {_faults(content, error)}") from error
    except re.error as error:
        raise RuleFileError(f"{path.name}: a pattern is not a regular expression: {error}") from error


def _faults(content: object, error: ValidationError) -> str:
    """One line a fault, each led by the id of its rule."""
    lines = []
    for fault in error.errors():
        place = fault["loc"]
        rule = content[place[0]] if isinstance(content, list) and place and isinstance(place[0], int) else None
        name = rule.get("id", f"rule {place[0]}") if isinstance(rule, dict) else "file"
        lines.append(f"{name}: {'.'.join(map(str, place[1:]))} {fault['msg']}")
    return "; ".join(lines)
