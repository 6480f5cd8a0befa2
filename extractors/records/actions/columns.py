"""What the columns of an action log or an action plan hold, told from their titles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.records.actions.narrow import squeezed, unbroken

_LONGEST_TITLE = 8  # words

# It must read: Action | Agreed actions | Actions completed | Task | Commitment | What we have committed to | Activity |
# Action agreed | Action and date raised | Description of action | Details | Issue and action | Matter.
_TASK = re.compile(
    r"""^(?:
        (?: (?:agreed|key|outstanding|required|recommended|planned|specific|proposed|new|open|improvement|priority
            | agreed\s+management|high[\s-]level|management|delivery|project|our|main|strategic|follow[\s-]up
            | matter|issue|topic|item)
            (?:\s*(?:/|and|&)\s*|\s+) )?
          (?: actions? | tasks? | activit(?:y|ies) | commitments? | deliverables? | milestones? | next\s+steps | steps )
          (?: \s+(?: required|agreed|arising|points?|completed|outstanding|needed|items?|description|details?
            |requested|assigned
            | to\s+be\s+(?:taken|completed|undertaken)|we\s+will\s+take|and\s+\w+(?:\s+\w+)? ) | \s*/\s*\w+ )?
      | (?: description|details?|summary|nature )\s+of\s+(?:the\s+)?(?:actions?|tasks?)(?:\s+(?:required|agreed))?
      | (?: actions?|tasks?|activit(?:y|ies) )\s*\(.{1,40}\)
      | what\s+(?:we|is|will|needs|must)\b.*(?:commit|do|done|to\s+be\s+done|doing|happen).*
      | what\s+are\s+we\s+going\s+to\s+do.* | what\s*\??
      | how\s+(?:we\s+will|will\s+we)\s+(?:do|achieve|deliver).*
      | to[\s-]do | assignment | follow[\s-]up(?:\s+(?:items?|actions?|required))?
      | (?:we|the\s+\w+)\s+will\b.*
    )\s*[:?]?$""",
    re.VERBOSE | re.IGNORECASE,
)
# It must read: Lead & timescale | Owner / due date | Who and by when | Responsibility and deadline.
_OWNER_AND_DUE = re.compile(
    r"""^(?: (?:action\s+|lead\s+)?(?:owner|lead|officer|who|by\s+whom|responsib\w+(?:\s+\w+)?) )
        \s*(?:/|&|and|,|[–-])\s* (?:by\s+)?(?: when|due(?:\s+date)?|timescales?|deadline|date|target\s+date
          |timeframe )\s*:?$""",
    re.VERBOSE | re.IGNORECASE,
)
# What holds tasks only beside an owner or a due: it may as well hold what was spoken about.
_MAYBE_TASK = re.compile(
    r"^(?:description|details?"
    r"|(?:recommendations?|requests?)(?:\s+(?:agreed|accepted)|\s*(?:/|or|and)\s*(?:requests?|recommendations?|actions?))?|resolution|objectives?|initiatives?|interventions?"
    r"|matters?(?:\s+arising)?|issues?(?:\s+raised)?|minute|subject|topic)\s*[:?]?$",
    re.IGNORECASE,
)
# It must read: Owner | Action owner(s) | Lead officer | Led by | By whom | Who | Person responsible | Assigned to |
# Accountable officer | Exec lead | SRO | Action for | Allocated to.
_OWNER = re.compile(
    r"""^(?:
        (?:(?:action|task|risk)\s+)?owners?(?:\(s\))?(?:\s*/\s*\w+)?
      | (?:(?:action|exec(?:utive)?|responsible|member|service|project|clinical|delivery|strategic|operational
        |board)\s+)?
          (?:lead|leads|led\s+by)
          (?: \s*[/&]?\s*(?:officer|by|person|role|body|agency|organi[sz]ation|partner|directorate|department|team|name
            | director|owner|member|manager|cllr|councillor)s? )? (?:\s*\(s\))?
      | (?:action\s+)?by\s+whom?
      | who(?:m)?(?: \s+(?:is\s+responsible|by|will|is\s+(?:leading|accountable)).* )?
      | (?:action(?:ed)?|for\s+action|action\s+for|action\s+required|for\s+the\s+attention)\s+(?:by|of|for)
      | (?:person|officer|lead|body|party|organisation|staff|individual|director|name
        |member)?s?\s*(?:\(s\)\s*)?responsib\w+
          (?: \s+(?:officer|person|lead|body|party|owner|director|manager|member|individual
            |for\s+\w+)s? (?:\s*\(s\))? )?
      | (?:assigned|allocated|delegated)(?:\s+to)? | accountable(?:\s+\w+)? | accountability | sro | nominated\s+\w+
      | (?:action|lead|responsible|named|reporting|executive|presenting)\s+(?:officer|by|manager|member|director)s?
      | (?:responsible\s+|lead\s+)?(?:officer|director|councillor|cllr|member)s? | staff(?:\s+member)?
        | initials | names? | assignee | partners?
    )\s*[:?]?$""",
    re.VERBOSE | re.IGNORECASE,
)
# It must read: Due | Due date | By when | Deadline | Timescale | Target date | Completion date | Review date.
_DUE = re.compile(
    r"""^(?:
        (?:date\s+|original\s+|revised\s+|new\s+)?due(?: \s*/?\s*(?:date|by|for\s+\w+|back|to\s+\w+) )?
      | (?:to\s+be\s+completed\s+)?by\s+when\b.*
      | when(?:\s+by)?(?:\s+will\b.*)?
      | (?:target\s+|agreed\s+|original\s+|revised\s+)?deadline(?:\s+date)?(?:\s+for\s+\w+)?
      | (?:implementation\s+|delivery\s+|target\s+)?time[\s-]?(?:scale|line|frame|table|ing)s?(?:\s.*)? | timescal\s+e
      | (?:agreed\s+|original\s+|revised\s+|current\s+)?(?:target|forecast|delivery)(?:\s+(?:completion|end|due
        |implementation|delivery))?\s+date
      | (?:expected|planned|estimated|agreed|revised|original|anticipated|target|projected
        |forecast)?\s*(?:completion|completed|implementation|delivery)
          (?: \s+(?:date|by|due|target) )
      | (?:to\s+be\s+)?completed?\s+by | completion | (?:expected|planned|estimated|anticipated|target)\s+completion
      | end\s+date | (?:deliver|complete)(?:y|d)?\s+(?:by|date) | review\s+date | timing | by | target | expected\s+date
      | (?:revised|agreed|original|target|current|new|latest)\s+date
      | date\s+(?:for\s+(?:completion|action|return|report)|to\s+be\s+\w+|required|expected|by) | (?:report
        |bring)\s+back(?:\s+date)?
      | (?:meeting|report|reports|action|completion|response)\s+due
      | due\s+meeting | date\s+of\s+completion | estimated\s+date | action\s+date
    )\s*(?:\(.{1,30}\))?\s*[:?]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_REVISED = re.compile(r"(?:revised|new|current|latest|forecast)\b", re.IGNORECASE)
