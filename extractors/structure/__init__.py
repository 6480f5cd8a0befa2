"""What a paper is made of: its parts, the meetings it stands for, its items; every block knows where it belongs."""

from extractors.structure.finding import find_structure
from extractors.structure.model import Context, Structure

__all__ = ["Context", "Structure", "find_structure"]
