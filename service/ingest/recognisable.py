"""Which pages recognition may help."""

from typing import Final

RECOGNISABLE: Final = ("page_scan_no_text", "page_text_unreliable")
"""Codes of the issues of pages that are pictures, or whose text layer is not what they show."""
