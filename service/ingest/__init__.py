"""The way of a paper from its bytes to records and index, in steps that survive a stop."""
