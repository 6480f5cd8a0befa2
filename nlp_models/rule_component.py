"""The component that applies rule files to a doc and keeps, on every span, the id of the rule that made it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from nlp_models.anchors import anchors_of, anchors_of_phrases, only_at_start
from nlp_models.rule_files import RULES_FOLDER, Rule, load_rules
from nlp_models.sieve import Sieve, places
from nlp_models.token_bounds import TokenBounds, text_of

Search = Callable[[str], Iterable[re.Match[str]]]
"""Gives all matches of a pattern in a text."""
SPANS_KEY = "rules"
EXPANDED_KEY = "minutebook_expanded"
"""`doc.user_data` key: how many matches began or ended inside a token and were widened to it."""


@dataclass(frozen=True, slots=True)
class Matches:
    """What the rules found in one doc, and how many spans were widened to whole tokens."""

    spans: tuple[Span, ...]
    expanded: int


class RuleComponent:
    """Applies rules to docs whose sentences are set."""

    def __init__(self, nlp: Language, rules: Iterable[Rule]) -> None:
        self.rules = {rule.id: rule for rule in rules}
        self._ordered = tuple(self.rules.values())
        self._searches = [_search(rule.regex) if rule.pattern else None for rule in self._ordered]
        self._sieve = Sieve([_anchors(rule) for rule in self._ordered])
        self._related: dict[str, int] = {}
        self._folded = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._exact = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._tokens = Matcher(nlp.vocab, validate=True)
        for rule in self._ordered:
            if rule.phrases:
                matcher = self._folded if rule.case == "fold" else self._exact
                matcher.add(rule.id, [nlp.make_doc(phrase) for phrase in rule.phrases])
            elif rule.tokens:
                self._tokens.add(rule.id, [list(pattern) for pattern in rule.tokens])

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` and return it."""
        self.set_annotations(doc, self.match(doc))
        return doc

    def passing(self, text: str) -> int:
        """The rules that may match in a text, as a bit mask by their places; the others do not."""
        return self._sieve.passing(text)

    def related(self, label: str) -> int:
        """The rules whose label is this one, stands over it or under it, likewise as a bit mask."""
        if label not in self._related:
            self._related[label] = sum(
                1 << place for place, rule in enumerate(self._ordered) if _akin(rule.label, label)
            )
        return self._related[label]

    def match(self, doc: Doc) -> Matches:
        """All spans of all rules in reading order, the longer first; one rule's spans do not overlap one another."""
        text = text_of(doc)
        return self.found(text, lambda: doc, self.passing(text))

    def found(self, text: str, doc: Callable[[], Doc], among: int) -> Matches:
        """The spans of some rules (a bit mask by their places) in a text. `doc` is called where its tokens matter."""
        tried = [(self._ordered[place], self._searches[place]) for place in places(among)]
        by_tokens = self._matched_tokens(doc, {rule.id for rule, search in tried if search is None})
        by_pattern, expanded = _matched_patterns(text, doc, [(rule, search) for rule, search in tried if search])
        spans = sorted(
            [*by_tokens, *by_pattern], key=lambda span: (span.start_char, -span.end_char, span.label_, span.id_)
        )
        return Matches(tuple(spans), expanded)

    def set_annotations(self, doc: Doc, matches: Matches) -> None:
        """Put the spans into `doc.spans["rules"]`."""
        doc.spans[SPANS_KEY] = list(matches.spans)
        doc.user_data[EXPANDED_KEY] = matches.expanded

    def _matched_tokens(self, doc: Callable[[], Doc], wanted: AbstractSet[str]) -> Iterator[Span]:
        found: dict[str, list[Span]] = {}
        for matcher in (self._folded, self._exact, self._tokens) if wanted else ():
            if not len(matcher):
                continue
            tokens = doc()
            for key, start, end in matcher(tokens):
                rule = self.rules[tokens.vocab.strings[key]]
                if rule.id in wanted:
                    found.setdefault(rule.id, []).append(Span(tokens, start, end, label=rule.label, span_id=rule.id))
        for spans in found.values():
            yield from filter_spans(spans)


def _matched_patterns(
    text: str, doc: Callable[[], Doc], searches: Sequence[tuple[Rule, Search]]
) -> tuple[list[Span], int]:
    whole = [(0, text)]
    sentences = _sentences(text, doc) or whole if any(rule.per == "sentence" for rule, _ in searches) else ()
    hits = [
        (rule, offset, found)
        for rule, search in searches
        for offset, unit in (sentences if rule.per == "sentence" else whole)
        for found in search(unit)
    ]
    if not hits:
        return [], 0
    spans: list[Span] = []
    expanded = 0
    tokens = doc()
    bounds = TokenBounds.of(tokens)
    for rule, offset, found in hits:
        for label, (start, end) in _labelled(rule, found):
            first, last, exact = bounds.covering(offset + start, offset + end)
            spans.append(Span(tokens, first, last, label=label, span_id=rule.id))
            expanded += not exact
    return spans, expanded


def _sentences(text: str, doc: Callable[[], Doc]) -> list[tuple[int, str]]:
    return [(start, text[start:end]) for start, end in TokenBounds.of(doc()).sentences()]


def _anchors(rule: Rule) -> frozenset[str] | None:
    if rule.pattern:
        return anchors_of(rule.regex)
    return anchors_of_phrases(rule.phrases) if rule.phrases else None


def _akin(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def _search(regex: re.Pattern[str]) -> Search:
    """All matches of a pattern in a text. One that is tied to the beginning is tried there and nowhere else."""
    if not only_at_start(regex):
        return regex.finditer
    return lambda text: [found] if (found := regex.match(text)) else ()


def _labelled(rule: Rule, found: re.Match[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """The match under the rule's label, then each named group that matched under `label.group`."""
    yield rule.label, found.span()
    for group in found.re.groupindex:
        if found[group] and not found[group].isspace():
            yield f"{rule.label}.{group}", found.span(group)


@Language.factory("minutebook_rules_v1", default_config={"folder": None}, requires=["doc.sents"], assigns=["doc.spans"])
def make_rule_component(nlp: Language, name: str, folder: str | None) -> RuleComponent:  # noqa: ARG001
    """The rule component over the rule files of `folder`, or over the package's own where it is None."""
    return RuleComponent(nlp, load_rules(Path(folder) if folder else RULES_FOLDER))
