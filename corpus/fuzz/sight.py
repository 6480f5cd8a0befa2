"""What PDFium by itself sees in a PDF: its pages, and the letters of each. `python -m corpus.fuzz.sight`.

It stands apart from the reader, as the witness of what a damaged file still holds. It may itself fall over such a file;
then it has seen nothing.
"""

from pathlib import Path

import pypdfium2
from pydantic import BaseModel

from corpus.answering import answer_lines

MOST_PAGES = 300


class Sight(BaseModel):
    """The number of pages that PDFium sees, None where it opens nothing, and the letters and digits on each."""

    pages: int | None
    letters: tuple[int, ...] = ()


def look(path: Path) -> Sight:
    """Look at a PDF. Only text within the page counts, and only that of the first pages of very many."""
    try:
        with pypdfium2.PdfDocument(path) as pdf:
            count = len(pdf)
            return Sight(pages=count, letters=tuple(_letters(pdf, index) for index in range(min(count, MOST_PAGES))))
    except pypdfium2.PdfiumError:
        return Sight(pages=None)


def _letters(pdf: pypdfium2.PdfDocument, index: int) -> int:
    try:
        text = pdf[index].get_textpage().get_text_bounded()
    except pypdfium2.PdfiumError:
        return 0
    return letters_of(text)


def letters_of(text: str) -> int:
    """How many letters and digits a text has."""
    return sum(map(str.isalnum, text))


if __name__ == "__main__":
    answer_lines(lambda: (None, lambda path: look(Path(path))))
