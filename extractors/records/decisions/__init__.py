"""What the body did at its meeting: resolutions, agreements, appointments, refusals, papers formally noted.

Blocks are joined to runs, each run's sentences are read for the forms of `nlp_models/rules/decisions.yaml`, sentences
that belong together (proposal, seconder, vote) become one statement, and motions are settled by the vote that follows.
"""

from extractors.records.decisions.finding import find_decisions

__all__ = ["find_decisions"]
