"""The measurement of rules against a model, over made-up text and a model of one pattern."""

from pathlib import Path

import pytest
import spacy

from nlp_models.compare import main, units


def test_units_are_paragraphs_and_cells() -> None:
    assert units("Present:  Mr Ash\nMs Elm     Mr Oak\n\nNoted.") == [
        "Present: Mr Ash Ms Elm Mr Oak",
        "Noted.",
        "Present:  Mr Ash",
        "Ms Elm",
        "Mr Oak",
        "Noted.",
    ]


def test_figures_name_what_each_finds_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Dragon"}])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "model")
    text = tmp_path / "minutes.txt"
    text.write_text("Present: Mr J Ash, Ms K Elm.\n\nA talk by Dragon was heard.", encoding="utf-8")
    text.with_suffix(".names").write_text("J Ash\nK Elm\nDragon\n", encoding="utf-8")
    main([str(tmp_path / "model"), str(text)])
    told = capsys.readouterr().out
    assert "3 names in 1 texts" in told
    assert "rules: 2 found" in told
    assert "alone: 0:dragon" in told
    assert "by the rules alone: 2" in told
