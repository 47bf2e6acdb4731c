# make demo   who said what in the demo article
# make test   lint, types and tests
# make readme put the demo's output into README.md anew
# Each first makes the environment in .venv, unless that is up to date.

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed

.PHONY: demo test readme

demo: $(INSTALLED)
	@$(BIN)/quotes demo

test: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy quotes
	$(BIN)/pytest

readme: $(INSTALLED)
	$(BIN)/python -m tests.readme

$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@
