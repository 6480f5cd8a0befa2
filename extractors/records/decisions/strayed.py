"""Initials of an action column that the reading order has set within the words of a decision."""

import re

from extractors.folding import Folded, join

_INITIALS = r"[A-Z]{2,3}(?:\s?[/&,]\s?[A-Z]{2,3})*"
# It must read: It AB/CD was agreed | This AB was approved | The Board AB/CD agreed to | The Board AB agreed to
_STRAYED = re.compile(
    rf"(?:^|(?<=[.;:]\s))(?:[Ii]t|[Tt]his|[Tt]here)(?P<within>\s{_INITIALS})\s(?:was|were|is)\s"
    r"|\b(?:[Bb]oard|[Cc]ommittee|[Cc]ouncil|[Cc]abinet|[Pp]anel|[Gg]roup|[Mm]embers)"
    r"(?P<beside>\s[A-Z]{2}(?:\s?[/&,]\s?[A-Z]{2,3})*)\s(?:agreed|resolved|approved|noted|decided)\b"
)


def without_initials(text: Folded) -> Folded:
    """A text without initials that stand between the subject of its sentence and the verb."""
    pieces: list[Folded] = []
    start = 0
    for found in _STRAYED.finditer(text.text):
        group = "within" if found["within"] else "beside"
        pieces.append(text.cut(start, found.start(group)))
        start = found.end(group)
    return join((*pieces, text.cut(start, len(text.text)))) if pieces else text
