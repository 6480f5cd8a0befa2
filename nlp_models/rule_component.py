"""The component that applies rule files to a doc and keeps, on every span, the id of the rule that made it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from nlp_models.anchors import anchors_of, anchors_of_phrases, only_at_start
from nlp_models.phrases import Phrases
from nlp_models.rule_files import RULES_FOLDER, Rule, load_rules
from nlp_models.sieve import Sieve, places
from nlp_models.token_bounds import TokenBounds

Search = Callable[[str], Iterable[re.Match[str]]]
"""Gives all matches of a pattern in a text."""
Found = tuple[int, int, str, str]
"""Where a span begins, its end negated (so that they sort: the longer first), its label and the id of its rule."""
SPANS_KEY = "rules"
EXPANDED_KEY = "minutebook_expanded"
"""`doc.user_data` key: how many matches began or ended inside a token and were widened to it."""


@dataclass(frozen=True, slots=True)
class Matches:
    """What the rules found in one doc, and how many spans were widened to whole tokens."""

    spans: tuple[Span, ...]
    expanded: int


class _Related(dict[str, int]):
    """The rules akin to each label that was asked for, as a bit mask by their places."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        super().__init__()
        self._labels = [rule.label for rule in rules]

    def __missing__(self, label: str) -> int:
        mask = sum(1 << place for place, each in enumerate(self._labels) if _akin(each, label))
        self[label] = mask
        return mask


class RuleComponent:
    """Applies rules to docs whose sentences are set, and to texts of which no doc was made."""

    def __init__(self, nlp: Language, rules: Iterable[Rule]) -> None:
        self.rules = {rule.id: rule for rule in rules}
        self._ordered = tuple(self.rules.values())
        self._searches = [_search(rule.regex) if rule.pattern else None for rule in self._ordered]
        self._sieve = Sieve([_anchors(rule) for rule in self._ordered])
        self.related = _Related(self._ordered)
        """By a label: the rules whose label is this one, stands over it or under it, as a bit mask by their places."""
        self._folded, self._exact = Phrases(), Phrases()
        self._tokens = Matcher(nlp.vocab, validate=True)
        for rule in self._ordered:
            if rule.phrases:
                folded = rule.case == "fold"
                docs = [nlp.make_doc(phrase) for phrase in rule.phrases]
                words = [[token.lower_ if folded else token.text for token in doc] for doc in docs]
                (self._folded if folded else self._exact).add(rule.id, words)
            elif rule.tokens:
                self._tokens.add(rule.id, [list(pattern) for pattern in rule.tokens])

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` and return it."""
        self.set_annotations(doc, self.match(doc))
        return doc

    def passing(self, text: str) -> int:
        """The rules that may match in a text, as a bit mask by their places; the others do not."""
        return self._sieve.passing(text)

    def match(self, doc: Doc) -> Matches:
        """All spans of all rules in reading order, the longer first; one rule's spans do not overlap one another."""
        bounds = TokenBounds.of(doc)
        found, expanded = self.found(bounds.text, self.passing(bounds.text), lambda: bounds, lambda: doc)
        starts, ends = bounds.starts, bounds.ends
        spans = (
            Span(doc, bisect_left(starts, start), bisect_right(ends, -end), label=label, span_id=rule)
            for start, end, label, rule in found
        )
        return Matches(tuple(spans), expanded)

    def found(
        self, text: str, among: int, bounds: Callable[[], TokenBounds], doc: Callable[[], Doc]
    ) -> tuple[list[Found], int]:
        """What some rules (a bit mask by their places) find, in order, and how often it was widened to whole tokens.

        `bounds` and `doc` are called where they are needed: few patterns match, and no rule but one of `tokens` asks
        for more of a token than its characters.
        """
        found: list[Found] = []
        worded: set[str] = set()
        expanded = 0
        for place in places(among):
            rule, search = self._ordered[place], self._searches[place]
            if search is None:
                worded.add(rule.id)
                continue
            for offset, unit in _sentences(bounds()) if rule.per == "sentence" else ((0, text),):
                for label, (low, high) in _labelled(rule, search(unit)):
                    start, end, exact = bounds().covering(offset + low, offset + high)
                    found.append((start, -end, label, rule.id))
                    expanded += not exact
        if worded:
            found += self._of_phrases(bounds(), worded)
            found += self._of_tokens(doc, worded)
        return sorted(found), expanded

    def set_annotations(self, doc: Doc, matches: Matches) -> None:
        """Put the spans into `doc.spans["rules"]`."""
        doc.spans[SPANS_KEY] = list(matches.spans)
        doc.user_data[EXPANDED_KEY] = matches.expanded

    def _of_phrases(self, bounds: TokenBounds, wanted: AbstractSet[str]) -> Iterator[Found]:
        words = bounds.words()
        folded = [word.lower() for word in words]
        for rule, first, after in (*self._folded.find(folded, wanted), *self._exact.find(words, wanted)):
            yield bounds.starts[first], -bounds.ends[after - 1], self.rules[rule].label, rule

    def _of_tokens(self, doc: Callable[[], Doc], wanted: AbstractSet[str]) -> Iterator[Found]:
        if not any(self.rules[rule].tokens for rule in wanted):
            return
        tokens = doc()
        found: dict[str, list[Span]] = {}
        for key, start, end in self._tokens(tokens):
            rule = tokens.vocab.strings[key]
            if rule in wanted:
                found.setdefault(rule, []).append(tokens[start:end])
        for rule, spans in found.items():
            for span in filter_spans(spans):
                yield span.start_char, -span.end_char, self.rules[rule].label, rule


def _sentences(bounds: TokenBounds) -> list[tuple[int, str]]:
    """The sentences of a text, each with its offset; the text itself where none are set."""
    return [(start, bounds.text[start:end]) for start, end in bounds.sentences()] or [(0, bounds.text)]


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


def _labelled(rule: Rule, matches: Iterable[re.Match[str]]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each match under the rule's label, then each named group that matched under `label.group`."""
    for found in matches:
        yield rule.label, found.span()
        for group in found.re.groupindex:
            if found[group] and not found[group].isspace():
                yield f"{rule.label}.{group}", found.span(group)


@Language.factory("minutebook_rules_v1", default_config={"folder": None}, requires=["doc.sents"], assigns=["doc.spans"])
def make_rule_component(nlp: Language, name: str, folder: str | None) -> RuleComponent:  # noqa: ARG001
    """The rule component over the rule files of `folder`, or over the package's own where it is None."""
    return RuleComponent(nlp, load_rules(Path(folder) if folder else RULES_FOLDER))
