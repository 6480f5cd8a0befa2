"""What a title looks like: alone on its line, or run in before the text of its item."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.blocks import Block
from extractors.results import Purpose
from extractors.structure.cues import Cues

_LONGEST = 230  # characters of a title on its own
_LONGEST_PLAIN = 110  # of one that is neither bold nor in capitals
_LONGEST_RUN_IN = 130
_LONGEST_STOPPED = 30  # of one that ends with a full stop: "A.O.B.", "Police report."
_LEAST_CLOCKS = 3  # hours at which the items of an agenda begin
_LONGEST_TAIL = 40  # characters after a wide gap: initials, pages, a time

# It must read the title in "Apologies: Cllr Ash", "Village hall – the Clerk reported ...", "Bins - from last time".
_RUN_IN = re.compile(r"^(?P<title>[A-Z0-9“\"'][^:]{2,125}?)\s*(?::-?(?!\d)|\s[-–—]\s)\s*(?P<rest>\S.*)?$")
_FIRST_SENTENCE = re.compile(
    r"^(?P<sentence>[A-Z].{2,229}?[\w)”\"'’](?<!\b(?i:no))(?<!\bNos)(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bCllr)(?<!\bSt)(?<!\bInc))(?:\.(?=\s|$)|(?=\.?$))"
)
_ASKS = re.compile(
    r"^(?:To\s[a-z]{3,}|(?:Approv|Authoriz|Adopt|Accept|Award|Consider|Designat|Discuss|Adjourn|Conferenc|Authoriz|Introduc|Receiv|Review|Appoint|Elect|Confirm|Agree"
    r"|Not|Sign)(?:e|al\sof|ation\sof|s|ance\sof|tion\sof|ion\sof|ing)?|Resolution|Ordinance|Report|Oral\s[Rr]eport|Update|Public\s[Hh]earing"
    r"|Presentation|Recommendation|Notice\sof\s[Mm]otion|I\s(?:will|wish\sto|hereby)\s(?:ask|move|propose|call)|[A-Z][\w’']+(?:\s[A-Z][\w’']+)*\s(?:Update|Report|Activities|Composition|Minutes))\b"
)
# It must read the end of the title in "FINANCES i. The bills ...", "LAND The lease was signed.".
_SHOUTED = re.compile(
    r"^(?P<title>[A-Z][A-Z’',&/()\s-]*[A-Z)])(?=:?\s(?:(?:[ivx]{1,3}\.|\(?[a-z]\))\s[A-Z]"
    r"|(?:The|Cllr|Councillor|Mr|Mrs|Ms|Dr)\b|[A-Z][a-z]*\s[a-z(\d]))"
)
# Where a sentence begins without a stop before it: " The Clerk said", " No declarations were made", " Ann Elm was ...".
_SENTENCE_BEGINS = re.compile(
    r"\s(?:(?P<opener>(?:The|It|There|Cllrs?|Councillors?|No|None|Members|Apologies|All|This|A|An|Mrs?|Ms|Dr|They|In"
    r"|As|With)\b(?=\.?\s[A-Za-z])|•)|[A-Z][\w’'-]+\s(?:[A-Z][\w’'-]+\s)?(?:was|were|is|are|has|have|had)\b)"
)
_GOES_ON = re.compile(r":\s[a-zà-ÿ][^.;]*$")
_SOME_WORDS = re.compile(r"(?!The\b|That\b|This\b|It\b|In\b|On\b|At\b)[A-Z\d]\S*(?:\s\S+)+$")
_LEAST_SHOUTED = 3  # letters of a title in capitals
_LEAST_RUN_ON = 40  # characters of a block whose title runs on into its text
_REFERENCE = re.compile(r"(?i)\b(?:no|nos|number|ref|reference)\.?$")  # before the number of an application
_LONGEST_STOPPED_RUN_IN = 60  # characters of a title before a full stop and the text of its item
# What may stand far to the right of a title: "AB", "AB/CD", "All", "Cllr Ash", "Ann Elm".
_MARKING = re.compile(r"(?i)(?:exempt|confidential|private|restricted|part (?:2|ii|two)|\W)+")
_TWO_SENTENCES = re.compile(r"[a-z]{3}[.!?]\s[A-Z]")
_STOP_WITHIN = re.compile(r"[.!?]\s")
_LEADS = re.compile(
    r"^(?:[A-Z]{2,3}(?:\s?[/,&]\s?[A-Z]{2,3})*|All|(?:Cllr|Mr|Mrs|Ms|Dr)\.?\s[A-Z].*"
    r"|[A-Z][a-z]+ [A-Z][\w’'-]+|Chair\w*)$"
)
_APART = re.compile(
    r"^(?:\d{1,2}[.:]\d\d.*|\(?p(?:age|p|\.).*|\d{1,3}(?:\s?[-–]\s?\d{1,3})?|\d+ min.*)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Title:
    """The title of an item: its block, its number as printed, and where the title stands in the block's text.

    `body` is where the running text after a run-in title begins, 0 where the title is all there is.
    """

    block: Block
    number: str | None
    end: int
    rule: str
    confidence: float
    presenter: str | None = None
    purpose: Purpose | None = None
    start: int = 0

    @property
    def text(self) -> str:
        """The title's words."""
        return self.block.text[self.start : self.end]

    @property
    def body(self) -> int:
        """Where the block's running text begins; 0 where it has none."""
        return self.end if self.end < len(self.block.text) else 0


