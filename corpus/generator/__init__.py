"""A seeded generator of sample papers: one made-up civic year, printed in several house styles, with its labels."""

from corpus.generator.papers import SEED, SamplePaper, sample_papers

__all__ = ["SEED", "SamplePaper", "sample_papers"]
