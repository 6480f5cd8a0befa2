"""`python -m corpus.generator [--seed N] [-o DIR]` writes the sample papers and their labels."""

import argparse
import sys
from pathlib import Path

from corpus.generator.papers import SEED, sample_papers
from corpus.sets import LABELS_SUFFIX, SAMPLES


def main() -> int:
    """Write every paper as `NAME.pdf` and `NAME.gold.json`; the exit code is always 0."""
    parser = argparse.ArgumentParser(prog="python -m corpus.generator", description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED, help=f"draws another year (default {SEED})")
    parser.add_argument(
        "-o", "--output", type=Path, default=SAMPLES, help="folder to write to (default corpus/samples)"
    )
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    for paper in sample_papers(arguments.seed):
        (arguments.output / f"{paper.name}.pdf").write_bytes(paper.pdf)
        (arguments.output / f"{paper.name}{LABELS_SUFFIX}").write_text(paper.labels.to_json(), encoding="utf-8")
        sys.stdout.write(f"{paper.name}  {paper.labels.pages} pages\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
