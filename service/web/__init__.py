"""The pages: search, papers, and each page of a paper with what was read from it drawn where it stands."""
