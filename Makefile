# make demo   who said what in the demo article
# make test   lint, types and tests
# make docs   the documentation as a site, in docs/_build/html
# make readme put what README.md and docs/ show of outputs there anew
# Each first makes the environment in .venv, unless that is up to date.

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed

.PHONY: demo test docs readme

demo: $(INSTALLED)
	@$(BIN)/quotes demo

test: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy quotes
	$(BIN)/pytest

docs: $(INSTALLED)
	$(BIN)/sphinx-build -W --keep-going --nitpicky --quiet docs docs/_build/html
	@echo "docs/_build/html/index.html"

readme: $(INSTALLED)
	$(BIN)/python -m tests.readme
	$(BIN)/python -m tests.pages

$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@
