# Everything a person or CI does with the project. Needs Python 3.11 or newer and make; nothing else.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo run test lint bench docs docs-requirements docs-workflows lock clean

demo: .venv/ready ## the terminal UI on a throw-away register with invented cases
	$(BIN)/casemgr demo

run: .venv/ready ## the terminal UI on your own register
	$(BIN)/casemgr

test: .venv/ready
	$(BIN)/python -m pytest -n 2

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/ready ## the measured table; a few minutes
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m tests.bench

docs: .venv/ready
	$(BIN)/mkdocs build --strict

docs-requirements: .venv/ready ## docs/requirements.md, after a change of docs/requirements.toml or of the data it names
	$(BIN)/python -m tests.requirements

docs-workflows: .venv/ready ## docs/workflows/, after a change of a workflow or of its words
	$(BIN)/python -m tests.workflow_pages

lock: ## after a change of the dependencies in pyproject.toml
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --extra dev pyproject.toml -o requirements.lock

clean:
	rm -rf .venv site dist

.venv/ready: requirements.lock pyproject.toml $(wildcard data/locale/*/*.po)
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python data/locale/build.py
	touch $@
