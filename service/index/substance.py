"""How much a text says: the share of its words that are more than set phrases.

The phrases are in `boilerplate.yaml`. What a paper itself repeats page after page counts as little as they do.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from nlp_models.folding import fold
from nlp_models.rule_files import Rule

RULES_FILE = Path(__file__).with_name("boilerplate.yaml")
LEAST = 0.2
"""The substance of a text that says nothing: it is still found by those who ask for its very words."""
RECURRENT_PAGES = 4
"""A sentence that stands on so many pages of a paper is part of its form."""
FEWEST_WORDS = 3
"""Of a sentence that can be recurrent; fewer are labels of a form whose fields matter."""

REACH = 150
"""Characters on either side of what tells a sentence: without full stops a whole page would be one sentence."""
ASIDE = "boilerplate.aside"
Range = tuple[int, int]

# Ends at a stop and a space, but for dots that lead to a page number.
_SENTENCE = re.compile(r"(?:[^.!?;]|[.!?;](?!\s)|\.(?=\s\.))+[.!?;]*")
_WORD = re.compile(r"\d*[^\W\d_]\w*(?:['’]\w+)*")
_CONTENTS = re.compile(r"(?:table of )?contents(?: page)?|index", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\b\d{1,4}\b")
_FIGURE = re.compile(r"\d[\d,.]*")
FEWEST_FIGURES = 3
"""Of a row of figures without a word; fewer are a page's or a clause's number."""
WORDS_PER_NUMBER = 15
"""Of a contents page, at most; its heading alone may have run on into other text."""
# What binds: sums, shares, dates, and people put into office.
_BINDS = re.compile(
    r"""[£$€]\s?\d | \b\d+(?:\.\d+)?\s?(?:%|per\scent\b|percent\b|million\b|m\b)
        | \b\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)
        | \b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s\d{1,4}\b
        | \b(?:appoint|elect(?:ed|s)?\b|nominat|co-?opt|delegat)""",
    re.VERBOSE | re.IGNORECASE,
)


def substance_of(
    text: str, *, headings: Sequence[str] = (), binding: bool = False, recurrent: frozenset[str] = frozenset()
) -> float:
    """From `LEAST` to 1. A `binding` text (a decision, an action) says all if what is no phrase in it binds somebody.

    `recurrent` are the sentences that the paper repeats, as `recurrent_sentences` gives them.
    """
    folded = fold(text).text
    asides, phrases = _phrases(folded)
    spoken = _without(folded, asides)
    rest = _without(folded, [*asides, *phrases, *_recurrences(folded, recurrent)])
    every, saying = len(_WORD.findall(spoken)), len(_WORD.findall(rest))
    if headings and _is_contents(headings[-1], text):
        return LEAST
    if not every:
        return LEAST if len(_FIGURE.findall(spoken)) < FEWEST_FIGURES else 1.0
    if binding and _BINDS.search(rest):
        return 1.0
    return round(LEAST + (1 - LEAST) * saying / every, 2)


def recurrent_sentences(texts: Iterable[tuple[int, str]]) -> frozenset[str]:
    """The sentences that a paper repeats on many pages, from its texts with the page of each."""
    pages: dict[str, set[int]] = defaultdict(set)
    for page, text in texts:
        for sentence in _SENTENCE.finditer(fold(text).text):
            pages[_key(sentence[0])].add(page)
    return frozenset(
        key for key, on in pages.items() if len(on) >= RECURRENT_PAGES and len(key.split()) >= FEWEST_WORDS
    )


class PhraseRule(Rule):
    """A rule that is tried on texts only that hold one of its cues, which are in lower case."""

    cues: tuple[str, ...]


@cache
def phrase_rules() -> tuple[PhraseRule, ...]:
    """The rules of `boilerplate.yaml`."""
    content = yaml.safe_load(RULES_FILE.read_text(encoding="utf-8"))
    return TypeAdapter(tuple[PhraseRule, ...]).validate_python(content)


def _is_contents(heading: str, text: str) -> bool:
    numbers = len(_NUMBER.findall(text))
    return bool(_CONTENTS.fullmatch(heading.strip(" :."))) and numbers * WORDS_PER_NUMBER >= len(_WORD.findall(text))


def _phrases(text: str) -> tuple[list[Range], list[Range]]:
    """Where asides stand, and where set phrases do."""
    sentences = [found.span() for found in _SENTENCE.finditer(text)]
    asides: list[Range] = []
    phrases: list[Range] = []
    lowered = text.casefold()
    for rule in phrase_rules():
        if not any(cue in lowered for cue in rule.cues):
            continue
        for found in rule.regex.finditer(text):
            into = asides if rule.label == ASIDE else phrases
            into.append(found.span() if rule.per == "text" else _sentence_around(found, sentences))
    return asides, phrases


def _sentence_around(found: re.Match[str], sentences: Sequence[Range]) -> Range:
    start = max((start for start, _ in sentences if start <= found.start()), default=found.start())
    end = min((end for _, end in sentences if end >= found.end()), default=found.end())
    return max(start, found.start() - REACH), min(end, found.end() + REACH)


def _recurrences(text: str, recurrent: frozenset[str]) -> Iterator[Range]:
    return (found.span() for found in _SENTENCE.finditer(text) if recurrent and _key(found[0]) in recurrent)


def _without(text: str, ranges: Iterable[Range]) -> str:
    """A text with spaces in the place of ranges, which may overlap."""
    for start, end in ranges:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _key(sentence: str) -> str:
    """A sentence without regard to its figures: page numbers and dates go on where the rest repeats."""
    return _DIGITS.sub("0", " ".join(_WORD.findall(sentence.casefold())))
