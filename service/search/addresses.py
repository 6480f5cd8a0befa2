"""Addresses of the same search asked otherwise: narrowed, widened, with another question."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

ONLY_HERE = ("cursor", "page")
"""Parameters that belong to one page of the answers: they do not pass on to another search."""


@dataclass(frozen=True, slots=True)
class Address:
    """A path with query parameters in order, which may be repeated. `str()` gives it as a link."""

    path: str
    fields: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, path: str, fields: Iterable[tuple[str, str]]) -> "Address":
        """The address of a search, from the parameters of one of its pages."""
        return cls(path, tuple((name, value) for name, value in fields if name not in ONLY_HERE))

    def __str__(self) -> str:
        return f"{self.path}?{urlencode(self.fields)}" if self.fields else self.path

    def adding(self, name: str, value: str) -> "Address":
        """With one more value of a parameter; the same where it has it."""
        return self if (name, value) in self.fields else replace(self, fields=(*self.fields, (name, value)))

    def setting(self, name: str, value: str) -> "Address":
        """With this value of a parameter alone."""
        return replace(self.without(name), fields=(*self.without(name).fields, (name, value)))

    def without(self, name: str, value: str | None = None) -> "Address":
        """Without a value of a parameter, without all of them where none is given."""
        kept = (field for field in self.fields if field[0] != name or value not in (None, field[1]))
        return replace(self, fields=tuple(kept))

    def keeping(self, names: Collection[str]) -> "Address":
        """With these parameters alone."""
        return replace(self, fields=tuple(field for field in self.fields if field[0] in names))
