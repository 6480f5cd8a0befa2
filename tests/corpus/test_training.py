"""Training: what is learnt from, that it comes out the same each time, and what is told of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.bodies import MADE_UP, body_of
from corpus.facts import Fact
from corpus.sets import SAMPLES, PaperSet, paper_set
from corpus.training.carding import card_of, data_hash
from corpus.training.fitting import fit
from corpus.training.gathering import PaperExamples, gather, outcomes
from corpus.training.left_out import leave_out, score_weighed
from corpus.training.saving import differences, save
from extractors.weighing.features import RECORD_NAMES
from nlp_models.logistic import Logistic
from nlp_models.trained import Trained
from nlp_models.trained.card import load_card

NAMES = ("parish-minutes-2025-05-13", "parish-minutes-2025-11-11", "planning-minutes-2026-01-21", "hwb-action-log")


@pytest.fixture(scope="module")
def papers() -> PaperSet:
    return PaperSet("samples", tuple(paper_set(SAMPLES, only=name).papers[0] for name in NAMES))


@pytest.fixture(scope="module")
def examples(papers: PaperSet) -> list[PaperExamples]:
    """The samples as if each pair were of a body of its own."""
    return [gather(paper, f"body {index // 2}", in_view=True) for index, paper in enumerate(papers.papers)]


@pytest.fixture(scope="module")
def trained(examples: list[PaperExamples]) -> Trained:
    return fit(examples)


def _certain(paper: PaperExamples) -> int:
    """How many decisions of a paper are labelled with certainty."""
    return sum(fact.certain for fact in paper.labels.of("decisions"))


@pytest.mark.parametrize(
    ("paper", "body"),
    [
        ("community-council-minutes-2012-10-02", "ayton"),
        ("community-council-minutes-2018-02-26", "tintern"),
        ("community-council-minutes-2023-02-06", "tayport"),
        ("ashcombe-minutes-2030", "ashcombe-minutes-2030"),
    ],
)
def test_papers_of_an_authority_go_together(paper: str, body: str) -> None:
    assert body_of(paper, of_set="shared") == body
    assert body_of(paper, of_set="samples") == MADE_UP


def test_records_are_right_wrong_or_not_counted() -> None:
    labels = (Fact("that the plan be approved"), Fact("that officers look into the bridge at once", certain=False))
    found = (Fact("That the plan be approved."), Fact("look into the bridge"), Fact("that the moon be painted"))
    assert outcomes("decisions", labels, found) == [True, None, False]


def test_examples_tell_sentences_and_records_apart(examples: list[PaperExamples]) -> None:
    minutes = examples[1]
    states = [example.states["decision"] for example in minutes.sentences]
    assert any(states)
    assert states.count(False) > states.count(True)
    rights = [example.right for example in minutes.records if example.kind == "decisions"]
    assert rights.count(True) == _certain(minutes)


def test_the_same_examples_give_the_same_files(
    examples: list[PaperExamples], papers: PaperSet, trained: Trained, tmp_path: Path
) -> None:
    card = card_of([papers], {"samples": examples}, leave_out(examples), trained)
    save(trained, card, tmp_path / "one")
    save(fit(examples), card, tmp_path / "two")
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name
    assert differences(trained, card, tmp_path / "one") == ()


def test_what_differs_from_the_packaged_components_is_told(
    examples: list[PaperExamples], papers: PaperSet, trained: Trained, tmp_path: Path
) -> None:
    card = card_of([papers], {"samples": examples}, leave_out(examples), trained)
    save(trained, card, tmp_path)
    other = replace(trained, confidence={**trained.confidence, "action": Logistic(bias=-9.0, weights={})})
    told = differences(other, card.model_copy(update={"data_hash": "0" * 64}), tmp_path)
    assert any("other papers or labels" in line for line in told)
    assert any("confidence of action" in line for line in told)
    assert "no components that can be read" in differences(trained, card, tmp_path / "nowhere")[0]


def test_a_body_left_out_is_weighed_by_weights_that_never_saw_it(examples: list[PaperExamples]) -> None:
    spoilt = [
        replace(paper, records=tuple(replace(record, right=False) for record in paper.records))
        if paper.body == "body 0"
        else paper
        for paper in examples
    ]
    seen, left_out = fit(spoilt), leave_out(spoilt)
    spoilt_paper = spoilt[0]
    own = [seen.confidence[r.case.name].probability(r.case.features(seen.sentences)) for r in spoilt_paper.records]
    assert min(own) < 0.5, "weights that saw a body without one right record trust it less"
    score = left_out.scores[spoilt_paper.name]["decisions"].tally
    assert score.matched == _certain(spoilt_paper)


def test_a_card_counts_what_it_rests_on(examples: list[PaperExamples], papers: PaperSet, trained: Trained) -> None:
    card = card_of([papers], {"samples": examples}, leave_out(examples), trained)
    assert card.sets["samples"].papers == len(NAMES)
    assert card.sets["samples"].pages == sum(paper.pages for paper in examples)
    assert card.sentences == sum(len(paper.sentences) for paper in examples)
    assert set(card.reliability) == set(RECORD_NAMES)
    decisions = card.sets["samples"].kinds["decisions"]
    assert decisions.labelled == sum(_certain(paper) for paper in examples)


def test_the_hash_of_the_data_changes_with_a_label(papers: PaperSet, tmp_path: Path) -> None:
    first = papers.papers[0]
    labels = tmp_path / first.labels.name
    labels.write_bytes(first.labels.read_bytes() + b"\n")
    changed = PaperSet("samples", (replace(first, labels=labels), *papers.papers[1:]))
    assert data_hash([papers]) != data_hash([changed])
    assert data_hash([papers]) == data_hash([PaperSet("samples", tuple(reversed(papers.papers)))])


def test_records_below_the_floor_do_not_score(examples: list[PaperExamples], trained: Trained) -> None:
    none = replace(trained, confidence={**trained.confidence, "decision": Logistic(bias=-9.0, weights={})})
    assert score_weighed(examples[1], trained)["decisions"].tally.matched > 0
    assert score_weighed(examples[1], none)["decisions"].tally.matched == 0


def test_the_packaged_card_is_of_real_papers_too() -> None:
    card = load_card()
    assert {"samples", "shared", "seen", "unseen"} <= set(card.sets)
    assert card.records > 1000
