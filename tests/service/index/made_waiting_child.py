"""A graph's child that writes its id to a file `pid` beside the generations and waits for `go` before it builds."""

import os
import sys
import time
from pathlib import Path

from service.index import graph_child
from service.index.graph_order import GraphOrder


def wait(beside: Path) -> None:
    draft = beside / "pid.new"
    draft.write_text(str(os.getpid()))
    draft.rename(beside / "pid")
    while not (beside / "go").exists():
        time.sleep(0.01)


if __name__ == "__main__":
    graph_child.give_way()
    wait(GraphOrder.from_json(sys.argv[1]).folder.parent)
    graph_child.build(sys.argv[1])