def in_words_of_a_title(text: str) -> bool:
    """Whether a text could be a title: some words, not a sentence."""
    if not 2 < len(text) <= _LONGEST or not any(c.isalpha() for c in text):
        return False
    return not re.search(r"[;,]$", text) and (not text.endswith(".") or len(text) < _LONGEST_STOPPED)


def never_a_title(text: str, cues: Cues) -> bool:
    """Whether the words are a label, a section or a decision, which title no item however they are set."""
    return cues.has(text, "item.never") or cues.opens(text, "item.label") is not None


def run_in_title(block: Block, cues: Cues) -> int:
    """The length of the title with which a block begins; 0 where it begins with none."""
    pages = cues.first(block.text, "item.pages")
    text = block.text if pages is None else _masked(block.text, pages.start, pages.end)
    tail = tail_of(block)
    if tail:
        cut = _RUN_IN.match(text[: tail[0]])
        if cut and cut["rest"] and _is_shouted(cut["title"], cut["rest"]):
            return cut.end("title")
        return tail[0] if in_words_of_a_title(text[: tail[0]]) else 0
    if block.title > 2 and block.title <= _LONGEST_RUN_IN:
        cut = _RUN_IN.match(text[: block.title])
        return cut.end("title") if cut and cut["rest"] else block.title
    cut = _RUN_IN.match(text)
    if cut and cut["rest"] and cut.end("title") <= _LONGEST_RUN_IN and re.search("[A-Za-z]{3}", cut["title"]):
        colon = ":" in text[cut.end("title") : cut.start("rest")]
        if _is_set_off(cut["title"], cut["rest"], block, colon=colon):
            return cut.end("title")
    if block.bold or block.capitals:
        stopped = (
            text.endswith(".")
            and text[-4:].lower() != " no."
            and len(text) <= _LONGEST_PLAIN
            and not cues.has(text, "item.sentence", "told.done")
        )
        return len(text) if in_words_of_a_title(text.rstrip(".") if stopped else text) else 0
    plain = len(text) <= _LONGEST_PLAIN or pages is not None
    titled = in_words_of_a_title(text) and re.match(r"[*†#(“\"'‘]?\s?[^\W_a-zà-ÿ]", text) is not None
    titled = titled and _TWO_SENTENCES.search(text) is None
    return len(text) if plain and titled and not cues.has(text, "item.sentence", "item.leads_in") else 0


def _is_set_off(title: str, rest: str, block: Block, *, colon: bool) -> bool:
    """Whether a colon or a dash parts a title from the text of its item rather than two halves of the title."""
    if _STOP_WITHIN.search(title) or _MARKING.fullmatch(title):
        return False
    if _REFERENCE.search(title) and re.match(r"[\W\d]", rest):
        return False
    if _is_shouted(title, rest) and not block.bold:
        return True
    sentence = rest.endswith(".") or len(rest) > _LONGEST_TAIL + 20
    whole = block.bold and not sentence and (rest[:1].islower() or block.capitals)
    return (colon and not whole) or (sentence and not block.bold)


