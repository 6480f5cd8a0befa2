"""The memory of processes, as Linux tells it under `/proc`."""

import os
import resource
import sys
from pathlib import Path

from pydantic import BaseModel

KIBIBYTE = 1024
MEBIBYTE = 1024 * KIBIBYTE
_PROCESSES = Path("/proc")


class Held(BaseModel):
    """Bytes of memory of a process: now, and the most so far; `own` are those now that no file stands behind."""

    now: int
    peak: int
    own: int


def told_here() -> bool:
    """Whether this system tells the memory of processes."""
    return (_PROCESSES / "self" / "status").exists()


def held_by(pid: int) -> Held:
    """The memory of a process. Raises OSError where there is no such process, or the system does not tell."""
    lines = (_PROCESSES / str(pid) / "status").read_text().splitlines()
    fields = {name: rest.split() for name, _, rest in (line.partition(":") for line in lines)}
    now, peak, own = (int(fields[name][0]) * KIBIBYTE for name in ("VmRSS", "VmHWM", "RssAnon"))
    return Held(now=now, peak=peak, own=own)


def peak_bytes() -> int:
    """The most memory that this process ever held.

    Linux hands the peak of the starting process down to `ru_maxrss` of the one it starts; `VmHWM` begins afresh.
    """
    if told_here():
        return held_by(os.getpid()).peak
    unit = 1 if sys.platform == "darwin" else KIBIBYTE  # macOS counts bytes
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def started_by(pid: int) -> list[int]:
    """The processes that a process started and those that they started, itself left out."""
    parents = {int(entry.name): _parent(entry) for entry in _PROCESSES.iterdir() if entry.name.isdigit()}
    return [each for each in parents if each != pid and _descends(each, pid, parents)]


def tree_memory(pid: int) -> int | None:
    """Bytes of memory of a process and all that it started, shared pages counted once for each; None off Linux."""
    if not told_here():
        return None
    return sum(_memory(_PROCESSES / str(each)) for each in (pid, *started_by(pid)))


def _descends(pid: int, ancestor: int, parents: dict[int, int]) -> bool:
    while pid and pid != ancestor:
        pid = parents.get(pid, 0)
    return pid == ancestor


def _parent(process: Path) -> int:
    """The parent's id from `/proc/PID/stat`: the second field after the name in brackets; 0 for one that ended."""
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _memory(process: Path) -> int:
    """The resident pages from `/proc/PID/statm` in bytes; 0 for a process that ended."""
    try:
        return int((process / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
