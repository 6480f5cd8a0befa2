"""What a paper's points in the index were made with."""

from service.index.payloads import SCHEMA_VERSION
from service.storage.keys import ReadingName


def edition_of(reading: ReadingName, model: str) -> str:
    """The edition that a reading's points are put into the index with: `0.3.0-recognised v2 MODEL`.

    Points of another edition are out of date, whatever made them: extractor, recognition, layout or embedding model.
    """
    return f"{reading.stem} v{SCHEMA_VERSION} {model}"
