"""What words that no paper holds were meant to be.

Only a word that is neither in the papers, in any inflection, nor English, nor a term of the field is a typing error. A
nonsense word must stay one: beyond a single wrong letter only long words are corrected, or those that sound alike.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.reading.vocabulary import costs
from extractors.reading.vocabulary import known as is_english
from service.index.keywords import STOP_WORDS, stem
from service.search.understanding.term_lists import known_terms
from service.search.understanding.typed_words import TypedWord
from service.search.understanding.vocabulary import KnownWord, Near, Vocabulary

Knows = Callable[[str], bool]
"""Whether a folded word is right although no paper holds it."""

MOST_ERRORS = 10
"""A question of more words that nobody knows is in another language, or in none."""
SHORTEST = 4
"""Letters of the shortest word that is corrected: shorter ones are codes and initials as often as words."""
SHORTEST_SOUND_ALIKE = 6
SHORT = 5
"""Letters up to which a word has so many neighbours that one wrong letter is weighed twice."""
LONG = 9
"""Letters from which on two wrong ones leave little doubt which word was meant."""
FURTHEST = 2
COST_OF_A_LETTER = 2.0
COST_OF_ANOTHER_BEGINNING = 2.0
LEAST_WORTH = -2.6
"""Least worth of a correction: the logarithm of its papers less the costs of what is wrong. A word with one wrong
letter may stand in a single paper, one with two in four, one that begins otherwise in four."""
NEARLY = 1.2
"""Difference in worth below which a second word is told, too."""
SHORTEST_IN_CAPITALS = 8
"""Letters of the shortest word in capitals that is corrected: shorter ones are abbreviations."""
PAPERS_OF_AN_ERROR, SHARE_OF_AN_ERROR = 2, 0.001
"""A word of so few papers, or of such a share of all, may be an error of theirs."""
MOST_USUAL = 2
PAPERS_PER_ERROR = 10
"""How many times as many papers must hold the word that it is taken for."""
NO_SURPRISE, SURPRISING = 10.5, 12.0
"""Surprise (negative logarithm of a word's share in English books) of a usual word that counts as one of one paper, and
of one that nobody is taken to have meant."""
SHORTEST_HALF = 3
LEAST_PAPERS = 3
"""Papers that must hold a word before one that is right by itself, or two run together, are taken for it."""
LEAST_PAPERS_OF_A_NAME = 20
"""Papers that must hold a word before one with capitals in its midst is taken for it."""

_CAPITAL_WITHIN = re.compile(r"\w[A-Z]")
_SOUNDLESS = re.compile(r"(?<=.)[aeiouyhw]")
_DOUBLED = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Correction:
    """What stands at characters `[start, end)` of a question, and the words meant.

    `perhaps` is another word that is nearly as likely.
    """

    start: int
    end: int
    typed: str
    meant: str
    perhaps: str | None = None


def corrections(text: str, words: Sequence[TypedWord], vocabulary: Vocabulary, knows: Knows) -> list[Correction]:
    """The errors among the words of a text, in order. Where nothing is likely enough, a word stays as typed."""
    found: list[Correction] = []
    if sum(is_error(word, vocabulary, knows) for word in words) > MOST_ERRORS:
        return found
    for place, word in enumerate(words):
        if found and word.start < found[-1].end:
            continue
        following = words[place + 1] if place + 1 < len(words) else None
        correction = _of_two(text, word, following, vocabulary, knows) or _of_one(word, vocabulary, knows)
        if correction:
            found.append(correction)
    return found


def usual_spellings(word: TypedWord, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words for which one may be an error that is right by itself, or made in some paper, too; likelier first.

    "recieve", if a paper has it; "planing", if none has it and many have "planning".
    """
    papers = vocabulary.papers(word.folded)
    most = max(PAPERS_OF_AN_ERROR, SHARE_OF_AN_ERROR * vocabulary.most_papers)
    if papers > most or len(word.folded) <= SHORT or word.says_little:
        return ()
    if word.folded in known_terms() or (papers and word.typed[0].isupper()):  # a term, or somebody's name
        return ()
    if not is_english(word.folded):
        return _much_commoner(word, papers, vocabulary) if vocabulary.holds(word.folded) else ()
    if papers or costs().get(word.folded, 0.0) < SURPRISING:
        return ()
    return _much_commoner(word, vocabulary.papers_of_kin(word.folded), vocabulary)


def _much_commoner(word: TypedWord, papers: int, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The near words that stand in many times as many papers, and are no other forms of it."""
    near = vocabulary.near(word.folded, within=1 if is_english(word.folded) else FURTHEST)
    ranked = _ranked(word, [each for each in near if is_english(each.word) and stem(each.word) != word.stem])
    least = max(LEAST_PAPERS, PAPERS_PER_ERROR * papers)
    return tuple(each.word for each in ranked[:MOST_USUAL] if each.papers >= least)


def is_error(word: TypedWord, vocabulary: Vocabulary, knows: Knows) -> bool:
    """Whether a word is neither in the papers nor right by itself."""
    folded = word.folded
    right = word.says_little or vocabulary.holds(folded) or is_english(folded) or knows(folded)
    return folded.isalpha() and folded.isascii() and not right


def _of_two(
    text: str, word: TypedWord, following: TypedWord | None, vocabulary: Vocabulary, knows: Knows
) -> Correction | None:
    """ "saf eguarding": one word that a space came into."""
    if following is None or text[word.end : following.start] != " ":
        return None
    whole = word.folded + following.folded
    if vocabulary.papers(whole) == 0:
        return None
    if not (is_error(word, vocabulary, knows) or is_error(following, vocabulary, knows)):
        return None
    return Correction(word.start, following.end, text[word.start : following.end], whole)


def _of_one(word: TypedWord, vocabulary: Vocabulary, knows: Knows) -> Correction | None:
    if len(word.folded) < SHORTEST or _is_code(word.typed) or not is_error(word, vocabulary, knows):
        return None
    if swapped := _stop_word(word.folded):
        return Correction(word.start, word.end, word.typed, swapped)
    ranked = _ranked(word, _near(word, vocabulary))
    if ranked and ranked[0].distance == 1:
        return Correction(word.start, word.end, word.typed, ranked[0].word, _nearly_as_likely(word.folded, ranked))
    meant = _halves(word.folded, vocabulary) or (ranked[0].word if ranked else _usual_word(word))
    return Correction(word.start, word.end, word.typed, meant) if meant else None


def _nearly_as_likely(word: str, ranked: Sequence[Near]) -> str | None:
    """The second of them, where it is hardly less likely than the first, and no other form of it."""
    first, *others = ranked
    close = [each.word for each in others[:1] if likeness(word, first) - likeness(word, each) < NEARLY]
    return close[0] if close and stem(close[0]) != stem(first.word) else None


def _near(word: TypedWord, vocabulary: Vocabulary) -> list[Near]:
    return vocabulary.near(word.folded, within=FURTHEST if len(word.folded) > SHORT else 1)


def _usual_word(word: TypedWord) -> str | None:
    """A common English word or a term of the field that no paper holds: it still says what is meant. No name is one."""
    if len(word.folded) <= SHORT or not word.typed.islower():
        return None
    near = _usual_words().near(word.folded, within=FURTHEST)
    ranked = _ranked(word, [each for each in near if each.distance == 1 or sorted(each.word) == sorted(word.folded)])
    return ranked[0].word if ranked else None


@cache
def _usual_words() -> Vocabulary:
    papers = {word: math.exp(max(0.0, NO_SURPRISE - each)) for word, each in costs().items() if each < SURPRISING}
    words = {**dict.fromkeys(known_terms(), 1), **papers}
    return Vocabulary(KnownWord(word, word, int(each)) for word, each in words.items() if len(word) >= SHORTEST)


def _is_code(typed: str) -> bool:
    return typed.isupper() and len(typed) < SHORTEST_IN_CAPITALS


def _ranked(word: TypedWord, near: Sequence[Near]) -> list[Near]:
    """What the word may have been meant for, likeliest first."""
    possible = [each for each in near if may_be_meant(word, each) and likeness(word.folded, each) >= LEAST_WORTH]
    return sorted(possible, key=lambda each: (-likeness(word.folded, each), each.word))


def may_be_meant(word: TypedWord, near: Near) -> bool:
    """Whether a near word can be told for the one meant: by a single letter, by its sound or by its length."""
    if not near.word.isalpha():  # a code
        return False
    in_capitals = _CAPITAL_WITHIN.search(word.typed) and not word.typed.isupper()
    if in_capitals and near.papers < LEAST_PAPERS_OF_A_NAME:
        return False
    if near.distance == 1:
        return True
    if _skeleton(word.folded) == _skeleton(near.word):
        return len(word.folded) >= SHORTEST_SOUND_ALIKE
    return len(word.folded) >= LONG and word.folded[0] == near.word[0]


def likeness(word: str, near: Near) -> float:
    """How likely a word was meant for another: the logarithm of its papers less the costs of what is wrong."""
    letter = COST_OF_A_LETTER * (2 if len(word) <= SHORT else 1)
    if sorted(word) == sorted(near.word):
        cost = letter / 2  # only swapped
    elif _skeleton(word) == _skeleton(near.word):
        cost = letter / 2 * near.distance
    else:
        cost = letter * near.distance
    if word[0] != near.word[0]:
        cost += COST_OF_ANOTHER_BEGINNING
    return math.log(near.papers) - cost


def _skeleton(word: str) -> str:
    """What of a word is heard most: "beaurocracy" and "bureaucracy", "comitee" and "committee" have the same."""
    return _DOUBLED.sub(r"\1", _SOUNDLESS.sub("", _DOUBLED.sub(r"\1", word)))


def _stop_word(word: str) -> str | None:
    """The stop word whose letters were swapped: "waht", "thier"."""
    swapped = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
    return next((each for each in swapped if each in STOP_WORDS), None)


def _halves(word: str, vocabulary: Vocabulary) -> str | None:
    """ "carparking": two words run together, both of which many papers hold."""
    parted = ((word[:at], word[at:]) for at in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1))
    least = {halves: min(map(vocabulary.papers, halves)) for halves in parted}
    best = max(least, key=lambda halves: least[halves], default=None)
    return " ".join(best) if best and least[best] >= LEAST_PAPERS else None
