"""Where a meeting is held: behind its label, in the sentence that says when, or on a line of its own at the head."""

import re
from collections.abc import Sequence

from extractors.blocks import Block
from extractors.structure.bodies import body_names
from extractors.structure.cues import Cues
from extractors.structure.heads import before_business, before_people, columns_of, labelled
from nlp_models.dates import find_dates
from nlp_models.times import find_times

_LONGEST_LINE = 110  # characters of an address on a line of its own
_LONGEST = 140
_MOST_LINES = 2  # lines below the first over which an address may run
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}$|\b[A-Z]{2}\s\d{5}$")
_LONGEST_HINT = 60  # characters of a line that names a network, or of the words after "held" that name a place
_LEADS = re.compile(r"(?i)\b(?:in|at|via|by|on|held)\s*$")
_LONGEST_ROOM = 40  # characters after a dash in which a further building or street is named
_ONLY_FIGURES = re.compile(r"[\d.:\s]+$")
_LEADING_HOUR = re.compile(r"^[^,;–-]*\d[^,;–-]*(?:[-–]\s?\d[^,;–-]*)?[,;–-]\s+(?=\D)")
_STOP = re.compile(r"(?<!\b(?i:co))(?<!\b(?i:st))(?<!\b(?i:no))(?<!\b(?i:rd))(?<!\b(?i:mt))[.;]\s|\s[–-]\s(?=[A-Z])")
# What follows the day and the hour: ") in the Old Hall", ", Vale House", " Council Chamber".
_AFTER_WHEN = re.compile(
    r"[\s,.)–-]*(?:hrs\b|hours\b)?[\s,.)–-]*(?P<at>(?:in|at|@)\s)?(?P<place>(?:(?:the|a)\s(?:\w+\s)?)?[A-ZÀ-Þ][^.;]*|the\s\w+(?:\s\w+)?$)"
)
_AT_PLACE = re.compile(r"[\s,.)]*(?:(?:in|at|IN|AT|@)\s+)(?P<place>(?:the\s+|THE\s+)?[A-ZÀ-Þ].*)")


def find_venue(head: Sequence[Block], cues: Cues) -> str | None:
    """The place as printed, or None."""
    for value in labelled(head, "venue", cues):
        if venue := _clean(value.text, cues):
            return venue
    opening = before_people(head, cues)
    for block in opening:
        label = cues.first(block.text, "label.venue_within")
        if label and (venue := _clean(block.text[label.end :], cues)):
            return venue
    for at, block in enumerate(opening):
        after = opening[at + 1].text if at + 1 < len(opening) else ""
        text = f"{block.text} {after}" if re.match(r"(?:at|in|on|@)\b", after) else block.text
        venue = _in_sentence(text, cues) or _online(text, cues)
        if venue:
            return venue
    return _on_its_own(opening[: before_business(head, cues)], cues)


def _online(text: str, cues: Cues) -> str | None:
    """The network over which a meeting is held, in a line or in the sentence that tells when."""
    of_meeting = len(text) <= _LONGEST_HINT or cues.has(text, "meeting.held") or find_dates(text)
    return cues.group(text, "venue.online", "name", "name2", "name3") if of_meeting else None


def _in_sentence(text: str, cues: Cues) -> str | None:
    """The place in "held at the Old Hall on Tuesday 3 June", "held on 3 June in the Old Hall"."""
    for held in cues.spans(text, "meeting.held"):
        rest = text[held.end :]
        when = [(d.start, d.end) for d in find_dates(rest)] + [(t.start, t.end) for t in find_times(rest)]
        if not when and not cues.has(rest, "venue.place"):
            continue
        place = re.match(r"\s*(?P<at>(?:in|at|IN|AT|@)\s+)?(?=(?i:the)\s|[A-ZÀ-Þ\d])", rest)
        if place and not (
            place["at"] or _LEADS.search(text[: held.end]) or cues.has(rest[:_LONGEST_HINT], "venue.place")
        ):
            continue
        first = min((start for start, _ in when), default=len(rest))
        if place and first > place.end() + 3 and (venue := _clean(rest[place.end() :], cues)):
            return venue
        for _, end in sorted(when):
            after = _AT_PLACE.match(rest, end)
            if after and (venue := _clean(after["place"], cues)):
                return venue
    return _after_when(text, cues) or _after_body(text, cues)


