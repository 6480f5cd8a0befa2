"""Where a meeting is held: behind its label, in the sentence that says when, or on a line of its own at the head."""

import re
from collections.abc import Sequence

from extractors.blocks import Block
from extractors.structure.cues import Cues
from extractors.structure.heads import before_people, columns_of, labelled
from nlp_models.dates import find_dates
from nlp_models.times import find_times

_LONGEST_LINE = 110  # characters of an address on a line of its own
_LONGEST = 140


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
        if venue := _in_sentence(text, cues):
            return venue
    return _on_its_own(opening, cues)


def _in_sentence(text: str, cues: Cues) -> str | None:
    """The place in "held at the Old Hall on Tuesday 3 June", "held on 3 June in the Old Hall", "held via Zoom"."""
    online = cues.group(text, "venue.online", "name", "name2")
    if online:
        return online
    for held in cues.spans(text, "meeting.held"):
        rest = text[held.end :]
        when = [(d.start, d.end) for d in find_dates(rest)] + [(t.start, t.end) for t in find_times(rest)]
        if not when and not cues.has(rest, "venue.place"):
            continue
        place = re.match(r"\s*(?:(?:in|at|@)\s+)?(?=the\s|[A-Z])", rest)
        first = min((start for start, _ in when), default=len(rest))
        if place and first > place.end() + 3 and (venue := _clean(rest[place.end() :], cues)):
            return venue
        for _, end in sorted(when):
            after = re.match(r"[\s,.]*(?:(?:in|at|@)\s+)(?P<place>(?:the\s+)?[A-Z].*)", rest[end:])
            if after and (venue := _clean(after["place"], cues)):
                return venue
    return None


def _clean(text: str, cues: Cues) -> str | None:
    """The place without what follows it in the sentence; None where that leaves no place."""
    text = re.sub(r"^(?:the|THE)\s+", "", text.strip(" ,:–-"))
    ends = [span.start for span in cues.spans(text, "venue.after")]
    ends += [mention.start for mention in find_dates(text) if mention.precision == "day"]
    ends += [mention.start for mention in find_times(text)]
    stop = re.search(r"[.;]\s|\s[–-]\s(?=[A-Z])", text)
    ends += [stop.start()] if stop else []
    place = text[: min(ends, default=len(text))]
    place = re.sub(r"(?:[\s,]+(?:on|at|from|in|@|\w+day))+$", "", place, flags=re.IGNORECASE).strip(" ,.:;–-")
    named = place[:1].isupper() or place[:1].isdigit() or cues.has(place, "venue.place")
    return place if 3 <= len(place) <= _LONGEST and named else None


def _on_its_own(head: Sequence[Block], cues: Cues) -> str | None:
    """The first line that is an address, with the next where it goes on there."""
    for at, block in enumerate(head):
        line = columns_of(block)[0]
        if not _is_address(line, block, cues):
            continue
        if line.endswith(",") and at + 1 < len(head):
            line = f"{line} {columns_of(head[at + 1])[0]}"
        return _clean(line, cues)
    return None


def _is_address(line: str, block: Block, cues: Cues) -> bool:
    if not 6 <= len(line) <= _LONGEST_LINE or block.number or not cues.has(line, "venue.place"):
        return False
    other = ("paper.minutes", "paper.agenda", "meeting.opened", "told.done", "told.to_come")
    if cues.has(line, *other) or line.endswith(".") or find_dates(line):
        return False
    words = re.findall(r"[A-Za-z]+", line)
    capitals = sum(1 for word in words if word[:1].isupper())
    return capitals * 3 >= len(words) * 2
