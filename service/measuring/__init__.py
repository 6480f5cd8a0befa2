"""Measures of the engines alone, and large made-up records to measure the whole with: `python -m service.measuring`."""
