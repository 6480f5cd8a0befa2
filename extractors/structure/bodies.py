"""The names of bodies: "Vale Health and Wellbeing Board", "the Board of Trustees of the Vale Trust", "Cabinet".

A name is read around its last word (council, board, panel ...): to the left over capitalised words and the small words
between them, to the right over "of" and what follows. Words of the paper (minutes, agenda, held) and of time end it.
A letterhead before a committee's own name is left out: of "Ashcombe Borough Council Cabinet" the body is "Cabinet".
"""

import re
from dataclasses import dataclass

from extractors.structure.cues import Cues

_SMALL = frozenset({"and", "&", "of", "the", "for", "on", "in", "-", "–", "—"})
_ENDS = (".", ":", ";", ")", "?", "!")
_ABBREVIATED = frozenset({"st.", "ltd.", "co.", "no.", "u.k."})
_TRIMMED = " \t-–—,.:;'\"“”‘’()"
_PLAIN = frozenset({"board", "committee", "group", "panel", "forum", "trust", "partnership", "authority", "commission"})
# Words after "Cabinet", "Board", "Council" that make another thing of it: an office, a room, a tax.
_OFFICE = frozenset(
    "member members chair chairs chairman chairmen chairperson chairwoman clerk secretary director directors leader "
    "office officer officers room chamber chambers tax house staff president treasurer meetings".split()
)


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name at characters `[start, end)`; `whole` is true of an authority rather than a committee of it."""

    text: str
    start: int
    end: int
    whole: bool

    @property
    def bare(self) -> bool:
        """Whether it names no one body: "Council", "the Board"; a cabinet needs no more."""
        return self.text.lower() in _PLAIN | {"council", "executive", "trustees", "governors", "directors", "assembly", "club"}


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        return self.text.strip(_TRIMMED).lower()

    @property
    def capital(self) -> bool:
        return self.text.strip(_TRIMMED + "/")[:1].isupper()


def body_names(text: str, cues: Cues) -> tuple[BodyName, ...]:
    """The bodies that a text names with capitals, in reading order."""
    words = [_Word(m.group(), m.start(), m.end()) for m in re.finditer(r"[^\s/]+", text)]
    lasts = _words_of(text, "body.word", words, cues)
    whole = _words_of(text, "body.whole", words, cues)
    stops = _words_of(text, "body.not_name", words, cues)
    found: list[BodyName] = []
    taken = len(words)
    for last in sorted(lasts, reverse=True):
        if last >= taken or not words[last].capital or _is_something_else(words, last, stops):
            continue
        first = _first_word(words, last, stops)
        first = _past_letterhead(words, first, last, whole)
        if _holds_office(words, first):
            continue
        end = _last_word(words, last, stops)
        taken = min(first, taken)
        start, stop = words[first].start, words[end].end
        printed = text[start:stop].strip(_TRIMMED.replace("(", "").replace(")", ""))
        printed = printed.rstrip(")") if printed.count(")") > printed.count("(") else printed
        found.append(BodyName(printed, start, stop, last in whole))
    return tuple(reversed(found))


def _words_of(text: str, label: str, words: list[_Word], cues: Cues) -> frozenset[int]:
    spans = cues.spans(text, label)
    return frozenset(i for i, word in enumerate(words) if any(s.start < word.end and s.end > word.start for s in spans))


def _is_something_else(words: list[_Word], last: int, stops: frozenset[int]) -> bool:
    """Whether the next word goes on with it: "Cabinet Office", "Council Chamber", "Board Secretary"."""
    if last + 1 >= len(words) or words[last].text.endswith((*_ENDS, ",")):
        return False
    after = words[last + 1]
    if after.plain in _OFFICE:
        return True
    return after.capital and last + 1 not in stops and not after.text.startswith("(") and not _shouted(words)


def _shouted(words: list[_Word]) -> bool:
    """Whether the whole line is in capitals, so that a capital tells nothing."""
    return all(word.text.upper() == word.text for word in words)


def _first_word(words: list[_Word], last: int, stops: frozenset[int]) -> int:
    first = last
    for at in range(last - 1, -1, -1):
        word = words[at]
        ends_clause = word.text.endswith(_ENDS) and word.text.lower() not in _ABBREVIATED
        listed = word.text.endswith(",") and not any(w.plain in {"and", "&"} for w in words[at + 1 : last])
        if at in stops or ends_clause or listed or not (word.capital or word.plain in _SMALL or word.text in _SMALL):
            break
        if word.capital and word.plain not in _SMALL:
            first = at
    return first


def _past_letterhead(words: list[_Word], first: int, last: int, whole: frozenset[int]) -> int:
    """Where a committee's own name begins after the name of the council that it belongs to."""
    for at in range(last - 1, first - 1, -1):
        if at not in whole or words[at].plain != "council":
            continue
        rest = at + 1
        while rest < last and (words[rest].text in _SMALL or words[rest].plain in {"and", "the"}):
            rest += 1
        of = words[at + 1].plain == "of"
        if not of and (rest < last or words[last].plain not in _PLAIN):
            return rest
    return first


def _holds_office(words: list[_Word], first: int) -> bool:
    """Whether the name only says where somebody holds office: "Chair of the Planning Committee"."""
    before = first - 1
    while before >= 0 and words[before].plain in {"of", "the", "to", "for"}:
        before -= 1
    return before >= 0 and before < first - 1 and words[before].plain in _OFFICE


def _last_word(words: list[_Word], last: int, stops: frozenset[int]) -> int:
    """The end of what follows: "of the City of Ashcombe", "(AVB)"."""
    end = last
    if last + 1 < len(words) and re.fullmatch(r"\([A-Z]{2,8}\),?", words[last + 1].text):
        return last + 1
    if words[last].text.endswith((*_ENDS, ",")):
        return end
    at = last + 1
    while at < len(words) and at not in stops:
        word = words[at]
        if at == last + 1 and word.plain != "of":
            break
        if word.plain not in {"of", "the", "and", "&"}:
            if not word.capital:
                break
            end = at
            if word.text.endswith((*_ENDS, ",")):
                break
        at += 1
    return end
