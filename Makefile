# Everything that this repository does, from a machine that has only Python, make and git.
# `make help` lists the targets.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
# One more than there are cores: tests wait for servers and browsers.
TESTERS ?= $(shell $(PYTHON) -c 'import os; print(min(5, os.cpu_count() + 1))')
LOCK = $(PYTHON) -m uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --no-header --generate-hashes --upgrade pyproject.toml

.PHONY: help serve check lint types layers browser test wheel pictures eval bench bench-search bench-sparql fuzz records vendor lock clean
.DELETE_ON_ERROR:

help:  ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

serve: $(VENV)/serve.stamp  ## Install, build the graph from the shipped records, serve it on http://127.0.0.1:8000 (PORT= to change)
	$(BIN)/vazby serve --port $(PORT)

check: lint types layers test wheel  ## Everything that CI runs

lint: $(VENV)/check.stamp  ## Style of the code
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/check.stamp  ## Types, strictly, of code and tests
	$(BIN)/mypy

layers: $(VENV)/check.stamp  ## Who may import whom
	$(BIN)/lint-imports

browser:  ## Install the Chromium that tests drive, where apt can
	@command -v chromium >/dev/null || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && \
	  apt-get update --quiet --quiet && apt-get install --quiet --quiet --yes --no-install-recommends chromium; } || \
	  { [ -z "$$CI" ] && echo "There is no chromium: the tests in a browser will be skipped."; }

test: $(VENV)/check.stamp browser  ## All tests, side by side, with branch coverage
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --numprocesses=$(TESTERS) --dist=loadfile
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --fail-under=95

wheel: $(VENV)/check.stamp  ## Build the wheel, install it into a clean environment and run it there
	rm -rf dist build
	$(BIN)/python -m build --no-isolation --wheel --outdir dist .
	$(PYTHON) -m venv --clear build/clean
	build/clean/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/serve.txt
	build/clean/bin/python -m pip install --quiet --disable-pip-version-check --no-deps dist/vazby-*.whl
	build/clean/bin/python tests/installed.py build/clean

pictures: $(VENV)/check.stamp browser  ## Take the pictures of the README anew
	VAZBY_KEEP_PICTURES=1 $(BIN)/pytest -q tests/browser/test_pictures.py

eval: $(VENV)/check.stamp  ## How well pages are read that were written before the rules: figures and every error
	$(BIN)/python -m tests.eval.evaluate
	$(BIN)/python -m tests.eval.short

bench: bench-sparql bench-search  ## Compare with peers, side by side; figures are kept in bench/RESULTS.md
	$(BIN)/python -m bench.extract
	$(BIN)/python -m bench.hub

bench-sparql: $(VENV)/bench.stamp  ## The first half: SPARQL beside its peers (needs wrk and virtuoso-opensource)
	$(BIN)/python -m bench.sparql

bench-search: $(VENV)/check.stamp  ## Suggestions, search and facets over a million names
	$(BIN)/python -m bench.search

fuzz: $(VENV)/check.stamp $(VENV)/fuzz.stamp  ## Look for input that the loaders stumble over, until Ctrl-C (Linux; SECONDS= for less)
	$(BIN)/pytest -q tests/graph/gate --hypothesis-profile=long
	$(BIN)/python -m tests.fuzz -max_total_time=$(or $(SECONDS),0)

records: $(VENV)/check.stamp  ## Make the shipped record files again from the original pages (PAGES=folder)
	$(BIN)/vazby extract --records loaders/curated/documents $(PAGES)

vendor: $(VENV)/check.stamp  ## Fetch the scripts of others anew and compare their checksums (needs npm)
	$(BIN)/python -m tests.vendor

lock:  ## Pin all dependencies anew (needs uv)
	$(LOCK) --group install --output-file requirements/serve.txt
	$(LOCK) --group check --output-file requirements/check.txt
	$(LOCK) --group fuzz --output-file requirements/fuzz.txt
	$(LOCK) --group bench --output-file requirements/bench.txt

clean:  ## Remove what the other targets made
	rm -rf $(VENV) dist build .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# A stamp stands for an environment that holds exactly what the lock names.
$(VENV)/%.stamp: requirements/%.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Vazby needs Python 3.11 or newer; this is `$(PYTHON) --version`. Say which to use: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
	  { echo "Python's venv module is missing. On Debian or Ubuntu: apt install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
