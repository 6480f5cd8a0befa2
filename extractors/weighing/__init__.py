"""Rules and trained components come together here: every record gets the confidence that records like it deserved.

The rules find records and say how far they trust each form; the trained weights know, from labelled papers, how often
records with such traits were right. `weigh` puts the one in place of the other, and lets go of records that are more
likely wrong than right.
"""

from extractors.weighing.weighing import weigh

__all__ = ["weigh"]
