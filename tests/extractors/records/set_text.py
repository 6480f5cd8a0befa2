"""Made-up pages written as text: a test says what stands where, and reads back who was there."""

import re

from extractors.results import Attendee
from tests.extractors.papers import L
from tests.extractors.records.paper import Rows

_CHARACTER = 6  # points by which a leading space moves a line to the right
_STATUS = {"present": "P", "in_attendance": "N", "apologies": "S", "absent": "X", "member": "M"}
_COLUMN = re.compile(r" {3,}")


def set_text(text: str) -> list[L | str | Rows]:
    """Lines and tables of a page: `**bold**` lines, `| cell | cell |` rows, `→` and wide gaps for tabs."""
    content: list[L | str | Rows] = []
    rows: list[list[str]] = []
    above = 1
    for line in [*text.rstrip("\n").split("\n"), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        if rows:
            content.append(_table(rows))
            rows = []
        if not line.strip():
            above = 1
            continue
        content.append(_line(line, above))
        above = 0
    return content


def _line(line: str, above: int) -> L:
    bold = line.startswith("**") and line.endswith("**")
    indent = len(line) - len(line.lstrip())
    text = _COLUMN.sub(lambda gap: "\t" + gap.group()[1:], line.strip().replace("**", "").replace("→", "\t"))
    return L(text, left=72 + _CHARACTER * indent, bold=bold, above=above)


def _table(rows: list[list[str]]) -> Rows:
    columns = max(map(len, rows))
    cells = [[cell.strip("*") for cell in row] + [""] * (columns - len(row)) for row in rows]
    return Rows(cells, frozenset(at for at, row in enumerate(rows) if any(cell.startswith("**") for cell in row)))


def shown(attendee: Attendee) -> str:
    """An attendee in one line: "P Cllr/Ann Ash, Chair @ Vale Trust [AA]; for Oak; remote; joined item 4; left 8pm"."""
    parts = [f"{_STATUS[attendee.status]} {attendee.honorific + '/' if attendee.honorific else ''}{attendee.name}"]
    parts += [f", {attendee.role}"] if attendee.role else []
    parts += [f" @ {attendee.organisation}"] if attendee.organisation else []
    parts += [f" [{attendee.initials}]"] if attendee.initials else []
    parts += [f"; for {attendee.substitute_for}"] if attendee.substitute_for else []
    parts += ["; remote"] if attendee.remote else []
    parts += [f"; joined {attendee.joined}"] if attendee.joined else []
    parts += [f"; left {attendee.left}"] if attendee.left else []
    return "".join(parts)
