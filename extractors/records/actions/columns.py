"""What the columns of an action log or an action plan hold, told from their titles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LONGEST_TITLE = 8  # words

# It must read: Action | Agreed actions | Actions completed | Task | Commitment | What we have committed to | Activity.
_TASK = re.compile(
    r"""^(?:
        (?: (?:agreed|key|outstanding|required|recommended|planned|specific|proposed|new|open|improvement)\s+ )?
          (?: actions?|tasks?|activit(?:y|ies)|commitments?|deliverables?|milestones?|next\s+steps|steps )
          (?: \s+(?: required|agreed|points?|completed|outstanding|needed|items?|description|details?
            | to\s+be\s+taken|we\s+will\s+take|and\s+\w+ ) )?
      | what\s+(?:we|is|will|needs|must)\b.*(?:commit|do|done|to\s+be\s+done|doing|happen).*
      | what\s+are\s+we\s+going\s+to\s+do.*
      | how\s+(?:we\s+will|will\s+we)\s+(?:do|achieve|deliver).*
      | (?:we|the\s+\w+)\s+will\b.*
    )\s*[:?]?$""",
    re.VERBOSE | re.IGNORECASE,
)
# It must read: Owner | Action owner(s) | Lead officer | Led by | By whom | Who | Person responsible | Assigned to.
_OWNER = re.compile(
    r"""^(?:
        (?:action\s+)?owners?(?:\(s\))?
      | (?:action\s+)?(?:lead|led\s+by)
          (?: \s+(?:officer|by|person|role|body|agency|organisation|partner|directorate|name)s? )? (?:\(s\))?
      | (?:action\s+)?by\s+whom?
      | who(?:m)?(?: \s+(?:is\s+responsible|by|will).* )?
      | (?:person|officer|lead|body|party|organisation)?\s*responsib\w+
          (?: \s+(?:officer|person|lead|body|party|for\s+\w+) )?
      | assigned(?:\s+to)? | accountable(?:\s+\w+)?
      | (?:action|lead|responsible|named)\s+(?:officer|by|manager|member)
      | delivery\s+lead | initials
    )\s*[:?]?$""",
    re.VERBOSE | re.IGNORECASE,
)
# It must read: Due | Due date | By when | Deadline | Timescale | Target date | Completion date | Review date.
_DUE = re.compile(
    r"""^(?:
        (?:date\s+)?due(?: \s+(?:date|by|for\s+\w+) )?
      | (?:to\s+be\s+completed\s+)?by\s+when\b.*
      | when(?:\s+by)?
      | deadline(?:\s+date)?
      | time[\s-]?(?:scale|line|frame|table|ing)s?(?:\s.*)? | timescal\s+e
      | target(?:\s+(?:completion|end))?\s+date
      | (?:expected|planned|estimated|agreed|revised|original)?\s*completion(?: \s+(?:date|by) )?
      | end\s+date | (?:deliver|complete)(?:y|d)?\s+(?:by|date) | review\s+date | timing | by
    )\s*[:?]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_STATUS = re.compile(
    r"""^(?:
        (?:current\s+|action\s+)?status(?: \s+(?:update|rag|\w+) )?
      | b?rag(?: \s*(?:rating|status) )? | state
      | completed?\s*\??(?: \s*\(?y/n\)? )?
      | open\s*/\s*closed
    )\s*[:?]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_PROGRESS = re.compile(r"^(?:progress|updates?|position|outcome|comments?|notes?)\b.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table of tasks prints what; `status` are the columns that tell how far a task has come, best first."""

    task: int
    owner: int | None
    due: int | None
    status: tuple[int, ...]


def columns_of(titles: Sequence[str]) -> Columns | None:
    """The columns of a table of tasks by its titles; None where it is none."""
    if any(len(title.split()) > _LONGEST_TITLE for title in titles):
        return None
    task, owner, due = _first(titles, _TASK), _first(titles, _OWNER), _first(titles, _DUE)
    status = tuple(
        i for pattern in (_STATUS, _PROGRESS) for i, title in enumerate(titles) if pattern.match(title.strip())
    )
    if task is None or (owner is None and due is None and not status):
        return None
    return Columns(task, owner, due, status)


def _first(titles: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    return next((i for i, title in enumerate(titles) if pattern.match(title.strip())), None)
