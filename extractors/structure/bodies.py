"""The names of bodies: "Vale Health and Wellbeing Board", "the Board of Trustees of the Vale Trust", "Cabinet".

A name is read around its last word (council, board, panel ...): to the left over capitalised words and the small words
between them, to the right over "of" and what follows. Words of the paper (minutes, agenda, held) and of time end it.
A letterhead before a committee's own name is left out: of "Ashcombe Borough Council Cabinet" the body is "Cabinet".
"""

import re
from dataclasses import dataclass

from extractors.structure.cues import Cues
from nlp_models import Span

_SMALL = frozenset({"and", "&", "of", "the", "for", "on", "in", "with", "cum", "next", "under", "-", "–", "—"})
_ENDS = (".", ":", ";", ")", "?", "!", "-", "–", "—")
_ABBREVIATED = frozenset({"st.", "ltd.", "co.", "no."})
_TRIMMED = " \t-–—,.:;'\"“”‘’()"


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name at characters `[start, end)`.

    `whole` is true of an authority rather than a committee of it, `bare` where the one word names no one body
    ("Council", "the Board").
    """

    text: str
    start: int
    end: int
    whole: bool
    bare: bool


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
    words = _Words.of(text, cues)
    found: list[BodyName] = []
    taken = len(words.all)
    for last in sorted(words.lasts, reverse=True):
        if last >= taken or not words.all[last].capital or words.go_on_after(last) or words.owns_more(last):
            continue
        first = words.past_letterhead(words.first_of(last), last)
        if words.office_before(first):
            continue
        taken = first
        found.append(_name(text, words, first, last))
    return tuple(reversed(found))


def meeting_of(text: str, cues: Cues) -> BodyName | None:
    """The name before "Annual General Meeting" or "AGM", which needs no word of bodies; a parish's own meeting."""
    words = _Words.of(text, cues)
    span = cues.first(text, "body.general_meeting")
    last = max((i for i, word in enumerate(words.all) if span and word.end <= span.start), default=-1)
    if last < 0 or last in words.stops or not words.all[last].capital:
        return _of_parish(text, span) if span else None
    first = words.first_of(last)
    start, end = words.all[first].start, words.all[last].end
    return BodyName(text[start:end].strip(_TRIMMED), start, end, whole=False, bare=False)


# It must read the name in "Minutes of the Mill Lane PPG meeting held on ...", "Minutes of the 9th meeting of the ...".
_TITLED = re.compile(
    r"^(?:(?:draft\s|approved\s)?(?:minutes|notes|agenda|record|minute)\s(?:of|for|from)\s(?:the\s|a\s|an\s)?)"
    r"(?:(?:\d+(?:st|nd|rd|th)\s)?(?:[a-z]+\s){0,2}meeting\sof\s(?:the\s)?|\d+(?:st|nd|rd|th)\s)?"
    r"(?P<name>[A-Z0-9][^,:;]*?)(?:\s(?:[a-z]+\s)?meetings?\b|\sheld\b|\son\b|,|$)",
    re.IGNORECASE,
)
# It must read the name in "Mill Lane Village Hall (Registered Charity No. 123456) Minutes of the Annual ...".
_BEFORE_TITLE = re.compile(
    r"^(?P<name>[A-Z][\w’'&]*(?:\s(?:[A-Z][\w’'&]*|of|and|the|in|for|on|&)){1,7}?)"
    r"(?:\s?\((?:(?i:reg|company|charity|no)\b|(?i:registered))[^)]{0,60}\))?"
    r"\s[–—-]?\s?(?i:(?:draft\s|approved\s)?minutes?|notes)\s(?i:of|for|from)\b"
)
# It must read the name in "2024-03-05 mill-lane core meeting", "Elm Library monthly meeting, March 5, 2024".
_BEFORE_MEETING = re.compile(
    r"^(?:\d{4}-\d\d-\d\d\s[-–—:]?\s?)?"
    r"(?P<name>(?!(?:the|a|an|this|next|last|our)\s)[^\W\d][\w.&'’-]*(?:\s[\w.&'’-]+){0,4}?)"
    r"(?:\s(?:(?:bi-?)?weekly|monthly|quarterly|regular|ordinary|special|public|team))*\s(?:meeting|call)s?"
    r"(?:\s(?:minutes|notes|agenda))?(?:\W+(?:[a-z]+day,?\s)?(?:\d|[a-z]{3,9}\s\d)[\w\s,/.-]{3,20})?$",
    re.IGNORECASE,
)
_NO_NAME = ("body.not_name", "item.usual", "label", "told.done")
_LONGEST_NAME = 70  # characters of a name without a word of bodies


def titled_body(text: str, cues: Cues) -> str | None:
    """Who meets by the title of a paper that uses no word of bodies: "Vale in Bloom - Minutes of meeting 3 June"."""
    if found := _BEFORE_TITLE.match(text):
        return found["name"]
    if (found := _BEFORE_MEETING.match(text)) and not cues.has(found["name"], *_NO_NAME):
        return found["name"]
    found = _TITLED.match(text)
    pieces = [found["name"]] if found else re.split(r"\s[-–—|]\s|:\s|,\s", text)
    for piece in pieces:
        words = [word for word in piece.split() if word[:1].isalpha()]
        capitals = sum(word[:1].isupper() for word in words)
        own = not cues.has(piece, *_NO_NAME) and (found is not None or not cues.has(piece, "venue.place"))
        if own and 3 <= len(piece) <= _LONGEST_NAME and capitals * 3 >= len(words) * 2 and not re.search(r"\d", piece):
            return piece.strip(_TRIMMED)
    return None


