import os

import pytest
import torch

from service.embedding import precision

PLAIN: dict[str, bool] = {"amx_bf16": False, "avx512_bf16": False}


@pytest.mark.parametrize(
    ("capabilities", "seconds_float32", "seconds_bfloat16", "expected"),
    [
        (PLAIN, 1.0, 0.1, torch.float32),  # emulated bfloat16 is not even tried
        (PLAIN | {"amx_bf16": True}, 1.0, 0.3, torch.bfloat16),
        (PLAIN | {"avx512_bf16": True}, 1.0, 0.3, torch.bfloat16),
        (PLAIN | {"avx512_bf16": True}, 1.0, 0.9, torch.float32),  # has it, gains too little
    ],
)
def test_bfloat16_where_it_pays(
    monkeypatch: pytest.MonkeyPatch,
    capabilities: dict[str, bool],
    seconds_float32: float,
    seconds_bfloat16: float,
    expected: torch.dtype,
) -> None:
    seconds = {torch.float32: seconds_float32, torch.bfloat16: seconds_bfloat16}
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: capabilities)
    monkeypatch.setattr(precision, "_layer_seconds", seconds.__getitem__)
    assert precision.quickest_type() == expected


@pytest.mark.parametrize(("processors", "threads"), [(8, 2), (2, 2), (1, 1), (None, 1)])
def test_threads_by_processors(monkeypatch: pytest.MonkeyPatch, processors: int | None, threads: int) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    assert precision.thread_count() == threads


def test_a_setting_from_outside_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_WAIT_POLICY", "ACTIVE")
    precision.make_waiting_threads_sleep()
    assert os.environ["OMP_WAIT_POLICY"] == "ACTIVE"
