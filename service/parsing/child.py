"""What runs in a reading process: orders in, answers out, until the pipe closes."""

import sys
from multiprocessing.connection import Connection

from extractors import PaperError
from service.logs import what_and_where
from service.parsing.messages import Answer, Crashed, Finished, Order, PageDone, Refused, Task


def work(pipe: Connection, load: Task) -> None:
    """Carry out orders one after the other. Ends when the other end of the pipe is closed, or its process dies.

    `load` is called before the first order comes, so that its code is there by then.
    """
    load()
    while True:
        try:
            order = pipe.recv()
            pipe.send(_carry_out(order, pipe))
        except (EOFError, OSError):
            return


def _carry_out(order: Order, pipe: Connection) -> Answer:
    def progress(done: int, total: int) -> None:
        try:
            pipe.send(PageDone(done, total))
        except OSError:
            sys.exit("the service that ordered this reading is gone")

    try:
        keywords = {"progress": progress} if order.reports else {}
        return Finished(order.task(*order.arguments, **keywords))
    except PaperError as error:
        return Refused(error)
    except Exception as error:  # a defect in reading one paper must not take the process' other papers along
        return Crashed(what_and_where(error))
