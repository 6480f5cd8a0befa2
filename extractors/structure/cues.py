"""The cue words of a text, asked for by label."""

from nlp_models import Reader, Span


class Cues:
    """The rules of `nlp_models`, asked which of them find something in a text."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def spans(self, text: str, label: str) -> tuple[Span, ...]:
        """The spans with exactly this label, in reading order."""
        return self._reader.read(text).of(label)

    def first(self, text: str, label: str) -> Span | None:
        """The first span with this label."""
        return next(iter(self.spans(text, label)), None)

    def has(self, text: str, *labels: str) -> bool:
        """Whether the text holds a span of any of the labels."""
        reading = self._reader.read(text)
        return any(reading.of(label) for label in labels)

    def opens(self, text: str, prefix: str) -> Span | None:
        """The span of the label or of one under it with which the text begins."""
        return next((span for span in self._reader.read(text).starting(prefix) if span.start == 0), None)

    def group(self, text: str, label: str, *groups: str) -> str | None:
        """The words of the first of the named groups that a rule with this label found."""
        reading = self._reader.read(text)
        for span in reading.of(label):
            for group in groups:
                if part := reading.part(span, group):
                    return reading.words(part)
        return None