def _is_shouted(title: str, rest: str) -> bool:
    """Whether capitals end at a dash or a colon: "OUTSTANDING WORKS - Submit report by Director"."""
    return title.isupper() and len(title) > _LEAST_SHOUTED and any(map(str.islower, rest))


def _masked(text: str, start: int, end: int) -> str:
    """The text with the pages of an item's paper blanked out, whose dash is no part of a title."""
    return text[:start] + " " * (end - start) + text[end:]


def first_sentence(block: Block, cues: Cues, *, asks: bool) -> int:
    """The length of a numbered block's first sentence where that titles its item; 0 where it does not.

    A few words before a stop do ("Apologies. Cllr Elm ..."), and where items ask for something a whole sentence does
    ("To receive the report of ...").
    """
    found = _FIRST_SENTENCE.match(block.text)
    if found is None:
        return 0
    text = found["sentence"]
    asked = asks and _ASKS.match(text) is not None
    short = len(text) <= _LONGEST_STOPPED_RUN_IN and text[:1].isupper()
    titled = asked or (short and not cues.has(text, "item.sentence", "item.leads_in", "told.done"))
    return found.end("sentence") if titled and not never_a_title(text, cues) else 0


def shouted_title(block: Block, cues: Cues) -> int:
    """The length of the capitals with which a block begins that goes on otherwise: "FINANCE The payments were ..."."""
    found = None if block.bold or block.capitals else _SHOUTED.match(block.text)
    if found is None or found.end("title") <= _LEAST_SHOUTED or never_a_title(found["title"], cues):
        return 0
    return found.end("title")


def run_on_title(block: Block, cues: Cues) -> int:
    """The length of the title after which a numbered block goes on without a stop; 0 where none is told.

    Words that begin a sentence tell it: "Handrail at the ford The Clerk said that ...".
    """
    if len(block.text) < _LEAST_RUN_ON or not block.text.rstrip().endswith((".", ")", "”", '"')):
        return 0
    for begun in _SENTENCE_BEGINS.finditer(block.text[:_LONGEST_RUN_IN]):
        title = block.text[: begun.start()]
        if re.search(r"[.;!?]", title) or cues.has(title, "item.sentence", "told.done"):
            return 0
        usual = cues.opens(title, "item.usual") is not None
        if begun["opener"] or usual or _SOME_WORDS.match(title):
            told = cues.has(block.text[begun.start() :], "item.sentence", "told.done")
            return len(title) if told and in_words_of_a_title(title) and not never_a_title(title, cues) else 0
    return 0


def tail_of(block: Block) -> tuple[int, str] | None:
    """What stands far to the right of a title on its line: its offset, and the words (who leads, pages, a time)."""
    line = block.lines[0]
    begins = block.marker.length if block.marker else 0
    tab = line.text.find("\t", begins)
    if len(block.lines) > 1 or tab < 0:
        return None
    words = line.text[tab + 1 :].strip()
    if len(words) > _LONGEST_TAIL or not (_LEADS.match(words) or _APART.match(words)):
        return None
    cut = block.folded.index(line.start + tab)
    return cut, words


def title_goes_on(text: str, end: int) -> bool:
    """Whether the title of an agenda's item goes on behind a colon: "Falls prevention: what works"."""
    return len(text) <= _LONGEST_PLAIN and _GOES_ON.match(text, end) is not None


def leads(words: str) -> str | None:
    """Who leads an item by the words at its right; None where they name nobody."""
    return words if _LEADS.match(words) and words.lower() != "all" else None


def without_clocks(titles: Sequence[Title]) -> list[Title]:
    """The titles without the hours at which they begin, where what looks like numbers are hours."""
    printed = [re.fullmatch(r"(\d{1,2})[.:](\d\d)", title.number or "") for title in titles]
    hours = [(int(each[1]), int(each[2])) for each in printed if each]
    clocks = len(hours) == len(titles) >= _LEAST_CLOCKS and all(h < 24 and m < 60 and m % 5 == 0 for h, m in hours)
    if not clocks or hours[0][0] < 1:
        return list(titles)
    return [replace(title, number=None) for title in titles]
