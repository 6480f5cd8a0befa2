"""The component that applies rule files to a doc and keeps, on every span, the id of the rule that made it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from nlp_models.rule_files import RULES_FOLDER, Rule, load_rules

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
        self._folded = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._exact = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._tokens = Matcher(nlp.vocab, validate=True)
        self._patterns = [rule for rule in self.rules.values() if rule.pattern]
        for rule in self.rules.values():
            if rule.phrases:
                matcher = self._folded if rule.case == "fold" else self._exact
                matcher.add(rule.id, [nlp.make_doc(phrase) for phrase in rule.phrases])
            elif rule.tokens:
                self._tokens.add(rule.id, [list(pattern) for pattern in rule.tokens])

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` and return it."""
        self.set_annotations(doc, self.match(doc))
        return doc

    def match(self, doc: Doc) -> Matches:
        """All spans of all rules in reading order, the longer first; one rule's spans do not overlap one another."""
        by_tokens = tuple(self._matched_tokens(doc))
        by_pattern, expanded = self._matched_patterns(doc)
        spans = sorted(
            [*by_tokens, *by_pattern], key=lambda span: (span.start_char, -span.end_char, span.label_, span.id_)
        )
        return Matches(tuple(spans), expanded)

    def set_annotations(self, doc: Doc, matches: Matches) -> None:
        """Put the spans into `doc.spans["rules"]`."""
        doc.spans[SPANS_KEY] = list(matches.spans)
        doc.user_data[EXPANDED_KEY] = matches.expanded

    def _matched_tokens(self, doc: Doc) -> Iterator[Span]:
        found: dict[str, list[Span]] = {}
        for matcher in (self._folded, self._exact, self._tokens):
            if not len(matcher):
                continue
            for key, start, end in matcher(doc):
                rule = self.rules[doc.vocab.strings[key]]
                found.setdefault(rule.id, []).append(Span(doc, start, end, label=rule.label, span_id=rule.id))
        for spans in found.values():
            yield from filter_spans(spans)

    def _matched_patterns(self, doc: Doc) -> tuple[list[Span], int]:
        spans: list[Span] = []
        expanded = 0
        bounds = _TokenBounds.of(doc)
        whole = [(0, doc.text)]
        sentences = [(sent.start_char, sent.text) for sent in doc.sents] if doc.has_annotation("SENT_START") else whole
        for rule in self._patterns:
            for offset, unit in sentences if rule.per == "sentence" else whole:
                for found in rule.regex.finditer(unit):
                    for label, (start, end) in _labelled(rule, found):
                        first, last, exact = bounds.covering(offset + start, offset + end)
                        spans.append(Span(doc, first, last, label=label, span_id=rule.id))
                        expanded += not exact
        return spans, expanded


@dataclass(frozen=True, slots=True)
class _TokenBounds:
    """Where the tokens of a doc begin and end; two bisections, where `Doc.char_span` walks the doc at each call."""

    text: str
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, doc: Doc) -> "_TokenBounds":
        starts = [token.idx for token in doc]
        return cls(doc.text, starts, [token.idx + len(token) for token in doc])

    def covering(self, start: int, end: int) -> tuple[int, int, bool]:
        """The half-open range of the tokens that cover `[start, end)` less white space at its ends, and if exactly."""
        while self.text[start].isspace():
            start += 1
        while self.text[end - 1].isspace():
            end -= 1
        first = bisect_right(self.starts, start) - 1
        last = bisect_left(self.ends, end)
        return first, last + 1, self.starts[first] == start and self.ends[last] == end


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
