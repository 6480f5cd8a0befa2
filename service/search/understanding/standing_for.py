"""Terms of a question and what may stand for them in papers: abbreviations written out, long forms abbreviated, and
what papers print for words of everyday speech."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from service.search.understanding.term_lists import Abbreviation, abbreviations, lay_terms
from service.search.understanding.typed_words import TypedWord, telling, words_in
from service.search.understanding.understood import InterpretationKind
from service.search.understanding.vocabulary import Vocabulary

Key = tuple[str, ...]
"""Folded words or stems in a row."""

LONGEST_KEY = 8
LONG_FORM, ONE_OF_SEVERAL, SHORT_FORM = 0.5, 0.3, 0.7
"""Weights of the words of a long form, of one of several that a short form may have, and of a short form."""
PRINTED_FOR_UNKNOWN, PRINTED = 0.5, 0.3
"""Weights of what papers print for a lay term that no paper holds, and for one that some do."""
USUAL_IN_PAPERS = 0.1
"""Share of papers that hold a single word, from which on it is no lay term but what papers print."""

_POSSESSIVE = re.compile(r"['’]s$")
_AT_END = re.compile(r"[^\w]+$")
_LETTERS_AND_NUMBER = re.compile(r"([a-z]{2,})([0-9]+)")


@dataclass(frozen=True, slots=True)
class StandIn:
    """Terms that papers may hold for what stands at characters `[start, end)` of a question.

    `weight` is that of each word of the terms; a `is_short_form` one is a word to look for, but no better wording.
    """

    kind: InterpretationKind
    start: int
    end: int
    typed: str
    terms: tuple[str, ...]
    weight: float
    is_short_form: bool = False


def abbreviations_in(text: str, words: Sequence[TypedWord], vocabulary: Vocabulary) -> list[StandIn]:
    """The short forms of a text with what they stand for, and the long forms with what stands for them."""
    return [*_short_forms(text, words, vocabulary), *_long_forms(text, words)]


def lay_terms_in(text: str, words: Sequence[TypedWord], vocabulary: Vocabulary) -> list[StandIn]:
    """The lay terms of a text with those of their printed terms that some paper holds."""
    found: list[StandIn] = []
    for run in longest_runs([_singular(word) for word in words], _printed_terms()):
        said = words[run.first : run.last + 1]
        asked = {word.stem for word in said}
        terms = ((term, words_in(term)) for term in _printed_terms()[run.key])
        printed = tuple(term for term, held in terms if _are_held(held, vocabulary) and not _stems(held) <= asked)
        if printed and not _is_usual(said, vocabulary) and (telling(said) or not telling(words)):
            weight = PRINTED if _are_held(said, vocabulary) else PRINTED_FOR_UNKNOWN
            start, end = said[0].start, said[-1].end
            found.append(StandIn("lay_term", start, end, text[start:end], printed, weight))
    return found


def codes_in(words: Sequence[TypedWord], vocabulary: Vocabulary) -> Iterator[StandIn]:
    """A code as papers may part it or write it out: "LTP5" as "ltp 5" and "Local Transport Plan 5"."""
    for word in words:
        code = _LETTERS_AND_NUMBER.fullmatch(word.folded)
        if code and not vocabulary.papers(word.folded):
            entries = _by_short_form().get((code[1],), ())
            forms = (code[1], *(long for entry in entries for long in entry.long))
            terms = tuple(f"{form} {code[2]}" for form in forms if _are_held(words_in(form), vocabulary))
            if terms:
                yield StandIn("abbreviation", word.start, word.end, word.typed, terms, SHORT_FORM)


def _is_usual(said: Sequence[TypedWord], vocabulary: Vocabulary) -> bool:
    return len(said) == 1 and vocabulary.papers_of_kin(said[0].folded) > USUAL_IN_PAPERS * vocabulary.most_papers


def _stems(words: Sequence[TypedWord]) -> set[str]:
    return {word.stem for word in words}


def _singular(word: TypedWord) -> str:
    """ "bin" and "bins" are the same lay term; "chair" and "chairing", of one stem, are not."""
    return word.folded.removesuffix("s")


def _short_forms(text: str, words: Sequence[TypedWord], vocabulary: Vocabulary) -> Iterator[StandIn]:
    for run in longest_runs([word.folded for word in words], _by_short_form()):
        start, end = words[run.first].start, words[run.last].end
        meant = [entry for entry in _by_short_form()[run.key] if _is_typed(text[start:end], entry)]
        terms = tuple(dict.fromkeys(term for entry in meant for term in entry.long))
        held = tuple(term for term in terms if _are_held(words_in(term), vocabulary)) or terms
        if held:
            weight = LONG_FORM if len(held) == 1 else ONE_OF_SEVERAL
            yield StandIn("abbreviation", start, end, text[start:end], held, weight)


def _long_forms(text: str, words: Sequence[TypedWord]) -> Iterator[StandIn]:
    asked = telling(words)
    for run in longest_runs([word.stem for word in asked], _by_long_form()):
        start, end = asked[run.first].start, asked[run.last].end
        short = _by_long_form()[run.key]
        yield StandIn("abbreviation", start, end, text[start:end], short, SHORT_FORM, is_short_form=True)


def _is_typed(typed: str, entry: Abbreviation) -> bool:
    """Whatever follows the last letter is no part of the words of a text: "LGBTQ+", "p.a.", "the PCC's"."""
    typed, short = _POSSESSIVE.sub("", typed), _AT_END.sub("", entry.short)
    return typed == short if entry.case else typed.casefold() == short.casefold()


def _are_held(words: Sequence[TypedWord], vocabulary: Vocabulary) -> bool:
    return all(vocabulary.holds(word.folded) for word in telling(words))


@cache
def _by_short_form() -> Mapping[Key, tuple[Abbreviation, ...]]:
    found: dict[Key, tuple[Abbreviation, ...]] = {}
    for entry in abbreviations():
        key = tuple(word.folded for word in words_in(entry.short))
        found[key] = (*found.get(key, ()), entry)
    return found


@cache
def _by_long_form() -> Mapping[Key, tuple[str, ...]]:
    """Without those whose short form is another word, too: as a word to look for it would bring that one up."""
    found: dict[Key, tuple[str, ...]] = {}
    for entry in abbreviations():
        for long in entry.long if not entry.case else ():
            key = tuple(word.stem for word in telling(words_in(long)))
            if len(key) > 1:
                found[key] = (*found.get(key, ()), entry.short)
    return found


@cache
def _printed_terms() -> Mapping[Key, tuple[str, ...]]:
    found: dict[Key, tuple[str, ...]] = {}
    for entry in lay_terms():
        for lay in entry.lay:
            key = tuple(map(_singular, words_in(lay)))
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), *entry.printed)))
    return found


@dataclass(frozen=True, slots=True)
class RunAt:
    """A key and the places of the first and the last of its words."""

    key: Key
    first: int
    last: int


def longest_runs(forms: Sequence[str], keys: Mapping[Key, object]) -> Iterator[RunAt]:
    """The keys in a text whose words have these forms, leftmost and longest first, none over another."""
    place = 0
    while place < len(forms):
        lengths = range(min(LONGEST_KEY, len(forms) - place), 0, -1)
        key = next((key for length in lengths if (key := tuple(forms[place : place + length])) in keys), None)
        if key is not None:
            yield RunAt(key, place, place + len(key) - 1)
        place += len(key) if key else 1
