"""The evaluator agrees with the reference scorer that lies beside the labelled papers, where there is one."""

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from corpus.baseline import SetFigures
from corpus.evaluation import evaluate
from corpus.facts import KINDS, PaperFacts, facts_of
from corpus.labels import load_labels
from corpus.readings import Reading
from corpus.sets import PaperFile, paper_set, shared_folder, shared_papers

REFERENCE = shared_folder() / "gold" / "score.py"

pytestmark = pytest.mark.skipif(
    not (REFERENCE.exists() and shared_papers().is_dir()),
    reason=f"no reference scorer and labelled papers in {shared_folder()}; MINUTEBOOK_SHARED can name another folder",
)

Record = dict[str, Any]
FREE_TEXT = ("body", "title", "name", "text", "venue", "organisation", "mover", "seconder", "baseline")
KIND_SWAPS: dict[str, dict[str, list[Any]]] = {
    "meetings": {"kind": ["minutes", "agenda"]},
    "decisions": {"kind": ["resolved", "noted"]},
    "attendees": {"status": ["present", "apologies"]},
    "actions": {"status": ["Open", "Complete", None], "source": ["minutes"]},
}
SWAPS: dict[str, list[Any]] = {
    "date": ["2020-01-01", None],
    "start": ["09:15", None],
    "number": ["1.", "99", None],
    "purpose": ["decision", None],
    "item": ["4.", None],
    "value": [12, 95.0, None],
    "unit": ["%", None],
    "direction": ["reach", "reduce"],
    "due_date": ["2025-03-31", None],
    "deadline_date": ["2029-12-31", None],
    "votes": [{"for": 3, "against": 0, "abstain": 0}, None],
    "owner": ["Clerk", None],
    "role": ["Chair", None],
    "meeting": [0, 1, None],
}


def altered_words(text: str, draw: random.Random) -> str:
    """Some words dropped, doubled or replaced; now and then only the first half, in capitals or with titles."""
    words = [word for word in text.split() for word in draw.choice([[word]] * 6 + [[], [word, word], ["lantern"]])]
    return draw.choice([" ".join(words), " ".join(words), text.upper(), text[: len(text) // 2], f"Cllr. {text}"])


def altered(kind: str, record: Record, draw: random.Random) -> Record:
    changed = copy.deepcopy(record)
    changed.pop("certain", None)
    swaps = {**SWAPS, **KIND_SWAPS.get(kind, {})}
    for name in changed:
        if name in swaps:
            changed[name] = draw.choice([changed[name]] * 5 + swaps[name])
        elif name == "page" and draw.random() < 0.3:
            changed[name] = max(1, changed[name] + draw.choice([-3, -1, 1, 2]))
        elif name in FREE_TEXT and changed[name] and draw.random() < 0.3:
            changed[name] = altered_words(changed[name], draw)
    return changed


def perturbed(labels: Record, draw: random.Random) -> Record:
    """A prediction with some records left out, some changed, some doubled, and in another order."""
    prediction: Record = {"paper": labels["paper"], "pages": labels["pages"], "kind": labels["kind"]}
    for kind in KINDS:
        records = [altered(kind, record, draw) for record in labels.get(kind) or [] if draw.random() < 0.85]
        records += [altered(kind, draw.choice(records), draw) for _ in range(len(records) // 5)]
        if kind != "meetings":  # others refer to meetings by place
            draw.shuffle(records)
        prediction[kind] = records
    return prediction


def reference_figures(predicted: Path) -> Record:
    command = [sys.executable, str(REFERENCE), str(shared_papers()), str(predicted), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: Record = json.loads(done.stdout)
    return figures


def our_figures(predicted: Path) -> SetFigures:
    def read(paper: PaperFile) -> Reading:
        prediction = predicted / f"{paper.name}.json"
        return Reading(facts_of(load_labels(prediction)) if prediction.exists() else PaperFacts())

    return evaluate(paper_set(shared_papers()), read).figures


@pytest.mark.parametrize("seed", [1, 2])
def test_figures_agree_to_four_digits(seed: int, tmp_path: Path) -> None:
    draw = random.Random(seed)
    for paper in paper_set(shared_papers()).papers:
        if draw.random() < 0.95:
            prediction = perturbed(json.loads(paper.labels.read_bytes()), draw)
            (tmp_path / f"{paper.name}.json").write_text(json.dumps(prediction))
    ours = {kind: figures.model_dump() for kind, figures in our_figures(tmp_path).kinds.items()}
    theirs = reference_figures(tmp_path)
    assert ours == theirs
    assert all(0.2 < figures["f1"] < 0.98 for figures in theirs.values()), (
        "the predictions should be neither all right nor all wrong"
    )
