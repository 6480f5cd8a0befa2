"""`python -m service.index.graph_child ORDER`: give the shard in a folder its graph. Started by `graph_building`.

Whatever goes wrong ends the process with a traceback, whose last line its parent logs.
"""

import ctypes
import os
import signal
import sys

from service.index.edge_shard import open_shard
from service.index.graph_order import GraphOrder

NICENESS = 10
"""Searching and reading go first."""
DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux: while the engine builds, no code of ours could notice that nobody waits any more."""


def give_way() -> None:
    """Let all others go first, and end with the process that waits for this one."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    os.nice(NICENESS)


def build(argument: str) -> None:
    """Build the graph of an order, as it is written on the command line."""
    order = GraphOrder.from_json(argument)
    shard = open_shard(order.folder, order.dimension, order.tuning, building=True)
    shard.build_graph()
    shard.close()


if __name__ == "__main__":
    give_way()
    build(sys.argv[1])
