"""How papers of other houses are written: each piece sets words in type and labels what they state, from one value."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.generator.attendance import Listing
from corpus.generator.manner import LETTERS
from corpus.generator.script import Block, Cell, Para, Role, Run, cell, emphasised, printed, stating_all
from corpus.generator.story import Person
from corpus.generator.typeset import SetPaper
from corpus.labels import (
    Label,
    LabelledAction,
    LabelledAgendaItem,
    LabelledAttendee,
    LabelledDecision,
    LabelledMeeting,
    LabelledRecommendation,
    LabelledTarget,
)
from extractors.results import (
    ActionSource,
    AttendanceStatus,
    DecisionKind,
    Direction,
    MeetingKind,
    PaperKind,
    Purpose,
    Votes,
)


@dataclass(frozen=True, slots=True)
class HousePaper:
    """A sample paper of another house: its file name, its kind and how to set it by a seed."""

    name: str
    kind: PaperKind
    set_by: Callable[[int], SetPaper]


def text(words: str, role: Role = "body", *, mark: str | None = None, level: int = 0) -> Para:
    """A paragraph that states nothing; `**words**` are bold."""
    return Para(emphasised(words), role, mark, level)


def plain(words: str) -> str:
    """`words` as a label quotes them, without the marks of bold type."""
    return words.replace("**", "")


def met(
    words: str, role: Role, body: str, kind: MeetingKind, date: str, *, start: str | None = None,
    end: str | None = None, venue: str | None = None,
) -> Para:  # fmt: skip
    """The line of a head with which the meeting begins."""
    label = LabelledMeeting(body=body, kind=kind, date=date, start=start, end=end, venue=venue)
    return Para((Run(words, facts=(label,)),), role)


def entry(
    person: Person, status: AttendanceStatus, called: str = "{full}", *, honorific: str | None = None,
    role: str | None = None, organisation: str | None = None, after: str = "", meeting: int = 0, certain: bool = True,
) -> Listing:  # fmt: skip
    """A person on a list, printed as honorific, `called` and `after`; the list prints role and organisation too."""
    name = called.format(full=person.full, initialled=person.initialled, surname=person.surname)
    label = LabelledAttendee(
        name=name, honorific=honorific, role=role, organisation=organisation, status=status, meeting=meeting,
        certain=certain,
    )  # fmt: skip
    return Listing(label, f"{honorific} " if honorific else "", name, after)


def seated(listing: Listing, *cells: str) -> tuple[Cell, ...]:
    """A row of an attendance table: the person, then what the other columns say."""
    return (Cell((Para(listing.runs, "cell"),)), *(cell(words) for words in cells))


def stacked(listings: Iterable[Listing]) -> Cell:
    """People under one another in a cell."""
    return Cell(tuple(Para(listing.runs, "cell") for listing in listings))


def heads(*words: str) -> tuple[Cell, ...]:
    """The first row of a table."""
    return tuple(cell(word, "cell head") for word in words)


def stated(label: Label, *words: str) -> tuple[Cell, ...]:
    """A row of a table whose first words state `label`; empty cells stay empty."""
    first, *others = (cell(word) for word in words)
    paras = tuple(stating_all(first.paras, label))
    return (replace(first, paras=paras), *others)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of an agenda or of minutes; its statements are labelled with its number, meeting and openness.

    `level` and `role` are those of the paragraphs below its heading.
    """

    number: str | None
    title: str
    meeting: int = 0
    public: bool = True
    level: int = 0
    role: Role = "body"

    def label(
        self, *, presenter: str | None = None, purpose: Purpose | None = None, certain: bool = True
    ) -> LabelledAgendaItem:
        """What the heading states."""
        return LabelledAgendaItem(
            number=self.number, title=self.title, presenter=presenter, purpose=purpose, meeting=self.meeting,
            public=self.public, certain=certain,
        )  # fmt: skip

    def head(
        self, role: Role = "heading", *, mark: str | None = None, level: int = 1, after: str = "",
        presenter: str | None = None, purpose: Purpose | None = None, certain: bool = True,
    ) -> Para:  # fmt: skip
        """The heading; `mark` is the number as printed (`7.`), by default the number itself."""
        label = self.label(presenter=presenter, purpose=purpose, certain=certain)
        runs = (Run(self.title, facts=(label,)), *((Run(after),) if after else ()))
        return Para(runs, role, mark or self.number, level if mark or self.number else 0)

    def decided(
        self, kind: DecisionKind, lead: str, *tail: str, clauses: Sequence[str] = (), marks: Sequence[str] = LETTERS,
        before: str = "", after: str = "", mark: str | None = None, mover: str | None = None,
        seconder: str | None = None, votes: tuple[int, int, int] | None = None, unanimous: bool | None = None,
        certain: bool = True, also: Sequence[Label] = (),
    ) -> tuple[Para, ...]:  # fmt: skip
        """What the body did: `lead`, its clauses and the `tail` make the statement.

        `votes` are for, against and abstaining. `before` and `after` stand in the first paragraph
        without belonging to it; `also` are other facts that the same words state.
        """
        said = (self._para(lead), *_clauses(clauses, marks, self.level + 1), *(self._para(words) for words in tail))
        label = LabelledDecision(
            text=printed(said), kind=kind, clauses=tuple(plain(words) for words in clauses), item=self.number,
            mover=mover, seconder=seconder,
            votes=Votes(for_=votes[0], against=votes[1], abstain=votes[2]) if votes else None, unanimous=unanimous,
            meeting=self.meeting, public=self.public, certain=certain,
        )  # fmt: skip
        first, *others = stating_all(said, label, *also)
        runs = (*emphasised(before), *first.runs, *emphasised(after))
        return (replace(first, runs=runs, mark=mark), *others)

    def task(
        self, words: str, owner: str | None, *, due: str | None = None, day: str | None = None, before: str = "",
        after: str = "", mark: str | None = None, certain: bool = True, also: Sequence[Label] = (),
    ) -> Para:  # fmt: skip
        """What somebody is to do; `owner` and `due` are printed in the paragraph or beside it."""
        label = self.duty(words, owner, due=due, day=day, certain=certain)
        run = Run(words, facts=(label, *also))
        return replace(self._para(words), runs=(*emphasised(before), run, *emphasised(after)), mark=mark)

    def duty(
        self, words: str, owner: str | None, *, due: str | None = None, day: str | None = None,
        status: str | None = None, source: ActionSource = "minutes", certain: bool = True,
    ) -> LabelledAction:  # fmt: skip
        """The label of a task of this item."""
        return LabelledAction(
            text=words, owner=owner, due=due, due_date=day, status=status, source=source, item=self.number,
            public=self.public, certain=certain,
        )  # fmt: skip

    def said(self, *words: str, mark: str | None = None) -> tuple[Para, ...]:
        """Discussion, which states nothing."""
        return tuple(replace(self._para(line), mark=mark) for line in words)

    def came(self, listing: Listing, before: str, after: str) -> Para:
        """A sentence that records that somebody came."""
        return replace(self._para(""), runs=(*emphasised(before), *listing.runs, *emphasised(after)))

    def _para(self, words: str) -> Para:
        return Para(emphasised(words), self.role, None, self.level)


