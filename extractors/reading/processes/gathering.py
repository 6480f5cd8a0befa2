"""Pages handed out to several page processes, and gathered again whatever becomes of those."""

import logging
import select
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pickle import UnpicklingError

from extractors.layout import Page
from extractors.reading.processes.messages import (
    Allowance,
    Answer,
    Close,
    Done,
    Order,
    PageRead,
    ReadPages,
    RecognisePages,
    Refused,
    failed_page,
)
from extractors.reading.processes.pool import PageProcesses
from extractors.reading.processes.process import PageProcess
from extractors.results import PageReason

Told = Callable[[Page], None]
"""Called with each page as it is read, in any order."""

MOST_LOST_OPENINGS = 3
"""Times that a PDF, opened before, may bring down the process that opens it again."""

_PAGES_OWN: tuple[PageReason, ...] = ("too_slow", "defect")
"""Reasons that lie in the page itself, whatever its process read before."""

_CLOSE = Close()
_MILLISECONDS = 1000

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """How pages are read: by which task in runs of how many pages, by how many processes, at what cost in all."""

    task: Callable[[Sequence[int]], ReadPages | RecognisePages]
    allowance: Allowance
    run: int
    processes: int
    seconds: float
    result: int


@dataclass(eq=False, slots=True)
class _Hand:
    """A page process at work: the order under way, and the pages not answered yet, of which it reads the first."""

    process: PageProcess
    order: Order
    pages: deque[int] = field(default_factory=deque)
    opening: bool = False

    @property
    def busy(self) -> bool:
        return self.opening or bool(self.pages)


class Gathering:
    """Reads pages of one PDF by several processes. `reopen` opens the PDF in another one, without waiting for it."""

    def __init__(
        self,
        numbers: Sequence[int],
        plan: Plan,
        pool: PageProcesses,
        reopen: Callable[[PageProcess], Order],
        told: Told,
    ) -> None:
        self._plan, self._pool, self._reopen, self._told = plan, pool, reopen, told
        self._waiting = deque(tuple(numbers[at : at + plan.run]) for at in range(0, len(numbers), plan.run))
        self._missing = dict.fromkeys(numbers)
        self._found: dict[int, Page] = {}
        self._hands: list[_Hand] = []
        self._tried_again: set[int] = set()
        self._lost_openings = 0
        self._result = 0
        self._deadline = time.monotonic() + plan.seconds

    def pages(self, first: PageProcess | None = None) -> dict[int, Page]:
        """The pages by number, each read or failed. `first` is a process that has the PDF open already."""
        if first:
            self._hands.append(_Hand(first, Order(_CLOSE, self._plan.allowance)))
        try:
            while self._missing:
                self._hand_out()
                self._listen()
                self._check()
        finally:
            for hand in list(self._hands):
                self._let_go(hand)
        return self._found

    def _hand_out(self) -> None:
        for hand in list(self._hands):
            if not hand.busy and hand.process.worn:
                self._let_go(hand)
            elif not hand.busy and self._waiting:
                run = self._waiting.popleft()
                hand.pages.extend(run)
                hand.order = Order(self._plan.task(run), self._plan.allowance)
                hand.process.send(hand.order)
        while self._lost_openings < MOST_LOST_OPENINGS and self._hires():
            process = self._pool.take()
            self._hands.append(_Hand(process, self._reopen(process), opening=True))

    def _hires(self) -> bool:
        """Whether more runs wait than there are processes that will soon take one."""
        opening = sum(hand.opening for hand in self._hands)
        return len(self._hands) < self._plan.processes and len(self._waiting) > opening

    def _listen(self) -> None:
        ready = select.poll()
        patience = self._deadline
        by_file = {hand.process.fileno(): hand for hand in self._hands}
        for file, hand in by_file.items():
            ready.register(file, select.POLLIN)
            if hand.busy:
                patience = min(patience, hand.process.overdue_at)
        heard = ready.poll(max(patience - time.monotonic(), 0) * _MILLISECONDS) if by_file else ()
        for file, _ in heard:
            self._hear(by_file[file])
        silent = [hand for hand in self._hands if hand.busy and hand.process.fileno() not in dict(heard)]
        for hand in silent:
            if time.monotonic() >= hand.process.overdue_at:
                self._lose(hand)

    def _hear(self, hand: _Hand) -> None:
        try:
            for answer, length in hand.process.answers(hand.order):
                self._take(hand, answer, length)
        except EOFError:
            self._lose(hand)
        except UnpicklingError as error:
            log.error("an answer of a page process cannot be used: %s", error)
            self._lose(hand, "defect")

    def _take(self, hand: _Hand, answer: Answer, length: int) -> None:
        match answer:
            case PageRead(page):
                if not hand.pages or hand.pages.popleft() != page.number:
                    raise UnpicklingError("a page that was not asked for")
                self._result += length
                self._record(page)
            case Done():
                hand.opening = False
            case Refused():
                raise EOFError  # the PDF opened before: this process does not work

    def _lose(self, hand: _Hand, known: PageReason | None = None) -> None:
        used = hand.process.used
        reason = hand.process.end()
        reason = known or reason
        self._hands.remove(hand)
        self._pool.drop(hand.process)
        if hand.opening:
            self._lost_openings += reason is not None
            return
        if not hand.pages:
            return
        number = hand.pages.popleft()
        if hand.pages:
            self._waiting.appendleft(tuple(hand.pages))
            hand.pages.clear()
        if reason not in _PAGES_OWN and used and number not in self._tried_again:
            self._tried_again.add(number)  # it may have been the doing of earlier pages, which left little memory
            self._waiting.appendleft((number,))
        else:
            self._record(failed_page(number, reason or "crashed"))

    def _record(self, page: Page) -> None:
        self._found[page.number] = page
        self._missing.pop(page.number, None)
        self._told(page)

    def _check(self) -> None:
        if self._result > self._plan.result or time.monotonic() > self._deadline:
            self._fail_missing("paper_limit")
        elif not self._hands and self._lost_openings >= MOST_LOST_OPENINGS:
            self._fail_missing("crashed")

    def _fail_missing(self, reason: PageReason) -> None:
        for number in list(self._missing):
            self._record(failed_page(number, reason))

    def _let_go(self, hand: _Hand) -> None:
        self._hands.remove(hand)
        if hand.busy:
            self._pool.drop(hand.process)
        else:
            hand.process.send(Order(_CLOSE, self._plan.allowance))
            self._pool.give_back(hand.process)
