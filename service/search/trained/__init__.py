"""The weights that `python -m service.search.learning` finds, as `weights.json`."""
