"""From a question as it was typed to what is searched for: `understand`.

Signs first (phrases, -words), then spelling; abbreviations, lay terms, bodies and dates are looked for in the text as
corrected. Words are added, never taken away: a body or a date that is named stays a word, too, since titles hold them.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from service.index.port import EVERYTHING, Filter, Words
from service.search.understanding.bodies_named import Bodies, NamedBody
from service.search.understanding.dates_named import NamedDays, days_named_in
from service.search.understanding.spelling import Correction, corrections, is_error, usual_spellings
from service.search.understanding.standing_for import StandIn, abbreviations_in, codes_in, lay_terms_in
from service.search.understanding.subjects_named import subjects_named_in
from service.search.understanding.syntax import Parsed, parse
from service.search.understanding.term_lists import known_terms
from service.search.understanding.typed_words import TypedWord, telling, words_in
from service.search.understanding.understood import Interpretation, InterpretationKind, Understood
from service.search.understanding.vocabulary import Vocabulary

MOST_VARIANTS = 2
"""Each is a text more for the embedding model."""
MOST_EXPANSIONS = 24
OTHER_SPELLING = 0.7
"""Weight of a word that is a likely spelling of one typed, though not taken for it."""
TERMS_SHOWN = 3


def understand(
    text: str,
    vocabulary: Vocabulary,
    bodies: Bodies,
    *,
    leave_out: Collection[InterpretationKind] = (),
    today: date | None = None,
) -> Understood:
    """What a question asks, in the light of the words and the bodies of the papers.

    `leave_out` are the kinds of steps that are not to be taken; `today` is what "last year" is counted from.
    """
    parsed = parse(text)
    wrong = [] if "spelling" in leave_out else _errors(parsed, vocabulary, bodies)
    spelt = _Spelt.of(parsed.text, wrong)
    words = words_in(spelt.text)
    named = [] if "body" in leave_out else bodies.named_in(words)
    days = None if "date" in leave_out else days_named_in(spelt.text, today=today or date.today())
    steps = [step for step in _steps(spelt, words, vocabulary, [*named, *_each(days)]) if step.kind not in leave_out]
    asked: Words = dict.fromkeys((word.stem for word in telling(words)), 1.0)
    terms = known_terms()
    return Understood(
        text=spelt.text,
        words=asked,
        expansions=_expansions(steps, asked),
        variants=_variants(spelt.text, steps),
        phrases=parsed.phrases,
        without=parsed.without,
        named=_filter(named, days),
        corrected={each.typed: each.meant for each in wrong},
        rarity={word.stem: vocabulary.rarity(word.folded) for word in telling(words) if word.folded.isalpha()},
        unheard=frozenset(word.stem for word in telling(words) if is_error(word, vocabulary, terms.__contains__)),
        subjects=subjects_named_in(list(asked)),
        interpretations=(
            *(Interpretation("spelling", each.typed, each.meant, (each.meant,)) for each in wrong),
            *(Interpretation(step.kind, step.typed, _shown(step.terms), step.terms) for step in steps),
            *_interpretations_of_names(spelt.text, named, days),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Spelt:
    """The text as corrected, and the words in it that may have been meant otherwise."""

    text: str
    others: tuple[StandIn, ...]

    @classmethod
    def of(cls, text: str, wrong: Iterable[Correction]) -> "_Spelt":
        spelt, at = "", 0
        others: list[StandIn] = []
        for each in wrong:
            spelt += text[at : each.start]
            if each.perhaps:
                end = len(spelt) + len(each.meant)
                others.append(StandIn("spelling", len(spelt), end, each.typed, (each.perhaps,), OTHER_SPELLING))
            spelt, at = spelt + each.meant, each.end
        return cls(spelt + text[at:], tuple(others))


def _errors(parsed: Parsed, vocabulary: Vocabulary, bodies: Bodies) -> list[Correction]:
    """Not those of a phrase: it must stand in the papers as it was typed."""
    as_typed = {word.folded for phrase in parsed.phrases for word in words_in(phrase)}
    right = known_terms()
    return corrections(
        parsed.text,
        words_in(parsed.text),
        vocabulary,
        lambda word: word in right or word in as_typed or word in bodies.words,
    )


def _steps(
    spelt: _Spelt, words: Sequence[TypedWord], vocabulary: Vocabulary, named: Sequence[NamedBody | NamedDays]
) -> list[StandIn]:
    """All that may stand for words of the text. The library of "Alameda Library Board" is a part of its name."""
    lay = lay_terms_in(spelt.text, words, vocabulary)
    return [
        *spelt.others,
        *_usual_spellings(words, vocabulary),
        *abbreviations_in(spelt.text, words, vocabulary),
        *codes_in(words, vocabulary),
        *(step for step in lay if not any(step.start < each.end and each.start < step.end for each in named)),
    ]


def _usual_spellings(words: Iterable[TypedWord], vocabulary: Vocabulary) -> Iterator[StandIn]:
    for word in words:
        if usual := usual_spellings(word, vocabulary):
            yield StandIn("spelling", word.start, word.end, word.typed, usual, OTHER_SPELLING)


def _each(days: NamedDays | None) -> tuple[NamedDays, ...]:
    return (days,) if days else ()


def _expansions(steps: Iterable[StandIn], asked: Words) -> Words:
    """The stems of all terms that stand in for some of the question, weightiest first."""
    weights: dict[str, float] = {}
    for step in steps:
        for word in telling([word for term in step.terms for word in words_in(term)]):
            weights[word.stem] = max(step.weight, weights.get(word.stem, 0.0))
    new = sorted(weights.keys() - asked.keys(), key=lambda stem: (-weights[stem], stem))
    return {stem: weights[stem] for stem in new[:MOST_EXPANSIONS]}


def _variants(text: str, steps: Sequence[StandIn]) -> tuple[str, ...]:
    """The text with the first of the terms in the places of those typed, then with the second."""
    found: dict[str, None] = {}
    apart = _apart(steps)
    for rank in range(MOST_VARIANTS):
        worded, at = "", 0
        for step in apart:
            worded += text[at : step.start] + step.terms[min(rank, len(step.terms) - 1)]
            at = step.end
        found[worded + text[at:]] = None
    return tuple(variant for variant in found if variant != text)


def _apart(steps: Sequence[StandIn]) -> list[StandIn]:
    """Steps that write something out, in order, none over another. A short form means less to a model than its long."""
    kept: list[StandIn] = []
    for step in sorted(steps, key=lambda each: (each.start, -each.end)):
        if not step.is_short_form and (not kept or step.start >= kept[-1].end):
            kept.append(step)
    return kept


def _filter(named: Iterable[NamedBody], days: NamedDays | None) -> Filter:
    names = tuple(dict.fromkeys(name for each in named for name in each.names))
    within = Filter(bodies=names) if names else EVERYTHING
    return replace(within, date_from=days.first, date_to=days.last) if days else within


def _interpretations_of_names(
    text: str, named: Iterable[NamedBody], days: NamedDays | None
) -> Iterator[Interpretation]:
    for each in named:
        yield Interpretation("body", text[each.start : each.end], _shown(each.names), each.names)
    if days:
        yield Interpretation("date", text[days.start : days.end], _in_words(days))


def _shown(terms: Sequence[str]) -> str:
    """The first few, each as it is printed first where case alone tells two apart."""
    once = list({term.casefold(): term for term in reversed(terms)}.values())[::-1]
    more = len(once) - TERMS_SHOWN
    return ", ".join(once[:TERMS_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _in_words(days: NamedDays) -> str:
    if days.first is None:
        return f"until {_day(days.last)}"
    if days.last is None:
        return f"from {_day(days.first)}"
    return _day(days.first) if days.first == days.last else f"{_day(days.first)} to {_day(days.last)}"


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""
