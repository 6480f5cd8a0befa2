"""Text as the rules see it: single spaces, straight quotes, plain hyphens, with the way back to the text as printed."""

import re
from dataclasses import dataclass

# One for one, so that only white space and invisible characters move an offset.
_PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2015": "-",
        "\u2212": "-",
    }
    # Bullets of symbol fonts, which have no meaning of their own: U+F0B7 and its kin.
    | {chr(code): "•" for code in range(0xF000, 0xF100)}
)
FOLDED_AWAY = frozenset(chr(code) for code in _PLAIN)

# "the\nBoard", "the  Board", "commu\u00adnity": runs to squeeze and characters that print nothing.
_MOVING = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]+ | [^\S\ ]\s* | \ \s+", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text. `offsets` is None where every character kept its place, else the printed place of each."""

    text: str
    offsets: tuple[int, ...] | None

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range in the text as printed for a range in the folded text."""
        if self.offsets is None:
            return start, end
        if start == end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold white space, quotes and dashes. Text that needs nothing moved costs one scan."""
    if text.isascii() and text.isprintable() and "  " not in text:  # as most texts are: two scans less
        return Folded(text, None)
    plain = text.translate(_PLAIN)
    if not _MOVING.search(plain):
        return Folded(plain, None)
    pieces: list[str] = []
    offsets: list[int] = []
    last = 0
    for found in _MOVING.finditer(plain):
        pieces.append(plain[last : found.start()])
        offsets.extend(range(last, found.start()))
        last = found.end()
        if any(char.isspace() for char in found.group()):
            pieces.append(" ")
            offsets.append(found.start())
    pieces.append(plain[last:])
    offsets.extend(range(last, len(plain) + 1))
    return Folded("".join(pieces), tuple(offsets))
