"""Fits the sentence model and the weights of confidence; the same examples and seed give the same weights."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from corpus.training.gathering import PaperExamples
from extractors.weighing.features import RECORD_NAMES
from nlp_models.logistic import Logistic
from nlp_models.sentence_model import CLUES, SENTENCE_KINDS, Clues, SentenceModel
from nlp_models.trained import Trained

SEED: Final = 20
_SENTENCE_PENALTY = 1.0  # C of the regression; .3 and 3 do the same within a point
_IN_VIEW = 0.25
"""Weight of a record from a paper that was in view when rules were written, beside 1 for one that was not: rules read
such papers better than those of strangers, for whom confidence must keep its word."""
_TRAIT_PENALTY = 0.3  # strong: a trait that few papers show should move little
_FOLDS = 4
"""Parts that bodies are dealt into, so that each sentence is scored by a model that never saw its body."""
_DIGITS = 4

_Weighted = tuple[Mapping[str, float], bool, float]
"""The features of a record, whether it is right, and what it weighs in training."""


def fit(papers: Sequence[PaperExamples]) -> Trained:
    """Both components from all papers."""
    return Trained(fit_sentences(papers), fit_confidence(papers))


def fit_sentences(papers: Iterable[PaperExamples]) -> SentenceModel:
    """The sentence model of these papers."""
    examples = [example for paper in papers for example in paper.sentences]
    clues = matrix([example.clues for example in examples])
    weights = np.zeros((len(SENTENCE_KINDS), CLUES), dtype=np.float32)
    biases = np.zeros(len(SENTENCE_KINDS), dtype=np.float32)
    for row, kind in enumerate(SENTENCE_KINDS):
        known = np.array([example.states[kind] is not None for example in examples])
        states = np.array([bool(example.states[kind]) for example in examples])
        if len(set(states[known])) < 2:
            continue
        fitted = LogisticRegression(C=_SENTENCE_PENALTY, solver="liblinear", random_state=SEED)
        fitted.fit(clues[known], states[known])
        weights[row], biases[row] = fitted.coef_[0], fitted.intercept_[0]
    return SentenceModel(weights.astype(np.float16).astype(np.float32), biases.astype(np.float16).astype(np.float32))


def fit_confidence(papers: Sequence[PaperExamples]) -> dict[str, Logistic]:
    """The weights of every kind of record, from scores that no model gave to a body that it had seen."""
    cases: dict[str, list[_Weighted]] = defaultdict(list)
    for fold in _dealt(papers):
        model = fit_sentences([paper for paper in papers if paper not in fold])
        for paper in fold:
            for example in paper.records:
                if example.right is not None:
                    weight = _IN_VIEW if paper.in_view else 1.0
                    cases[example.case.name].append((example.case.features(model), example.right, weight))
    return {name: _logistic(cases[name]) for name in RECORD_NAMES}


def _dealt(papers: Sequence[PaperExamples]) -> list[list[PaperExamples]]:
    """The papers in folds that share no body; where only the samples are there, folds that share no paper."""
    bodies = sorted({paper.body for paper in papers})
    if len(bodies) < _FOLDS:
        return [list(papers[start::_FOLDS]) for start in range(_FOLDS)]
    return [[paper for paper in papers if paper.body in bodies[start::_FOLDS]] for start in range(_FOLDS)]


def _logistic(cases: Sequence[_Weighted]) -> Logistic:
    """Weights by name; where all cases came out alike, the share that one case of each outcome more would give."""
    right = sum(outcome for _, outcome, _ in cases)
    wrong = len(cases) - right
    if not right or not wrong:
        return Logistic(bias=math.log((right + 0.5) / (wrong + 0.5)), weights={})
    named = DictVectorizer(sparse=False)  # some hundred traits
    table = named.fit_transform([features for features, _, _ in cases])
    fitted = LogisticRegression(C=_TRAIT_PENALTY, solver="liblinear", random_state=SEED, intercept_scaling=10)
    fitted.fit(table, [outcome for _, outcome, _ in cases], sample_weight=[weight for _, _, weight in cases])
    weights = zip(named.get_feature_names_out(), fitted.coef_[0], strict=True)
    kept = {name: round(float(weight), _DIGITS) for name, weight in weights if abs(weight) >= 10**-_DIGITS}
    return Logistic(bias=round(float(fitted.intercept_[0]), _DIGITS), weights=kept)


def matrix(rows: Sequence[Clues]) -> csr_matrix:
    """One row a sentence, with a 1 for each of its clues."""
    ends = np.cumsum([0, *(len(row) for row in rows)], dtype=np.int32)
    columns = np.concatenate(rows) if rows else np.zeros(0, np.int32)
    return csr_matrix((np.ones(len(columns), dtype=np.float32), columns, ends), shape=(len(rows), CLUES))
