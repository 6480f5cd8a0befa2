"""Many cases, read by several processes at the same time; what is wrong is kept with the way to make it again."""

import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from pydantic import BaseModel

from corpus.answering import Answer, AnsweringProcess, NoAnswerError, TooSlowError, answering_process
from corpus.fuzz.cases import Case, make_case
from corpus.fuzz.reading import LIMITS, SLACK_SECONDS, Question, Report
from corpus.fuzz.sight import Sight

WITNESS, READING = "corpus.fuzz.sight", "corpus.fuzz.reading"
SIGHT_SECONDS = 20.0
HANG_SECONDS = LIMITS.open_seconds + LIMITS.paper_seconds + 3 * SLACK_SECONDS
"""From here on a reading counts as one that hangs."""


class Recipe(BaseModel):
    """How a case was made, and what was wrong with it."""

    seed: int
    number: int
    paper: str
    damages: tuple[str, ...]
    other: str | None
    findings: list[str]


@dataclass(slots=True)
class Tally:
    """What became of the cases so far: of pages by fate, of refusals by code, and the cases with findings."""

    cases: int = 0
    pages: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    found: list[Recipe] = field(default_factory=list)

    def add(self, report: Report) -> None:
        """Count one case."""
        self.cases += 1
        self.pages.update(report.fates)
        self.refused.update([report.refused] if report.refused else [])
        self.slowest = max(self.slowest, report.seconds)


class Campaign:
    """Reads the cases of a seed. `kept` is the folder for the PDFs with findings, each beside its recipe."""

    def __init__(self, papers: Sequence[Path], seed: int, kept: Path) -> None:
        self._papers, self._seed, self._kept = papers, seed, kept
        self._lock = Lock()
        self.tally = Tally()

    def run(self, count: int, *, hands: int, until: float | None, told: Callable[[Tally], None]) -> Tally:
        """Read cases 0 to `count`, by `hands` processes, and no more from the time `until` (of `time.monotonic`) on."""
        numbers = iter(range(count))

        def work() -> None:
            with Reader() as reader:
                while (until is None or time.monotonic() < until) and (number := self._next(numbers)) is not None:
                    self._read(reader, make_case(self._papers, self._seed, number), told)

        with ThreadPoolExecutor(hands) as pool:
            for done in [pool.submit(work) for _ in range(hands)]:
                done.result()
        return self.tally

    def _next(self, numbers: Iterator[int]) -> int | None:
        with self._lock:
            return next(numbers, None)

    def _read(self, reader: "Reader", case: Case, told: Callable[[Tally], None]) -> None:
        report = reader.read(case.pdf)
        with self._lock:
            self.tally.add(report)
            if report.findings:
                self.tally.found.append(self._keep(case, report))
            told(self.tally)

    def _keep(self, case: Case, report: Report) -> Recipe:
        self._kept.mkdir(parents=True, exist_ok=True)
        recipe = Recipe(
            seed=case.seed,
            number=case.number,
            paper=case.paper,
            damages=case.damages,
            other=case.other,
            findings=report.findings,
        )
        (self._kept / f"{case.name}.pdf").write_bytes(case.pdf)
        (self._kept / f"{case.name}.json").write_text(recipe.model_dump_json(indent=2), encoding="utf-8")
        return recipe


class Reader(AbstractContextManager["Reader"]):
    """A witness and a reader in processes of their own, started anew where a PDF brings them down."""

    def __init__(self) -> None:
        self._witness = _Standing(WITNESS)
        self._reader = _Standing(READING)

    def read(self, pdf: bytes) -> Report:
        """Have a PDF looked at and read."""
        with tempfile.NamedTemporaryFile(prefix="minutebook-fuzz-", suffix=".pdf") as file:
            file.write(pdf)
            file.flush()
            try:
                sight = self._witness.ask(file.name, Sight, seconds=SIGHT_SECONDS)
            except NoAnswerError:
                sight = None
            question = Question(path=Path(file.name), sight=sight)
            started = time.monotonic()
            try:
                return self._reader.ask(question.model_dump_json(), Report, seconds=HANG_SECONDS)
            except TooSlowError:
                finding = f"it hangs: no end after {HANG_SECONDS:.0f} seconds"
            except NoAnswerError as error:
                finding = f"it brings the reading process down: {error}"
            return Report(seconds=time.monotonic() - started, findings=[finding])

    def __exit__(self, *_: object) -> None:
        self._witness.end()
        self._reader.end()


class _Standing:
    """An answering process that is there when asked: a new one after it failed to answer."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._stack = ExitStack()
        self._process: AnsweringProcess | None = None

    def ask(self, question: str, kind: type[Answer], *, seconds: float) -> Answer:
        if self._process is None:
            self._process = self._stack.enter_context(answering_process(self._module))
        try:
            return self._process.ask(question, kind, seconds=seconds)
        except NoAnswerError:
            self.end()
            raise

    def end(self) -> None:
        self._process = None
        self._stack.close()