def _after_when(text: str, cues: Cues) -> str | None:
    """The place behind day and hour: "Meeting of 3 June 2025 at 7 pm in the Old Hall", "3 June 2025, Vale House"."""
    days = [each.end for each in find_dates(text) if each.precision == "day"]
    if not days or cues.has(text, "meeting.other"):
        return None
    after = _AFTER_WHEN.match(text, max(*days, *(each.end for each in find_times(text)), 0))
    place = _clean(after["place"], cues) if after else None
    return place if place and (cues.has(place, "venue.place") or (after and after["at"])) else None


def _after_body(text: str, cues: Cues) -> str | None:
    """The place in "Minutes of the meeting of the Vale District in the Old Hall on 3 June"."""
    if not cues.has(text, "paper.minutes", "paper.agenda"):
        return None
    for name in body_names(text, cues):
        after = _AT_PLACE.match(text, name.end)
        place = _clean(after["place"], cues) if after else None
        if place and cues.has(place, "venue.place"):
            return place
    return None


def _clean(text: str, cues: Cues) -> str | None:
    """The place without what follows it in the sentence; None where that leaves no place."""
    text = re.sub(r"^(?:the|THE)\s+", "", text.strip(" ,:–-"))
    ends = [span.start for span in cues.spans(text, "venue.after")]
    ends += [mention.start for mention in find_dates(text) if mention.precision == "day"]
    ends += [mention.start for mention in find_times(text)]
    ends += [stop.start() for stop in _STOP.finditer(text) if not _goes_on(text[stop.end() :], cues)][:1]
    place = text[: min(ends, default=len(text))]
    place = re.sub(r"(?:[\s,]+(?:on|at|from|in|@|\w+day))+$", "", place, flags=re.IGNORECASE).strip(" ,.:;–-")
    if _ONLY_FIGURES.match(place):
        return None
    named = place[:1].isupper() or place[:1].isdigit() or cues.has(place, "venue.place")
    return place if 3 <= len(place) <= _LONGEST and named else None


def _goes_on(rest: str, cues: Cues) -> bool:
    """Whether a place goes on after a dash: "Council Chamber - Civic Offices"."""
    place = cues.first(rest, "venue.place")
    return place is not None and "." not in rest[: place.start] and place.start < _LONGEST_ROOM


def _on_its_own(head: Sequence[Block], cues: Cues) -> str | None:
    """The first line that is an address, with the next where it goes on there."""
    for at, block in enumerate(head):
        line = columns_of(block)[0]
        if at == 0 and not re.search(r"[,\d]", line):
            continue  # who meets: "Ashcombe Primary School"
        if not _is_address(line, block, cues):
            continue
        line = _LEADING_HOUR.sub("", line) if find_times(line) else line
        for below in head[at + 1 : at + 1 + _MOST_LINES]:
            more = columns_of(below)[0]
            goes_on = line.endswith(",") or _POSTCODE.search(more) or _is_address(more, below, cues)
            if not goes_on or below.cell != block.cell or find_times(more):
                break
            line = f"{line} {more}"
        return _clean(line, cues)
    return None


def _is_address(line: str, block: Block, cues: Cues) -> bool:
    if not 6 <= len(line) <= _LONGEST_LINE or block.number or not cues.has(line, "venue.place"):
        return False
    other = ("paper.minutes", "paper.agenda", "meeting.opened", "told.done", "told.to_come")
    if cues.has(line, *other) or line.endswith(".") or find_dates(line):
        return False
    if "," not in line and body_names(line, cues) and not re.search(r"\d", line):
        return False  # the name of a library or a school that meets
    words = re.findall(r"[A-Za-z]+", line)
    capitals = sum(1 for word in words if word[:1].isupper())
    return capitals * 3 >= len(words) * 2
