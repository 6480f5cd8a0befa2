"""Running heads, running feet, page numbers and stamps, set apart from what the page says.

Inferred from two signals: lines near the top or foot of a page that come back on other pages with nothing but
numbers changed, and lines there that are a page number or an item stamp by their words. Nothing is deleted.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractors.layout import Furniture, Line, Page

_BAND = 0.13  # of the page's height, at the top and at the foot
_LEAST_PAGES = 3  # on which a line comes back before it is believed; both pages of a paper of two
_SHARE = 0.25  # of the pages, for longer papers
_ENOUGH = 12  # pages; a part of a long pack has furniture of its own

# It must read "Page 12", "Page 3 of 9", "- 4 -", "12", "iv", "Agenda Item 5", "Minute Item 3", "Page 7/20".
_STAMP = re.compile(
    r"""^\s*(?:
        (?:page|pg\.?|p\.)\s*\d+(?:\s*(?:of|/)\s*\d+)?   # Page 12, Page 3 of 9
      | [-–—|]?\s*\d{1,4}\s*[-–—|]?                      # 12, - 12 -
      | \d{1,4}\s*(?:of|/)\s*\d{1,4}                     # 3 of 9
      | [ivxl]{1,6}                                      # iv
      | (?:agenda|minute)\s+item\s+(?:no\.?\s*)?:?\s*[\w.]{1,6}  # Agenda Item 5
    )\s*$""",
    re.VERBOSE | re.IGNORECASE,
)


def set_apart(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with their furniture marked."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_shape(line.text) for line in page.lines if _in_band(line, page)})
    least = max(min(_LEAST_PAGES, max(len(pages), 2)), min(len(pages) * _SHARE, _ENOUGH))
    return tuple(_marked(page, {shape for shape, count in seen.items() if count >= least}) for page in pages)


def _marked(page: Page, running: set[str]) -> Page:
    return replace(page, lines=tuple(replace(line, furniture=_kind(line, page, running)) for line in page.lines))


def _kind(line: Line, page: Page, running: set[str]) -> Furniture | None:
    if not _in_band(line, page):
        return None
    if _STAMP.match(line.text):
        return "stamp" if "item" in line.text.lower() else "page_number"
    return "running" if _shape(line.text) in running else None


def _in_band(line: Line, page: Page) -> bool:
    if line.cell is not None or line.text.startswith("("):  # "(Item 4)" under a title
        return False
    return line.box[3] <= page.height * _BAND or line.box[1] >= page.height * (1 - _BAND)


def _shape(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\d+", "#", text)).strip().lower()
