"""spaCy without torch, which it loads wherever it finds it, though a blank pipeline has no use for it.

Torch would take 190 MB and most of a second of every process that reads. It can be loaded afterwards as ever.
"""

import sys
from importlib import import_module


def load() -> None:
    """Load what spaCy asks for torch, while there is none to be found; nothing where either is loaded already."""
    if "torch" in sys.modules or "thinc.compat" in sys.modules:
        return
    sys.modules["torch"] = None  # type: ignore[assignment]  # to `import` this is a module that is not there
    try:
        import_module("thinc.compat")
    finally:
        del sys.modules["torch"]


load()