def _clauses(clauses: Sequence[str], marks: Sequence[str], level: int) -> list[Para]:
    last = len(clauses) - 1
    return [
        text(words + ("." if place == last else "; and" if place == last - 1 else ";"), mark=mark, level=level)
        for place, (words, mark) in enumerate(zip(clauses, marks, strict=False))
    ]


def asked(lead: str, *asks: str, public: bool = True, certain: bool = True) -> tuple[Para, ...]:
    """A recommendation: what a report asks for, lead and list together."""
    paras = (text(lead), *_clauses(asks, LETTERS, 1))
    return stating_all(paras, LabelledRecommendation(text=printed(paras), public=public, certain=certain))


def aim(
    words: str, metric: str, direction: Direction, value: float | None, unit: str | None, *,
    baseline: str | None = None, deadline: str | None = None, day: str | None = None, certain: bool = True,
) -> LabelledTarget:  # fmt: skip
    """The label of a target that `words` state."""
    return LabelledTarget(
        text=words, metric=metric, direction=direction, value=value, unit=unit, baseline=baseline, deadline=deadline,
        deadline_date=day, certain=certain,
    )  # fmt: skip


def stating_text(words: str, *labels: Label, before: str = "", after: str = "", mark: str | None = None) -> Para:
    """A paragraph of which `words` state `labels`."""
    runs = (*emphasised(before), Run(words, facts=tuple(labels)), *emphasised(after))
    return Para(runs, "body", mark, 1 if mark else 0)


def flat(*pieces: Block | Sequence[Block]) -> tuple[Block, ...]:
    """Blocks and runs of blocks as one run."""
    blocks: list[Block] = []
    for piece in pieces:
        if isinstance(piece, Sequence):
            blocks += piece
        else:
            blocks.append(piece)
    return tuple(blocks)
