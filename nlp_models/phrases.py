"""Phrases found in a list of tokens: what spaCy's phrase matcher does, without a doc to be made first."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

Hit = tuple[str, int, int]
"""The rule of a phrase, and the half-open range of its tokens."""


class Phrases:
    """The phrases of many rules, by the token with which each begins."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[str, tuple[str, ...]]]] = {}

    def add(self, rule: str, phrases: Iterable[Sequence[str]]) -> None:
        """Add the phrases of a rule, each as its tokens."""
        for phrase in phrases:
            self._by_first.setdefault(phrase[0], []).append((rule, tuple(phrase[1:])))

    def find(self, tokens: Sequence[str], wanted: AbstractSet[str]) -> Iterator[Hit]:
        """Where the phrases of some rules stand; of those of one rule that overlap the longest, then the first."""
        found: dict[str, list[Hit]] = {}
        for at, token in enumerate(tokens):
            for rule, rest in self._by_first.get(token, ()):
                end = at + 1 + len(rest)
                if rule in wanted and (not rest or tuple(tokens[at + 1 : end]) == rest):
                    found.setdefault(rule, []).append((rule, at, end))
        for hits in found.values():
            yield from _apart(hits)


def _apart(hits: list[Hit]) -> Iterator[Hit]:
    taken: set[int] = set()
    for rule, start, end in sorted(hits, key=lambda hit: (hit[1] - hit[2], hit[1])):
        if start not in taken and end - 1 not in taken:
            taken.update(range(start, end))
            yield rule, start, end