def _of_parish(text: str, span: Span) -> BodyName | None:
    """The meeting of a parish's electors, which is a body of its own."""
    printed = text[span.start : span.end]
    if not re.search(r"(?i)\b(?:parish|town|community)\b", printed) or not printed[0].isupper():
        return None
    return BodyName(printed, span.start, span.end, whole=False, bare=False)


def _name(text: str, words: "_Words", first: int, last: int) -> BodyName:
    final = words.end_after(last)
    start, end = words.all[first].start, words.all[final].end
    printed = text[start:end].strip(_TRIMMED)
    printed = printed + ")" if printed.count("(") > printed.count(")") else printed
    return BodyName(printed, start, end, last in words.whole, first == final and last not in words.standalone)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text, with the places of those that the rules know."""

    all: tuple[_Word, ...]
    lasts: frozenset[int]
    whole: frozenset[int]
    standalone: frozenset[int]
    stops: frozenset[int]
    offices: frozenset[int]

    @classmethod
    def of(cls, text: str, cues: Cues) -> "_Words":
        words = tuple(_Word(m.group(), m.start(), m.end()) for m in re.finditer(r"[^\s/]+", text))

        def places(label: str) -> frozenset[int]:
            spans = cues.spans(text, f"body.{label}")
            return frozenset(i for i, w in enumerate(words) if any(s.start < w.end and s.end > w.start for s in spans))

        return cls(words, places("word"), places("whole"), places("standalone"), places("not_name"), places("office"))

    def go_on_after(self, last: int) -> bool:
        """Whether the next word makes another thing of it: "Cabinet Office", "Council Chamber", "Board Secretary"."""
        if last + 1 >= len(self.all) or self.all[last].text.endswith((*_ENDS, ",")):
            return False
        after = self.all[last + 1]
        if last + 1 in self.offices:
            return True
        shouted = all(word.text.upper() == word.text for word in self.all)
        return after.capital and last + 1 not in self.stops and not after.text.startswith("(") and not shouted

    def owns_more(self, last: int) -> bool:
        """Whether the name only says whose something is: "the Parks Committee's report"."""
        return self.all[last].text.endswith(("'s", "s'")) and last + 1 < len(self.all)

    def first_of(self, last: int) -> int:
        """Where the name begins: leftwards over capitalised words and the small words between them."""
        first = last
        for at in range(last - 1, -1, -1):
            word = self.all[at]
            ends_clause = word.text.endswith(_ENDS) and word.text.lower() not in _ABBREVIATED | _SMALL
            listed = word.text.endswith(",") and not any(w.plain in {"and", "&"} for w in self.all[at + 1 : last])
            if at in self.stops or ends_clause or listed or not (word.capital or word.text.lower() in _SMALL):
                break
            if word.capital and word.plain not in _SMALL:
                first = at
        return self._in_english(first, last)

    def _in_english(self, first: int, last: int) -> int:
        """Where the English name begins after the Welsh: "Cyngor Cymuned Llanelmen Llanelmen Community Council"."""
        if self.all[first].plain != "cyngor":
            return first
        again = [at for at in range(first + 1, last) if self.all[at].plain in {w.plain for w in self.all[first:at]}]
        return again[0] if again else first

    def past_letterhead(self, first: int, last: int) -> int:
        """Where a committee's own name begins after the name of the council that it belongs to."""
        for at in range(last - 1, first - 1, -1):
            if at not in self.whole or self.all[at].plain != "council" or self.all[at + 1].plain == "of":
                continue
            rest = at + 1
            while rest < last and self.all[rest].text.lower() in _SMALL:
                rest += 1
            if rest < last or last in self.standalone:
                return rest
        return first

    def office_before(self, first: int) -> bool:
        """Whether the name only says where somebody holds office: "Chair of the Planning Committee"."""
        before = first - 1
        while before >= 0 and self.all[before].plain in {"of", "the", "to", "for"}:
            before -= 1
        return 0 <= before < first - 1 and before in self.offices

    def end_after(self, last: int) -> int:
        """The last word of what follows: "of the City of Ashcombe", "(AVB)"."""
        if last + 1 < len(self.all) and re.fullmatch(r"\([A-Z]{2,8}\),?", self.all[last + 1].text):
            return last + 1
        end = last
        if self.all[last].text.endswith((*_ENDS, ",")) or last + 1 >= len(self.all) or self.all[last + 1].plain != "of":
            return end
        for at in range(last + 2, len(self.all)):
            word = self.all[at]
            if at in self.stops or word.plain in {"in", "on", "for"}:
                break
            if not (word.capital or word.plain in {"of", "the", "and", "&"}):
                break
            end = at if word.capital and word.plain not in _SMALL else end
            if word.text.endswith((*_ENDS, ",")):
                break
        return end
