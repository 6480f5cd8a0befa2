"""What the reader gives back: spans by rule, offsets in the text as given."""

from pathlib import Path

import pytest

from nlp_models import Reader, TextReading, load_reader

RULES = """
- id: gate.by_phrase
  label: gate.cue
  note: Phrases, in any case.
  phrases: [gate, gate opened, gate-keeper's hut]
  examples: [The gate., A gate opened.]
  counterexamples: [The fence.]
- id: gate.by_case
  label: gate.shout
  note: Phrases, as printed.
  phrases: [GATE]
  case: match
  examples: [The GATE., A GATE.]
  counterexamples: [The gate.]
- id: gate.by_tokens
  label: gate.count
  note: Token patterns.
  tokens: [[{LIKE_NUM: true}, {LOWER: gates}]]
  examples: [Two gates., 7 gates.]
  counterexamples: [Red gates.]
- id: gate.by_pattern
  label: gate.task
  note: Named groups come back as parts.
  pattern: |
    (?P<owner> [A-Z]\\w+ ) \\s to \\s open (?: \\s by \\s (?P<due> \\w+ ) )?
  case: match
  examples: [Ash to open., Ash to open by May.]
  counterexamples: [ash to open.]
- id: gate.opening_words
  label: gate.lead
  note: A pattern read sentence by sentence.
  pattern: ^ Agreed \\b
  per: sentence
  examples: [Agreed., The gate. Agreed to open it.]
  counterexamples: [It was agreed.]
- id: gate.inside_word
  label: gate.part
  note: A pattern that cuts a token is widened to the whole of it.
  pattern: ence
  examples: [fence, fences]
  counterexamples: [gate]
"""


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    folder: Path = tmp_path_factory.mktemp("rules")
    (folder / "gates.yaml").write_text(RULES, encoding="utf-8")
    return load_reader(folder)


def printed(reading: TextReading, label: str) -> list[str]:
    return [reading.words(span) for span in reading.of(label)]


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("The Gate opened and a gate shut.", "gate.cue", ["Gate opened", "gate"]),
        ("The gate\n  opened.", "gate.cue", ["gate\n  opened"]),
        ("By the gate–keeper’s hut.", "gate.cue", ["gate–keeper’s hut"]),
        ("GATE, Gate", "gate.shout", ["GATE"]),
        ("There are twelve gates.", "gate.count", ["twelve gates"]),
        ("Ash to open by May", "gate.task.owner", ["Ash"]),
        ("Noted. Agreed. Not agreed.", "gate.lead", ["Agreed"]),
        ("A fence.", "gate.part", ["fence"]),
        ("Nothing here.", "gate.cue", []),
        ("", "gate.cue", []),
    ],
)
def test_spans_are_printed_text(reader: Reader, text: str, label: str, expected: list[str]) -> None:
    assert printed(reader.read(text), label) == expected


def test_parts_belong_to_their_own_match(reader: Reader) -> None:
    reading = reader.read("Ash to open by May. Elm to open.")
    first, second = reading.of("gate.task")
    due = reading.part(first, "due")
    owner = reading.part(second, "owner")
    assert due is not None
    assert reading.words(due) == "May"
    assert owner is not None
    assert reading.words(owner) == "Elm"
    assert reading.part(second, "due") is None
    assert owner.rule == "gate.by_pattern"


def test_starting_takes_whole_names_only(reader: Reader) -> None:
    reading = reader.read("Ash to open the gate")
    assert {span.label for span in reading.starting("gate.task")} == {"gate.task", "gate.task.owner"}
    assert reading.starting("gat") == ()


def test_widened_spans_are_counted(reader: Reader) -> None:
    assert reader.read("A fence.").expanded == 1
    assert reader.read("A gate.").expanded == 0


def test_sentence_of_a_span(reader: Reader) -> None:
    reading = reader.read("Noted. The gate opened. Closed.")
    (cue,) = reading.of("gate.cue")
    assert reading.words(reading.sentence_of(cue)) == "The gate opened."


def test_spans_come_in_reading_order(reader: Reader) -> None:
    spans = reader.read("Ash to open by May the GATE").spans
    assert [(span.start, -span.end) for span in spans] == sorted((span.start, -span.end) for span in spans)


def test_the_package_reader_is_built_once() -> None:
    assert load_reader() is load_reader()


def test_a_text_read_lately_is_not_read_again(reader: Reader) -> None:
    assert reader.read("The gate opened.") is reader.read("The gate opened.")


def test_a_text_asked_for_one_label_gives_the_same_as_one_asked_for_all(reader: Reader) -> None:
    text = "Ash to open by May the GATE. Agreed: twelve gates in a fence."
    everything = [span for span in reader.read(text).spans if span.label == "gate.task"]
    assert list(load_reader().read(text).of("gate.task")) == []
    assert list(reader.read(text + " ").of("gate.task")) == everything
    assert reader.read(text).of("gate.nothing") == ()


def test_a_prefix_of_a_label_finds_its_parts_and_those_of_the_label_above(reader: Reader) -> None:
    reading = reader.read("Ash to open by May")
    assert [span.label for span in reading.starting("gate.task.owner")] == ["gate.task.owner"]
    assert [span.label for span in reading.starting("gate")] == ["gate.task", "gate.task.owner", "gate.task.due"]
