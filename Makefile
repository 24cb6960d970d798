# Everything a person or a machine does with this repository.  Needs Python 3.11 or later, pip and make.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test lint types unit docs bench quality soak e2e clean

demo: $(VENV)/installed  ## the whole job on this machine alone
	$(BIN)/tracker demo

test: lint types unit docs  ## what must hold for every change

lint: $(VENV)/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/tested
	$(BIN)/mypy

unit: $(VENV)/tested
	$(BIN)/python -m pytest -n 2 -m "not slow and not e2e"

docs: $(VENV)/tested  ## help texts and tables in the docs are what the program says
	COLUMNS=80 $(BIN)/cog --check -P README.md docs/*.md

bench: $(VENV)/tested
	$(BIN)/python -m benchmarks

quality: $(VENV)/tested
	$(BIN)/python -m benchmarks.quality

soak: $(VENV)/tested
	$(BIN)/python -m pytest -m "slow" --hypothesis-profile=soak

e2e: $(VENV)/tested
	$(BIN)/python -m pytest -m "e2e"

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/tested: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
