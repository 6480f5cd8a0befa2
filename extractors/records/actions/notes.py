"""Notes that set no task in words, but have an owner beside them: which of their sentences is the task.

Who put an owner there meant a task, so a short note is one as a whole. A note that only tells what was decided or done
is none, and of a long one only a sentence counts that looks ahead.
"""

import re

from extractors.folding import Folded
from nlp_models import Reader, Span

_LONGEST_NOTE = 25  # words: a longer paragraph tells more than one task
_SHORTEST_TASK = 4  # words
_NOTHING = re.compile(r"^(?:nothing|none|no\s+(?:report|update|matters))\b", re.IGNORECASE)
# What the meeting itself did and leaves nobody to do: "The Panel narrowly rejected the offer".
_DECIDED = re.compile(
    r"""^(?:the\s+)? (?:[\w&'’-]+\s+){0,4}?
        (?: board|committee|council|cabinet|panel|group|meeting|members|councillors|trustees|governors|directors )\s+
        (?: (?:all|were|was|both|then|also|\w+ly)\s+ ){0,3} (?: voted|noted|rejected|thanked|declined
          | agreed\s+that\s+(?:it|this|there)\s+(?:was|were|had) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
# What is behind: "The forms have been reviewed", "The inspection took place in May".
_DONE = re.compile(
    r"""\b (?: (?:has|have|had|was|were)\s+(?:now\s+|also\s+|all\s+|since\s+|been\s+|\w+ly\s+)*
            (?:\w+ed|done|made|sent|given|held|taken|paid|put|set|found|seen|brought|built|sold|written|won|met)
        | took\s+place )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_AHEAD = re.compile(
    r"""\b (?: will|would|should|could|must|shall|to\s+be|needs?|needing|needed|requir\w+|agreed|ask\w*
          | request\w*|suggest\w*|propos\w*|invit\w+|await\w*|outstanding|pending|still|again|yet|please|remind\w*
          | useful|consider\w*|follow\w*|chase|contact|next|future|forthcoming )\b
      | ^to\s | \?""",
    re.VERBOSE | re.IGNORECASE,
)


def note_task(reader: Reader, note: Folded) -> Folded | None:
    """The task of a note that has an owner beside it; None where it only tells.

    Of a long note the task is its last sentence that looks ahead.
    """
    sentences = reader.read(note.text).sentences
    if len(note.text.split()) <= _LONGEST_NOTE:
        told = bool(sentences) and all(_only_tells(_words(note, each)) for each in sentences)
        return None if told else _if_task(note)
    ahead = [each for each in sentences if _AHEAD.search(_words(note, each)) and not _DECIDED.match(_words(note, each))]
    return _if_task(note.cut(ahead[-1].start, ahead[-1].end)) if ahead else None


def looks_ahead(text: str) -> bool:
    """Whether the words of a note speak of what is still to be done."""
    return bool(_AHEAD.search(text))


def _words(note: Folded, sentence: Span) -> str:
    return note.text[sentence.start : sentence.end]


def _only_tells(sentence: str) -> bool:
    return bool(_DECIDED.match(sentence)) or bool(_DONE.search(sentence) and not _AHEAD.search(sentence))


def _if_task(text: Folded) -> Folded | None:
    return text if len(text.text.split()) >= _SHORTEST_TASK and not _NOTHING.match(text.text) else None
