"""Whole made-up attendance sections, as bodies of many kinds print them, each with who must be read from it."""

from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel, ConfigDict

from extractors.records.attendance import find_attendance
from nlp_models import load_reader
from tests.extractors.records.paper import AGENDA, HEAD, structure_of
from tests.extractors.records.set_text import set_text, shown

_FOLDER = Path(__file__).with_name("attendance_sections")


class Section(BaseModel):
    """A section: its text as `set_text` takes it, the head it stands under, and its people as `shown` gives them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    text: str
    people: tuple[str, ...]
    head: str = "minutes"


def _sections() -> list[Section]:
    return [
        Section.model_validate(each)
        for path in sorted(_FOLDER.glob("*.yaml"))
        for each in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("section", _sections(), ids=lambda section: section.id)
def test_section(section: Section) -> None:
    head = AGENDA if section.head == "agenda" else HEAD
    found = find_attendance(structure_of(*set_text(section.text), head=head), load_reader())
    assert [shown(each) for each in found] == list(section.people)
