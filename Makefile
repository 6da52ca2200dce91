# Everything a person or CI does with the project. Needs Python 3.11 or newer and make; nothing else.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo run test lint bench docs lock clean

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
