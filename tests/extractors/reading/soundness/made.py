"""Words of made-up minutes, set in lines, and the damage that text layers come with."""

from collections.abc import Callable

from extractors.reading.words import Piece

MINUTES = """
Minutes of the meeting of Ashcombe Parish Council held in the village hall on Tuesday 4 November 2025 at 7.30 pm.
The Chairman welcomed the members and the public. Apologies for absence were received from Councillor Hartley and the
clerk noted them. It was resolved that the minutes of the previous meeting be approved and signed as a correct record.
The council considered the draft budget for the next financial year and the officer set out the options for the
precept. Members asked for further information about the cost of cutting the grass, the benefit of a second contract
and the effect of inflation on staff costs. The first option was to leave the office as it is after the election.
It was agreed that the finance committee should look at the figures in detail and report to the following meeting.
Notification had been received of an application for the conversion of a barn, and the council decided to offer no
objection. The footpath behind the cottages had been cut by volunteers, whose efforts were gratefully recognised.
There was a suggestion that the notice board be fitted with a better lock, to which the committee gave its support.
The lady from the library spoke about the activities of the reading group and left at the end of this item.
Any other matters: the position of the litter bins, a little flooding at the station, and a letter from a resident.
"""
WIDTH = 6.0
"""Points that a letter takes."""

Damage = Callable[[list[Piece]], list[Piece]]


def set_in_lines(text: str, *, bold: bool = False, size: float = 11) -> list[Piece]:
    """The words of the text, one line under the other, letters `WIDTH` wide."""
    pieces = []
    for row, line in enumerate(text.strip().splitlines()):
        x, top = 72.0, 100.0 + 14 * row
        for word in line.split():
            pieces.append(Piece(word, (x, top, x + WIDTH * len(word), top + 11), size, bold, False, 0))
            x += WIDTH * (len(word) + 1)
    return pieces


def texts(pieces: list[Piece]) -> list[str]:
    return [piece.text for piece in pieces]


def rewritten(change: Callable[[str], str]) -> Damage:
    """Damage that changes the letters of each word."""
    return lambda pieces: [piece._replace(text=change(piece.text)) for piece in pieces if change(piece.text)]


def replaced(letters: dict[str, str]) -> Damage:
    """Damage that writes other characters for some letters."""

    def change(text: str) -> str:
        for correct, wrong in letters.items():
            text = text.replace(correct, wrong)
        return text

    return rewritten(change)


def run_together(pieces: list[Piece]) -> list[Piece]:
    """No spaces within lines."""
    rows: dict[float, list[Piece]] = {}
    for piece in pieces:
        rows.setdefault(piece.box[1], []).append(piece)
    return [
        row[0]._replace(text="".join(texts(row)), box=(row[0].box[0], top, row[-1].box[2], row[0].box[3]))
        for top, row in rows.items()
    ]


def letter_by_letter(pieces: list[Piece]) -> list[Piece]:
    """Each letter a word of its own."""
    return [
        piece._replace(text=letter, box=(x, piece.box[1], x + WIDTH * 0.7, piece.box[3]))
        for piece in pieces
        for index, letter in enumerate(piece.text)
        for x in (piece.box[0] + WIDTH * index,)
    ]


def printed_twice(pieces: list[Piece]) -> list[Piece]:
    """Each word once more, a little aside."""
    shadow = [
        piece._replace(box=(piece.box[0] + 1.4, piece.box[1] + 1.2, piece.box[2] + 1.4, piece.box[3] + 1.2))
        for piece in pieces
    ]
    return [*pieces, *shadow]


def moved_by(steps: int) -> Damage:
    """Letters moved along the alphabet."""

    def move(letter: str) -> str:
        if not (letter.isascii() and letter.isalpha()):
            return letter
        first = ord("A" if letter.isupper() else "a")
        return chr((ord(letter) - first + steps) % 26 + first)

    return rewritten(lambda text: "".join(map(move, text)))
