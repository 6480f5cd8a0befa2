"""A process that reads text does without torch, and can have it afterwards."""

import subprocess
import sys


def test_torch_is_not_loaded_with_the_reader_and_can_be_afterwards() -> None:
    asked = (
        "import sys, nlp_models; nlp_models.load_reader(); print('torch' in sys.modules); "
        "import torch; print(float(torch.ones(1)))"
    )
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert answer.stdout.split() == ["False", "1.0"]
