# Minutebook: every task of a developer and of a new user. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export HF_HUB_OFFLINE := 1
export TOKENIZERS_PARALLELISM := false

.DEFAULT_GOAL := help
.PHONY: help run test check evaluate train bench fuzz samples lock wheel clean

help: ## list the tasks
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/run.stamp: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet -r requirements-dev.lock
	touch $@

run: $(VENV)/run.stamp ## install what is locked, load the sample papers and serve on http://127.0.0.1:8000
	$(BIN)/minutebook serve --samples

test: $(VENV)/dev.stamp ## run the tests
	$(BIN)/python -m pytest

check: $(VENV)/dev.stamp ## check format, lint, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

evaluate: $(VENV)/dev.stamp ## score the extraction against labelled papers and the committed baseline
	$(BIN)/python -m corpus.evaluate

train: $(VENV)/dev.stamp ## train the sentence model and the weights of confidence, and tell how strangers' papers are read
	$(BIN)/python -m corpus.training $(TRAIN)

$(VENV)/bench.stamp: requirements-bench.lock $(VENV)/dev.stamp
	$(BIN)/python -m pip install --quiet -r requirements-bench.lock
	touch $@

bench: $(VENV)/bench.stamp ## time reading beside other readers, a pack from upload to searchable, and searching a large record
	$(BIN)/python -m corpus.benchmark $(BENCH)

fuzz: $(VENV)/dev.stamp ## read thousands of damaged PDFs: no hang, no crash, no page lost in silence
	$(BIN)/python -m corpus.fuzz $(FUZZ)

samples: $(VENV)/dev.stamp ## make the sample papers and their labels anew
	$(BIN)/python -m corpus.generator

lock: $(VENV)/dev.stamp ## pin the newest versions that pyproject.toml admits
	$(BIN)/pip-compile --quiet --upgrade --strip-extras --no-emit-index-url --no-emit-find-links \
		--no-emit-trusted-host --no-header --output-file requirements.lock pyproject.toml
	$(BIN)/pip-compile --quiet --upgrade --strip-extras --no-emit-index-url --no-emit-find-links \
		--no-emit-trusted-host --no-header --extra dev --constraint requirements.lock \
		--output-file requirements-dev.lock pyproject.toml
	$(BIN)/pip-compile --quiet --upgrade --strip-extras --no-emit-index-url --no-emit-find-links \
		--no-emit-trusted-host --no-header --extra bench --constraint requirements-dev.lock \
		--output-file requirements-bench.lock pyproject.toml
	sed -i 's/^torch==\([0-9.]*\)+.*/torch==\1/' requirements.lock requirements-dev.lock requirements-bench.lock

wheel: $(VENV)/dev.stamp ## build the wheel into dist/
	$(BIN)/python -m build --wheel --outdir dist .

clean: ## remove the virtual environment, caches and build products (records in .minutebook/ stay)
	rm -rf $(VENV) build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
