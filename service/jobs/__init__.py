"""The readings of papers: how far each is."""