_STATUS = re.compile(
    r"""^(?:
        (?:current\s+|action\s+|overall\s+|latest\s+)?status(?: \s+(?:update|\w+) )? | state
      | status\s*(?:/|and|&)\s*(?:comments?|updates?|progress|notes?|position)
      | (?:completed?|done|closed|achieved)\s*\??(?: \s*\(?(?:y\s*/\s*n|yes\s*/\s*no)\)? )?
      | open\s*/\s*closed? | action\s+status | open\s+or\s+closed | completed?\s*/\s*ongoing
    )\s*(?:\(.{1,40}\))?\s*[:?]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_RAG = re.compile(
    r"^(?:(?:current|overall|action|delivery)\s+)?(?:status\s*[/(-]?\s*)?b?rag\b(?:[\s/-]*(?:rating|status|rated))?\)?\s*:?$|^status\s+rag$",
    re.IGNORECASE,
)
_PROGRESS = re.compile(
    r"^(?:(?:current|latest|action)\s+)?(?:progress|updates?|position|outcome|comments?|notes?|response|follow[\s-]up)\b.*$",
    re.IGNORECASE,
)
# These stand beside an action column of minutes too.
_REMARKS = re.compile(r"^(?:comments?|notes?|outcome)\b", re.IGNORECASE)
# It must read: Ref | No. | Action no | Action ref | ID | Item no. | # | Log ref.
_REFERENCE = re.compile(
    r"""^(?: \# | (?:(?:action|log|item|task|unique)\s*(?:item\s*|point\s*)?(?:/\s*\w+\s*)?)?
        (?: ref(?:erence)?(?:\s+(?:no|number))?|no|nos|number|num|id|\#|nr )\.? ) \s*:?$""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table of tasks prints what; `status` are the columns that tell how far a task has come, best first;
    `stated` are those of them that print nothing else. `revised` is a due that takes the place of the first.
    """

    task: int
    owner: int | None
    due: int | None
    status: tuple[int, ...]
    rag: int | None = None
    reference: int | None = None
    stated: tuple[int, ...] = ()
    revised: int | None = None


def columns_of(titles: Sequence[str]) -> Columns | None:
    """The columns of a table of tasks by its titles; None where it is none."""
    if any(len(title.split()) > _LONGEST_TITLE for title in titles):
        return None
    task, rag = _first(titles, _TASK), _first(titles, _RAG)
    owner, due = _first(titles, _OWNER, task), _first(titles, _DUE, task)
    status = tuple(
        i
        for pattern in (_STATUS, _RAG, _PROGRESS)
        for i, title in enumerate(titles)
        if i != task and _is(pattern, title)
    )
    both = _first(titles, _OWNER_AND_DUE, task)
    owner, due = (both, both) if both is not None else (owner, due)
    if task is None and owner is not None and (due is not None or status):
        task = _first(titles, _MAYBE_TASK)
    stated = tuple(i for i in status if not _PROGRESS.match(titles[i].strip()))
    tells = stated or any(not _REMARKS.match(titles[i].strip()) for i in status)
    if task is None or (owner is None and due is None and not tells):
        return None
    return Columns(task, owner, due, status, rag, _first(titles, _REFERENCE), stated, _revised(titles, task))


def _first(titles: Sequence[str], pattern: re.Pattern[str], but: int | None = None) -> int | None:
    return next((i for i, title in enumerate(titles) if i != but and _is(pattern, title)), None)


def _revised(titles: Sequence[str], task: int | None) -> int | None:
    dues = [i for i, title in enumerate(titles) if i != task and _is(_DUE, title)]
    return next((i for i in dues[1:] if _REVISED.match(titles[i].strip())), None)


def _is(pattern: re.Pattern[str], title: str) -> bool:
    """Whether a title is of a kind, as printed or with its words made whole."""
    return any(pattern.match(each) for each in (title.strip(), unbroken(title.strip()), squeezed(title)))
