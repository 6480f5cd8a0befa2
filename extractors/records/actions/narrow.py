"""Words that a column too narrow for them breaks over its lines: "31/07/2 4", "Ongoin g", "Timefram e", "RA G"."""

import re

# It must read: 31/07/2 4 | 31/0 7/24 | 26/0 7 | 2024-09-1 9
_FIGURES = re.compile(r"(?<![\w/.-])(?=\d+[/.-])[\d/.-]+(?:\s[\d/.-]+)+(?![\w/.-])")
_WHOLE = re.compile(r"\d{1,2}([/.-])\d{1,2}\1(?:\d\d|\d{4})|\d{4}-\d\d-\d\d|\d{1,3}/\d{2,3}")
# It must read: Ongoin g | Complet ed | Own er
_WORD = re.compile(
    r"(?P<head>\b[^\W\d_]{3,})\s(?!(?:a|am|an|as|at|be|by|do|go|he|if|in|is|it|me|my|no|of|on|or|pm|so|to|up|us|we)\b)"
    r"(?P<tail>[a-z]{1,2})(?=$|[\s.,;:])"
)


def unbroken(text: str) -> str:
    """The text of a narrow cell with figures and words whole again; a word that is whole stays as it is."""
    return _WORD.sub(r"\g<head>\g<tail>", _FIGURES.sub(_whole_figures, text))


def _whole_figures(found: re.Match[str]) -> str:
    squeezed = "".join(found.group().split())
    return squeezed if _WHOLE.fullmatch(squeezed) else found.group()


def squeezed(title: str) -> str:
    """A title as one word, for one that is broken anywhere ("Own- er", "RA G")."""
    return re.sub(r"[\s-]", "", title)
