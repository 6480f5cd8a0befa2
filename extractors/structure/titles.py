"""What a title looks like: alone on its line, or run in before the text of its item."""

import re
from dataclasses import dataclass

from extractors.blocks import Block

_LONGEST = 230  # characters of a title on its own
_LONGEST_PLAIN = 110  # of one that is neither bold nor in capitals
_LONGEST_RUN_IN = 130

# It must read the title in "Apologies: Cllr Ash", "Village hall – the Clerk reported ...", "Fund-raising - from last time".
_RUN_IN = re.compile(r"^(?P<title>[A-Z0-9“\"'][^:]{2,125}?)\s*(?::-?|\s[-–—]\s)\s*(?P<rest>\S.*)?$")
# Verbs that make a sentence of a short line.
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|asked?|said|shows?|need(?:s|ed)?|attended)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Title:
    """The title of an item: its block, its number as printed, and the length of the title in the block's text."""

    block: Block
    number: str | None
    end: int
    rule: str
    confidence: float
    presenter: str | None = None


def in_words_of_a_title(text: str) -> bool:
    """Whether a text could be a title: some words, not a sentence."""
    if not 2 < len(text) <= _LONGEST or not any(c.isalpha() for c in text):
        return False
    return not re.search(r"[.;,]$", text) or len(text) < 30


def run_in_title(block: Block) -> int:
    """The length of the title with which a block begins; 0 where it begins with none."""
    text = block.text
    if block.title > 2 and block.title <= _LONGEST_RUN_IN:
        cut = _RUN_IN.match(text[: block.title])
        return cut.end("title") if cut and cut["rest"] else block.title
    cut = _RUN_IN.match(text)
    if cut and cut["rest"] and cut.end("title") <= _LONGEST_RUN_IN and re.search("[A-Za-z]{3}", cut["title"]):
        sentence = cut["rest"].endswith(".") or len(cut["rest"]) > 60
        if ":" in text[cut.end("title") : cut.start("rest")] or (sentence and not block.bold):
            return cut.end("title") if not re.search(r"[.!?]\s", cut["title"]) else 0
    if block.bold or block.capitals:
        return len(text) if in_words_of_a_title(text) else 0
    plain = len(text) <= _LONGEST_PLAIN or bool(re.search(r"\(pages? \d", text, re.IGNORECASE))
    titled = in_words_of_a_title(text) and (text[:1].isupper() or text[:1].isdigit()) and not text.endswith(":")
    return len(text) if plain and titled and not _VERB.search(text) else 0
