"""Reads sets of labelled papers for training, several papers side by side."""

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from rich.console import Console
from rich.progress import Progress

from corpus.bodies import body_of
from corpus.sets import PaperSet
from corpus.training.gathering import PaperExamples, gather

PROCESSORS = os.cpu_count() or 1


def gather_sets(sets: Sequence[PaperSet], jobs: int = PROCESSORS) -> dict[str, Sequence[PaperExamples]]:
    """The examples of every set, by the set's name."""
    return {papers.name: _gather(papers, jobs) for papers in sets}


def _gather(papers: PaperSet, jobs: int) -> Sequence[PaperExamples]:
    """The examples of a set in the order of its papers, read side by side."""
    bodies = [body_of(paper.name, of_set=papers.name) for paper in papers.papers]
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(f"reading {papers.name}", total=len(papers.papers))
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            gathered = []
            for examples in pool.map(partial(gather, in_view=papers.in_view), papers.papers, bodies):
                gathered.append(examples)
                progress.advance(task)
    return gathered
