"""Labelled papers: the sample papers and their generator, the shape of labels, evaluation and benchmarks."""
