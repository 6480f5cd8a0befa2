"""Signs that a page's text layer is damaged, one module for each kind of damage, with its repair where there is one.

Text and pieces in, findings or pieces out; `extractors.reading.quality` puts them together.
"""
