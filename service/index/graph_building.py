"""The process that builds a graph, and the watch that tells when one is due."""

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable

from service.index.graph_order import GraphOrder

log = logging.getLogger(__name__)

PROGRAM = "service.index.graph_child"
CHECK_SECONDS = 2.0
QUIET_SECONDS = 10.0
"""Without a write, before a graph is built: papers come in heaps, and one graph a heap is enough."""
PRESSING = 3
"""Times the points that make a graph due, at which it is built in the midst of writes."""
RETRY_SECONDS = 1800.0
"""After a graph could not be built: most often memory is short, and soon would be again."""


class GraphProcess:
    """Builds graphs, one at a time, in a process of its own."""

    def __init__(self, program: str = PROGRAM) -> None:
        self._program = program
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False

    def build(self, order: GraphOrder) -> bool:
        """Whether the folder's shard has its graph. If not, why is logged, and the folder is of no more use."""
        with self._lock:
            if self._stopped:
                return False
            process = self._process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-P", "-m", self._program, order.to_json()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                env=_environment(),
                start_new_session=True,  # Ctrl-C is not for it: it is told by `stop`
            )
        began = time.monotonic()
        _, complaint = process.communicate()
        with self._lock:
            self._process = None
            if process.returncode == 0:
                log.info("built the graph of %s in %.0f s", order.folder, time.monotonic() - began)
            elif not self._stopped:
                last = complaint.strip().rpartition("\n")[2] or "without a word, most often for want of memory"
                log.warning("the process that built a graph ended with %d: %s", process.returncode, last)
        return process.returncode == 0

    @property
    def pid(self) -> int | None:
        """The id of the process under way."""
        process = self._process
        return process.pid if process else None

    def stop(self) -> None:
        """End the process under way, and start no other until `allow`."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.kill()

    def allow(self) -> None:
        """Take orders again."""
        with self._lock:
            self._stopped = False


def _environment() -> dict[str, str]:
    """This process' environment and import path, so that both find the same code."""
    path = os.pathsep.join(os.path.abspath(entry) for entry in sys.path)  # noqa: PTH100 - "" is the working folder
    return os.environ | {"PYTHONPATH": path}


class GraphWatch:
    """A thread that has a graph built when enough points lack one and nothing was written for a while."""

    def __init__(self, *, due_at: int, lacking: Callable[[], int], build: Callable[[], bool]) -> None:
        self._due_at = due_at
        self._lacking = lacking
        self._build = build
        self._written_at = 0.0
        self._retry_at = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="graph watch", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def written(self) -> None:
        """Note a write."""
        self._written_at = time.monotonic()

    def stop(self) -> None:
        """Watch no more; a build under way must have been stopped before."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(CHECK_SECONDS):
            try:
                built = not self._is_due() or self._build()
            except Exception:  # the watch outlives what one build comes to; the index goes on exact
                log.exception("a graph could not be built")
                built = False
            if not built:
                self._retry_at = time.monotonic() + RETRY_SECONDS

    def _is_due(self) -> bool:
        now, lacking = time.monotonic(), self._lacking()
        quiet = now - self._written_at >= QUIET_SECONDS
        return now >= self._retry_at and lacking > self._due_at * (1 if quiet else PRESSING)
