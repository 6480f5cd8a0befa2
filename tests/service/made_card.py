"""A card made for tests: figures that nobody measured."""

from nlp_models.trained.card import Bin, Card, KindAccuracy, Reliability, SetAccuracy

HASH = "0123456789ab" + "c" * 52


def _accuracy(labelled: int, precision: float, recall: float, **fields: tuple[float, int]) -> KindAccuracy:
    return KindAccuracy(
        labelled=labelled,
        precision=precision,
        recall=recall,
        f1=round(2 * precision * recall / (precision + recall), 4),
        fields={name: share for name, (share, _) in fields.items()},
        values={name: asked for name, (_, asked) in fields.items()},
    )


def made_card() -> Card:
    """Two sets, of which the made-up one leaves no body out; targets rest on few labels, and none is found."""
    decisions = _accuracy(1500, 0.9996, 0.9, due_date=(0.75, 40), votes=(0.0, 0))
    return Card(
        extractor_version="0.0.1",
        data_hash=HASH,
        seed=1,
        sentences=2345,
        records=678,
        sets={
            "samples": SetAccuracy(papers=4, pages=9, bodies=1, kinds={"decisions": decisions}, left_out={}),
            "unseen": SetAccuracy(
                papers=12,
                pages=345,
                bodies=7,
                kinds={"decisions": decisions, "targets": _accuracy(33, 1.0, 0.0)},
                left_out={
                    "decisions": _accuracy(1500, 0.93, 0.88, due_date=(0.5, 40)),
                    "targets": _accuracy(33, 0.61, 0.59),
                },
            ),
        },
        reliability={
            "decision": Reliability(
                records=85,
                right=78,
                error=0.0333,
                bins=(
                    Bin(low=0.5, high=0.9, records=30, right=25, confidence=0.8),
                    Bin(low=0.9, high=0.93, records=25, right=24, confidence=0.931),
                    Bin(low=0.93, high=0.99, records=30, right=29, confidence=0.9333),
                ),
            ),
            "target": Reliability(records=0, right=0, error=None, bins=()),
        },
    )
