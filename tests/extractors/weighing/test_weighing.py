"""Where rules and trained weights come together."""

from dataclasses import replace

import numpy as np
import pytest

from extractors.records import Records, find_records
from extractors.structure import Structure
from extractors.weighing import weigh
from extractors.weighing.features import PRIOR, RECORD_NAMES, SCORE, case_of
from extractors.weighing.sentences import Sentences
from extractors.weighing.weighing import FLOOR
from nlp_models import load_reader
from nlp_models.logistic import Logistic
from nlp_models.sentence_model import CLUES, SENTENCE_KINDS, SentenceModel
from nlp_models.trained import Trained, load_trained
from tests.extractors.structures import B, P, read

SURE, WRONG = Logistic(bias=3.0, weights={}), Logistic(bias=-3.0, weights={})
NO_WORDS = SentenceModel(
    np.zeros((len(SENTENCE_KINDS), CLUES), dtype=np.float32), np.zeros(len(SENTENCE_KINDS), dtype=np.float32)
)


def _minutes() -> Structure:
    return read(
        [
            B("ASHCOMBE PARISH COUNCIL", size=16),
            P("Minutes of the meeting held on Tuesday 4 March 2025 at 7.00 pm in the Village Hall"),
            P("Present: Cllr Jane Oak (Chair), Cllr Ravi Elm, Cllr Tom Birch"),
            B("1. Minutes of the last meeting"),
            P("RESOLVED: That the minutes of the last meeting be approved."),
            B("2. Footpaths"),
            P("RESOLVED: That the stile at Long Lane be mended."),
            P("ACTION: Cllr Elm to write to the farmer by 30 April 2025."),
        ]
    )


def _trained(**of_kind: Logistic) -> Trained:
    return Trained(NO_WORDS, {name: of_kind.get(name, SURE) for name in RECORD_NAMES})


@pytest.fixture(scope="module")
def minutes() -> Structure:
    return _minutes()


@pytest.fixture(scope="module")
def records(minutes: Structure) -> Records:
    return find_records(minutes)


def test_every_record_gets_the_confidence_that_the_weights_give(minutes: Structure, records: Records) -> None:
    structure, weighed = weigh(minutes, records, load_reader(), _trained())
    everything = [*structure.meetings, *structure.items, *weighed.attendees, *weighed.decisions, *weighed.actions]
    assert {record.confidence for record in everything} == {0.953}
    assert len(weighed.decisions) == len(records.decisions) == 2


def test_only_confidence_changes(minutes: Structure, records: Records) -> None:
    _, weighed = weigh(minutes, records, load_reader(), _trained())
    for before, after in zip(records.decisions, weighed.decisions, strict=True):
        assert after == before.model_copy(update={"confidence": after.confidence})


def test_records_more_likely_wrong_than_right_are_let_go(minutes: Structure, records: Records) -> None:
    _, weighed = weigh(minutes, records, load_reader(), _trained(action=WRONG))
    assert weighed.actions == ()
    assert weighed.decisions
    assert weighed.attendees


def test_meetings_and_items_stay_for_other_records_point_at_them(minutes: Structure, records: Records) -> None:
    structure, _ = weigh(minutes, records, load_reader(), _trained(meeting=WRONG, agenda_item=WRONG))
    assert len(structure.meetings) == len(minutes.meetings)
    assert len(structure.items) == len(minutes.items)
    assert not {"meeting", "agenda_item", "attendee"} & FLOOR.keys()


def test_a_case_tells_what_made_the_record_and_what_it_has(minutes: Structure, records: Records) -> None:
    sentences = Sentences(minutes, load_reader())
    case = case_of(minutes, sentences, records.actions[0])
    assert {"has owner", "has due", "has due_date", "part minutes", "source minutes"} <= case.traits.keys()
    assert any(trait.startswith("made by rule:action.") for trait in case.traits)
    bare = records.actions[0].model_copy(update={"due": None, "due_date": None})
    assert not {"has due", "has due_date"} & case_of(minutes, sentences, bare).traits.keys()


@pytest.mark.parametrize(("prior", "odds"), [(0.5, 0.0), (0.9, 2.197), (1.0, 3.892), (0.0, -3.892)])
def test_the_prior_is_log_odds_within_bounds(minutes: Structure, records: Records, prior: float, odds: float) -> None:
    record = records.decisions[0].model_copy(update={"confidence": prior})
    case = case_of(minutes, Sentences(minutes, load_reader()), record)
    assert case.traits[PRIOR] == pytest.approx(odds, abs=1e-3)


def test_the_words_count_for_the_kinds_that_are_scored(minutes: Structure, records: Records) -> None:
    sentences = Sentences(minutes, load_reader())
    loud = replace(NO_WORDS, biases=np.array([2.0, 3.0, 4.0], dtype=np.float32))
    assert case_of(minutes, sentences, records.decisions[0]).features(loud)[SCORE] == 2.0
    assert case_of(minutes, sentences, records.actions[0]).features(loud)[SCORE] == 3.0
    assert SCORE not in case_of(minutes, sentences, records.attendees[0]).features(loud)


def test_an_undated_meeting_is_a_trait_of_its_attendees(minutes: Structure, records: Records) -> None:
    undated = replace(minutes, meetings=tuple(m.model_copy(update={"date": None}) for m in minutes.meetings))
    sentences = Sentences(minutes, load_reader())
    assert case_of(undated, sentences, records.attendees[0]).traits["meeting undated"] == 1.0
    assert case_of(minutes, sentences, records.attendees[0]).traits["meeting undated"] == 0.0


def test_sentences_know_what_stands_before_them() -> None:
    structure = read([B("1. Roads"), P("Mr Oak spoke. It was agreed to write."), P("The letter went out.")])
    sentences = Sentences(structure, load_reader())
    found = [each.sentence for block in structure.blocks for each in sentences.of(block.index)]
    by_text = {sentence.text: sentence for sentence in found}
    assert by_text["It was agreed to write."].before == "Mr Oak spoke."
    assert by_text["The letter went out."].before == "It was agreed to write."
    assert by_text["The letter went out."].marks_before


def test_sentences_between_two_offsets_are_those_that_share_characters() -> None:
    structure = read([P("Mr Oak spoke. It was agreed to write. All left.")])
    start = structure.document.text.index("agreed")
    found = [each.sentence.text for each in Sentences(structure, load_reader()).between(start, start + 3)]
    assert found == ["It was agreed to write."]


def test_the_packaged_weights_cover_every_kind() -> None:
    trained = load_trained()
    assert set(trained.confidence) == set(RECORD_NAMES)
    assert trained.sentences.weights.shape == (len(SENTENCE_KINDS), CLUES)
