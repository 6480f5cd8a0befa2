"""A record that does not grow."""

from pathlib import Path

import pytest

from service.measuring.growing import grow
from service.settings import Settings


def test_a_record_without_papers_cannot_grow(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="begin with a fresh folder"):
        grow(Settings(data_dir=tmp_path), passages=10)
