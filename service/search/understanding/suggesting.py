"""Other questions to try where one found nothing: with words of the papers in the place of those that they lack."""

from collections.abc import Iterator, Sequence

from service.search.understanding.spelling import FURTHEST, likeness, may_be_meant
from service.search.understanding.typed_words import TypedWord, telling, words_in
from service.search.understanding.understood import Understood
from service.search.understanding.vocabulary import Vocabulary

MOST_SUGGESTIONS = 4
PER_WORD = 3
SHORTEST = 4
"""Letters of the shortest word that another is put in the place of."""


def suggest(understood: Understood, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Whole questions, likeliest first; none where the papers hold all words, or none that is near."""
    words = words_in(understood.text)
    unknown = [word for word in telling(words) if word.folded.isalpha() and not vocabulary.holds(word.folded)]
    if not unknown:
        return ()
    questions = [*_reworded(understood.text, unknown, vocabulary), _without(words, unknown)]
    new = dict.fromkeys(question for question in questions if question and question != understood.text)
    return tuple(new)[:MOST_SUGGESTIONS]


def _reworded(text: str, unknown: Sequence[TypedWord], vocabulary: Vocabulary) -> Iterator[str]:
    """The text with the nearest word for each unknown one, then with the second nearest, and so on."""
    near = {word: found for word in unknown if (found := _nearest(word, vocabulary))}
    for rank in range(max(map(len, near.values()), default=0)):
        reworded, at = "", 0
        for word, found in near.items():
            reworded += text[at : word.start] + found[min(rank, len(found) - 1)]
            at = word.end
        yield reworded + text[at:]


def _nearest(word: TypedWord, vocabulary: Vocabulary) -> list[str]:
    if len(word.folded) < SHORTEST:
        return []
    near = [each for each in vocabulary.near(word.folded, within=FURTHEST) if may_be_meant(word, each)]
    return [each.word for each in sorted(near, key=lambda each: (-likeness(word.folded, each), each.word))[:PER_WORD]]


def _without(words: Sequence[TypedWord], unknown: Sequence[TypedWord]) -> str:
    """What is left of the question when the papers' words alone are asked for; nothing where they say nothing."""
    left = [word for word in words if word not in unknown]
    while left and left[0].says_little:
        left.pop(0)
    while left and left[-1].says_little:
        left.pop()
    return " ".join(word.typed for word in left)
