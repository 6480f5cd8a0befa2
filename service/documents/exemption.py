"""What the public sees of a paper with exempt (Part 2) matter: Local Government Act 1972, Schedule 12A.

Withheld are the records, passages and pages marked `public=False`. An exempt item's number and title on the agenda
are public by law, so agenda items stay.
"""

from collections.abc import Iterable, Iterator

from extractors import ExtractionResult, Passage

KEPT = "\n\f\t"
"""Characters that stay where text is blanked, so that lines and pages stay countable."""


def public_result(result: ExtractionResult) -> ExtractionResult:
    """The result without exempt records."""
    return result.model_copy(
        update={
            "decisions": tuple(record for record in result.decisions if record.public),
            "recommendations": tuple(record for record in result.recommendations if record.public),
            "actions": tuple(record for record in result.actions if record.public),
            "targets": tuple(record for record in result.targets if record.public),
        }
    )


def public_text(text: str, *, passages: Iterable[Passage], result: ExtractionResult) -> str:
    """The text with exempt ranges blanked at their length, so that all offsets hold."""
    shown = list(text)
    for start, end in _exempt_ranges(text, passages, result):
        shown[start:end] = [c if c in KEPT else " " for c in text[start:end]]
    return "".join(shown)


def _exempt_ranges(text: str, passages: Iterable[Passage], result: ExtractionResult) -> Iterator[tuple[int, int]]:
    """Exempt passages, exempt records' quotes, and the whole pages of exempt parts."""
    yield from ((passage.start, passage.end) for passage in passages if not passage.public)
    for group in (result.decisions, result.recommendations, result.actions, result.targets):
        for record in group:
            if not record.public:
                yield from ((entry.start, entry.end) for entry in record.evidence)
    pages = list(_page_ranges(text))
    for part in result.parts:
        if not part.public:
            yield from pages[part.first_page - 1 : part.last_page]


def _page_ranges(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for page in text.split("\f"):
        yield start, start + len(page)
        start += len(page) + 1
