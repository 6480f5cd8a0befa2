"""The version of the reading."""

EXTRACTOR_VERSION = "0.3.0"
"""Raised with every change of what is found: papers read by another version are read again when next uploaded."""
