"""A yardstick for tables: cells of real papers labelled by their borders, and how many of them are read right.

The labels hold geometry alone; the text of a labelled cell is taken from the paper by pdfplumber.
"""
