"""Numbers and threads that are quickest on this processor.

Measured on two cores with passages of 120 words, in passages a second beside an idle and a busy processor:
bfloat16 on one thread 68 and 73, on two 113 and 67; float32 on one thread 27 and 28, on two 49 and 28 when waiting
threads sleep (`OMP_WAIT_POLICY=PASSIVE`) but 16 to 22 when they spin. So two threads never lose, and gain where a
core is idle. Cosines of bfloat16 differ from float32's by under 0.003.
"""

import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

ROWS, WIDTH, INNER = 1024, 384, 1536
"""The largest layer of a small sentence model, with about eight passages at once."""
REPEATS = 3
WORTHWHILE = 1.3
"""How many times as fast bfloat16 must be: below that, float32's exactness is worth more."""
MOST_THREADS = 2
"""More wait for each other, with layers as small as these."""


def prepared_torch() -> "torch.dtype":
    """Load torch and set its threads. Tells the type of numbers that is quickest."""
    make_waiting_threads_sleep()
    import torch

    torch.set_num_threads(1)
    dtype = quickest_type()
    torch.set_num_threads(thread_count())
    return dtype


def make_waiting_threads_sleep() -> None:
    """To be called before torch is imported: two spinning threads collapse beside any other load."""
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")


def quickest_type() -> "torch.dtype":
    """bfloat16 where the processor has instructions for it and a trial (some 50 ms) shows that it pays."""
    import torch

    capabilities = torch.cpu.get_capabilities()
    if not (capabilities.get("amx_bf16") or capabilities.get("avx512_bf16")):
        return torch.float32
    pays = _layer_seconds(torch.float32) > WORTHWHILE * _layer_seconds(torch.bfloat16)
    return torch.bfloat16 if pays else torch.float32


def thread_count() -> int:
    """Threads of torch."""
    return min(MOST_THREADS, os.cpu_count() or 1)


def _layer_seconds(dtype: "torch.dtype") -> float:
    """The least of some repeats, since other work can only slow a trial down."""
    import torch

    layer = torch.nn.Linear(WIDTH, INNER, dtype=dtype)
    rows = torch.ones(ROWS, WIDTH, dtype=dtype)
    with torch.inference_mode():
        layer(rows)
        return min(_seconds(layer, rows) for _ in range(REPEATS))


def _seconds(layer: "torch.nn.Linear", rows: "torch.Tensor") -> float:
    begun = time.perf_counter()
    layer(rows)
    return time.perf_counter() - begun
